"""All innovations into what the fit finder ranks and shows, and the vocabularies into the choices of its form.

The facts are the same in all languages and small: a column for each fact, words as numbers. Titles and places, which
are not, stand in files of a hundred, of which the browser asks for those it shows.
"""

import re
from typing import NamedTuple

from portal.analysis.facets import LEVEL
from portal.analysis.fit import RULES, Facts
from portal.dataset import Dataset, Item
from portal.kinds.driver import DRIVERS, Driver
from portal.kinds.innovation import INNOVATIONS
from portal.kinds.place import PLACES, Place
from portal.kinds.vocabulary import Entry as Vocable
from portal.language.voice import Voice
from portal.pages.renderer import Renderer
from portal.record import Key
from portal.text import Text
from portal.text.embedded import as_json

NAMES_LENGTH = 100
"""Innovations whose titles stand in one file, of about 4 kB compressed: to show twenty takes twenty files at most."""

LISTS = {"area": "service-areas", "channel": "channels", "lacks": "systems"}
"""The questions of the form that offer the words of a list."""

AND = re.compile(r"\s+(?:and|or|et|ou)\s+|\s*[(),/]\s*")
"""What joins two names in a title: a reader may say either."""


class Choice(NamedTuple):
    """One answer that the form offers."""

    id: str
    title: str
    said: tuple[str, ...]
    """The words a reader may use for it, in one language: its title, the names in it, its variants."""


def choices(dataset: Dataset, voice: Voice) -> dict[str, tuple[Choice, ...]]:
    """Return what each question of the form offers, in the order of the vocabulary."""
    offered: dict[str, tuple[Vocable | Driver, ...]] = {
        question: tuple(dataset.vocabulary[list].values()) for question, list in LISTS.items()
    }
    return {
        question: tuple(_choice(one.id, one.title, one.variants, voice) for one in found)
        for question, found in (*offered.items(), ("driver", dataset[DRIVERS]))
    }


def _choice(id: str, title: Text, variants: Text | None, voice: Voice) -> Choice:
    said = voice.plain(title)
    others = voice.plain(variants).split(", ") if variants else []
    return Choice(id, said, tuple(dict.fromkeys(filter(None, [said, *AND.split(said), *others]))))


def facts_of(renderer: Renderer, item: Item) -> Facts:
    """Return what a score needs to know of an innovation."""
    dataset = renderer.dataset
    mentioned: dict[str, list[str]] = {}
    for location, _, value in item.mentioned.mentions:
        mentioned.setdefault(str(location[0]), []).append(value)
    places = (dataset.item(Key(PLACES.name, id)).record for id in mentioned.get("places", ()))
    [level] = renderer.narrowing.facts(item)["evidence"]
    return Facts(
        populations=tuple(place.population for place in places if isinstance(place, Place)),
        area=tuple(mentioned.get("service_areas", ())),
        channel=tuple(mentioned.get("channels", ())),
        driver=tuple(mentioned.get("drivers", ())),
        systems=tuple(mentioned.get("systems", ())),
        level=int(level.removeprefix(LEVEL)),
        stage=mentioned["stage"][0],
    )


def facts_file(renderer: Renderer) -> bytes:
    """Return JSON: the rules of the score, the words by number, and a column for each fact of all innovations."""
    found = [facts_of(renderer, item) for item in renderer.dataset.items(INNOVATIONS.name)]
    words = {question: tuple(one.id for one in offered) for question, offered in _choices(renderer).items()}
    words["stage"] = tuple(renderer.dataset.vocabulary["stages"])
    place = {question: {id: at for at, id in enumerate(ids)} for question, ids in words.items()}
    rules = RULES._asdict() | {"weights": RULES.weights._asdict(), "stages": dict(RULES.stages)}
    columns = {
        "populations": [facts.populations for facts in found],
        "area": [[place["area"][id] for id in facts.area] for facts in found],
        "channel": [[place["channel"][id] for id in facts.channel] for facts in found],
        "driver": [[place["driver"][id] for id in facts.driver] for facts in found],
        "systems": [[place["lacks"][id] for id in facts.systems] for facts in found],
        "level": [facts.level for facts in found],
        "stage": [place["stage"][facts.stage] for facts in found],
    }
    return as_json({"rules": rules, "words": words, "innovations": columns, "named": NAMES_LENGTH}).encode()


def names_file(renderer: Renderer, number: int) -> bytes:
    """Return one JSON file of names, from 0: address, title, its language and places of each innovation.

    The addresses are below the language's home page; the language is empty where it is that of the page.
    """
    names = []
    start = number * NAMES_LENGTH
    for item in renderer.dataset.items(INNOVATIONS.name)[start : start + NAMES_LENGTH]:
        title = item.label.say(renderer.language)
        address = renderer.addresses.of(item, renderer.language) or ""
        places = [renderer.dataset.item(key).label for key in item.references if key.kind == PLACES.name]
        language = "" if title.language == renderer.language else title.language
        names.append((address, renderer.voice.plain(item.label), language, *map(renderer.voice.plain, places)))
    return as_json(names).encode()


def _choices(renderer: Renderer) -> dict[str, tuple[Choice, ...]]:
    return choices(renderer.dataset, renderer.voice)
