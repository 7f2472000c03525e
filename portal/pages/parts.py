"""Parts of records' pages, cut from the pages themselves: shown alone, or side by side."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from portal.pages.renderer import Renderer
from portal.pages.views import View
from portal.suggest import did_you_mean

PARTS = {
    "breadcrumb": "portal-path",
    "keep": "portal-keep",
    "facts": "portal-glance",
    "contents": "portal-contents",
    "steps": "portal-steps",
    "sources": "portal-works",
    "freshness": "portal-freshness",
    "cite": "portal-cite-box",
    "related": "portal-related",
    "neighbours": "portal-neighbours",
}
"""The parts by the class of the element that each is; none of these elements stands in another of its sort."""

FACT = re.compile(r"<div><dt>(.*?)</dt><dd[^>]*>(.*?)</dd></div>", re.DOTALL)
UNKNOWN = "–"


def part(renderer: Renderer, view: View, name: str) -> str:
    """Return one part of a record's page, its links leading to that page.

    Raise LookupError where there is no such part, or none on this page.
    """
    if name not in PARTS:
        raise LookupError(f"a record's page has no part '{name}'; {did_you_mean(name, PARTS)}")
    found = re.search(rf'<(\w+) class="{PARTS[name]}[ "].*?</\1>', renderer.record(view, edit=""), re.DOTALL)
    if found is None:
        raise LookupError(f"the page of '{view.record.id}' has no {name}; name a record whose page has")
    html = found[0]

    def lead_back(link: re.Match[str]) -> str:
        return link[0] if f'id="{link[1]}"' in html else f'href="{renderer.link(view.item)}#{link[1]}"'

    return re.sub(r'href="#([^"]+)"', lead_back, html)


def comparison(renderer: Renderer, views: Sequence[View]) -> str:
    """Return the facts of some records of one kind side by side, a row for each fact that any of them has."""
    facts = [_facts(part(renderer, view, "facts")) for view in views]
    labels = dict.fromkeys(label for found in facts for label in found)
    return renderer.component(
        "comparison",
        caption=renderer.voice.filled("side_by_side", kind=renderer.voice.say(views[0].kind.title)),
        heads=[renderer.named(view.item.key) for view in views],
        rows=[(label, [found.get(label, UNKNOWN) for found in facts]) for label in labels],
    )


def _facts(html: str) -> dict[Markup, Markup]:
    """Return the facts of a list by their labels; what stands under one label more than once is joined."""
    found: dict[Markup, Markup] = {}
    for label, value in FACT.findall(html):
        known = found.get(Markup(label))  # noqa: S704
        found[Markup(label)] = Markup("; ").join([known, Markup(value)] if known else [Markup(value)])  # noqa: S704
    if html.count("<dt>") != sum(html.count(f"<dt>{label}</dt>") for label in found):
        raise LookupError("the facts of a record are written otherwise than <div><dt>…</dt><dd>…</dd></div>")
    return found
