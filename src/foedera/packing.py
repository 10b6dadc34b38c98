"""How a reading is kept: packed, without the words that its text holds, and checked against it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from foedera.evidence import BODY
from foedera.reading import Reading, to_contract

_PARTS = (
    "actors",
    "events",
    "agreements",
    "initiatives",
    "statements",
    "commitments",
    "times",
    "places",
    "offices",
)


@dataclass(frozen=True, slots=True)
class Broken:
    """Evidence that no longer reads what it claims; `finding` is null where the article's text itself changed."""

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


def packed(reading: Reading) -> bytes:
    """Return a reading without the words that its article's text already holds."""
    data = to_contract(reading)
    article = data["article"]
    for block in article["blocks"]:
        if block["start"] is not None and article["text"][block["start"] : block["end"]] == block["text"]:
            block["text"] = ""
    article["text"] = ""
    return zipped(data)


def restored(data: Any, text: str) -> Any:
    """Return a packed reading with the words of its text put back."""
    data["article"]["text"] = text
    data.setdefault("offices", [])  # readings of before schema 2
    for block in data["article"]["blocks"]:
        if block["start"] is not None and not block["text"]:
            block["text"] = text[block["start"] : block["end"]]
    return data


def broken(article: str, data: Any) -> Iterator[Broken]:
    """Yield the spans of a reading's JSON that read otherwise in the text or block they point into."""
    texts = {BODY: data["article"]["text"], **{b["id"]: b["text"] for b in data["article"]["blocks"]}}
    for part in _PARTS:
        for thing in data[part]:
            for span in _spans(thing):
                found = texts.get(span["in"], "")[span["start"] : span["end"]]
                if found != span["text"]:
                    yield Broken(article, thing["id"], span["start"], span["end"], span["text"], found)


def _spans(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        if {"start", "end", "text", "in"} <= data.keys():
            yield data
        for value in data.values():
            yield from _spans(value)
    elif isinstance(data, list):
        for value in data:
            yield from _spans(value)


def canonical(data: Any) -> bytes:
    """Return a thing of the contract as one line of JSON that does not hang on the order of keys."""
    return json.dumps(data, separators=(",", ":"), sort_keys=True).encode()


def zipped(data: Any) -> bytes:
    """Return JSON values packed."""
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 6)


def unzipped(data: bytes) -> Any:
    """Return packed JSON values."""
    return json.loads(zlib.decompress(data))


def text_of(body: bytes) -> str:
    """Return a packed text."""
    return zlib.decompress(body).decode(errors="surrogatepass")
