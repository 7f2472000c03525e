"""What records can be narrowed by."""

import re
import shutil
from pathlib import Path

from portal.analysis.facets import BY_NAME, FacetValue
from portal.analysis.narrowing import Narrowing
from portal.analysis.order import list_length
from portal.dataset import Dataset, load
from portal.kinds.innovation import INNOVATIONS
from portal.kinds.place import PLACES
from tests.project import PROJECT


def ids(dataset: Dataset, facet: str) -> dict[str, set[str]]:
    """Return the innovations of each value of a facet."""
    narrowing = Narrowing(dataset)
    chosen = [FacetValue(BY_NAME[facet], value) for value in narrowing.values(INNOVATIONS, BY_NAME[facet])]
    return {one.value: _narrowed(narrowing, one) for one in chosen}


def _narrowed(narrowing: Narrowing, chosen: FacetValue) -> set[str]:
    number = narrowing.number(INNOVATIONS, chosen)
    pages = [narrowing.page(INNOVATIONS, chosen, page) for page in range(list_length(number))]
    found = {item.key.id for page in pages for item in page}
    assert len(found) == number
    return found


def test_every_innovation_has_a_province_a_band_of_population_and_a_level_of_evidence(dataset: Dataset) -> None:
    every = {record.id for record in dataset[INNOVATIONS]}
    for facet in ("province", "place", "population", "stage", "evidence"):
        assert set().union(*ids(dataset, facet).values()) == every, facet


def test_a_place_stands_in_the_band_that_its_population_is_in(dataset: Dataset) -> None:
    bands = ids(dataset, "population")
    places = {place.id: place for place in dataset[PLACES]}
    for record in dataset[INNOVATIONS]:
        for place in (places[id] for id in record.places):
            people = place.population
            band = "not-verified" if people is None else "500000-or-more" if people >= 500_000 else None
            assert band is None or record.id in bands[band]
    assert "barrie-city-app" in bands["100000-499999"]  # 147,829


def test_a_band_begins_with_its_first_number_and_ends_before_that_of_the_next(tmp_path: Path) -> None:
    data = Path(shutil.copytree(PROJECT / "data", tmp_path / "data"))
    places = (data / "places.csv").read_text(encoding="utf-8")
    for place, people in {"barrie": 100_000, "halifax": 99_999, "toronto": 500_000, "calgary": 499_999}.items():
        places = re.sub(rf"^({place},[^,]*,[^,]*,[^,]*),\d+,", rf"\g<1>,{people},", places, flags=re.MULTILINE)
    (data / "places.csv").write_text(places, encoding="utf-8")
    dataset = load(data)
    bands = ids(dataset, "population")
    for place, band in {
        "barrie": "100000-499999",
        "halifax": "50000-99999",
        "toronto": "500000-or-more",
        "calgary": "100000-499999",
    }.items():
        there = {record.id for record in dataset[INNOVATIONS] if record.places == (place,)}
        assert there, place
        assert [name for name, found in bands.items() if found & there] == [band], place


def test_values_stand_in_the_order_of_their_list_and_years_from_the_latest(dataset: Dataset) -> None:
    listed = [id for id in dataset.vocabulary["channels"] if id in ids(dataset, "channel")]
    assert list(ids(dataset, "channel")) == listed
    years = list(ids(dataset, "year"))
    assert years == sorted(years, reverse=True)
    assert len(years) > 10
