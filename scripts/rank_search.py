"""How well the portal's search orders what it finds, beside BM25, lunr and Pagefind: nDCG@10 on judged collections.

DATA has a folder for each collection: `docs.jsonl` (id, title, text), `queries.jsonl` (id, text) and `qrels.tsv`
(query_id, doc_id, gain), such as Cranfield (1,400 abstracts, 225 questions, answers graded 1 to 4) and CISI (1,460
abstracts, 76 judged questions). An answer of grade g at rank r gains (2^g - 1) / log2(r + 1), as the sources named in
`scripts/relevance.py` have it. Each engine gets title and text as the collection has them and the question as it was
asked; lunr, which would read some of its characters as commands, its words alone. `--words 3` asks with the three
rarest words of each question instead: nobody types a paragraph into a search box, and Pagefind wants every word on the
page. Beside the mean stands the share of questions that got any answer.

lunr and Pagefind are optional packages of package.json: where they are missing, `npm ci` installs them.
"""

import argparse
from pathlib import Path

from scripts.relevance import quality, read, shortened
from scripts.search_engines.packages import install
from scripts.search_engines.rankers import RANKERS


def main() -> None:
    """Read the arguments, and print the line of each engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the collections")
    parser.add_argument("--only", default="", help="a part of the names of the engines wanted, such as lunr")
    parser.add_argument("--words", type=int, help="ask with so many of the rarest words of each question")
    options = parser.parse_args()
    collections = [read(path.parent) for path in sorted(options.data.glob("*/qrels.tsv"))]
    if not collections:
        parser.error(f"no collection in {options.data}: no folder there has a qrels.tsv")
    if options.words:
        collections = [shortened(collection, options.words) for collection in collections]
    install()
    print(f"| nDCG@10 | {' | '.join(f'{c.name} ({len(c.questions)} questions)' for c in collections)} |")
    print(f"| --- |{' ---: |' * len(collections)}")
    for name, rank in RANKERS.items():
        if options.only.lower() not in name.lower():
            continue
        cells = []
        for collection in collections:
            answers = rank(collection.documents, list(collection.questions.values()))
            answered = sum(map(bool, answers)) / len(answers)
            cells.append(f"{quality(collection, answers):.3f} ({answered:.0%} answered)")
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
