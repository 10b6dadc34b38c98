"""Writes `feast_days.tsv`, the machine-made half of the table of feasts, from the library `holidays`.

Run `python tools/build_feasts.py` with holidays and pycountry installed. It holds the feasts of the Chinese, Hindu and
Buddhist calendars as days of each year, and the days that many countries call by one name (`Independence Day`). What
can be computed or is said of one day only stands in `feasts.tsv`, which is written by hand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import pycountry
from holidays import country_holidays, list_supported_countries
from holidays.calendars.buddhist import _BuddhistLunisolar as Buddhist
from holidays.calendars.chinese import _ChineseLunisolar as Chinese
from holidays.calendars.hindu import _HinduLunisolar as Hindu

TABLE = Path(__file__).parents[1] / "src/foedera/data/feast_days.tsv"
YEARS = range(1945, 2051)
LIVED = range(1950, 2031)
HEAD = """\
# Feasts of the lunisolar calendars as days of each year, and the days that many countries call by one name: made by
# tools/build_feasts.py, so do not edit it here. The columns are those of feasts.tsv. Where countries keep a feast on
# different days, the first and the last of them are given; a Hindu feast may fall on the day after in some places.
# source: holidays {holidays}
# licence: MIT
names\tcountry\tcode\tmeaning\tfrom\tuntil\tsource
"""
# Each feast with the tables of its days. The first table is trusted; another only where it is near.
LUNISOLAR = {
    "Lunar New Year": [(Chinese, name) for name in ("", "KOREAN_CALENDAR_", "VIETNAMESE_CALENDAR_")],
    "Chinese New Year|Chinese Lunar New Year|Spring Festival": [(Chinese, "")],
    "Tet|Tết|Tet Nguyen Dan|Vietnamese New Year": [(Chinese, "VIETNAMESE_CALENDAR_")],
    "Seollal|Seolnal|Korean New Year": [(Chinese, "KOREAN_CALENDAR_")],
}
AUTUMN = {
    "Mid-Autumn Festival|Moon Festival|Mooncake Festival|Mid-Autumn Day": [(Chinese, "")],
    "Chuseok": [(Chinese, "KOREAN_CALENDAR_")],
}
OTHERS = {
    "Dragon Boat Festival|Duanwu Festival": [(Chinese, "DRAGON_BOAT")],
    "Double Ninth Festival|Chongyang Festival": [(Chinese, "DOUBLE_NINTH")],
    "Vesak|Vesak Day|Wesak|Wesak Day|Waisak|Buddha Day|Buddha Purnima|Visakha Bucha": [
        (Buddhist, "VESAK"),
        (Buddhist, "VESAK_MAY"),
        (Hindu, "BUDDHA_PURNIMA"),
    ],
}
HINDU = {
    "Diwali|Deepavali|Divali|Deepawali": "DIWALI_INDIA",
    "Holi": "HOLI",
    "Dussehra|Dasara|Vijayadashami|Vijaya Dashami|Dusshera": "DUSSEHRA",
    "Janmashtami|Krishna Janmashtami": "JANMASHTAMI",
    "Maha Shivaratri|Mahashivratri|Maha Shivratri|Shivaratri|Shivratri": "MAHA_SHIVARATRI",
    "Raksha Bandhan": "RAKSHA_BANDHAN",
    "Ganesh Chaturthi": "GANESH_CHATURTHI",
    "Ram Navami": "RAM_NAVAMI",
    "Guru Nanak Jayanti|Guru Purab|Gurpurab": "GURU_NANAK_JAYANTI",
    "Mahavir Jayanti": "MAHAVIR_JAYANTI",
    "Hanuman Jayanti": "HANUMAN_JAYANTI",
    "Chhath Puja|Chhath": "CHHATH_PUJA",
    "Onam": "ONAM",
    "Pongal": "PONGAL",
    "Makar Sankranti": "MAKAR_SANKRANTI",
    "Vaisakhi|Baisakhi": "VAISAKHI",
    "Pohela Boishakh|Poila Baisakh": "POHELA_BOISHAKH",
    "Thaipusam": "THAIPUSAM",
    "Kali Puja": "KALI_PUJA",
}
# Names that stand for days of different countries, so only the country tells the day.
COMMON = re.compile(
    r"(National )?(Independence|Republic|Victory|Liberation|Constitution|Armed Forces|Army|Revolution"
    r"|Unity|National Unity|Statehood|Restoration of Independence|Freedom|Emancipation|Union|Flag|Foundation|National"
    r"|Martyrs'|Heroes'|Unification|Reunification|Sovereignty|Reconciliation|Evacuation|Labou?r|Youth|Women's|Mourning"
    r"|Navy|State Flag|State Foundation|Islamic Revolution|Islamic Republic|Proclamation of Independence|Foundation of "
    r"the Republic|Proclamation of the Republic|Memorial|Remembrance|Teachers'|Children's|Mother's|Father's|Peace) Day"
)
NEAR = 3
DIVIDED = 1976  # until then the two Vietnams kept Tet by the meridians of Hanoi and of Beijing
Row = tuple[str, str, str, str, str, str, str]


def lunisolar_rows() -> Iterator[Row]:
    """Yield the feasts of the Chinese, Buddhist and Hindu calendars."""
    for feasts, key in ((LUNISOLAR, "LUNAR_NEW_YEAR"), (AUTUMN, "MID_AUTUMN"), (OTHERS, "")):
        for names, tables in feasts.items():
            days = [_days(calendar, f"{name}{key}_DATES") for calendar, name in tables]
            if names.startswith("Tet"):
                common = _days(Chinese, f"{key}_DATES")
                days.append({year: day for year, day in common.items() if year < DIVIDED})
            yield _table_row(names, days, near=feasts is not OTHERS)
    for names, table in HINDU.items():
        days = _days(Hindu, f"{table}_DATES")
        later = {year: day + timedelta(days=1) for year, day in days.items()}
        yield _table_row(names, [days, later], near=True)


def _days(calendar: type, table: str) -> dict[int, date]:
    """Return the days of a table; those of Korea and Vietnam tell only where they differ from the Chinese ones."""
    common = getattr(calendar, re.sub(r"^(KOREAN|VIETNAMESE)_CALENDAR_", "", table))
    return {
        year: date(year, *day) for year, day in (common | getattr(calendar, table)).items() if year in YEARS
    }


def _table_row(names: str, tables: list[dict[int, date]], *, near: bool) -> Row:
    codes = []
    for year, trusted in sorted(tables[0].items()):
        found = [table[year] for table in tables if year in table]
        days = sorted(day for day in found if not near or abs((day - trusted).days) <= NEAR)
        codes.append(f"{days[0]}..{days[-1]}" if days[0] != days[-1] else str(days[0]))
    return names, "", "|".join(codes), "lunisolar calendar", "", "", "holidays"


def national_rows() -> Iterator[Row]:
    """Yield the fixed days of countries that bear a common name, ordered by name and country."""
    found: dict[tuple[str, str], dict[int, set[date]]] = defaultdict(lambda: defaultdict(set))
    for alpha2 in sorted(code for code in list_supported_countries() if len(code) == 2):
        country = pycountry.countries.get(alpha_2=alpha2)
        for day, name in _named_days(alpha2):
            if country is not None and COMMON.fullmatch(name):
                found[name, country.alpha_3][day.year].add(day)
    for (name, country_code), years in sorted(found.items()):
        for code, first, last in _codes(years):
            yield _forms(name), country_code, code, "day of a country", first, last, "holidays"


def _codes(years: dict[int, set[date]]) -> Iterator[tuple[str, str, str]]:
    """Yield the days of one name with their first and last year; of a holiday of several days, the first of them.

    A day that is no public holiday any more keeps its name, so it ends only where another day takes the name.
    """
    kept: dict[str, list[int]] = defaultdict(list)
    for year, days in sorted(years.items()):
        for day in days:
            if day - timedelta(days=1) not in days:
                kept[day.strftime("%m-%d")].append(year)
    spans = sorted((held[0], held[-1], day) for day, held in kept.items() if len(held) > NEAR)
    if all(earlier[1] < later[0] for earlier, later in pairwise(spans)):
        for at, (first, last, day) in enumerate(spans):
            yield day, str(first) if first > LIVED[0] else "", str(last) if at + 1 < len(spans) else ""
    elif len(spans) == 2 and (
        date(2000, *_numbers(spans[0][2])) - date(2000, *_numbers(spans[1][2]))
    ).days in {-1, 1}:
        low, high = sorted(
            day for _, _, day in spans
        )  # a day of another solar calendar, whose leap years differ
        yield f"{low}..{high}", str(spans[0][0]), ""


def _numbers(day: str) -> tuple[int, int]:
    month, number = day.split("-")
    return int(month), int(number)


def _named_days(alpha2: str) -> Iterator[tuple[date, str]]:
    entity = country_holidays(alpha2)
    language = next((one for one in ("en_US", "en_GB", "en") if one in entity.supported_languages), None)
    days = country_holidays(alpha2, years=LIVED, observed=False, language=language)
    for day, names in days.items():
        yield from ((day, name) for name in names.split("; "))


def _forms(name: str) -> str:
    """Return the writings of a name (`Heroes' Day`, `Heroes Day`)."""
    plain = name.replace("s' ", "s ")
    forms: Iterable[str] = (name, plain, name.replace("Labor", "Labour"), name.replace("Labour", "Labor"))
    return "|".join(dict.fromkeys(forms))


def main() -> None:
    """Write the table."""
    lines = ["\t".join(row) for row in (*lunisolar_rows(), *national_rows())]
    TABLE.write_text(HEAD.format(holidays=version("holidays")) + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} rows written to {TABLE}")


if __name__ == "__main__":
    main()
