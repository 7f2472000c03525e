"""Questions into the ids of the first documents that each engine finds, the best first."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from html import escape
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import snowballstemmer
from lunr import lunr
from lunr.stop_word_filter import WORDS as STOP_WORDS

from portal.search import About, Search, index_files
from portal.search.documents import Document
from portal.search.lexicon import Lexicon
from portal.search.segment import segment
from portal.text.bilingual import Said
from scripts.browser import browser
from scripts.relevance import CUT, Text
from scripts.search_engines.host import Network, hosting
from scripts.search_engines.packages import node
from scripts.search_engines.pagefind import INDEX, PAGES, build

Ranker: TypeAlias = Callable[[Sequence[Text], Sequence[str]], list[list[str]]]

LUNR_RANK = Path(__file__).parent / "lunr-rank.mjs"
K1, B = 1.2, 0.75

ASK_PAGEFIND = f"""async (questions) => {{
  const pagefind = await import("/{INDEX}/pagefind.js");
  const answers = [];
  for (const question of questions) {{
    const {{ results }} = await pagefind.search(question);
    const shown = await Promise.all(results.slice(0, {CUT}).map((result) => result.data()));
    answers.push(shown.map(({{ raw_url }}) => raw_url.split("/").at(-1).replace(".html", "")));
  }}
  return answers;
}}"""


def ours(documents: Sequence[Text], questions: Sequence[str]) -> list[list[str]]:
    """Find with the portal's own search, through the files it publishes."""
    found = [
        Document(
            kind="pages",
            key=document.id,
            sort="",
            address="",
            title=document.title,
            where="",
            abstract="",
            language="en",
            item=None,
            head=(Said(document.title, "en"),),
            summary=(),
            body=(Said(document.body, "en"),),
            translation=(),
            boost=1,
        )
        for document in documents
    ]
    lexicon = Lexicon("en")
    about = About(keys=[document.key for document in found], groups={}, facets=())
    search = Search(dict(index_files("en", (segment(one, lexicon) for one in found), about)).__getitem__)
    return [[search.document(hit.document)[0] for hit in search.ask(question).hits[:CUT]] for question in questions]


def bm25(documents: Sequence[Text], questions: Sequence[str]) -> list[list[str]]:
    """Find by BM25 (Robertson and Zaragoza 2009, doi:10.1561/1500000019) over title and body as one text."""
    stem = snowballstemmer.stemmer("porter").stemWord

    def terms(text: str) -> Counter[str]:
        return Counter(stem(word) for word in re.findall(r"[^\W_]+", text.lower()) if word not in STOP_WORDS)

    counts = [terms(f"{document.title} {document.body}") for document in documents]
    mean = sum(count.total() for count in counts) / len(counts)
    postings: dict[str, dict[str, float]] = defaultdict(dict)
    for document, count in zip(documents, counts, strict=True):
        for term, times in count.items():
            length = 1 - B + B * count.total() / mean
            postings[term][document.id] = times * (K1 + 1) / (times + K1 * length)

    def answers(question: str) -> list[str]:
        score: Counter[str] = Counter()
        for term, asked in terms(question).items():
            found = postings.get(term, {})
            rarity = log(1 + (len(documents) - len(found) + 0.5) / (len(found) + 0.5))
            score.update({id: asked * rarity * worth for id, worth in found.items()})
        return [id for id, _ in score.most_common(CUT)]

    return [answers(question) for question in questions]


def lunr_in_python(documents: Sequence[Text], questions: Sequence[str]) -> list[list[str]]:
    """Find with PyPI's lunr and its defaults."""
    index = lunr(ref="id", fields=("title", "body"), documents=[document._asdict() for document in documents])
    return [[hit["ref"] for hit in index.search(_words(question))[:CUT]] for question in questions]


def lunr_in_node(documents: Sequence[Text], questions: Sequence[str], title: float = 1) -> list[list[str]]:
    """Find with lunr.js, its title boosted."""
    asked = {
        "documents": [document._asdict() for document in documents],
        "questions": [_words(question) for question in questions],
        "boosts": {"title": title, "body": 1},
        "most": CUT,
    }
    answers: list[list[str]] = json.loads(node(LUNR_RANK, said=json.dumps(asked)))
    return answers


def lunr_title_first(documents: Sequence[Text], questions: Sequence[str]) -> list[list[str]]:
    """Find with lunr.js, the title ten times, as sites often have it."""
    return lunr_in_node(documents, questions, title=10)


def pagefind(documents: Sequence[Text], questions: Sequence[str]) -> list[list[str]]:
    """Find with Pagefind, in Chromium, on one page for each document."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / PAGES).mkdir()
        for document in documents:
            body = f"<main data-pagefind-body><h1>{escape(document.title)}</h1><p>{escape(document.body)}</p></main>"
            html = f'<!doctype html><html lang="en"><title>{escape(document.title)}</title>{body}</html>'
            (folder / PAGES / f"{document.id}.html").write_text(html, encoding="utf-8")
        build(folder)
        (folder / "index.html").write_text("<!doctype html><title>Pagefind</title>", encoding="utf-8")
        with hosting(folder, Network()) as (address, _), browser() as started:
            page = started.new_page()
            page.goto(address)
            answers: list[list[str]] = page.evaluate(ASK_PAGEFIND, list(questions))
    return answers


def _words(question: str) -> str:
    """Return the words of a question without what lunr reads as commands."""
    return " ".join(re.findall(r"[^\W_]+", question))


RANKERS: Mapping[str, Ranker] = {
    "the portal": ours,
    "BM25 with Porter's stemmer": bm25,
    "lunr (Python), its defaults": lunr_in_python,
    "lunr.js, its defaults": lunr_in_node,
    "lunr.js, title 10 times": lunr_title_first,
    "Pagefind": pagefind,
}
