"""Bytes become the characters that were meant, whatever was declared."""

from __future__ import annotations

import pytest

from foedera.characters import clean, decode

SENTENCES = {
    "de": "Die Außenminister beider Länder trafen sich am Dienstag in Köln und vereinbarten ein Gespräch im März.",
    "fr": "Le ministre a déclaré que la réunion avait été préparée à Genève l’été dernier – et que tout était prêt.",
    "en": "The minister said “we have waited” for the treaty – it’s the first in eight years, and it cost £5.",
    "pl": "Ministrowie spraw zagranicznych spotkali się w Łodzi i uzgodnili, że następne spotkanie będzie w październiku.",
    "ru": "Министры иностранных дел двух стран встретились в Софии во вторник и договорились о новой встрече в июне.",
    "el": "Οι υπουργοί Εξωτερικών των δύο χωρών συναντήθηκαν την Τρίτη στην Αθήνα και συμφώνησαν για τον Ιούνιο.",
    "tr": "Dışişleri bakanları salı günü bir araya geldi ve haziran ayında yeni bir görüşme yapılmasında anlaştı.",
    "ja": "外相は三日、東京で記者団に対し、両国の協定は来月にも署名される見通しだと述べた。",
    "zh": "两国外长星期二在北京会晤，就港口合作协定达成一致，发言人说，协定将于七月生效。",
    "ko": "양국 외교장관은 화요일 서울에서 만나 항만 협력 협정에 합의했다고 대변인이 밝혔다.",
}


@pytest.mark.parametrize("declared", [None, "iso-8859-1", "windows-1251", "utf-16", "nonsense"])
@pytest.mark.parametrize("language", list(SENTENCES))
def test_what_is_utf_8_is_read_so_whatever_was_declared(language: str, declared: str | None) -> None:
    assert decode(SENTENCES[language].encode(), declared) == SENTENCES[language]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_byte_order_mark_or_the_zero_bytes_tell_a_wide_encoding(encoding: str) -> None:
    assert decode(SENTENCES["fr"].encode(encoding)) == SENTENCES["fr"]


@pytest.mark.parametrize(
    ("language", "encoding", "declared"),
    [
        ("en", "cp1252", "iso-8859-1"),
        ("en", "cp1252", "us-ascii"),
        ("fr", "cp1252", "utf-8"),
        ("pl", "iso8859-2", "ISO-8859-2"),
        ("ru", "cp1251", "windows-1251"),
        ("ru", "koi8-r", "KOI8-R"),
        ("ja", "shift_jis", "Shift_JIS"),
        ("ja", "euc_jp", "x-euc-jp"),
        ("ja", "iso2022_jp", "ISO-2022-JP"),
        ("zh", "gb18030", "gb2312"),
        ("ko", "cp949", "euc-kr"),
        ("tr", "cp1254", "iso-8859-9"),
    ],
)
def test_a_declared_encoding_is_believed_where_the_bytes_are_not_utf_8(
    language: str, encoding: str, declared: str
) -> None:
    text = SENTENCES[language]
    if declared != "x-euc-jp":  # a name that the page has and no codec goes by
        assert decode(text.encode(encoding), declared) == text
    page = f'<html lang="{language}"><head><meta charset="{declared}"></head><body>{text}'
    assert decode(page.encode(encoding)) == page


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("de", "latin-1"),
        ("fr", "cp1252"),
        ("en", "cp1252"),
        ("pl", "iso8859-2"),
        ("pl", "cp1250"),
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("el", "iso8859-7"),
        ("tr", "cp1254"),
        ("ja", "shift_jis"),
        ("ja", "euc_jp"),
        ("zh", "gb2312"),
        ("ko", "euc_kr"),
    ],
)
def test_an_undeclared_encoding_is_told_by_the_language_of_the_page(language: str, encoding: str) -> None:
    page = f'<html lang="{language}-XX"><body><div class="menu"><a href="/">Home</a></div><p>{SENTENCES[language]}</p>'
    assert decode(page.encode(encoding)) == page


@pytest.mark.parametrize(
    ("language", "encoding"), [("de", "latin-1"), ("en", "cp1252"), ("ru", "cp1251"), ("ja", "shift_jis")]
)
def test_bare_text_of_no_declared_encoding_is_guessed(language: str, encoding: str) -> None:
    text = f"{SENTENCES[language]} " * 4
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_that_breaks_the_text_is_not_believed() -> None:
    text = f"{SENTENCES['fr']} " * 4
    assert decode(text.encode("cp1252"), "iso2022_jp") == text


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("one\r\ntwo\rthree\x0cfour\u2028five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("gov\u00adern\u200bment\ufeff of\u2060 both", "government of both"),
        ("a so\u00ad\n  lution", "a solution"),
        ("\u200eBergen\u200f, \u202aOslo\u202c", "Bergen, Oslo"),
        ("5\u00a0May, 3\u202f000\u2009km", "5 May, 3 000 km"),
        ("an o\ufb03ce of the \ufb01rst \ufb02eet", "an office of the first fleet"),
        ("Ma\u0308rz in Ko\u0308ln", "März in Köln"),
        ("a\x08b\x1bc", "abc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("AT&amp;T &#8220;said&#8221; &rsquo;s R&D &amp;quot;no&amp;quot; &bogus;", 'AT&T “said” ’s R&D "no" &bogus;'),
        ("x &lt; y", "x < y"),
    ],
)  # fmt: skip
def test_what_is_of_the_file_alone_goes(given: str, meant: str) -> None:
    assert clean(given) == meant


def test_the_references_of_markup_are_left_to_its_parser_but_for_fillers() -> None:
    assert clean("<p>gov&shy;ern&#173;ment&nbsp;of &lt;b&gt; &amp;</p>", markup=True) == (
        "<p>government of &lt;b&gt; &amp;</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "It’s “fine” – the café in Łódź cost £5 or €6…",
        "Präsident Đukić à Genève",
        "naïve — “ça va”, §5 ½ 😀 Москва’s",
    ],
)
@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_text_that_was_decoded_twice_is_mended(text: str, codec: str) -> None:
    garbled = "".join(
        bytes([byte]).decode(codec, "ignore") or chr(byte)  # the holes of the table, as browsers show them
        for byte in text.encode()
    )
    assert clean(garbled) == text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO E SANTO ANDRÉ",
        "o Â e o â, «Âge», Île",
        "“IRMÔ e AMANHÃ” — à é",
        "Trần Đức Lương đến Hà Nội",
        "10 €, 5 â la carte",
        "Ã, Â and â are letters",
    ],
)
def test_letters_that_garbling_also_makes_stay_where_it_is_not_certain(text: str) -> None:
    assert clean(text) == text
