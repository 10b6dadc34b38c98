"""How a reading is kept: short, packed, without the words that its text holds, and checked when it is unpacked."""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import blake2b
from typing import Any, get_type_hints

from foedera.actors import Actor
from foedera.article import Article
from foedera.compact import Layout, Reader, Texts, layout_of, reader, writer
from foedera.contract import from_json
from foedera.evidence import BODY
from foedera.reading import Finding, Reading, ReadWith
from foedera.things import Review

SAMPLES = 64
"""Pages of a record from which its dictionaries are made, so that all later ones pack smaller."""
PIECES = {"text": 1_000, "reading": 8_000}
"""How much of each sample a dictionary takes."""
_WINDOW, _REACH = 28_000, 32_768
_KINDS = ("actors", "events", "agreements", "initiatives", "statements", "commitments")
_CLASSES = dict(
    zip(_KINDS, ("Actor", "Event", "Agreement", "Initiative", "Statement", "Commitment"), strict=True)
)
_PARTS = tuple(field.name for field in dataclasses.fields(Reading) if field.name != "foedera")


@dataclass(frozen=True, slots=True)
class Broken:
    """What no longer is as it was checked on the way in; `finding` is null: all of an article's passages are concerned."""

    article: str
    finding: str | None
    start: int
    end: int
    claimed: str
    found: str

    def __str__(self) -> str:
        where = f"{self.article} [{self.start}:{self.end}]"
        if self.finding is None:
            return f"{where}: the stored text has changed; read the page again"
        return f"{where} {self.finding}: reads {self.found!r}, not {self.claimed!r}; read the page again"


@dataclass(frozen=True, slots=True)
class Book:
    """A dictionary under its number, or none under 0."""

    number: int = 0
    words: bytes = b""


def shrunk(data: bytes, book: Book, beside: bytes = b"") -> bytes:
    """Return bytes packed with a dictionary and with what is kept beside them, which they may repeat."""
    words = (book.words + beside)[-_REACH:]
    if not words:
        return zlib.compress(data, 9)
    packer = zlib.compressobj(6, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, words)
    return bytes([book.number]) + packer.compress(data) + packer.flush()


def grown(data: bytes, books: Mapping[int, Book], beside: bytes = b"") -> bytes:
    """Return packed bytes as they were."""
    book = books.get(data[0])
    if book is None:
        return zlib.decompress(data)
    return zlib.decompressobj(-15, (book.words + beside)[-_REACH:]).decompress(memoryview(data)[1:])


def make_dictionary(samples: Iterable[bytes], piece: int) -> bytes:
    """Return what packs the like of some samples well: the end of each, up to so many bytes."""
    return b"".join(sample[-piece:] for sample in samples)[-_WINDOW:]


def body_of(text: str) -> bytes:
    """Return the bytes of a text."""
    return text.encode(errors="surrogatepass")


def words_of(body: bytes) -> str:
    """Return the text of bytes."""
    return body.decode(errors="surrogatepass")


@cache
def layout_text() -> str:
    """Return the layout of today's readings."""
    return json.dumps(layout_of(Reading), separators=(",", ":"))


def shortened(reading: Reading) -> bytes:
    """Return a reading as JSON without its text, what it was read with, and when it was fetched."""
    article = reading.article
    texts = _texts(article)
    blocks = tuple(
        replace(block, text="") if _in_text(block.text, article.text, block.start) else block
        for block in article.blocks
    )
    bare = replace(article, text="", sha256="", fetched=None, blocks=blocks)
    data = [
        write(bare if name == "article" else getattr(reading, name), texts)
        for name, write in zip(_PARTS, _writers(), strict=True)
    ]
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False).encode(errors="surrogatepass")


def digest_of_reading(short: bytes, read_with: str, text: str) -> bytes:
    """Return the digest of all that was read but when it was fetched."""
    return blake2b(b"\0".join((short, read_with.encode(), body_of(text))), digest_size=16).digest()


@dataclass(frozen=True)
class Sheet:
    """A reading as stored, of which parts can be read without the rest; its passages were checked on the way in."""

    short: bytes
    text: str
    sha256: str
    fetched: str | None
    read_with: str
    layout: str

    @cached_property
    def _data(self) -> list[Any]:
        data: list[Any] = json.loads(self.short.decode(errors="surrogatepass"))
        return data

    @cached_property
    def article(self) -> Article:
        """The article."""
        _, readers = _readers(self.layout)
        bare: Article = readers["article"](self._data[0], {})
        blocks = tuple(
            replace(block, text=self.text[block.start : block.end])
            if block.start is not None and not block.text
            else block
            for block in bare.blocks
        )
        return replace(bare, text=self.text, sha256=self.sha256, fetched=self.fetched, blocks=blocks)

    @cached_property
    def texts(self) -> Texts:
        """The words that passages lie in; blocks are read only where a passage lies in one."""
        return _Words(self)

    @cached_property
    def head(self) -> Reading:
        """The article without its blocks, where no more is wanted of a reading than what to cite."""
        stored, readers = _readers(self.layout)
        data = list(self._data[stored["article"]])
        data[_fields(self.layout)["Article"].index("blocks")] = []
        bare: Article = readers["article"](data, {})
        return _only(replace(bare, text=self.text, sha256=self.sha256, fetched=self.fetched))

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many findings there are of each kind."""
        return tuple(len(self._part(kind)) for kind in _KINDS)

    @cached_property
    def locals(self) -> dict[str, int]:
        """The number of each finding under its own id within the reading."""
        fields = _fields(self.layout)
        found: dict[str, int] = {}
        for kind in _KINDS:
            at = fields[_CLASSES[kind]].index("id")
            for one in self._part(kind):
                found[one[at]] = len(found)
        return found

    def _part(self, name: str) -> Sequence[Any]:
        stored, _ = _readers(self.layout)
        return self._data[stored[name]] if name in stored else ()

    def thing(self, nr: int) -> Actor | Finding:
        """Return the finding of a number: actors are counted first, then events and so on."""
        _, readers = _readers(self.layout)
        for kind, size in zip(_KINDS, self.sizes, strict=True):
            if nr < size:
                (found,) = readers[kind]([self._part(kind)[nr]], self.texts)
                return found  # type: ignore[no-any-return]
            nr -= size
        raise IndexError(nr)

    def review(self, _nr: int) -> Review:
        """Return what people found of a finding: nothing, as far as the reading alone tells."""
        return "none"

    def kind(self, name: str) -> Sequence[Any]:
        """Return all findings of a kind."""
        _, readers = _readers(self.layout)
        found: Sequence[Any] = readers[name](self._part(name), self.texts)
        return found

    def reading(self) -> Reading:
        """Return the whole reading, every passage checked against the text."""
        _, readers = _readers(self.layout)
        parts = {name: self.kind(name) for name in _PARTS[1:] if name in readers}
        return Reading(from_json(ReadWith, json.loads(self.read_with)), self.article, **parts)  # type: ignore[arg-type]

    @cached_property
    def bare(self) -> Reading:
        """The article alone, where nothing else is wanted of a reading."""
        return self.partial()

    def partial(self, kinds: Iterable[str] = ()) -> Reading:
        """Return the article with some kinds of findings, unchecked, where nothing else is wanted of a reading."""
        return _only(self.article, {name: self.kind(name) for name in kinds})


class _Words(dict[str, str]):
    """The body of a page, and its other blocks once one is asked for."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__({BODY: sheet.text})
        self._sheet = sheet

    def __missing__(self, block: str) -> str:
        self.update(_texts(self._sheet.article))
        return dict(self)[block]


def _only(article: Article, kinds: Mapping[str, Sequence[Any]] | None = None) -> Reading:
    """Return an unchecked reading of an article with some kinds of findings and nothing else."""
    parts: dict[str, Any] = dict.fromkeys(_PARTS[1:], ()) | dict(kinds or {})
    found = object.__new__(Reading)
    for name, value in {"foedera": _NO_TOOL, "article": article, **parts}.items():
        object.__setattr__(found, name, value)
    return found


_NO_TOOL = ReadWith("", "", "", "", "", None)


def read_with_text(reading: Reading) -> str:
    """Return what a reading was read with as one line of JSON."""
    return _tool_text(reading.foedera)


@cache
def _tool_text(tool: ReadWith) -> str:
    return json.dumps(dataclasses.asdict(tool), separators=(",", ":"), sort_keys=True)


def long_reading(data: bytes, body: bytes) -> Reading:
    """Return a reading as it was packed before readings were short."""
    found: Reading = from_json(
        Reading, restored(json.loads(zlib.decompress(data)), words_of(zlib.decompress(body)))
    )
    return found


def restored(data: Any, text: str) -> Any:
    """Return a reading's JSON with the words of its text put back."""
    data["article"]["text"] = text
    data.setdefault("offices", [])  # readings of before schema 2
    for block in data["article"]["blocks"]:
        if block["start"] is not None and not block["text"]:
            block["text"] = text[block["start"] : block["end"]]
    return data


def _texts(article: Article) -> dict[str, str]:
    return {BODY: article.text, **{block.id: block.text for block in article.blocks}}


def _in_text(block: str, text: str, start: int | None) -> bool:
    return start is not None and text[start : start + len(block)] == block


@cache
def _writers() -> tuple[Any, ...]:
    return tuple(writer(_hint(name)) for name in _PARTS)


@cache
def _fields(layout: str) -> Layout:
    return {name: tuple(names) for name, names in json.loads(layout).items()}


@cache
def _readers(layout: str) -> tuple[dict[str, int], dict[str, Reader]]:
    """Return where each part of a reading stands, and what reads it."""
    fields = _fields(layout)
    stored = [name for name in fields["Reading"] if name != "foedera"]
    known = [name for name in stored if name in _PARTS]
    return {name: stored.index(name) for name in known}, {n: reader(_hint(n), fields) for n in known}


def _hint(name: str) -> Any:
    return get_type_hints(Reading)[name]
