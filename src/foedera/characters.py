"""Bytes -> characters: what encoding they are in, and what of the text is of the file and not of the article."""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from collections.abc import Mapping

from foedera.errors import PageError

_SAMPLE = 100_000
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
# What pages in a language were written in before UTF-8.
_OF_LANGUAGE: Mapping[str, tuple[str, ...]] = {
    "ar": ("cp1256",), "be": ("cp1251",), "bg": ("cp1251",), "cs": ("cp1250", "iso8859-2"), "el": ("cp1253", "iso8859-7"),
    "fa": ("cp1256",), "he": ("cp1255",), "hr": ("cp1250", "iso8859-2"), "hu": ("cp1250", "iso8859-2"),
    "ja": ("cp932", "euc_jp"), "ko": ("cp949",), "pl": ("cp1250", "iso8859-2"), "ro": ("cp1250", "iso8859-2"),
    "ru": ("cp1251", "koi8-r", "iso8859-5"), "sk": ("cp1250", "iso8859-2"), "sl": ("cp1250", "iso8859-2"),
    "sr": ("cp1251", "cp1250"), "th": ("cp874",), "tr": ("cp1254",), "uk": ("cp1251", "koi8-u"), "vi": ("cp1258",),
    "zh": ("gb18030", "big5"),
}  # fmt: skip
_GUESSES = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp949", "iso8859_2", "iso8859_5",
    "iso8859_7", "koi8_r", "cp932", "euc_jp", "gb18030", "big5", "cp874",
]  # fmt: skip
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})"""
)
_LANGUAGE = re.compile(rb"""<html[^>]{0,300}?\blang\s*=\s*["']?([a-z]{2})\b""")
_TAGS = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)|<[^>]{0,2000}>", re.DOTALL | re.IGNORECASE)
_WESTERN = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüßÀÂÄÁÃÅÆÇÈÉÊËÍÎÏÑÒÓÔÖÕØŒÙÚÛÜ‘’“”„‚–—…•«»‹›€£§©®™°·¿¡½\xa0´")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")


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


# Encodings


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
        text = data.decode(encoding, "replace")
        if encoding != "utf-8" and text.count("\ufffd") * 20 < bad:
            return text
    return data.decode(_guess(data), "replace")


def _cut_at_the_end(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start >= len(data) - 3
    return False


def _guess(data: bytes) -> str:
    """Name the likeliest encoding of undeclared text: Western, then that of its language, then by its letters."""
    sample = _TAGS.sub(b" ", data[:_SAMPLE])
    language = _LANGUAGE.search(data[:4096].lower())
    usual = _OF_LANGUAGE.get(language[1].decode("ascii"), ()) if language else ()
    if usual:
        return max(usual, key=lambda encoding: _likeness(sample, encoding))
    high = [
        chr(byte) if byte >= 0xA0 else bytes([byte]).decode("cp1252", "replace")
        for byte in sample
        if byte > 127
    ]
    if all(character in _WESTERN for character in high) and len(high) < 0.15 * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_GUESSES).best()
    return best.encoding if best else "cp1252"


def _likeness(sample: bytes, encoding: str) -> int:
    """Count how much decoded text looks written: letters, small ones above all, and no broken ones."""
    text = [character for character in sample.decode(encoding, "replace") if ord(character) > 127]
    small = sum(character.isalpha() + (not character.isupper()) for character in text)
    broken = sum(not each.isprintable() or each == "\ufffd" or "\uff61" <= each <= "\uff9f" for each in text)
    return small - 5 * broken


# What is of the file, not of the article

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DIVISION = re.compile("(?<=\\w)[\u00ad¬][ \t]*\n[ \t]*(?=\\w)")
_INVISIBLE = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INVISIBLE_REFERENCE = re.compile(
    r"&(?:shy|ZeroWidthSpace|#0*(?:173|8203|8206|8207|8288|65279)|#[xX]0*(?:ad|200[bBeEfF]|2060|feff|FEFF|AD));"
)
_SPACE_REFERENCE = re.compile(
    r"&(?:nbsp|ensp|emsp|thinsp|#0*(?:160|8239|8201)|#[xX]0*(?:a0|A0|202f|202F|2009));"
)


def clean(text: str, *, markup: bool = False) -> str:
    r"""Return a page's text without what is of its file alone, every line ending as `\n`.

    Soft hyphens, zero-width characters and marks of direction go, spaces of every kind become blanks, letters that
    were joined or taken apart for print become letters, and text that was decoded twice is mended where that is
    certain.

    Args:
        text: The page as it was decoded.
        markup: Whether it is HTML, whose character references are left to its parser.
    """
    text = _NEWLINES.sub("\n", text)
    text = _without_fillers(text) if markup else _dereferenced(text)
    text = _mended(_DIVISION.sub("", text))
    text = _SPACE.sub(" ", _INVISIBLE.sub("", text))
    return unicodedata.normalize(
        "NFC", _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    )


def _without_fillers(markup: str) -> str:
    return _SPACE_REFERENCE.sub(" ", _INVISIBLE_REFERENCE.sub("", markup))


def _dereferenced(text: str) -> str:
    """Return text with the character references that a careless export left in it resolved."""
    for _ in range(2):  # some exports escape twice
        if not _REFERENCE.search(text):
            break
        text = _REFERENCE.sub(lambda match: html.unescape(match[0]), text)
    return whole_characters(text).replace("\0", "")


# UTF-8 that was read as Windows-1252: each byte as its character, and as itself where that table has a hole.
_BYTES = {bytes([byte]).decode("cp1252", "replace"): byte for byte in range(128, 256)}
_BYTES = {character: byte for character, byte in _BYTES.items() if character != "\ufffd"}
_BYTES |= {chr(byte): byte for byte in range(128, 160)}
_TRAIL = "[" + re.escape("".join(character for character, byte in _BYTES.items() if byte < 192)) + "]"
_GARBLED = re.compile(f"[\u00c2-\u00df]{_TRAIL}|[\u00e0-\u00ef]{_TRAIL}{{2}}|[\u00f0-\u00f4]{_TRAIL}{{3}}")
# What no language writes: the euro sign after â, or a sign of the upper half of Latin-1 after Ã or Â.
_CERTAIN = re.compile("\u00e2\u20ac|[\u00c2\u00c3][\u00a1-\u00bf]|\u00ef\u00bb\u00bf|\u00f0\u0178")


def _mended(text: str) -> str:
    if not _CERTAIN.search(text):
        return text
    return _GARBLED.sub(_character, text).replace("\u00e2\u20ac\ufffd", "”")  # its last byte has no character


def _character(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[character] for character in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
