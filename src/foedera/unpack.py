"""Bytes of unknown making -> what kind they are, decompressed within limits."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, Literal

from foedera.envelopes import is_letter
from foedera.errors import InputLimit, PageError
from foedera.settings import Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Kind = Literal["empty", "pdf", "gzip", "parquet", "warc", "letter", "jsonl", "json", "text"]

HEAD = 65_536
"""Bytes that are looked at before the kind of an input is decided."""

_CHUNK = 65_536
_RATIO_FROM = 1_000_000  # small inputs may repeat themselves as much as they like

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save it as PDF, HTML or text"),
    (b"PK\x05\x06", "an empty zip archive", "pass the pages themselves"),
    (b"\x28\xb5\x2f\xfd", "zstandard data", "decompress it first, or pack it with gzip"),
    (b"BZh", "bzip2 data", "decompress it first, or pack it with gzip"),
    (b"\xfd7zXZ", "xz data", "decompress it first, or pack it with gzip"),
    (b"7z\xbc\xaf", "a 7-zip archive", "unpack it and pass the folder"),
    (b"Rar!", "a RAR archive", "unpack it and pass the folder"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as PDF, HTML or text"),
    (b"{\\rtf", "rich text (RTF)", "save it as PDF, HTML or text"),
    (b"\x89PNG", "a PNG picture", "pass the page, or its text after character recognition"),
    (b"\xff\xd8\xff", "a JPEG picture", "pass the page, or its text after character recognition"),
    (b"GIF8", "a GIF picture", "pass the page, or its text after character recognition"),
    (b"\x7fELF", "a program", "pass a page"),
    (
        b"SQLite format 3",
        "an SQLite database",
        "open a record with --record; export other tables as JSON Lines",
    ),
)


class Replay(io.RawIOBase):
    """A stream that gives back the bytes read from its head to sniff them, then the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Tell that this stream can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer from the head, then from the rest."""
        view = memoryview(buffer)
        if self._head:
            data, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            data = self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)


class Gunzip(io.RawIOBase):
    """A gzip stream of any number of members, decompressed no further than the limits allow.

    It ends where the data breaks or grows too much, and `trouble` then says why, so that what came before
    is not lost.
    """

    def __init__(self, packed: BinaryIO, limits: Limits) -> None:
        super().__init__()
        self.trouble: PageError | None = None
        self._packed, self._limits = packed, limits
        self._decoder = zlib.decompressobj(wbits=31)
        self._pending = b""
        self._taken = self._given = 0

    def readable(self) -> bool:
        """Tell that this stream can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer with decompressed bytes; 0 at the end or at trouble."""
        view = memoryview(buffer)
        data = b""
        while not data and self.trouble is None and self._refill():
            data = self._inflate(len(view))
        view[: len(data)] = data
        return len(data)

    def _refill(self) -> bool:
        if not self._pending:
            self._pending = self._packed.read(_CHUNK)
            self._taken += len(self._pending)
        if self._decoder.eof:
            self._pending = self._pending.lstrip(b"\0")
            if not self._pending.startswith(b"\x1f"):
                return False
            self._decoder = zlib.decompressobj(wbits=31)
        if not self._pending and not self._decoder.eof:
            self.trouble = _broken("the gzip data ends in the middle")
        return bool(self._pending)

    def _inflate(self, size: int) -> bytes:
        try:
            data = self._decoder.decompress(self._pending, size)
        except zlib.error as error:
            self.trouble = _broken(f"the gzip data is broken ({error})")
            return b""
        self._pending = self._decoder.unconsumed_tail or self._decoder.unused_data
        self._given += len(data)
        if self._given > max(_RATIO_FROM, self._limits.ratio * self._taken):
            self.trouble = InputLimit(
                "acquire",
                f"it grows to more than {self._limits.ratio} times its compressed size",
                "decompress it yourself and look at it before you pass it",
            )
            return b""
        return data


def _broken(reason: str) -> PageError:
    return PageError("acquire", reason, "fetch or copy the file again")


def sniff(head: bytes, suffix: str) -> Kind:
    """Tell the kind of an input by its first bytes, then by its suffix.

    Raises:
        PageError: If it is something that is not a page, such as a picture or an archive.
    """
    if not head:
        return "empty"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    for magic, what, hint in _FOREIGN:
        if head.startswith(magic):
            raise PageError("acquire", f"it is {what}, not a page", hint)
    return _by_suffix(head, suffix)


def _by_suffix(head: bytes, suffix: str) -> Kind:
    expected = {".pdf": "a PDF", ".gz": "gzip data", ".parquet": "Parquet data", ".warc": "a WARC"}
    if suffix in expected:
        raise PageError(
            "acquire",
            f"it is named {suffix} but does not begin as {expected[suffix]}",
            "fetch or copy the file again, or give it the suffix of what it is",
        )
    if suffix in {".jsonl", ".ndjson"}:
        return "jsonl"
    if suffix == ".json":
        return "json"
    if not suffix and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        return "json"
    return "letter" if is_letter(head) else "text"


def read_whole(stream: BinaryIO, limits: Limits) -> bytes:
    """Read a stream to its end; raise InputLimit if it is longer than one page may be."""
    data = stream.read(limits.page_bytes + 1)
    check_size(data, limits)
    return data


def check_size(data: bytes, limits: Limits) -> None:
    """Raise InputLimit if these are more bytes than one page may have."""
    if len(data) > limits.page_bytes:
        raise InputLimit(
            "acquire",
            f"it is longer than the {limits.page_bytes:,} bytes that one page may have",
            "split it into pages: JSON Lines, one document a line, or a folder of files",
        )
