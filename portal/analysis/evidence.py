"""An innovation into its level of evidence, and the reason for it, by one rule for all.

The levels are those of Nesta's Standards of Evidence (Puttick and Ludlow 2013), of 5: at 1 a practice is described with
the reason why it should work; at 2 figures show a change for the better; at 3 a comparison shows that the practice
caused it; 4 and 5 ask for independent replication and for systems that keep it up. What speaks for them is not recorded
here, so the rule never gives more than 3. Below 1 stands what no reliable source describes.
"""

from typing import NamedTuple

from portal.kinds.innovation import Innovation
from portal.language.voice import Voice
from portal.record import Confidence

HIGHEST = 5


class Evidence(NamedTuple):
    """How far what is known of a practice goes to show that it works."""

    level: int
    """From 0 to 5."""

    reason: str
    """Why it is no higher and no lower, in a sentence."""

    highest: int = HIGHEST


def level_of(innovation: Innovation, confidence: Confidence | None) -> int:
    """Return the level of evidence of an innovation whose sources have some confidence, from 0 to 3."""
    shown = {result.shows for result in innovation.results}
    if innovation.verification or confidence in (None, "low"):
        return 0
    if "comparison" in shown:
        return 3
    return 2 if "improvement" in shown else 1


def evidence(innovation: Innovation, confidence: Confidence | None, voice: Voice) -> Evidence:
    """Return the level of evidence of an innovation whose sources have some confidence, and the reason for it."""
    level = level_of(innovation, confidence)
    if level in (0, 3):
        return Evidence(level, voice.worded("evidence_compared") if level else voice.worded("evidence_unreliable"))
    shown = [result.shows for result in innovation.results]
    better, worse = shown.count("improvement"), shown.count("worsening")
    reason = voice.worded("evidence_figures") if shown else voice.worded("evidence_no_figures")
    if better:
        reason = voice.worded("evidence_better", number=voice.number(better))
    if worse:
        reason = f"{reason} {voice.worded('evidence_worse', number=voice.number(worse))}"
    return Evidence(level, reason)
