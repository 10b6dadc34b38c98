"""A file, URL, folder, archive or stream -> Pages: bytes with an address and the time they were fetched."""

from __future__ import annotations

import io
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal
from urllib.parse import urlsplit

from foedera.characters import clean, decode
from foedera.containers import (
    WarcPage,
    is_json_object,
    json_lines,
    json_value,
    parquet_rows,
    read_document,
    warc_pages,
)
from foedera.dates import PartialDate
from foedera.envelopes import read_letter, saved_from, viewed_source
from foedera.errors import PageError, Problem
from foedera.markdown import looks_like_markdown, split_front_matter
from foedera.pdf import read_pdf
from foedera.settings import DEFAULTS, Limits
from foedera.unpack import (
    HEAD,
    Gunzip,
    Kind,
    Replay,
    read_whole,
    sniff,
)

Form = Literal["html", "text", "markdown"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came: decoded text, what form it has, and what is known of it from outside."""

    name: str
    """How the user named it: a path, an address, or `FILE#3` for the third document of a file."""
    text: str
    form: Form
    id: str | None = None
    url: str | None = None
    title: str | None = None
    date: PartialDate | None = None
    """Publication date as given with the page, not read from it."""
    fetched: str | None = None
    """UTC time of fetching, ISO 8601."""
    plain: bool = False
    """True: the text is an article's body already, and no page parts are looked for."""
    authors: tuple[str, ...] = ()
    """Names as given with the page or in the block above it."""
    stamped: PartialDate | None = None
    """Publication date as the page's own header gives it: front matter, or the date of a message."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What the user says of a source: its date and address, whether it is a bare article, and the limits."""

    date: PartialDate | None = None
    url: str | None = None
    plain: bool = False
    limits: Limits = DEFAULTS.limits
    private_networks: bool = False


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where the bytes being read come from."""

    name: str
    intake: Intake
    suffix: str = ""
    charset: str | None = None
    fetched: str | None = None
    title: str | None = None
    stamped: PartialDate | None = None
    packed: bool = False


Found = Page | Problem

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?=//)|(?:data|javascript|mailto|file):", re.IGNORECASE)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(
    r"\s*<(?:head|body|main|article|div|section|p|h1|meta|title|script|table|span)\b", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<(?:[a-zA-Z]|/[a-zA-Z]|!--|!doctype)", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:p|div|h[1-6]|article|section|body|table|main)\s*>", re.IGNORECASE)
_FEED = re.compile(r"\s*(?:<\?xml|<!DOCTYPE(?!\s+html\b)|<rss\b|<feed\b)", re.IGNORECASE)
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_TEXT_SUFFIXES = _MARKDOWN_SUFFIXES | {".json", ".jsonl", ".ndjson"}  # that servers of files call text/plain
_SERVED = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
}
_SNIFFED = {"", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip"}
_SNIFFED |= {"message/rfc822", "multipart/related", "application/x-mimearchive"}
_SNIFFED |= {"application/pdf", "application/warc", "application/vnd.apache.parquet"}


def find_pages(source: str, intake: Intake = Intake(), stdin: BinaryIO | None = None) -> Iterator[Found]:
    """Yield the pages of a source, and a Problem for whatever in it cannot be read.

    Args:
        source: An HTML, text, Markdown, PDF, mail, JSON Lines, JSON, Parquet or WARC file (each also gzipped), a
            folder, an http or https address, or `-` for standard input.
        intake: What the user says of the source.
        stdin: What `-` reads; standard input unless given.
    """
    try:
        yield from _pages_of(source, intake, stdin)
    except PageError as error:
        yield error.problem(source)
    except (OSError, ValueError) as error:
        yield _unreadable(source, error)


def _pages_of(source: str, intake: Intake, stdin: BinaryIO | None) -> Iterator[Found]:
    if not source:
        raise PageError("acquire", "no page was named", "pass a path, a web address, or - for standard input")
    if source == "-":
        yield from _stream(stdin or sys.stdin.buffer, _Origin("-", intake))
    elif _SCHEME.match(source):
        yield from _address(source, intake)
    else:
        yield from _path(Path(source), intake)


def _unreadable(name: str, error: Exception) -> Problem:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    barred = isinstance(error, PermissionError)
    hint = "make it readable, or copy it to where you may read" if barred else "check the path and the file"
    return Problem(name, "acquire", f"cannot be opened: {reason}", hint)


# Where pages come from


def _address(address: str, intake: Intake) -> Iterator[Found]:
    if not address.lower().startswith(("http://", "https://")):
        scheme = address.partition(":")[0]
        raise PageError(
            "acquire", f"{scheme}: addresses are not read", "pass an http or https address, or a path"
        )
    from foedera.fetch import fetch

    found = fetch(address, intake.limits, private_networks=intake.private_networks)
    if found.content_type in _SNIFFED:
        suffix = _suffix(urlsplit(found.url).path) if found.content_type == "application/octet-stream" else ""
    elif found.content_type in _SERVED:
        named = _suffix(urlsplit(found.url).path)
        by_name = found.content_type == "text/plain" and named in _TEXT_SUFFIXES
        suffix = named if by_name else _SERVED[found.content_type]
    else:
        raise PageError(
            "acquire",
            f"the server sends {found.content_type[:60]}, not a page",
            "pass the address of the page, not of a picture, video or feed",
        )
    known = replace(intake, url=intake.url or found.url)
    yield from _stream(io.BytesIO(found.body), _Origin(address, known, suffix, found.charset, found.at))


def _path(path: Path, intake: Intake) -> Iterator[Found]:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        yield from _folder(path, replace(intake, url=None))
        return
    if not stat.S_ISREG(mode):
        raise PageError(
            "acquire", "it is a pipe or a device, not a file", "pass - and pipe it into standard input"
        )
    with path.open("rb") as stream:
        yield from _stream(stream, _Origin(str(path), intake, _suffix(path.name)))


def _folder(folder: Path, intake: Intake) -> Iterator[Found]:
    """Walk a folder in order of names, hidden ones left out, each folder entered once however links lead."""
    waiting, entered, empty = [folder], set[tuple[int, int]](), True
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) not in entered:
                    entered.add((status.st_dev, status.st_ino))
                    waiting += sorted((p for p in path.iterdir() if not p.name.startswith(".")), reverse=True)
                continue
        except OSError as error:
            yield _unreadable(str(path), error)
            continue
        empty = False
        yield from find_pages(str(path), intake)
    if empty:
        raise PageError("acquire", "the folder holds no files", "pass a folder with pages in it")


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


# What the bytes are


def _stream(stream: BinaryIO, origin: _Origin) -> Iterator[Found]:
    head = _head(stream)
    kind = sniff(head, origin.suffix)
    whole = io.BufferedReader(Replay(head, stream), HEAD)
    yield from _READERS[kind](whole, origin)


def _head(stream: BinaryIO) -> bytes:
    """Read the first bytes, also from a pipe that gives them in pieces."""
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    return head


def _empty(stream: BinaryIO, origin: _Origin) -> Iterator[Found]:
    raise PageError("acquire", "it is empty", "pass a page with text in it")
    yield from _text(stream, origin)


def _gzip(stream: BinaryIO, origin: _Origin) -> Iterator[Found]:
    if origin.packed:
        raise PageError(
            "acquire", "it is gzip data within gzip data", "decompress it once and pass the result"
        )
    inner = _suffix(origin.name[: -len(".gz")]) if origin.name.lower().endswith(".gz") else ""
    unpacked = Gunzip(stream, origin.intake.limits)
    try:
        for found in _stream(io.BufferedReader(unpacked, HEAD), replace(origin, suffix=inner, packed=True)):
            if unpacked.trouble and isinstance(found, Page) and "#" not in found.name[len(origin.name) :]:
                break  # a single page that lacks its end is no page
            yield found
    except PageError as error:
        raise unpacked.trouble or error from error
    if unpacked.trouble:
        raise unpacked.trouble


def _text(stream: BinaryIO, origin: _Origin) -> Iterator[Found]:
    yield _page(read_whole(stream, origin.intake.limits), origin)


def _pdf(stream: BinaryIO, origin: _Origin) -> Iterator[Found]:
    yield _pdf_page(read_whole(stream, origin.intake.limits), origin)


def _pdf_page(data: bytes, origin: _Origin) -> Page:
    found = read_pdf(data, origin.intake.limits)
    known = replace(origin.intake, url=origin.intake.url or found.url)
    return _made(found.text, "text", replace(origin, title=found.title, intake=known))


def _letter(stream: BinaryIO, origin: _Origin) -> Iterator[Found]:
    """Read a mail message or a page saved as one; as an article it is taken as it stands."""
    data = read_whole(stream, origin.intake.limits)
    if origin.intake.plain:
        yield _page(data, origin)
        return
    found = read_letter(data)
    known = replace(
        origin,
        title=found.title,
        stamped=found.sent,
        fetched=origin.fetched or found.fetched,
        intake=replace(origin.intake, url=origin.intake.url or found.url),
    )
    yield _made(found.text, "html" if found.is_html else _form(found.text, ".txt"), known)


def _page(data: bytes, origin: _Origin) -> Page:
    text = decode(data, origin.charset)
    text = viewed_source(text) or text
    return _made(text, _form_for(text, origin.suffix, origin.intake), origin)


def _form_for(text: str, suffix: str, intake: Intake) -> Form:
    if not intake.plain:
        return _form(text, suffix)
    if _HTML_START.match(text) or (suffix in _HTML_SUFFIXES and _ANY_TAG.search(text)):
        raise PageError(
            "acquire",
            "it is HTML, and --plain says that it is the text of an article",
            "leave --plain away, and the article is found in the page",
        )
    return "text"


def _form(text: str, suffix: str) -> Form:
    if _HTML_START.match(text) or (suffix in _HTML_SUFFIXES and _ANY_TAG.search(text)):
        return "html"
    if suffix in _MARKDOWN_SUFFIXES:
        return "markdown"
    if _FEED.match(text):
        raise PageError("acquire", "it is XML or a feed, not a page", "pass the pages that it names")
    if _HTML_TAG.match(text) and (suffix != ".txt" or _CLOSING.search(text)):
        return "html"
    return "markdown" if looks_like_markdown(text) or split_front_matter(text)[1] != text else "text"


def _made(text: str, form: Form, origin: _Origin) -> Page:
    intake = origin.intake
    page = Page(
        name=origin.name,
        text=text,
        form=form,
        url=intake.url,
        title=origin.title,
        date=intake.date,
        fetched=origin.fetched,
        plain=intake.plain,
        stamped=origin.stamped,
    )
    return page if intake.plain else _cleaned(page)


def _cleaned(page: Page) -> Page:
    """Return a page without what is of its file alone, and with what its own header says of it."""
    text = clean(page.text, markup=page.form == "html")
    title = clean(page.title).strip() if page.title else None
    if page.form == "html":
        return replace(page, text=text, title=title, url=page.url or saved_from(text))
    if page.form == "text":
        return replace(page, text=text, title=title)
    front, text = split_front_matter(text)
    return replace(
        page,
        text=text,
        title=title or front.title,
        url=page.url or front.url,
        stamped=page.stamped or front.date,
        authors=page.authors or front.authors,
    )


# Files of many documents


def _lines(stream: BinaryIO, origin: _Origin) -> Iterator[Found]:
    yield from _documents(json_lines(stream, origin.intake.limits), origin)


def _json(stream: BinaryIO, origin: _Origin) -> Iterator[Found]:
    """Read a JSON document, an array of them, or JSON Lines under another name."""
    limits = origin.intake.limits
    first = stream.readline(limits.page_bytes + 1)
    if is_json_object(first) and (more := stream.read(1)):
        yield from _lines(io.BufferedReader(Replay(first + more, stream), HEAD), origin)
        return
    data = read_whole(io.BufferedReader(Replay(first, stream), HEAD), limits)
    try:
        value = json_value(data)
    except PageError:
        if origin.suffix == ".json":
            raise
        yield _page(data, origin)
        return
    if isinstance(value, list):
        yield from _documents(value, origin)
    else:
        yield from _document(value, origin.name, origin.intake)


def _parquet(stream: BinaryIO, origin: _Origin) -> Iterator[Found]:
    path = Path(origin.name)
    is_file = not origin.packed and origin.fetched is None and path.is_file()
    limits = origin.intake.limits
    yield from _documents(parquet_rows(path if is_file else read_whole(stream, limits), limits), origin)


def _documents(rows: Iterable[object], origin: _Origin) -> Iterator[Found]:
    number = 0
    for number, row in enumerate(rows, 1):
        yield from _document(row, f"{origin.name}#{number}", origin.intake)
    if number == 0:
        raise PageError("acquire", "it holds no documents", "put one object with id and text on each line")


def _document(row: object, name: str, intake: Intake) -> Iterator[Found]:
    """Make a page of one document; a side field of the wrong kind is a Problem and the page goes without it."""
    try:
        found = read_document(row, intake.limits)
        suffix = ".html" if found.is_html else ".txt"
        form: Form = "html" if found.is_html and not intake.plain else _form_for(found.text, suffix, intake)
    except PageError as error:
        yield error.problem(name)
        return
    yield from (fault.problem(name) for fault in found.faults)
    page = Page(
        name,
        found.text,
        form,
        found.id,
        found.url,
        found.title,
        found.date or intake.date,
        plain=intake.plain,
        authors=found.authors,
    )
    yield page if intake.plain else _cleaned(page)


def _warc(stream: BinaryIO, origin: _Origin) -> Iterator[Found]:
    number = 0
    for number, found in enumerate(warc_pages(stream, origin.intake.limits), 1):
        name = f"{origin.name}#{number}"
        try:
            yield _archived(found, replace(origin, name=name))
        except PageError as error:
            yield error.problem(name)
    if number == 0:
        raise PageError(
            "acquire", "the WARC holds no pages", "pass an archive with responses of HTML or text"
        )


def _archived(found: WarcPage | PageError, origin: _Origin) -> Page:
    if isinstance(found, PageError):
        raise found
    suffix = {"text/plain": ".txt", "application/pdf": ".pdf"}.get(found.content_type, ".html")
    known = replace(
        origin,
        suffix=suffix,
        charset=found.charset,
        fetched=found.fetched,
        intake=replace(origin.intake, url=found.url),
    )
    if sniff(found.body[:HEAD], suffix) == "pdf":
        return _pdf_page(found.body, known)
    return _page(found.body, known)


_READERS: Mapping[Kind, Callable[[BinaryIO, _Origin], Iterator[Found]]] = {
    "empty": _empty,
    "pdf": _pdf,
    "gzip": _gzip,
    "parquet": _parquet,
    "warc": _warc,
    "letter": _letter,
    "jsonl": _lines,
    "json": _json,
    "text": _text,
}
