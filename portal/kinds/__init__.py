"""The kinds of record, in the order of the site."""

from portal.kinds.award import AWARDS, RECIPIENTS
from portal.kinds.event import EVENTS
from portal.kinds.innovation import INNOVATIONS
from portal.kinds.place import ORGANISATIONS, PLACES
from portal.kinds.playbook import PLAYBOOKS
from portal.kinds.source import SOURCES
from portal.kinds.study import CONFLICTS, FINDINGS, MEASURES, POINTS, STUDIES
from portal.kinds.term import TERMS
from portal.kinds.vocabulary import VOCABULARY
from portal.record import Kind, Record

KINDS: tuple[Kind[Record], ...] = (
    EVENTS,
    STUDIES,
    FINDINGS,
    MEASURES,
    POINTS,
    CONFLICTS,
    INNOVATIONS,
    PLACES,
    ORGANISATIONS,
    PLAYBOOKS,
    AWARDS,
    RECIPIENTS,
    TERMS,
    SOURCES,
    VOCABULARY,
)
