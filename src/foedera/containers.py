"""Files of many documents (JSON Lines, Parquet, WARC) -> the documents one by one, bad ones as a PageError."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from foedera.errors import InputLimit, PageError
from foedera.settings import Limits
from foedera.unpack import HEAD, Gunzip, check_size, read_whole

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord
    from pyarrow.parquet import ParquetFile

COLUMNS = ("id", "text", "html", "date", "url", "title")
"""The fields of a document that are read."""

_PAGE_TYPES = {"text/html", "application/xhtml+xml", "text/plain", "application/pdf"}


@dataclass(frozen=True, slots=True)
class WarcPage:
    """A page as an archive keeps it: its body, decompressed, and what the server said of it."""

    body: bytes
    content_type: str
    charset: str | None
    url: str | None
    fetched: str | None


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


def parquet_rows(source: Path | bytes, limits: Limits) -> Iterator[object]:
    """Yield the rows of a Parquet file as documents, or a PageError for a row that cannot be read.

    Raises:
        PageError: If the file is broken, grows too much or has no column of pages.
    """
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(source if isinstance(source, Path) else io.BytesIO(source)) as table:  # type: ignore[no-untyped-call]
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
    for batch in table.iter_batches(batch_size=16, columns=columns):  # type: ignore[no-untyped-call]
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
    """Yield the successful responses of HTML, text or PDF in an archive, or a PageError for a broken one."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        for record in ArchiveIterator(
            cast("BinaryIO", _Counted(stream)), record_types=WarcRecordType.response, parse_http=True
        ):
            if record.http_headers is None:
                yield PageError(
                    "acquire", "the record is broken or ends in the middle", "copy the archive again"
                )
            elif record.http_headers.status_code == 200 and record.http_content_type in _PAGE_TYPES:
                yield _record(record, limits)
    except (OSError, ValueError) as error:
        raise PageError(
            "acquire", f"the WARC is broken ({error})", "fetch or copy the archive again"
        ) from error


def _record(record: WarcRecord, limits: Limits) -> WarcPage | PageError:
    packed = (record.http_headers.get("Content-Encoding") or "").lower() in {"gzip", "x-gzip"}
    try:
        expected = record.content_length
        body = record.reader.read(limits.page_bytes + 1)
        check_size(body, limits)
        if len(body) < expected:
            return PageError("acquire", "the record ends in the middle", "fetch or copy the archive again")
        if packed and body.startswith(b"\x1f\x8b"):
            body = _unpacked(body, limits)
    except PageError as error:
        return error
    address, fetched = record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date")
    return WarcPage(body, record.http_content_type or "", record.http_charset, address, fetched)


def _unpacked(body: bytes, limits: Limits) -> bytes:
    unpacked = Gunzip(io.BytesIO(body), limits)
    whole = read_whole(io.BufferedReader(unpacked, HEAD), limits)
    if unpacked.trouble:
        raise unpacked.trouble
    return whole
