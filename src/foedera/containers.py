"""Files of many documents (JSON Lines, Parquet, WARC) -> the documents one by one, bad ones as a PageError."""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from foedera.characters import decode, whole_characters
from foedera.dates import PartialDate
from foedera.errors import InputLimit, PageError
from foedera.settings import Limits
from foedera.unpack import HEAD, Gunzip, check_size, read_whole

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord
    from pyarrow.parquet import ParquetFile

COLUMNS = ("id", "text", "html", "date", "url", "title", "authors")
"""The fields of a document that are read."""

_PAGE_TYPES = {"text/html", "application/xhtml+xml", "text/plain", "application/pdf"}


_CHUNK = re.compile(rb"(?:\r\n)?(?P<size>[0-9a-fA-F]{1,8})(?:;[^\r\n]{0,200})?\r\n")


@dataclass(frozen=True, slots=True)
class WarcPage:
    """A page as an archive keeps it: its body, decompressed, and what the server said of it."""

    body: bytes
    content_type: str
    charset: str | None
    url: str | None
    fetched: str | None


@dataclass(slots=True)
class Document:
    """A page as a row of a file gives it, and what of the row could not be read."""

    text: str
    is_html: bool
    id: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: PartialDate | None = None
    faults: list[PageError] = field(default_factory=list)


def json_value(data: bytes) -> object:
    """Return the value that JSON bytes stand for; raise PageError if they are none."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise PageError(
            "acquire", f"it is not UTF-8 at byte {error.start}", "convert the file to UTF-8"
        ) from error
    except RecursionError as error:
        raise InputLimit(
            "acquire", "the JSON is nested too deeply", "pass flat objects with id and text"
        ) from error
    except ValueError as error:
        raise PageError("acquire", f"it is not JSON ({error})", "put one JSON object on each line") from error


def is_json_object(line: bytes) -> bool:
    """Tell whether a line is a whole JSON object."""
    try:
        return isinstance(json_value(line), dict)
    except PageError:
        return False


def kind_of(value: object) -> str:
    """Name the kind of a value in JSON's terms."""
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    if value is None:
        return "null"
    return "an array" if isinstance(value, list) else "an object"


def json_lines(stream: BinaryIO, limits: Limits) -> Iterator[object]:
    """Yield the value of each line that is not blank, or a PageError for a line that cannot be read."""
    first = True
    while line := stream.readline(limits.page_bytes + 1):
        if len(line) > limits.page_bytes and not line.endswith(b"\n"):
            _skip_line(stream)
            yield InputLimit(
                "acquire", f"the line is longer than {limits.page_bytes:,} bytes", "split the document"
            )
        elif line.removeprefix(b"\xef\xbb\xbf" if first else b"").strip():
            yield _line(line)
        first = False


def _line(line: bytes) -> object:
    try:
        return json_value(line)
    except PageError as error:
        return error


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(HEAD)) and not rest.endswith(b"\n"):
        pass


def read_document(row: object, limits: Limits) -> Document:
    """Read a row; a side field of the wrong kind is a fault, and the page goes without it.

    Raises:
        PageError: If it has no page to read; InputLimit if that is too long.
    """
    if isinstance(row, PageError):
        raise row
    if not isinstance(row, Mapping):
        raise PageError("acquire", f"it is {kind_of(row)}, not a document", "give an object with id and text")
    column = "html" if _is_blank(row.get("text")) else "text"
    found = Document(_content(row, column, limits), column == "html")
    try:
        found.date = _day(row.get("date"))
    except ValueError as error:
        found.faults.append(
            PageError("acquire", f"its date is not one: {error}", "give the date as YYYY-MM-DD")
        )
    found.id, found.url, found.title = (_label(row, name, found.faults) for name in ("id", "url", "title"))
    found.authors = _authors(row.get("authors"), found.faults)
    return found


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str | bytes) and not value.strip())


def _content(row: Mapping[str, object], column: str, limits: Limits) -> str:
    value = row.get(column)
    if isinstance(value, bytes):
        value = decode(value)
    if value is None or value == "":
        names = ", ".join(str(name)[:30] for name in list(row)[:8])
        raise PageError(
            "acquire",
            f"it has neither text nor html (but {names or 'nothing'})",
            "give the page as text or html",
        )
    if not isinstance(value, str):
        raise PageError("acquire", f"its {column} is {kind_of(value)}", f"give {column} as a string")
    if len(value) > limits.page_bytes:
        raise InputLimit("acquire", f"its {column} has {len(value):,} characters", "split the document")
    if "\0" in value:
        raise PageError("acquire", f"its {column} has NUL characters", "give the text of the page")
    return whole_characters(value)


def _label(row: Mapping[str, object], name: str, faults: list[PageError]) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        faults.append(PageError("acquire", f"its {name} is {kind_of(value)}", f"give {name} as a string"))
        return None
    return whole_characters(value).replace("\0", "").strip() or None


def _authors(value: object, faults: list[PageError]) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if names is None:
        return ()
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        faults.append(PageError("acquire", "its authors are no names", "give authors as an array of strings"))
        return ()
    return tuple(bare for name in names if (bare := whole_characters(name).replace("\0", "").strip()))


def _day(value: object) -> PartialDate | None:
    """Read a document's date: YYYY, YYYY-MM or YYYY-MM-DD, the last also with a time after it."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return PartialDate.of(value)
    if not isinstance(value, str):
        raise ValueError(f"it is {kind_of(value)}")  # noqa: TRY004 - a wrong value of the user's data
    return PartialDate.parse(re.split(r"[T ]", value.strip()[:40], maxsplit=1)[0])


def parquet_rows(source: Path | bytes, limits: Limits) -> Iterator[object]:
    """Yield the rows of a Parquet file as documents, or a PageError for a row that cannot be read.

    Raises:
        PageError: If the file is broken, grows too much or has no column of pages.
    """
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(source if isinstance(source, Path) else io.BytesIO(source)) as table:
            _check_growth(table, limits)
            yield from _rows(table)
    except (pa.lib.ArrowException, OSError) as error:
        reason = str(error).partition("\n")[0][:200]
        raise PageError("acquire", f"the Parquet file is broken ({reason})", "write it again") from error


def _check_growth(table: ParquetFile, limits: Limits) -> None:
    groups = [table.metadata.row_group(at) for at in range(table.num_row_groups)]
    packed = sum(
        group.column(at).total_compressed_size for group in groups for at in range(group.num_columns)
    )
    full = sum(group.total_byte_size for group in groups)
    if full > max(limits.page_bytes, limits.ratio * packed):
        raise InputLimit(
            "acquire",
            f"it grows to more than {limits.ratio} times its compressed size",
            "look at it before you pass it, or write it with less compression",
        )


def _rows(table: ParquetFile) -> Iterator[object]:
    columns = [name for name in COLUMNS if name in table.schema_arrow.names]
    if not {"text", "html"} & set(columns):
        raise PageError(
            "acquire", "it has no column text or html", "name the column of the pages text or html"
        )
    for batch in table.iter_batches(batch_size=16, columns=columns):
        for at in range(batch.num_rows):
            try:
                yield {column: batch.column(column)[at].as_py() for column in columns}
            except (ValueError, ArithmeticError) as error:
                yield PageError("acquire", f"the row cannot be read ({error})", "write the row again")


class _Counted:
    """A stream that tells how far it was read, which is all that the archive reader asks of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at


def warc_pages(stream: BinaryIO, limits: Limits) -> Iterator[WarcPage | PageError]:
    """Yield the pages of an archive (HTML, text or PDF, successfully fetched), or a PageError for a broken one."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    counted = cast("BinaryIO", _Counted(stream))
    try:
        for record in ArchiveIterator(counted, record_types=kinds, parse_http=True):
            if _is_broken(record):
                yield PageError(
                    "acquire", "the record is broken or ends in the middle", "copy the archive again"
                )
            elif _is_page(record):
                yield _record(record, limits)
    except (OSError, ValueError) as error:
        raise PageError(
            "acquire", f"the WARC is broken ({error})", "fetch or copy the archive again"
        ) from error


def _is_broken(record: WarcRecord) -> bool:
    """Tell whether an answer of a web server lacks what makes it one."""
    kind = record.headers.get("Content-Type") or ""
    return record.http_headers is None and kind.startswith("application/http")


def _is_page(record: WarcRecord) -> bool:
    if record.http_headers is None:  # a file or a converted text, as in archives of texts alone
        return _type_of(record) in _PAGE_TYPES
    kind = _type_of(record)
    return record.http_headers.status_code == 200 and (kind in _PAGE_TYPES or not kind)


def _type_of(record: WarcRecord) -> str:
    if record.http_headers is not None:
        return (record.http_content_type or "").lower()
    return (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def _record(record: WarcRecord, limits: Limits) -> WarcPage | PageError:
    headers = record.http_headers
    packed = (headers.get("Content-Encoding") or "").strip().lower() if headers else ""
    chunked = bool(headers and "chunked" in (headers.get("Transfer-Encoding") or "").lower())
    try:
        expected = record.content_length
        body = record.reader.read(limits.page_bytes + 1)
        check_size(body, limits)
        if len(body) < expected:
            return PageError("acquire", "the record ends in the middle", "fetch or copy the archive again")
        body = _unpacked(_dechunked(body) if chunked else body, packed, limits)
    except PageError as error:
        return error
    address, fetched = record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date")
    charset = record.http_charset if headers else None
    return WarcPage(body, _type_of(record), charset, address, fetched)


def _dechunked(body: bytes) -> bytes:
    """Return a body without the lengths of its chunks; some archives say that it is in chunks when it is not."""
    pieces: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match["size"], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[match.end() : match.end() + size])
        at = match.end() + size
    return body


def _unpacked(body: bytes, packed: str, limits: Limits) -> bytes:
    """Return a body as it was before its server packed it; servers also say so of what is not packed."""
    if body.startswith(b"\x1f\x8b"):
        unpacked = Gunzip(io.BytesIO(body), limits)
        whole = read_whole(io.BufferedReader(unpacked, HEAD), limits)
        if unpacked.trouble:
            raise unpacked.trouble
        return whole
    if packed == "deflate":
        try:
            body = zlib.decompressobj(wbits=15 if body[:1] == b"\x78" else -15).decompress(
                body, limits.page_bytes + 1
            )
        except zlib.error:
            return body
        check_size(body, limits)
    elif packed in {"br", "zstd"} and body.lstrip()[:1] != b"<":
        raise PageError("acquire", f"the record is packed as {packed}", "have the archive written unpacked")
    return body
