"""In which order lists show their records."""

from pathlib import Path

from portal.analysis.order import in_order
from portal.dataset import load
from portal.kinds.term import TERMS
from tests.dataset.made import copy_of_tiny

TITLES = ["Zone", "école", "Ecole", "ecole", "étude", "Eau", "audit", "Être", "etre"]


def test_an_alphabetical_list_goes_by_letters_and_by_accents_and_capitals_only_between_equals(tmp_path: Path) -> None:
    data = copy_of_tiny(tmp_path)
    rows = [f"t{at},{title},{title},A.,Un.,high,a-history" for at, title in enumerate(TITLES)]
    head = "id,title_en,title_fr,definition_en,definition_fr,french_confidence,sources"
    (data / "terms.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    dataset = load(data)
    for language in ("en", "fr"):
        shown = [item.label.say(language).text for item in in_order(dataset, TERMS, language)]
        assert shown == ["audit", "Eau", "Ecole", "ecole", "école", "etre", "Être", "étude", "Zone"]
