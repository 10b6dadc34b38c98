"""Words -> amounts: money with its currency and scale, shares, and counted things (`500 troops`, `four million tonnes`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from foedera.grammar import children, text_of
from foedera.times import Timex
from foedera.timewords import load_grammar


@dataclass(frozen=True, slots=True)
class Amount:
    """How much was promised: a number, its unit (an ISO 4217 code for money), and the words."""

    value: float
    unit: str | None
    text: str


_SIGNS = {
    "$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "S$": "SGD", "HK$": "HKD",
    "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₽": "RUB", "₪": "ILS",
    "Rs": "INR", "Rs.": "INR", "$US": "USD", "$A": "AUD", "$C": "CAD", "$NZ": "NZD", "$S": "SGD",
}  # fmt: skip
_CODES = frozenset(
    "USD EUR GBP JPY INR CNY RUB AUD CAD NZD CHF SEK NOK DKK KRW BRL ZAR TRY PKR IDR SGD AED SAR QAR KWD ILS UAH PLN CZK "
    "HUF NGN KES EGP THB MYR VND PHP".split()
)
_NATIONAL = {
    "australian dollar": "AUD", "canadian dollar": "CAD", "new zealand dollar": "NZD", "singapore dollar": "SGD",
    "hong kong dollar": "HKD", "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "swiss franc": "CHF",
    "swedish krona": "SEK", "swedish kronor": "SEK", "norwegian krone": "NOK", "norwegian kroner": "NOK",
    "danish krone": "DKK", "danish kroner": "DKK", "indian rupee": "INR", "pakistani rupee": "PKR", "south african rand": "ZAR",
    "south korean won": "KRW", "turkish lira": "TRY", "brazilian real": "BRL", "chinese yuan": "CNY", "emirati dirham": "AED",
    "saudi riyal": "SAR", "qatari riyal": "QAR", "czech koruna": "CZK", "hungarian forint": "HUF", "polish zloty": "PLN",
}  # fmt: skip
_PLAIN = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "rupee": "INR", "yuan": "CNY", "renminbi": "CNY",
    "rouble": "RUB", "ruble": "RUB", "rand": "ZAR", "hryvnia": "UAH", "zloty": "PLN", "forint": "HUF", "shekel": "ILS",
    "naira": "NGN", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "dirham": "AED",
}  # fmt: skip
_OTHERS = frozenset(
    "franc krona krone kroner kronor crown peso lira real rial riyal dinar kina shilling".split()
)
"""Currencies of several states: their names alone tell that it is money, not whose."""
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6, "m": 1e6, "crore": 1e7, "billion": 1e9,
    "bn": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_NUMBER = r"\d[\d,]*(?:\.\d+)?|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
_SCALE = r"hundred|thousand|million|mn|billion|bn|trillion|tn|crore|lakh|m\b|k\b"
_MONEY = re.compile(
    rf"(?:(?P<sign>(?:US|AU|CA|NZ|HK|[ACSR])?\$(?:(?:US|NZ|[ACS])(?=\s?\d))?|[€£¥₹₩₺₴₽₪]|\bRs\.?|\b(?:{'|'.join(sorted(_CODES))})\b)\s?)?"
    rf"(?:(?<=\$NZ)|(?<=\$US)|(?<=\$[ACS])|(?<![\w.]))(?P<number>{_NUMBER})(?:\s?(?:-|–|to)\s?(?P<upto>{_NUMBER}))?(?:[\s-]?(?P<scale>{_SCALE}))?(?:\s(?P<more>thousand|million|billion))?"
    rf"(?:\s?(?P<code>{'|'.join(sorted(_CODES))})\b|[\s-](?P<word>(?:{'|'.join(map(re.escape, _NATIONAL))}|{'|'.join(_PLAIN)})s?)\b)?",
    re.IGNORECASE,
)
_SHARE = re.compile(rf"(?<![\w.])(?P<number>{_NUMBER})\s?(?:per cent|percent|%)", re.IGNORECASE)
_SHARES = frozenset(
    "tranche instalment installment stage phase round way time part side party country state half step point".split()
)
"""Nouns of which a number counts how, not how much."""


def is_currency(word: str) -> bool:
    """Tell whether a word is a currency's name or code (`euro`, `USD`)."""
    bare = word.lower()
    return bare in _PLAIN or bare in _NATIONAL or bare in _OTHERS or word in _CODES


def find_amount(words: Sequence[Token], times: Sequence[Timex]) -> Amount | None:
    """Return the amount that words of one text tell: of money, else a share, else the first counted thing."""
    if not words:
        return None
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    text = text_of(words[0].doc)[start:end]
    return next((a for found in (_money(text), _shares(text), _counted(words, times)) for a in found), None)


def find_number(words: Sequence[Token]) -> float | None:
    """Return the first number of words, with its scale."""
    found = (_told(word) for word in reversed(words) if word.pos_ == "NUM")
    number = next((number for number in found if number is not None), None)
    halved = any(word.lower_ == "half" for word in words)
    return number / 2 if number is not None and halved else number


def _money(text: str) -> Iterator[Amount]:
    for match in _MONEY.finditer(text):
        unit = _currency(match)
        if unit is not None:
            scales = [match[name].lower() for name in ("scale", "more") if match[name]]
            yield Amount(_value(match["number"], scales), unit, match.group().strip())


def _currency(match: re.Match[str]) -> str | None:
    sign, word = match["sign"], match["word"]
    if sign:
        return _SIGNS.get(sign) or _SIGNS.get(sign.upper()) or sign.upper()
    if match["code"]:
        return match["code"].upper() if match["code"].isupper() else None
    if not word:
        return None
    bare = word.lower()
    return next(
        (
            _NATIONAL.get(form) or _PLAIN.get(form)
            for form in (bare, bare.removesuffix("s"))
            if form in _NATIONAL or form in _PLAIN
        ),
        None,
    )


def _value(number: str, scales: Sequence[str]) -> float:
    bare = number.lower().replace(",", "")
    value = float(bare) if bare[0].isdigit() else float(1 if bare == "a" else load_grammar().numbers[bare])
    for scale in scales:
        value *= _SCALES[scale]
    return value


def _shares(text: str) -> Iterator[Amount]:
    for match in _SHARE.finditer(text):
        yield Amount(_value(match["number"], ()), "percent", match.group())


def _counted(words: Sequence[Token], times: Sequence[Timex]) -> Iterator[Amount]:
    """Yield the things that are counted in numbers, but for days and years and what is one of a kind."""
    inside = {word.i for word in words}
    for noun in words:
        if noun.pos_ not in {"NOUN", "PROPN", "ADJ"} or _is_dated(noun, times) or noun.lemma_ in _SHARES:
            continue
        for number in children(noun, "nummod"):
            value = _told(number) if number.i in inside and number.i < noun.i else None
            if value is not None:
                yield Amount(value, _unit(noun), _words(number, noun))


def _is_dated(noun: Token, times: Sequence[Timex]) -> bool:
    return noun.ent_type_ in {"DATE", "TIME"} or any(t.start <= noun.idx < t.end for t in times)


def _told(number: Token) -> float | None:
    """Return the number of a numeral with its company (`four million`, `two hundred`); of a range the lower one."""
    value: float | None = None
    before = [c for c in number.lefts if c.pos_ == "NUM"]
    if before and any(c.lower_ in {"to", "or"} for c in number.lefts):
        return _told(before[0])  # `nine to eleven`
    for part in [*before, number]:
        word = part.lower_.replace(",", "")
        if word in _SCALES:
            value = (value or 1) * _SCALES[word]
        elif re.fullmatch(r"\d+(?:\.\d+)?", word):
            value = float(word)
        elif word in load_grammar().numbers:
            value = (value or 0) + load_grammar().numbers[word]
        elif re.fullmatch(r"\d+[-–]\d+", word):
            value = float(re.split(r"[-–]", word)[0])
        else:
            return None
    return value


def _unit(noun: Token) -> str:
    """Return what is counted: the noun with the words that make another unit of it (`square kilometres`)."""
    measure = [
        c for c in noun.lefts if c.lower_ in {"square", "cubic", "nautical", "metric"} and c.i == noun.i - 1
    ]
    return " ".join(
        [*(c.lower_ for c in measure), noun.text.split()[-1] if noun.pos_ == "PROPN" else noun.lower_]
    )


def _words(number: Token, noun: Token) -> str:
    return text_of(noun.doc)[number.left_edge.idx : noun.idx + len(noun)]
