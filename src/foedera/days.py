"""Tokens -> which capitals and numbers belong to a time where they stand, and which to a name.

Names are looked for before times are, and both are written with capitals: `On Monday President Ruto`, `April 8 Union
cavalry`, `490 BC Datis`; but `April Ryan`, `the Good Friday Agreement`, `the November 17 group`.
"""

from __future__ import annotations

from foedera.knowledge import knowledge
from foedera.words import Page, Term, printed

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
FEASTS = frozenset("day eve christmas easter ramadan passover pentecost".split())
PERSONAL_MONTHS = frozenset("march april may june august".split())  # what people are called too
_SHORT = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)  # so is Jan: only beside a number
_MONTHS = (
    PERSONAL_MONTHS
    | _SHORT
    | {f"{month}." for month in _SHORT}
    | frozenset("january february july september october november december".split())
)
_SEASONS = frozenset("spring summer autumn winter".split())
_TODAY = frozenset("today yesterday tomorrow tonight".split())
_ERAS = frozenset("bc bce ad ce".split())
_CALENDAR = WEEKDAYS | FEASTS | _MONTHS | _SEASONS | _TODAY | _ERAS
_IN_TIME = frozenset("on in by since until till last next this every each early late mid".split())
_NEAR_TIME = _IN_TIME | frozenset("of from to before after during between for - – /".split())
_DETERMINERS = frozenset("the a an 's ’s this that its their his her".split())
_NAMED = frozenset("ORG FAC WORK_OF_ART EVENT LAW PRODUCT LOC GPE PERSON".split())
_EPITHETS = frozenset("black bloody red white orange super cyber".split())
_HOLY = frozenset("good holy ash palm maundy shrove easter whit".split())
# What those are who are named for a day; in small letters the first alone are surely that.
_GROUPS = frozenset(
    "group movement organisation organization alliance coalition brigade brigades front".split()
)
_BODIES = _GROUPS | frozenset("party committee commission forum league union club regime".split())
_WEEKLIES = frozenset("times post telegraph mirror express mail herald star tribune club group".split())
_INSTRUMENTS = frozenset("agreement accord accords declaration treaty pact protocol charter decrees".split())
_UPHEAVALS = frozenset(
    "revolution uprising rebellion rising massacre offensive war crisis plot theses".split()
)
_MEMORIALS = frozenset(
    "foundation institute centre center theatre library university school prize fund".split()
)
_MEETINGS = frozenset("summit conference meeting session dialogue round talks".split())


def in_time(token: Term) -> bool:
    """Tell whether a word belongs to a time where it stands (`Monday`, `23` in `23 May`, `BC`), not to a name."""
    word = token.lower_
    if word not in _CALENDAR and not word.isdigit():
        return False
    doc, at = token.doc, token.i
    if word.isdigit():
        return any(_is_month(doc, near) and in_time(doc[near]) for near in (at - 1, at + 1))
    if word in _ERAS:
        return _is_numbered(doc, at - 1) or (word == "ad" and _is_numbered(doc, at + 1))
    if word in _TODAY:
        return token.ent_type_ not in _NAMED
    if word in FEASTS:
        return token.ent_type_ == "DATE" or _word(doc, at + 1) == "the" or _is_known(doc, at + 1)
    if word in _SEASONS:
        return _word(doc, at - 1) in _IN_TIME and _is_known(doc, at + 1)
    return _is_day(token)


def is_date(doc: Page, at: int) -> bool:
    """Tell whether a month or the number of its day stands here, in a time or in a name."""
    word = _word(doc, at)
    if word.isdigit():
        return _is_month(doc, at - 1) or _is_month(doc, at + 1)
    return word in _MONTHS and doc[at].text[0].isupper()


def dated_body(doc: Page, first: int) -> int | None:
    """Return where a body ends that begins with its day: `November 17 group`, `April 6 Youth Movement`, `Sunday Post`."""
    weekday = _word(doc, first) in WEEKDAYS
    if not weekday and not is_date(doc, first):
        return None
    begin, end = _stretch(doc, first)
    if begin != first or weekday is _has_number(doc, first, end) or _is_known(doc, end):
        return None
    before = _word(doc, first - 1)
    for at in range(end, min(end + 3, len(doc))):
        small, capital = (frozenset[str](), _WEEKLIES) if weekday else (_GROUPS, _BODIES)
        if doc[at].lower_ in (capital if doc[at].is_title else small):
            alone = doc[at].is_title and not weekday and before not in _IN_TIME
            return at + 1 if alone or before in _DETERMINERS else None
        if not doc[at].is_title:
            return None
    return None


def dated_name(doc: Page, first: int) -> int | None:
    """Return where words end that name a day, an upheaval or a person by the calendar, but give no time.

    `Black September`, `October Revolution`, `20 July plot`, `August Wilson`.
    """
    if _word(doc, first) in _EPITHETS and _has_epithet(doc, first + 1):
        return first + 2
    if not is_date(doc, first):
        return None
    begin, end = _stretch(doc, first)
    if begin != first:
        return None
    return end + 1 if _names_upheaval(doc, first, end) or is_called(doc, first) else None


def is_called(doc: Page, at: int) -> bool:
    """Tell whether a month is someone's given name here: `August Wilson wrote`, `June Hart and April Lopez`."""
    if at + 2 >= len(doc) or doc[at].lower_ not in PERSONAL_MONTHS or not doc[at].is_title:
        return False
    name, behind = doc[at + 1], doc[at + 2]
    if not name.is_title or not name.is_alpha or name.is_stop or behind.is_title or _is_known(doc, at + 1):
        return False
    if name.lower_ in _BODIES | _MEETINGS | _INSTRUMENTS | _MONTHS | WEEKDAYS or name.ent_type_ == "DATE":
        return False
    before = _word(doc, at - 1)
    joined = before in {"and", "or", ","} and _word(doc, at - 2) in _MONTHS
    return not (joined or before.isdigit() or before in _NEAR_TIME | _DETERMINERS)


def ends_in_feast(doc: Page, end: int) -> bool:
    """Tell whether a day of the year, which is a time, ends before a token: `Women's Day`, `Easter Sunday`."""
    last = _word(doc, end - 1)
    return last in FEASTS or (last in WEEKDAYS and _word(doc, end - 2) in _HOLY)


def _is_day(token: Term) -> bool:
    """Tell whether a weekday or month is one where it stands."""
    doc, word = token.doc, token.lower_
    first, end = _stretch(doc, token.i)
    dated = _has_number(doc, first, end)
    if (word in _SHORT and not dated) or _names_something(doc, first, end):
        return False
    before = _word(doc, first - 1)
    apart = before in _IN_TIME or _word(doc, end) == "the" or _is_known(doc, end)
    if token.ent_type_ == "PERSON":
        return word not in PERSONAL_MONTHS or dated
    if token.ent_type_ in _NAMED:
        foremost = doc[first].ent_iob_ == "B" or before in _DETERMINERS
        return apart or (dated and foremost) or _word(doc, end) in _MEETINGS
    if word not in PERSONAL_MONTHS or dated:
        return True
    return not _is_titled(doc, first) and (token.ent_type_ == "DATE" or apart)


def _is_titled(doc: Page, at: int) -> bool:
    """Tell whether an office stands before a word: `Governor August Busch`."""
    before = _word(doc, at - 1)
    return before in {"gov.", "sen.", "rep."} or knowledge().office(before) is not None


def _names_something(doc: Page, first: int, end: int) -> bool:
    """Tell whether a name is made with a day: `Good Friday Accord`, `the Sunday Post`, `Organisation 17 November`."""
    if _has_epithet(doc, first) or dated_body(doc, first) or _names_upheaval(doc, first, end):
        return True
    behind = [doc[at].lower_ for at in (end, end + 1) if at < len(doc) and doc[at].is_title]
    if behind and _word(doc, first - 1) in _DETERMINERS:
        return behind[0] in _INSTRUMENTS or (
            doc[first].lower_ in PERSONAL_MONTHS and behind[-1] in _MEMORIALS
        )
    grouped = _word(doc, first - 1) in _GROUPS and doc[first - 1].is_title
    return is_called(doc, first) or (grouped and _has_number(doc, first, end))


def _names_upheaval(doc: Page, first: int, end: int) -> bool:
    """Tell whether an upheaval is known by its month or day: `the October Revolution`, `the 20 July plot`."""
    if _word(doc, first - 1) not in _DETERMINERS or _word(doc, end) not in _UPHEAVALS:
        return False
    return doc[end].is_title or (_has_number(doc, first, end) and doc[end].lower_ == "plot")


def _has_epithet(doc: Page, at: int) -> bool:
    """Tell whether a capitalised epithet stands before a weekday or month."""
    if _word(doc, at) not in WEEKDAYS | _MONTHS or at == 0 or not (doc[at].is_title and doc[at - 1].is_title):
        return False
    return doc[at - 1].lower_ in _EPITHETS | _HOLY


def _stretch(doc: Page, at: int) -> tuple[int, int]:
    """Return the range of a weekday, a month and its day that stand together, round one of their words."""
    first, end = at, at + 1
    while first > 0 and _continues(doc, first - 1, first):
        first -= 1
    while end < len(doc) and _continues(doc, end, end - 1):
        end += 1
    return first, end


def _continues(doc: Page, at: int, beside: int) -> bool:
    """Tell whether a token is of the same date as the one beside it: a month or weekday, or a number by its month."""
    text = doc[at].text
    if text.isdigit():
        return len(text) < 3 and _is_month(doc, beside)
    return _is_month(doc, at) or (text.lower() in WEEKDAYS and not doc[beside].text.isdigit())


def _is_month(doc: Page, at: int) -> bool:
    return _word(doc, at) in _MONTHS and doc[at].text[0].isupper()


def _is_numbered(doc: Page, at: int) -> bool:
    """Tell whether a year or century stands here: `490`, `460s`, `5th century`."""
    word = _word(doc, at)
    return word[:1].isdigit() or word in {"century", "centuries", "millennium"}


def _has_number(doc: Page, first: int, end: int) -> bool:
    return any(token.text.isdigit() for token in doc[first:end])


def _is_known(doc: Page, at: int) -> bool:
    """Tell whether a country, capital or body that the tables have begins here."""
    if at >= len(doc) or not doc[at].text[0].isupper():
        return False
    known = knowledge()
    looks = (
        known.country_named, known.country_of_adjective, known.capital_of, known.metonym, known.organisation,
    )  # fmt: skip
    texts = [printed(doc, at, end) for end in range(at + 1, min(at + 3, len(doc)) + 1)]
    return any(look(text) for text in texts for look in looks)


def _word(doc: Page, at: int) -> str:
    """Return a token in small letters, nothing where there is none."""
    return doc[at].lower_ if 0 <= at < len(doc) else ""
