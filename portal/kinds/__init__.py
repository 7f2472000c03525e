"""The kinds of record: those that every portal has, and packs of others, each of which may be left out."""

from collections.abc import Mapping

from portal.kinds.adoption import ADOPTIONS
from portal.kinds.award import AWARDS, RECIPIENTS
from portal.kinds.chart import CHARTS
from portal.kinds.driver import DRIVERS
from portal.kinds.event import EVENTS
from portal.kinds.innovation import INNOVATIONS
from portal.kinds.measure import GROUPS, MEASURES, POINTS
from portal.kinds.outline import OUTLINES
from portal.kinds.place import ORGANISATIONS, PLACES
from portal.kinds.playbook import PLAYBOOKS
from portal.kinds.series import SERIES
from portal.kinds.source import SOURCES
from portal.kinds.study import CONFLICTS, FINDINGS, STUDIES
from portal.kinds.synonym import SYNONYMS
from portal.kinds.term import TERMS
from portal.kinds.vocabulary import VOCABULARY
from portal.record import Kind, Record

PACKS: Mapping[str, tuple[Kind[Record], ...]] = {
    "history": (EVENTS,),
    "studies": (SERIES, STUDIES, FINDINGS, DRIVERS, MEASURES, GROUPS, POINTS, CHARTS, CONFLICTS),
    "practices": (INNOVATIONS, ADOPTIONS, PLACES, ORGANISATIONS, OUTLINES),
    "playbooks": (PLAYBOOKS,),
    "awards": (AWARDS, RECIPIENTS),
}
"""The kinds that a portal may do without, those that make sense only together in one pack; in the order of the site."""

CORE: tuple[Kind[Record], ...] = (TERMS, SYNONYMS, SOURCES, VOCABULARY)
"""What every portal has: what others cite, are worded in and are found by."""

KINDS: tuple[Kind[Record], ...] = (*(kind for pack in PACKS.values() for kind in pack), *CORE)
"""All kinds of the library, in the order of the site."""
