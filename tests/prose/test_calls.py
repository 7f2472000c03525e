"""What is told of the calls of a page before any is made."""

from pathlib import Path

import pytest

from portal.dataset import Dataset
from portal.prose.calls import misplaced_lists
from portal.prose.page import FrontMatter, Page


def page(body: str, name: str = "studies") -> Page:
    front = FrontMatter(title="A page")
    return Page(Path(f"docs/en/{name}.md"), name, f"{name}/", front, body, first_line=4)


def told(dataset: Dataset, found: Page) -> list[str]:
    return [str(problem) for problem in misplaced_lists({"en": (found,), "fr": ()}, dataset)]


@pytest.mark.parametrize(
    "body",
    [
        '{{ listing("studies") }}',
        "{{ listing(kind='studies') }}",
        '{% raw %}{{ listing("events") }} {{ listing("events") }}{% endraw %}\n\n{{ listing("studies") }}',
        '{# {{ listing("events") }} #} and listing("events")',
        '{{ callout("limits", "listing(\'events\')", "text") }}',
    ],
)
def test_a_list_in_its_place_or_only_shown_is_no_fault(body: str, dataset: Dataset) -> None:
    assert told(dataset, page(body)) == []


def test_a_list_in_another_place_and_a_second_one_are_told_at_their_lines(dataset: Dataset) -> None:
    body = 'Text\n\n{{ listing("events") }}\n{% raw %}\n{% endraw %}\n{{ listing(\n  kind="studies") }}\n'
    assert told(dataset, page(body)) == [
        "docs/en/studies.md:6: listing: the events stand below timeline/; call this file timeline.md",
        "docs/en/studies.md:9: listing: is called twice; give each list a page of its own",
    ]
