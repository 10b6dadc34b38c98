"""Bytes of unknown making -> what kind they are, decompressed within limits, and decoded to text."""

from __future__ import annotations

import codecs
import io
import re
import zlib
from typing import TYPE_CHECKING, BinaryIO, Literal

from foedera.errors import InputLimit, PageError
from foedera.settings import Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Kind = Literal["empty", "pdf", "gzip", "parquet", "warc", "jsonl", "json", "text"]

HEAD = 65_536
"""Bytes that are looked at before the kind of an input is decided."""

_CHUNK = 65_536
_RATIO_FROM = 1_000_000  # small inputs may repeat themselves as much as they like
_SAMPLE = 100_000

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
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers take these names to mean; pages that declare the first are written in the second.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
}
# Encodings that only an attacker or a mistake declares for a page.
_REFUSED = {"utf-7", "unicode-escape", "raw-unicode-escape", "punycode", "idna", "undefined"}
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})"""
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")


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
    return "text"


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


def decode(data: bytes, charset: str | None = None) -> str:
    """Decode a page: byte order mark, then valid UTF-8, then what it declares, then a guess.

    Args:
        data: The bytes of the whole page.
        charset: What the server or the archive said the encoding is.

    Raises:
        PageError: If the bytes are not text in any encoding.
    """
    text = _decoded(data, charset)
    if text.lstrip()[:1] == "<" and text.count("\0") * 100 < len(text):
        text = text.replace("\0", "")  # stray ones in markup, which browsers drop as well
    if "\0" in text:
        raise PageError(
            "acquire", "it has NUL bytes, as only binary data has", "pass a page, or convert it to text"
        )
    controls = sum(1 for _ in _CONTROL.finditer(text[:_SAMPLE]))
    if controls > len(text[:_SAMPLE]) // 50:
        raise PageError("acquire", "it is binary data, not text", "pass a page, or convert it to text")
    return whole_characters(text)


def whole_characters(text: str) -> str:
    """Return the text with each lone surrogate, which no encoding can store, replaced by U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def unix_newlines(text: str) -> str:
    r"""Return the text with every line ending as `\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, charset: str | None) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    if wide := _wide_encoding(data):
        return data.decode(wide, "replace")
    found = _DECLARED.search(data[:4096].lower())
    names = [charset, found[1].decode("ascii") if found else None]
    declared = [usable for name in names if name and (usable := _usable(name))]
    if b"\x1b$" in data and declared and declared[0].startswith("iso2022"):
        return data.decode(declared[0], "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, declared)


def _wide_encoding(data: bytes) -> str | None:
    """Name UTF-16 without a byte order mark by where its zero bytes stand."""
    sample = data[:4000]
    if len(sample) < 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def _usable(name: str) -> str | None:
    try:
        encoding = codecs.lookup(name).name
        b"".decode(encoding)
    except (LookupError, ValueError):
        return None
    if encoding in _REFUSED or encoding.startswith(("utf-16", "utf-32")):
        return None
    return _WIDER.get(encoding, encoding)


def _not_utf8(data: bytes, declared: list[str]) -> str:
    patched = data.decode("utf-8", "replace")
    bad = patched.count("\ufffd")
    good = sum(1 for character in patched[:_SAMPLE] if ord(character) > 127 and character != "\ufffd")
    if good >= 10 * bad or _cut_at_the_end(data):
        return patched
    for encoding in declared:
        if encoding != "utf-8":
            return data.decode(encoding, "replace")
    return data.decode(_guess(data), "replace")


def _cut_at_the_end(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start >= len(data) - 3
    return False


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"
