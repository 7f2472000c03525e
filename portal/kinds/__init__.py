"""The kinds of record, in the order of the site."""

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

KINDS: tuple[Kind[Record], ...] = (
    EVENTS,
    SERIES,
    STUDIES,
    FINDINGS,
    DRIVERS,
    MEASURES,
    GROUPS,
    POINTS,
    CHARTS,
    CONFLICTS,
    INNOVATIONS,
    ADOPTIONS,
    PLACES,
    ORGANISATIONS,
    OUTLINES,
    PLAYBOOKS,
    AWARDS,
    RECIPIENTS,
    TERMS,
    SYNONYMS,
    SOURCES,
    VOCABULARY,
)
