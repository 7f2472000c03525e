"""Parts of records' pages: shown alone, or side by side."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from markupsafe import Markup

from portal.pages.contents import headings
from portal.pages.renderer import Renderer
from portal.pages.views import View
from portal.suggest import did_you_mean

Part: TypeAlias = Callable[[Renderer, View], str]

UNKNOWN = "–"


def _contents(renderer: Renderer, view: View) -> str:
    found = headings(renderer.record(view, edit=""))
    return renderer.component("contents", headings=found, page=renderer.links.to(view.item) or "")


def _steps(renderer: Renderer, view: View) -> str:
    return renderer.component("steps", record=view.record) if hasattr(view.record, "steps") else ""


def _sources(renderer: Renderer, view: View) -> str:
    return renderer.component("sources", citations=view.record.sources) if view.record.sources else ""


PARTS: Mapping[str, Part] = {
    "breadcrumb": lambda renderer, view: renderer.component("breadcrumb", kind=view.kind),
    "keep": lambda renderer, view: renderer.component("keep", key=view.item.key),
    "facts": lambda renderer, view: renderer.component("facts", found=renderer.facts(view)),
    "contents": _contents,
    "steps": _steps,
    "sources": _sources,
    "freshness": lambda renderer, view: renderer.component("freshness", record=view.record, due=view.due),
    "cite": lambda renderer, view: renderer.component("cite", item=view.item),
    "related": lambda renderer, view: renderer.component("related", found=view.related),
    "neighbours": lambda renderer, view: renderer.component("neighbours", view=view),
}
"""What draws each part, the same as on the page; an empty text where the page has none."""


def part(renderer: Renderer, view: View, name: str) -> str:
    """Return one part of a record's page; raise LookupError where there is no such part, or none on this page."""
    if name not in PARTS:
        raise LookupError(f"a record's page has no part '{name}'; {did_you_mean(name, PARTS)}")
    html = PARTS[name](renderer, view)
    if not html:
        raise LookupError(f"the page of '{view.record.id}' has no {name}; name a record whose page has")
    return html


def comparison(renderer: Renderer, views: Sequence[View]) -> str:
    """Return the facts of some records of one kind side by side, a row for each fact that any of them has."""
    facts = [_by_label(renderer, view) for view in views]
    labels = dict.fromkeys(label for found in facts for label in found)
    return renderer.component(
        "comparison",
        caption=renderer.voice.filled("side_by_side", kind=renderer.voice.say(views[0].kind.title)),
        heads=[renderer.links.named(view.item.key) for view in views],
        rows=[(label, [Markup("; ").join(found.get(label, [UNKNOWN])) for found in facts]) for label in labels],
    )


def _by_label(renderer: Renderer, view: View) -> dict[Markup, list[Markup]]:
    """Return what stands under each label of a record's facts: several, where it has several of a sort."""
    found: dict[Markup, list[Markup]] = {}
    for label, value, note in renderer.facts(view):
        said = Markup('{} <span class="portal-note">{}</span>').format(value, note) if note else value
        found.setdefault(label, []).append(said)
    return found
