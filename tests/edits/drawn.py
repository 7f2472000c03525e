"""What Hypothesis may do to a project next: sound edits, faults, and outputs that change behind its back."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from portal.kinds import KINDS
from tests.edits.entries import Entry, Where, data_files, kind_of, leaves, read
from tests.edits.files import Append, Fault, Insert, RenamePage, Replace, Touch, Variable
from tests.edits.records import KIND, Add, Move, MoveFile, Remove, Rename, Reorder, Set, Shift
from tests.edits.world import OUTPUTS, Delete, Edit, Foreign, PutBack, Undo, World, inputs

ENDS = ("</p>", "</h2>", "</li>", "</dt>", "</a>", "</span>", "</div>", "{% endblock %}", "{%- endmacro %}")
LINKED = tuple(kind.name for kind in KINDS if kind.section)
PAGES = ("about", "accessibility", "contribute", "style")
"""Pages of docs/en/ that may be called otherwise: no list stands below them."""


def edits(world: World) -> st.SearchStrategy[Edit]:
    """Return what people may do."""
    sorts = (_fields, _fields, _fields, _records, _files, _words, _templates, _looks, _prose, _settings, _again)
    return st.sampled_from(sorts).flatmap(lambda sort: sort(world))


@st.composite
def _fields(draw: st.DrawFn, world: World) -> Edit:
    """Change one field: any of its words, the whole as in another record, or none of it."""
    file = draw(st.sampled_from(data_files(world.folder)))
    entries = read(world.folder / file)
    entry = draw(st.sampled_from(entries))
    field = draw(st.sampled_from(sorted({name for entry in _like(world, file) for name in entry} - {"id"})))
    found = [*changed(entry, field, draw(st.integers(1, 9)))]
    others = {str(other[field]): other[field] for other in _like(world, file) if other.get(field)}
    found += [((field,), value) for value in others.values() if value != entry.get(field)]
    found += [((field,), None)] if entry.get(field) and not _is_required(kind_of(Path(file)), field) else []
    if not found:
        return Touch(file)
    where, to = draw(st.sampled_from(found))
    return Set(file, entry["id"], where, to)


def _is_required(kind: str, field: str) -> bool:
    fields = KIND[kind].model.model_fields
    return any(found in fields and fields[found].is_required() for found in (field, field[:-3]))


def _like(world: World, file: str) -> list[Entry]:
    """Return all records of the kind of a file, but for those of other fields: tables are their own."""
    kind, suffix = kind_of(Path(file)), Path(file).suffix
    files = [
        other for other in data_files(world.folder) if kind_of(Path(other)) == kind and Path(other).suffix == suffix
    ]
    return [entry for other in files for entry in read(world.folder / other)]


def changed(entry: Entry, field: str, number: int) -> Iterator[tuple[Where, Any]]:
    """Yield the texts of a field with a word more, or the next number."""
    for where, text in leaves(entry.get(field), (field,)):
        if re.fullmatch(r"\d+", text):
            yield where, str(int(text) + 1)
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            yield where, f"{text[:-2]}{number:02}"
        elif re.fullmatch(r"M[-\d lMz]+z", text):
            yield where, f"{text[:-1]}l{number} 0z"
        elif " " in text and "://" not in text:
            yield where, f"{text} {number}"
        elif where[-1] in ("en", "fr", "title") or field.endswith(("_en", "_fr")):
            yield where, f"{text} word{number}"


def _records(world: World) -> st.SearchStrategy[Edit]:
    found = [(file, str(entry["id"])) for file in data_files(world.folder) for entry in read(world.folder / file)]
    times: dict[str, int] = {}
    for _, id in found:
        times[id] = times.get(id, 0) + 1
    single = [(file, id) for file, id in found if "-" in id and times[id] == 1]
    lists = [(file, id) for file, id in found if Path(file).suffix == ".yml" and Path(file).parent == Path("data")]
    number = st.integers(1, 999)
    return st.one_of(
        st.builds(lambda one, n: Add(one[0], one[1], f"{one[1]}-{n}"), st.sampled_from(found), number),
        st.builds(lambda one, n: Rename(one[1], f"{one[1]}-{n}"), st.sampled_from(single), number),
        st.sampled_from([*removals(world.folder)]),
        st.builds(lambda one: Move(*one), st.sampled_from(lists)),
    )


def removals(folder: Path) -> Iterator[Remove]:
    """Yield the removal of each record that no page calls."""
    pages = " ".join(path.read_text(encoding="utf-8") for path in (folder / "docs").rglob("*.md"))
    for file in data_files(folder):
        for entry in read(folder / file):
            if f'"{entry["id"]}"' not in pages and kind_of(Path(file)) != "vocabulary":
                yield Remove(kind_of(Path(file)), entry["id"])


def _files(world: World) -> st.SearchStrategy[Edit]:
    found = data_files(world.folder)
    lists = [file for file in found if len(read(world.folder / file)) > 1]
    tables = [Path(file) for file in found if file.endswith(".csv")]
    moved = [
        MoveFile(str(path), f"data/{path.stem}/{path.name}" if path.parent == Path("data") else f"data/{path.name}")
        for path in tables
    ]
    return st.one_of(
        st.builds(Reorder, st.sampled_from(lists), st.integers(1, 5)),
        st.builds(Shift, st.sampled_from(found)),
        st.sampled_from(moved),
        st.builds(Touch, st.sampled_from(sorted(inputs(world.folder)))),
    )


@st.composite
def _words(draw: st.DrawFn, world: World) -> Edit:
    file = f"overrides/words/{draw(st.sampled_from(('en', 'fr')))}.yml"
    lines = re.findall(r"^[a-z_0-9]+: [^'\"\n]+\n", (world.folder / file).read_text(encoding="utf-8"), re.MULTILINE)
    line = draw(st.sampled_from(lines))
    return Replace(file, f"\n{line}", f"\n{line.rstrip()} {draw(st.integers(1, 9))}\n")


@st.composite
def _templates(draw: st.DrawFn, world: World) -> Edit:
    found = sorted((world.folder / "overrides").rglob("*.html"))
    path = draw(st.sampled_from([path for path in found if any(end in path.read_text("utf-8") for end in ENDS)]))
    text = path.read_text(encoding="utf-8")
    end = draw(st.sampled_from([end for end in ENDS if end in text]))
    nth = draw(st.integers(0, text.count(end) - 1))
    return Insert(path.relative_to(world.folder).as_posix(), f" {draw(st.integers(1, 9))}", end, nth)


def _looks(world: World) -> st.SearchStrategy[Edit]:
    def found(*endings: str) -> st.SearchStrategy[str]:
        paths = sorted(path for path in (world.folder / "overrides").rglob("*.*") if path.suffix in endings)
        return st.sampled_from([path.relative_to(world.folder).as_posix() for path in paths])

    colours = re.findall(r"#[0-9a-f]{6}\b", (world.folder / TOKENS).read_text(encoding="utf-8"))
    return st.one_of(
        st.builds(lambda file, n: Append(file, f"\n.x{n}{{color:red}}\n"), found(".css"), st.integers(1, 9)),
        st.builds(
            lambda colour, n: Replace(TOKENS, colour, f"{colour[:-1]}{n}"), st.sampled_from(colours), st.integers(0, 9)
        ),
        st.builds(lambda file, n: Append(file, f"// {n}\n"), found(".js"), st.integers(1, 9)),
        st.builds(lambda file, n: Append(file, str(n)), found(".woff2"), st.integers(1, 9)),
        st.builds(lambda file, n: Insert(file, f'<path d="M{n} 0h1"/>', "</svg>", 0), found(".svg"), st.integers(1, 9)),
    )


TOKENS = "overrides/assets/stylesheets/tokens.css"


@st.composite
def _prose(draw: st.DrawFn, world: World) -> Edit:
    path = draw(st.sampled_from(sorted((world.folder / "docs").rglob("*.md"))))
    file, text = path.relative_to(world.folder).as_posix(), path.read_text(encoding="utf-8")
    number = draw(st.integers(1, 9))
    ids = [
        (kind, str(entry["id"]))
        for f in data_files(world.folder)
        if (kind := kind_of(Path(f))) in LINKED
        for entry in read(world.folder / f)
    ]
    kind, id = draw(st.sampled_from(ids))
    head = re.findall(r"^(?:title|short|description): [^'\"\n]+\n", text, re.MULTILINE)
    places = re.findall(r"^(?:menu|footer): \d+\n", text, re.MULTILINE)
    name = draw(st.sampled_from(PAGES))
    options: list[Edit] = [
        Append(file, f"\n\nSome more words, {number}.\n"),
        Append(file, f'\n\nSee {{{{ link("{kind}", "{id}") }}}}.\n'),
        Append(file, f'\n\nThere are {{{{ count("{kind}") }}}}.\n'),
        *(Replace(file, line, f"{line.rstrip()} {number}\n") for line in head),
        *(Replace(file, place, f"{place.split()[0]} {number}\n") for place in places),
        *([RenamePage("en", name, f"{name}-{number}")] if (world.folder / f"docs/en/{name}.md").exists() else []),
    ]
    return draw(st.sampled_from(options))


def _settings(_: World) -> st.SearchStrategy[Edit]:
    urls = (None, "https://example.org/", "https://example.org/portal/", "http://localhost:8000/a/b/")
    extension = st.sampled_from(("abbr", "footnotes", "sane_lists"))
    return st.one_of(
        st.builds(Variable, st.just("PORTAL_URL"), st.sampled_from(urls)),
        st.builds(Variable, st.just("PORTAL_REPOSITORY"), st.sampled_from((None, "https://example.org/us/portal"))),
        st.builds(Variable, st.just("PORTAL_BRANCH"), st.sampled_from((None, "next"))),
        st.builds(lambda name: Insert("mkdocs.yml", f"  - {name}\n", "  - tables\n", 0), extension),
    )


def _again(world: World) -> st.SearchStrategy[Edit]:
    before = len(world.inputs)
    return st.builds(Undo, st.integers(0, before - 1)) if before else _settings(world)


def faults(world: World) -> st.SearchStrategy[Edit]:
    """Return what people do wrong; a build must refuse each."""
    found = data_files(world.folder)
    prose = sorted(path.relative_to(world.folder).as_posix() for path in (world.folder / "docs").rglob("*.md"))
    records = sorted(
        path.relative_to(world.folder).as_posix() for path in (world.folder / "overrides/records").iterdir()
    )
    return st.one_of(
        st.builds(lambda file: Fault(file, r"^(- |\ufeff)?id\b", r"\1idd"), st.sampled_from(found)),
        st.builds(lambda file: Fault(file, r"^title:", "titel:"), st.sampled_from(prose)),
        st.builds(lambda file: Fault(file, r"\Z", '\n{{ cuont("events") }}\n'), st.sampled_from(prose)),
        st.builds(lambda file: Fault(file, r"\Z", '{{ t("no_such_word") }}'), st.sampled_from(records)),
        st.just(Fault("overrides/words/fr.yml", r"^home: .*\n", "")),
        st.just(Fault("mkdocs.yml", "custom_dir: overrides", "custom_dir: overides")),
    )


def upsets(world: World) -> st.SearchStrategy[Edit]:
    """Return what may befall the outputs between two builds."""
    some = st.lists(st.sampled_from(OUTPUTS), min_size=1, unique=True).map(lambda names: tuple(sorted(names)))
    foreign = st.sampled_from(
        (
            *("site/foreign.html", "site/en/new/index.html", ".cache/foreign"),
            *(".site-next/foreign.html", ".site-next/en/about/foreign.html"),
        )
    )
    return st.one_of(
        st.builds(PutBack, some, st.integers(0, len(world.kept) - 1)),
        st.builds(Delete, st.sampled_from(OUTPUTS)),
        st.builds(Foreign, foreign),
    )
