"""What programs read in the head of a page."""

import json
import re

from portal.citations import Work
from portal.citations.metadata import Crumb, linked_data, tags
from portal.text.date import Date

CRUMBS = [Crumb("Home", "https://example.ca/en/"), Crumb("A </script> <b>", "https://example.ca/en/studies/a/")]
WORK = Work(
    id="a",
    sort="report",
    title='Citizens "First" & <b>',
    url="https://example.ca/en/studies/a/",
    language="en",
    container="The portal",
    authors=("Erin Research Inc.",),
    publisher="The institute",
    date=Date(1998),
)


def _read(html: str) -> list[dict[str, object]]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    graph: list[dict[str, object]] = json.loads(text)["@graph"]
    return graph


def test_a_report_is_described_to_search_engines() -> None:
    crumbs, report = _read(linked_data(CRUMBS, WORK, "What it is.", ()))
    assert [item["name"] for item in crumbs["itemListElement"]] == ["Home", "A </script> <b>"]  # type: ignore[attr-defined]
    assert report["@type"] == "Report"
    assert (report["name"], report["datePublished"]) == ('Citizens "First" & <b>', "1998")


def test_a_dataset_names_its_files_and_their_formats() -> None:
    _, dataset = _read(linked_data(CRUMBS, WORK._replace(sort="dataset"), "", ("https://example.ca/a.csv",)))
    assert dataset["distribution"] == [
        {"@type": "DataDownload", "contentUrl": "https://example.ca/a.csv", "encodingFormat": "text/csv"}
    ]


def test_no_text_ends_the_element_or_an_attribute() -> None:
    html = linked_data(CRUMBS, WORK, "</script><script>", ())
    assert html.count("</script>") == 1
    assert "<b>" not in tags(WORK)


def test_reference_managers_find_title_author_date_and_institution() -> None:
    found = dict(re.findall(r'<meta name="([^"]+)" content="([^"]*)">', tags(WORK)))
    assert found["citation_title"] == "Citizens &#34;First&#34; &amp; &lt;b&gt;"
    assert found["citation_author"] == "Erin Research Inc."
    assert found["citation_publication_date"] == "1998"
    assert found["citation_technical_report_institution"] == "The institute"
    assert found["DC.language"] == "en"


def test_what_is_unknown_is_not_said() -> None:
    found = dict(re.findall(r'<meta name="([^"]+)" content="([^"]*)">', tags(WORK._replace(date=None, authors=()))))
    assert not {"citation_author", "citation_publication_date", "DC.date", "DC.creator"} & set(found)
