"""What an editor is told of each fault: the file, the line, the field, what is wrong and what would be right."""

import os
import resource
import shutil
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from portal.dataset import load
from portal.kinds import KINDS
from portal.problem import DataError
from portal.source import read_file

TINY = Path(__file__).parent / "tiny"

EVENT = """- id: first-meeting
  title: {en: First meeting, fr: Première rencontre}
  date: 1997-07
  kind: founding
  summary: {en: They met., fr: Ils se sont rencontrés.}
  sources: [a-history]
"""
PLACES = "id,title_en,title_fr,jurisdiction,population\n"
TERMS = "id,title_en,title_fr,definition_en,definition_fr,french_confidence,see_also,sources\n"
PLAYBOOK = """- id: how
  title: {en: How, fr: Comment}
  audience: {en: All, fr: Tous}
  status: {en: Ours, fr: Le nôtre}
  evidence:
    - statement: {en: It works.}
      sources: ['a-histori, p. 2 [hihg]', a-history]
    - statement: {en: It works.}
      sources: a-history
      weight: 3
  steps:
    - name: {en: First, fr: Premier}
      documented: yes
      purpose: {en: None, fr: Aucun, de: Nichts}
      drivers: [speed, Speed, time]
      actions: [{en: Do}, Do, {fr: Faire, eng: Do}]
      worksheet: {en: '[A](ftp://a)'}
"""
SOURCE = (TINY / "sources.yml").read_text(encoding="utf-8")


def told(folder: Path) -> list[str]:
    """Return what is said of a folder, paths shortened to file names."""
    with pytest.raises(DataError) as caught:
        load(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of a small sound data folder."""
    return Path(shutil.copytree(TINY, tmp_path / "data"))


def test_the_small_folder_is_sound() -> None:
    assert len(load(TINY)) == 6


FAULTS = [
    pytest.param(
        "events.yml",
        EVENT.replace("kind: founding", "kind: founding: one"),
        [
            "events.yml:4: mapping values are not allowed in this context; put a text with ': ' in it in quotes, "
            "or mend the indentation"
        ],
        id="bad syntax",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("  kind", "\tkind"),
        ["events.yml:4: a tab stands where only spaces may; indent with spaces"],
        id="a tab",
    ),
    pytest.param(
        "events.yml",
        EVENT + "  date: 1998\n",
        ["events.yml:7: 'date' stands here and on line 3; keep one of them"],
        id="duplicate keys",
    ),
    pytest.param(
        "events.yml",
        "- &a [x, x]\n- &b [*a, *a]\n- &c [*b, *b]\n",
        [
            "events.yml:1: &a is an anchor; write each value out instead",
            "events.yml:1: is not a record; write 'id: …' and its other fields, one a line",
            "events.yml:2: &b is an anchor; write each value out instead",
            "events.yml:2: *a repeats another place; write the value out",
            "events.yml:2: is not a record; write 'id: …' and its other fields, one a line",
            "events.yml:3: &c is an anchor; write each value out instead",
            "events.yml:3: *b repeats another place; write the value out",
            "events.yml:3: is not a record; write 'id: …' and its other fields, one a line",
        ],
        id="an alias bomb",
    ),
    pytest.param(
        "events.yml",
        "- " * 200_000,
        ["events.yml:1: more than 12 levels deep; a record has no more than six"],
        id="levels without end",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("1997-07", "!!python/object/apply:os.system [ls]"),
        ["events.yml:3: tag tag:yaml.org,2002:python/object/apply:os.system is not used here; write the plain value"],
        id="a tag",
    ),
    pytest.param(
        "events.yml",
        EVENT + "---\n" + EVENT,
        ["events.yml:7: a second document starts; keep one a file"],
        id="two documents",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("First meeting", r'"First\0 \uE000meeting"').replace("summary", r'"summ\e[31mary\n"'),
        [
            "events.yml:2: the control character U+0000 is not allowed; remove it",
            "events.yml:2: the private-use character U+E000 is not allowed; remove it",
            "events.yml:5: the control character U+001B is not allowed; remove it",
        ],
        id="characters made by escapes",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("First meeting", r'"\ud800"'),
        ["events.yml:2: found invalid Unicode character escape code; remove the escape, which stands for no character"],
        id="half a character made by an escape",
    ),
    pytest.param(
        "places.csv",
        PLACES.replace("population", "popu\x1blation")
        + "toronto,Tor\0onto,Tor\x0bonto,on,1\nottawa,O\u202e,&#xE000;,on,\n",
        [
            "places.csv:1: the control character U+001B is not allowed; remove it",
            "places.csv:2: the control character U+0000 is not allowed; remove it",
            "places.csv:2: the control character U+000B is not allowed; remove it",
            "places.csv:3: the mark that turns the direction of writing U+202E is not allowed; remove it",
            "places.csv:3: the private-use character U+E000 is not allowed; remove it",
        ],
        id="characters in a table that are no text",
    ),
    pytest.param(
        "events.yml", "", ["events.yml:1: the file is empty; write at least one record or delete the file"], id="empty"
    ),
    pytest.param(
        "events.yml",
        "# nothing yet\n",
        ["events.yml:1: the file has only comments; write at least one record"],
        id="only comments",
    ),
    pytest.param(
        "events.yml",
        "[]\n",
        ["events.yml:1: the list is empty; write at least one record or delete the file"],
        id="an empty list",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("summary", "sumary"),
        [
            "events.yml:1: summary: is missing; every event has one",
            "events.yml:5: sumary: unknown field; did you mean 'summary'?",
        ],
        id="an unknown field",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("  date: 1997-07\n", ""),
        ["events.yml:1: date: is missing; give one, or say in date_note why it is unknown, with shown_at"],
        id="no date and no reason",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("{en: First meeting, fr: Première rencontre}", "First meeting"),
        ["events.yml:2: title: is one text; write it in both languages, as 'en:' and 'fr:' (in a CSV, in two columns)"],
        id="one text where two belong",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("kind: founding", "kind: [founding]"),
        ["events.yml:4: kind: is ['founding']; write lower-case letters a to z, digits and single hyphens"],
        id="a list where a word belongs",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("1997-07", "1997-02-30"),
        ["events.yml:3: date: 1997-02-30 does not exist; that month has days 01 to 28"],
        id="an impossible day",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("1997-07", "1997-13"),
        ["events.yml:3: date: month 13 does not exist; months are 01 to 12"],
        id="an impossible month",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("1997-07", "July 1997"),
        ["events.yml:3: date: is 'July 1997'; write 1976, 1997-07 or 2015-10-05"],
        id="a date in words",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("[a-history]", "[a-histori]"),
        [
            "events.yml:6: sources.1.source: no sources record 'a-histori'; did you mean 'a-history'?",
            "sources.yml:1: id: 'a-history' is used by no record; cite it or remove it",
        ],
        id="an unknown reference",
    ),
    pytest.param(
        "events.yml",
        EVENT + EVENT,
        ["events.yml:7: id: 'first-meeting' is taken by events.yml:1; give this record another id"],
        id="a duplicate id",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("first-meeting", "First_Meeting"),
        ["events.yml:1: id: is 'First_Meeting'; write lower-case letters a to z, digits and single hyphens"],
        id="an id that is not a slug",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace(", fr: Ils se sont rencontrés.", ""),
        ["events.yml:5: summary: has no French; add 'fr:' with the text"],
        id="a missing translation",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("kind: founding", "kind: foundign"),
        ["events.yml:4: kind: 'foundign' is not in the list 'event-kinds' of vocabulary.yml; did you mean 'founding'?"],
        id="an unknown word",
    ),
    pytest.param(
        "sources.yml",
        SOURCE + SOURCE.replace("a-history", "unused"),
        ["sources.yml:7: id: 'unused' is used by no record; cite it or remove it"],
        id="a source never used",
    ),
    pytest.param(
        "groups.yml",
        "- id: alone\n  title: {en: Alone, fr: Seul}\n  alike: {en: Alike., fr: Pareil.}\n"
        "  apart: {en: Apart., fr: À part.}\n",
        ["groups.yml:1: id: 'alone' is used by no record; cite it or remove it"],
        id="a comparability group of no measure",
    ),
    pytest.param(
        "sources.yml",
        SOURCE.replace("https://example.org/history", "'javascript:alert(1)'"),
        ["sources.yml:5: url: is 'javascript:alert(1)'; write an address that begins with https:// or http://"],
        id="a script as an address",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("They met.", "'They [met](javascript:alert(1)).'"),
        ["events.yml:5: summary.en: links to 'javascript:alert(1)'; a link is http, https or mailto"],
        id="a script in Markdown",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("They met.", "'![met](https://example.org/a.png)'"),
        [
            "events.yml:5: summary.en: shows the picture 'https://example.org/a.png', and pages show none from "
            "elsewhere; link to it: leave out the '!'"
        ],
        id="a picture from elsewhere",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("They met.", "'[met](https://me:secret@example.org/)'"),
        [
            "events.yml:5: summary.en: links to 'https://me:secret@example.org/'; "
            "leave out the name before the '@', and the password with it"
        ],
        id="a password in Markdown",
    ),
    pytest.param(
        "sources.yml",
        SOURCE.replace("https://example.org/history", "https://me:secret@example.org/"),
        [
            "sources.yml:5: url: is 'https://me:secret@example.org/'; "
            "leave out the name before the '@', and the password with it"
        ],
        id="a password in an address",
    ),
    pytest.param(
        "sources.yml",
        SOURCE.replace("title: ", "title: '[x](javascript:alert)' # "),
        ["sources.yml:2: title: links to 'javascript:alert'; a link is http, https or mailto"],
        id="a script in the title of a work",
    ),
    pytest.param(
        "sources.yml",
        SOURCE.replace("confidence: high", "confidence: hihg"),
        ["sources.yml:6: confidence: is 'hihg'; did you mean 'high'?"],
        id="an unknown choice",
    ),
    pytest.param(
        "sources.yml",
        SOURCE + "  archived: yes\n",
        ["sources.yml:7: archived: is 'yes'; write true or false"],
        id="a yes that is no flag",
    ),
    pytest.param(
        "places.csv",
        PLACES + "toronto,Toronto,Toronto,on,NaN\nottawa,Ottawa,Ottawa,on,inf\nlondon,London,London,on,1_000\n",
        [
            "places.csv:2: population: is 'NaN'; write a number with digits and at most one point, as 1250 or 4.7",
            "places.csv:3: population: is 'inf'; write a number with digits and at most one point, as 1250 or 4.7",
            "places.csv:4: population: is '1_000'; write a number with digits and at most one point, as 1250 or 4.7",
        ],
        id="NaN, infinity and other numbers that are none",
    ),
    pytest.param(
        "places.csv",
        PLACES + "toronto,Toronto,Toronto,on\nottawa,Ottawa,Ottawa, on, 1,2\n",
        [
            "places.csv:2: 4 cells under 5 columns; add 1 empty cells (commas) or the missing ones",
            "places.csv:3: 6 cells under 5 columns; put a cell with a comma in it in double quotes",
        ],
        id="too few and too many cells",
    ),
    pytest.param(
        "places.csv",
        PLACES + '"toronto","Tor\nonto",Toronto,on,1\nottawa,Ottawa,Ottawa,no,1\n',
        ["places.csv:4: jurisdiction: 'no' is not in the list 'jurisdictions' of vocabulary.yml; use one of: on"],
        id="a cell of two lines does not move what follows",
    ),
    pytest.param(
        "places.csv",
        PLACES + 'toronto,"Toronto,Toronto,on,1\nottawa,Ottawa,Ottawa,on,1\n',
        ["places.csv:2: unexpected end of data; close the quotes that open in this row"],
        id="quotes never closed",
    ),
    pytest.param(
        "places.csv",
        PLACES.replace(",", ";") + "toronto;Toronto;Toronto;on;1\n",
        ["places.csv:1: cells are separated by ';'; save with commas"],
        id="semicolons",
    ),
    pytest.param(
        "places.csv",
        PLACES.replace("id,", "id,title,") + "toronto,Toronto,,,on,1\n",
        ["places.csv:1: column 'title' stands beside 'title_en' or 'title_fr'; keep it, or one for each language"],
        id="a column beside those of its languages",
    ),
    pytest.param(
        "places.csv",
        PLACES.replace("population", "population,populaton_en,note") + "toronto,Toronto,Toronto,on,1,,\n",
        [
            "places.csv:1: note: unknown field; "
            "use one of: id, jurisdiction, latitude, longitude, population, reviewed, sources, title",
            "places.csv:1: populaton: unknown field; did you mean 'population'?",
        ],
        id="unknown columns with nothing in them",
    ),
    pytest.param(
        "places.csv",
        "id,colour,jurisdiction\n",
        ["places.csv:1: has a header and no row; write at least one record or delete the file"],
        id="a header alone",
    ),
    pytest.param(
        "places.csv",
        PLACES.replace("population", "populaton") + "toronto,Toronto,Toronto,on,1\n",
        ["places.csv:2: populaton: unknown field; did you mean 'population'?"],
        id="an unknown column",
    ),
    pytest.param(
        "terms.csv",
        "id,title_en,title_fr,definition_en,definition_fr,french_confidence,sources\na,…,'s,A.,A.,high,a-history\n",
        ["terms.csv:2: title: en is '…'; write a word that readers can look for, with letters or digits"],
        id="a term that no search could find",
    ),
    pytest.param(
        "synonyms.yml",
        "- id: a\n  en: [a, '--']\n  fr: [l’, b]\n",
        [
            "synonyms.yml:2: en.2: is '--'; write a word that readers can look for, with letters or digits",
            "synonyms.yml:3: fr.1: is 'l’'; write a word that readers can look for, with letters or digits",
        ],
        id="synonyms that no search could find",
    ),
    pytest.param(
        "events.yml",
        EVENT.replace("1997-07", "1997-13")
        .replace("founding", "foundign")
        .replace(", fr: Ils se sont rencontrés.", "")
        .replace("[a-history]", "[a-history, a-histori]")
        + "  studis: a-study\n",
        [
            "events.yml:3: date: month 13 does not exist; months are 01 to 12",
            "events.yml:4: kind: 'foundign' is not in the list 'event-kinds' of vocabulary.yml; "
            "did you mean 'founding'?",
            "events.yml:5: summary: has no French; add 'fr:' with the text",
            "events.yml:6: sources.2.source: no sources record 'a-histori'; did you mean 'a-history'?",
            "events.yml:7: studis: unknown field; did you mean 'studies'?",
        ],
        id="faults of many sorts in one record",
    ),
    pytest.param(
        "events.yml",
        EVENT + "  shown_at: 1998\n  studis: a-study\n",
        [
            "events.yml:3: date: is known, so earliest, latest and shown_at say nothing; keep one or the other",
            "events.yml:8: studis: unknown field; did you mean 'studies'?",
        ],
        id="an unknown field beside fields that contradict one another",
    ),
    pytest.param(
        "playbooks.yml",
        PLAYBOOK,
        [
            "playbooks.yml:6: evidence.1.statement: has no French; add 'fr:' with the text",
            "playbooks.yml:7: evidence.1.sources.1: is 'hihg'; did you mean 'high'?",
            "playbooks.yml:7: evidence.1.sources.1.source: no sources record 'a-histori'; did you mean 'a-history'?",
            "playbooks.yml:8: evidence.2.statement: has no French; add 'fr:' with the text",
            "playbooks.yml:10: evidence.2.weight: unknown field; use one of: sources, statement",
            "playbooks.yml:13: steps.1.documented: is 'yes'; write true or false",
            "playbooks.yml:14: steps.1.purpose.de: unknown field; use one of: en, fr",
            "playbooks.yml:15: steps.1.drivers.1: no drivers record 'speed'; there are none yet",
            "playbooks.yml:15: steps.1.drivers.2: is 'Speed'; write lower-case letters a to z, digits and single "
            "hyphens",
            "playbooks.yml:15: steps.1.drivers.3: no drivers record 'time'; there are none yet",
            "playbooks.yml:16: steps.1.actions.1: has no French; add 'fr:' with the text",
            "playbooks.yml:16: steps.1.actions.2: is one text; write it in both languages, as 'en:' and 'fr:' "
            "(in a CSV, in two columns)",
            "playbooks.yml:16: steps.1.actions.3.eng: unknown field; did you mean 'en'?",
            "playbooks.yml:17: steps.1.worksheet: has no French; add 'fr:' with the text",
            "playbooks.yml:17: steps.1.worksheet.en: links to 'ftp://a'; a link is http, https or mailto",
        ],
        id="faults of many sorts below the fields of one record",
    ),
    pytest.param(
        "terms.csv",
        TERMS.replace("see_also", "see_also,synonims") + "a,A,…,A.,,hihg,a; b,c,a-history; a-histori\n",
        [
            "terms.csv:2: definition: has no French; add 'fr:' with the text",
            "terms.csv:2: french_confidence: is 'hihg'; did you mean 'high'?",
            "terms.csv:2: see_also.2: no terms record 'b'; use one of: a",
            "terms.csv:2: sources.2.source: no sources record 'a-histori'; did you mean 'a-history'?",
            "terms.csv:2: synonims: unknown field; did you mean 'synonyms'?",
            "terms.csv:2: title: fr is '…'; write a word that readers can look for, with letters or digits",
        ],
        id="faults of many sorts in one row",
    ),
    pytest.param(
        "events.yml",
        EVENT + "  studis: a-study\n" + EVENT + "  related: [first-meeting]\n  studis: a-study\n",
        [
            "events.yml:7: studis: unknown field; did you mean 'studies'?",
            "events.yml:8: id: 'first-meeting' is taken by events.yml:1; give this record another id",
            "events.yml:15: studis: unknown field; did you mean 'studies'?",
        ],
        id="a duplicate id among faulty records",
    ),
    pytest.param(
        "events/other-name.yml",
        EVENT.replace("- id: first-meeting", "id: second").replace("\n  ", "\n") + "studis: a-study\n",
        [
            "events/other-name.yml:1: id: is 'second' in the file other-name.yml; call the file second.yml",
            "events/other-name.yml:7: studis: unknown field; did you mean 'studies'?",
        ],
        id="a faulty record in a file not named for it",
    ),
    pytest.param(
        "evens.yml",
        EVENT,
        ["evens.yml:1: no kind of record is called 'evens'; did you mean 'events'?"],
        id="an unknown file",
    ),
    pytest.param(
        "notes.txt",
        "notes",
        [f"notes.txt:1: no kind of record is called 'notes.txt'; none of the {len(KINDS)} known ones is near it"],
        id="a file of another sort",
    ),
    pytest.param(
        "events/other-name.yml",
        EVENT.replace("- id: first-meeting", "id: second").replace("\n  ", "\n"),
        ["events/other-name.yml:1: id: is 'second' in the file other-name.yml; call the file second.yml"],
        id="a file not named for its record",
    ),
]


@pytest.mark.parametrize(("file", "text", "promised"), FAULTS)
def test_a_fault_is_told_at_its_line_with_what_would_be_right(
    data: Path, file: str, text: str, promised: list[str]
) -> None:
    (data / file).parent.mkdir(exist_ok=True)
    (data / file).write_text(text, encoding="utf-8")

    assert told(data) == promised


def _latin(path: Path) -> None:
    path.write_bytes(EVENT.encode("cp1252"))


def _utf16(path: Path) -> None:
    path.write_text(EVENT, encoding="utf-16")


def _large(path: Path) -> None:
    path.write_bytes(b"# " + b"x" * 50_000_000)


def _control(path: Path) -> None:
    path.write_text(EVENT.replace("They", "\x07They"), encoding="utf-8")


def _dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere.yml")


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _socket(path: Path) -> None:
    path.unlink()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(path))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _unreadable(path: Path) -> None:
    path.chmod(0)


@pytest.mark.parametrize(
    ("spoil", "promised"),
    [
        (_latin, "events.yml:2: byte 0xE8 is not UTF-8; save the file as UTF-8"),
        (_utf16, "events.yml:1: is UTF-16; save it as UTF-8"),
        (_large, "events.yml:1: is 50 MB; a data file has at most 8 MB, so split it into a folder of files"),
        (_control, "events.yml:5: the control character U+0007 is not allowed; remove it"),
        (_dangling, "events.yml:1: cannot be read (no such file or directory); put a file here that can be"),
        (_loop, "events.yml:1: cannot be read (too many levels of symbolic links); put a file here that can be"),
        (_socket, "events.yml:1: is not a file; put a text file here"),
        (_folder, "events.yml:1: is not a file; put a text file here"),
        pytest.param(
            _unreadable,
            "events.yml:1: cannot be read (permission denied); put a file here that can be",
            marks=pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything"),
        ),
    ],
)
def test_a_file_that_cannot_be_read_costs_only_itself(
    data: Path, spoil: Callable[[Path], None], promised: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data)
    spoil(data / "events.yml")

    assert told(data) == [promised]


def test_all_faults_of_all_files_are_told_at_once_and_make_no_others(data: Path) -> None:
    (data / "events.yml").write_text(
        EVENT.replace("founding", "fonding").replace("1997-07", "1997-99"), encoding="utf-8"
    )
    (data / "places.csv").write_text(PLACES + "toronto,Toronto,Toronto,om,1\n", encoding="utf-8")

    assert told(data) == [
        "events.yml:3: date: month 99 does not exist; months are 01 to 12",
        "events.yml:4: kind: 'fonding' is not in the list 'event-kinds' of vocabulary.yml; did you mean 'founding'?",
        "places.csv:2: jurisdiction: 'om' is not in the list 'jurisdictions' of vocabulary.yml; use one of: on",
    ]


@pytest.mark.parametrize(
    ("old", "new", "promised"),
    [
        (
            "id: founding",
            "id: Founding",
            "vocabulary.yml:4: words.1.id: is 'Founding'; write lower-case letters a to z, digits and single hyphens",
        ),
        ("id: founding", "idd: founding", "vocabulary.yml:4: words.1.idd: unknown field; did you mean 'id'?"),
        ("words:", "wrods:", "vocabulary.yml:3: wrods: unknown field; did you mean 'words'?"),
        ("id: event-kinds", "idd: event-kinds", "vocabulary.yml:1: idd: unknown field; did you mean 'id'?"),
    ],
)
def test_words_that_cannot_be_told_make_no_faults_of_the_records_that_have_them(
    data: Path, old: str, new: str, promised: str
) -> None:
    path = data / "vocabulary.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    assert promised in told(data)
    assert [problem for problem in told(data) if not problem.startswith("vocabulary.yml")] == []


@pytest.mark.parametrize("fault", ["date: 1997-99", "id: First_Meeting", "idd: first-meeting"])
def test_a_faulty_record_makes_no_faults_of_those_that_mention_it(data: Path, fault: str) -> None:
    name = "date: 1997-07" if "date" in fault else "id: first-meeting"
    second = EVENT.replace("first-meeting", "second") + "  related: [first-meeting]\n"
    (data / "events.yml").write_text(EVENT.replace(name, fault) + second, encoding="utf-8")

    assert [problem for problem in told(data) if "related" in problem] == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "data") == [
        f"{tmp_path}/data:1: cannot be read (no such file or directory); name a folder of data files"
    ]


def test_a_folder_of_a_kind_that_cannot_be_read_costs_only_itself(data: Path) -> None:
    (data / "awards").symlink_to("awards")
    (data / "sources.yml").unlink()
    (data / "sources").symlink_to("sources")
    (data / "studies").write_text("x", encoding="utf-8")
    (data / "terms").mkdir()
    (data / "terms/\x1b.yml").touch()
    (data / "events.yml").write_text(EVENT + EVENT.replace("1997-07", "1997-99"), encoding="utf-8")

    assert told(data) == [
        "awards:1: cannot be read (too many levels of symbolic links); name a folder of data files",
        "events.yml:7: id: 'first-meeting' is taken by events.yml:1; give this record another id",
        "events.yml:9: date: month 99 does not exist; months are 01 to 12",
        "sources:1: cannot be read (too many levels of symbolic links); name a folder of data files",
        "studies:1: is neither .yml nor .csv nor a folder of such files; rename or remove it",
        "terms/\\x1b.yml:1: has a name that is no text; rename it",
    ]


def test_a_file_that_goes_away_after_it_was_listed_is_told(data: Path) -> None:
    gone = data / "awards.yml"
    contents = read_file(gone)
    assert [str(problem) for problem in contents.problems] == [
        f"{gone}:1: cannot be read (no such file or directory); put a file here that can be"
    ]


def test_more_files_than_the_system_lets_be_open_are_told(data: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    taken = []
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, hard))
        with suppress(OSError):
            while True:
                taken.append(os.open(data, os.O_RDONLY))
        contents = read_file(data / "events.yml")
        with pytest.raises(DataError, match="cannot be read \\(too many open files\\)"):
            load(data)
    finally:
        for descriptor in taken:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert "cannot be read (too many open files)" in contents.problems[0].message
