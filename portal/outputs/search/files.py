"""An index into the files that are published of it, for one language."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from portal.outputs.search.analysis import STOP_WORDS
from portal.outputs.search.documents import Document
from portal.outputs.search.index import index
from portal.outputs.search.pack import pack
from portal.outputs.search.synonyms import Name
from portal.text import Language

CHUNK = 8
"""Documents whose titles and abstracts stand in one file."""


def files(
    documents: Sequence[Document],
    language: Language,
    groups: Sequence[Sequence[Name]],
    more: Mapping[str, bytes],
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a search, below its folder: `index.json`, which names the folder of all others.

    `more` are files beside those of the words. The folder is named by what is in it: a page that is open while the
    site is replaced never mixes two indexes.
    """
    made = index(documents, language, groups)
    packed = pack(made.postings, made.forms)
    contents = {f"words-{at}.bin": shard for at, shard in enumerate(packed.shards)}
    contents |= {"spelling.bin": packed.spelling, **more}
    contents |= {
        f"records-{start // CHUNK}.json": as_json([_shown(one) for one in documents[start : start + CHUNK]])
        for start in range(0, len(documents), CHUNK)
    }
    manifest = {
        "documents": len(documents),
        "chunk": CHUNK,
        "firsts": packed.firsts,
        "stop_words": sorted(STOP_WORDS[language]),
        "synonyms": [sorted({name.folded for name in group}) for group in groups],
    }
    version = _digest([as_json(manifest), *(content for _, content in sorted(contents.items()))])
    yield "index.json", as_json({"version": version, **manifest})
    for name, content in contents.items():
        yield f"{version}/{name}", content


def _shown(document: Document) -> Sequence[str]:
    return (
        document.key,
        document.sort,
        document.address,
        document.title,
        document.where,
        document.abstract,
        document.language,
    )


def as_json(value: object) -> bytes:
    """Return JSON in which no character could begin a tag."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").encode()


def _digest(parts: Iterable[bytes]) -> str:
    return blake2b(b"\0".join(parts), digest_size=6).hexdigest()
