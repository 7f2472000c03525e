"""An index that is brought up to date, held to one that is made anew."""

import marshal
import random
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.dataset import Dataset
from portal.language.words import load_words
from portal.pages.renderer import Renderer
from portal.search import About, Listed, Segment, Update, Value, index_files, segments, updated_files
from portal.search.documents import Document
from portal.search.lexicon import Lexicon
from portal.search.numbering import numbered
from portal.search.segment import segment
from portal.search.synonyms import Group, Name
from portal.text import LANGUAGES, Language
from portal.text.bilingual import Said
from tests.project import PROJECT

Files: TypeAlias = dict[str, bytes]

GROUPS = (Group("=tqueue", (Name("queue", "en"), Name("file d'attente", "fr"), Name("waiting line", "en"))),)
LEXICON = Lexicon("en", GROUPS)
WORDS = ("permit", "permits", "queue", "file", "attente", "waiting", "line", "lines", "city", "cities", "été", "1,250")


def document(key: str, english: str, french: str, facets: Sequence[str], people: int | None) -> Segment:
    written = Document(
        kind="pages",
        key=key,
        sort="Page",
        address=f"{key}/",
        title=english[:20],
        where="",
        abstract="",
        language="en",
        item=None,
        head=(Said(english[:20], "en"),),
        summary=(),
        body=(Said(english, "en"), Said(french, "fr")),
        translation=(),
        boost=1,
    )
    found = (("kind", ("pages",)), *((("theme", tuple(facets)),) if facets else ()))
    return segment(written, LEXICON, found, people)


def about(documents: Mapping[str, Segment], *, labels: str = "") -> About:
    themes = [Value(id, labels + id) for id in ("roads", "snow", "parks")]
    return About(
        keys=sorted(documents, key=lambda key: key[::-1]),
        groups={group.term: group.folded for group in GROUPS},
        facets=(Listed("kind", "Kind", (Value("pages", "Pages"),)), Listed("theme", "Theme", themes)),
    )


def anew(documents: Mapping[str, Segment], known: About) -> Files:
    return dict(index_files("en", (documents[key] for key in known.keys), known))


def published(files: Files, update: Update) -> Files:
    return {name: content for name, content in (files | update.files).items() if name not in update.gone}


def updated(files: Files, before: Mapping[str, Segment], after: Mapping[str, Segment], known: About) -> Update:
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    removed, added = ([found[key] for key in sorted(changed & found.keys())] for found in (before, after))
    unchanged = {key: found for key, found in after.items() if key not in changed}
    return updated_files("en", files.__getitem__, removed, added, known, unchanged.__getitem__)


def invented(number: int, chance: random.Random) -> Segment:
    words = " ".join(str(round(chance.paretovariate(0.25)) % 10_000) for _ in range(chance.randrange(900)))
    return document(f"pages/{number}", words, "", (), None)


text = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=30).map(" ".join)
segments_ = st.builds(
    document,
    key=st.just("?"),
    english=text,
    french=text,
    facets=st.lists(st.sampled_from(("roads", "snow", "parks", "2021", "2020")), unique=True, max_size=3),
    people=st.none() | st.integers(0, 3_000_000),
)
keys = st.integers(0, 40).map("pages/{}".format)
steps = st.lists(st.dictionaries(keys, st.none() | segments_, max_size=24), min_size=1, max_size=5)


@pytest.mark.whole
@settings(max_examples=150, deadline=None)
@given(steps=steps, labels=st.text("ab", max_size=1))
def test_an_index_brought_up_to_date_is_that_made_anew(
    steps: Sequence[Mapping[str, Segment | None]], labels: str
) -> None:
    documents: dict[str, Segment] = {}
    files = anew(documents, about(documents))
    for step in steps:
        changed = {key: found._replace(shown=(key, *found.shown[1:])) for key, found in step.items() if found}
        kept = {key: found for key, found in documents.items() if key not in step}
        known = about(kept | changed, labels=labels)
        files = published(files, updated(files, documents, kept | changed, known))
        documents = kept | changed
        assert files == anew(documents, known)
    known = about({})
    assert published(files, updated(files, documents, {}, known)) == anew({}, known)


@pytest.mark.whole
def test_shards_are_cut_anew_only_where_something_moves() -> None:
    chance = random.Random(1)
    documents = {found.key: found for found in (invented(number, chance) for number in range(150))}
    files = anew(documents, about(documents))
    shards = sum(name.startswith("words/") for name in files)
    assert shards > 10
    for _ in range(8):
        gone = chance.sample(sorted(documents), 2)
        come = [invented(chance.randrange(200), chance) for _ in range(2)]
        after = {key: found for key, found in documents.items() if key not in gone} | {one.key: one for one in come}
        known = about(after)
        files = published(files, updated(files, documents, after, known))
        documents = after
        assert files == anew(documents, known)


def test_a_word_more_in_one_document_leaves_nearly_all_files_as_they_are() -> None:
    chance = random.Random(2)
    documents = {found.key: found for found in (invented(number, chance) for number in range(150))}
    known = about(documents)
    files = anew(documents, known)
    old = documents["pages/7"]
    new = document("pages/7", f"{' '.join(old.terms.split())} permit", "", (), None)
    start = documents | {"pages/7": document("pages/7", " ".join(old.terms.split()), "", (), None)}
    files = anew(start, known)
    update = updated(files, start, documents | {"pages/7": new}, known)
    assert sum(name.startswith("words/") for name in update.files) <= 2
    assert not any(name.startswith(("records/", "facets-")) for name in update.files)


def test_a_document_more_moves_hardly_another() -> None:
    keys = [f"innovations/{number}" for number in range(2_000)]
    before = numbered(keys)
    moved = 0
    for number in range(200):
        after = numbered([*keys, f"innovations/new-{number}"])
        moved += sum(after[key] != before[key] for key in keys)
    assert moved / 200 < 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_segment_can_be_kept(dataset: Dataset, language: Language) -> None:
    renderer = Renderer(dataset, language, load_words(PROJECT / "overrides/words")[language])
    for item in dataset.items("playbooks"):
        made = segments(renderer, item)
        assert len(made) > 1
        assert tuple(Segment(*kept) for kept in marshal.loads(marshal.dumps([tuple(one) for one in made]))) == made  # noqa: S302
