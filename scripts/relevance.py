"""Collections of documents and questions whose answers people judged, and how well an order of answers does by them."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log2
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

CUT = 10
"""Answers that are looked at: one page of them."""


class Text(NamedTuple):
    """A document that is looked through."""

    id: str
    title: str
    body: str


class Collection(NamedTuple):
    """Documents, questions, and which documents answer which question."""

    name: str
    documents: Sequence[Text]
    questions: Mapping[str, str]
    """Those that some document answers, by id."""

    gains: Mapping[str, Mapping[str, int]]
    """How well each judged document answers each question, from 0; of two judgements the better one."""


def read(folder: Path) -> Collection:
    """Return the collection of `docs.jsonl`, `queries.jsonl` and `qrels.tsv` (query_id, doc_id, gain) in a folder."""
    documents = [Text(read["id"], read["title"], read["text"]) for read in _lines(folder / "docs.jsonl")]
    gains: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, document, gain = line.split("\t")[:3]
        gains[question][document] = max(int(gain), gains[question].get(document, 0))
    questions = {asked["id"]: asked["text"] for asked in _lines(folder / "queries.jsonl")}
    answered = {id: text for id, text in questions.items() if any(gains[id].values())}
    return Collection(folder.name, documents, answered, gains)


def shortened(collection: Collection, most: int) -> Collection:
    """Return the collection with questions as readers type them: of each, so many of its rarest words, in its order."""
    found = Counter(
        word for document in collection.documents for word in set(_words(f"{document.title} {document.body}"))
    )

    def short(question: str) -> str:
        asked = dict.fromkeys(word for word in _words(question) if word in found)
        rarest = sorted(asked, key=found.__getitem__)[:most]
        return " ".join(word for word in asked if word in rarest)

    return collection._replace(questions={id: short(text) for id, text in collection.questions.items()})


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def dcg(gains: Sequence[int]) -> float:
    """Return the discounted cumulative gain of answers in their order, the first ten.

    After Järvelin and Kekäläinen (2002, doi:10.1145/582415.582418), in the form usual since Burges and others (2005,
    doi:10.1145/1102351.1102363): an answer of grade g at rank r is worth (2^g - 1) / log2(r + 1).
    """
    return sum((pow(2.0, gain) - 1) / log2(rank + 1) for rank, gain in enumerate(gains[:CUT], start=1))


def ndcg(answers: Sequence[str], gains: Mapping[str, int]) -> float:
    """Return the share of the gain that the best order of all judged documents has: 0 to 1."""
    reached = dcg([gains.get(answer, 0) for answer in answers])
    return reached / dcg(sorted(gains.values(), reverse=True))


def quality(collection: Collection, answers: Sequence[Sequence[str]]) -> float:
    """Return the mean nDCG@10 over all questions, given the answers to each."""
    gains = (collection.gains[id] for id in collection.questions)
    return fmean(ndcg(found, known) for found, known in zip(answers, gains, strict=True))
