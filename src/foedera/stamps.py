"""Days as pages stamp and print them, in many languages: machine stamps, lines near a headline, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlsplit

from foedera.dates import PartialDate

_MONTH_WORDS = """
january jan januar jänner jaenner janvier janv enero ene janeiro gennaio gen januari styczeń
stycznia sty tammikuu tammikuuta ocak oca leden ledna január januára ianuarie ian января янв январь
січня јануар януари ιανουαρίου jaanuar janvāris sausio

february feb februar februari feber février fevrier févr fév febrero fevereiro fev febbraio febr
luty lutego lut helmikuu helmikuuta şubat únor února február februára februarie февраля фев февраль
лютого февруари φεβρουαρίου veebruar vasario

march mar märz maerz mrz mär mars marzo março marco maart mrt marzec marca maaliskuu maaliskuuta
mart březen března marec március martie марта мар март березня μαρτίου märts kovo

april apr avril avr abril abr aprile kwiecień kwietnia kwi huhtikuu huhtikuuta nisan duben dubna
apríl apríla április aprilie апреля апр апрель квітня απριλίου aprill balandžio

may mai mayo maio mag maggio mei maj maja toukokuu toukokuuta mayıs květen května máj mája május мая
май травня μαΐου gegužės

june jun juni juin junio junho giugno giu czerwiec czerwca cze kesäkuu kesäkuuta haziran červen
června jún júna június iunie июня июн июнь червня ιουνίου juuni birželio

july jul juli juillet juil julio julho luglio lug lipiec lipca lip heinäkuu heinäkuuta temmuz
červenec července júl júla július iulie июля июл июль липня ιουλίου juuli liepos

august aug août aout agosto ago augustus augusti sierpień sierpnia sie elokuu elokuuta ağustos srpen
srpna augusta augusztus августа авг август серпня αυγούστου rugpjūčio

september sept sep septembre septiembre setiembre setembro set settembre wrzesień września wrz
syyskuu syyskuuta eylül září septembra szeptember septembrie сентября сен сентябрь вересня
σεπτεμβρίου rugsėjo

october oct oktober okt octobre octubre outubro out ottobre ott październik października paź lokakuu
lokakuuta ekim říjen října október októbra octombrie oktobra октября окт октябрь жовтня οκτωβρίου
oktoober spalio

november nov novembre noviembre novembro listopad listopada lis marraskuu marraskuuta kasım
listopadu novembra noiembrie ноября ноя ноябрь листопада νοεμβρίου lapkričio

december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre grudzień grudnia gru
joulukuu joulukuuta aralık prosinec prosince decembra decembrie декабря дек декабрь грудня
δεκεμβρίου detsember gruodžio desember des
"""
_MONTHS = {
    word: number
    for number, words in enumerate(_MONTH_WORDS.strip().split("\n\n"), start=1)
    for word in words.split()
}
_NAMES_TOO = frozenset(
    "april august may mai june juni julio junio julho mars marc marco maja augusta március".split()
)
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
    " lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo".split()
)
_YEAR = r"(?:19[89]\d|20\d\d)"
_ISO = re.compile(rf"(?<!\d)({_YEAR})[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)")
_SOLID = re.compile(rf"(?<!\d)({_YEAR})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{{4,6}})?(?!\d)")
_MONTH_ONLY = re.compile(rf"\s*({_YEAR})-(0[1-9]|1[0-2])\s*")
_SECONDS = re.compile(r"\s*(1\d{9})(?:\d{3})?\s*")
_UTC = re.compile(r"T?(\d\d):\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]00:?00|UTC|GMT)\b")
_DAY_FIRST = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?[\s-]{0,3}(?:de\s|of\s)?[\s-]{0,2}(?P<m>[^\W\d_]{3,14})\.?,?"
    rf"[\s-]{{0,3}}(?:de\s|del\s)?[\s-]{{0,2}}(?P<y>{_YEAR})(?!\d)"
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_])(?P<m>[^\W\d_]{{3,14}})\.?\s{{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y>{_YEAR})(?!\d)"
)
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<y>{_YEAR})\.?\s{{1,3}}(?P<m>[^\W\d_]{{3,14}})\s{{1,3}}(?P<d>\d{{1,2}})(?!\d)"
)
_NUMBERS = re.compile(
    rf"(?<![\d.,/])(?P<a>\d{{1,2}})(?P<mark>\s?[./|-]\s?)(?P<b>\d{{1,2}})(?P=mark)(?P<y>{_YEAR}|\d\d)(?![\d/]|[.,]\d)"
)
_EASTERN = re.compile(
    rf"(?P<y>{_YEAR})\s?[年년]\s?(?P<m>1[0-2]|0?[1-9])\s?[月월]\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[日일]"
)
_WORDS = (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST, _EASTERN)
_IN_ADDRESS = re.compile(rf"[/_=-]({_YEAR})([/_.-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![\d])")
_DAY_FIRST_IN_ADDRESS = re.compile(rf"[/_-](0[1-9]|[12]\d|3[01])[-_.](0[1-9]|1[0-2])[-_.]({_YEAR})(?!\d)")
_LOOSE_IN_ADDRESS = re.compile(rf"/({_YEAR})/(\d{{1,2}}|[a-z]{{3}})/(\d{{1,2}})(?=/|$)")
_MONTH_IN_ADDRESS = re.compile(rf"/({_YEAR})/(0?[1-9]|1[0-2])(?=/|$)|/({_YEAR})-(0[1-9]|1[0-2])(?=/|$)")
_LONGEST = 200


def read_stamp(text: str, *, american: bool = False) -> PartialDate | None:
    """Return the day of a machine's stamp (`2024-08-23T10:00+02:00`, `20240823`, seconds since 1970), as it is written there."""
    text = text[:_LONGEST]
    for pattern in (_ISO, _SOLID):
        if match := pattern.search(text):
            return _day(*match.groups())
    if match := _SECONDS.fullmatch(text):
        return PartialDate.of((datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(match[1]))).date())
    if match := _MONTH_ONLY.fullmatch(text):
        return PartialDate(int(match[1]), int(match[2]))
    return next(printed_days(text, american=american), None)


def shift_of(text: str) -> int:
    """Return 1 if a stamp in universal time may fall on the next day for its readers, -1 on the one before, else 0."""
    text = text[:_LONGEST]
    if match := _UTC.search(text):
        return 1 if int(match[1]) >= 12 else -1
    if match := _SECONDS.fullmatch(text):
        return 1 if int(match[1]) % 86_400 >= 43_200 else -1
    return 0


def printed_days(text: str, *, american: bool = False) -> Iterator[PartialDate]:
    """Yield the full days that a short text prints, in its order.

    Args:
        text: A line such as `Posted on 5 May 2021` or `Stand: 05.05.2021, 14:00 Uhr`.
        american: Whether `05/06/2021` is the sixth of May.
    """
    yield from (day for day, _ in days_with_words(text, american=american))


def days_with_words(text: str, *, american: bool = False) -> Iterator[tuple[PartialDate, str]]:
    """Yield the full days that a short text prints, each with the words since the day before it."""
    text = text[:_LONGEST]
    found: list[tuple[int, int, PartialDate]] = []
    for pattern in (*_WORDS, _ISO, _NUMBERS):
        matches = ((match, _matched(pattern, match, american)) for match in pattern.finditer(text))
        found += [(match.start(), match.end(), day) for match, day in matches if day]
    last = 0
    for start, end, day in sorted(found, key=lambda each: each[:2]):
        yield day, text[last:start]
        last = max(last, end)


def _matched(pattern: re.Pattern[str], match: re.Match[str], american: bool) -> PartialDate | None:
    if pattern is _ISO:
        return _day(match[1], match[2], match[3])
    if pattern is _NUMBERS:
        return _numbered(match, american)
    month = match["m"] if match["m"].isdigit() else _MONTHS.get(match["m"].lower())
    return _day(match["y"], month, match["d"]) if month else None


def is_calendar_word(word: str) -> bool:
    """Tell whether a word names a month or a day of the week."""
    word = word.lower().strip(".,")
    return (len(word) > 3 and word in _MONTHS and word not in _NAMES_TOO) or word in _WEEKDAYS


def day_of_address(url: str | None) -> PartialDate | None:
    """Return the day, or else the month, that an address holds (`/2015/08/27/`, `/2015/08/`)."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = unquote(parts.path)[-500:]
    for match in _IN_ADDRESS.finditer(path):
        if day := _day(match[1], match[3], match[4]):
            return day
    for match in _DAY_FIRST_IN_ADDRESS.finditer(path):
        if day := _day(match[3], match[2], match[1]):
            return day
    if loose := _LOOSE_IN_ADDRESS.search(path.lower()):
        month = loose[2] if loose[2].isdigit() else _MONTHS.get(loose[2])
        if month and (day := _day(loose[1], month, loose[3])):
            return day
    if month_only := _MONTH_IN_ADDRESS.search(path):
        return PartialDate(int(month_only[1] or month_only[3]), int(month_only[2] or month_only[4]))
    return None


def _numbered(match: re.Match[str], american: bool) -> PartialDate | None:
    first, second = int(match["a"]), int(match["b"])
    year = match["y"] if len(match["y"]) == 4 else f"20{match['y']}"
    if len(match["y"]) == 2 and match["mark"].strip() == "-":
        return None
    if second > 12 or (american and match["mark"].strip() == "/" and first <= 12):
        first, second = second, first
    return _day(year, second, first)


def _day(year: str, month: str | int, day: str | int) -> PartialDate | None:
    try:
        return PartialDate(int(year), int(month), int(day))
    except ValueError:
        return None
