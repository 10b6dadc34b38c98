"""The line that opens a report: place, day and agency, as printed; and the agency that is credited at its end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from foedera.bylines import is_common_word, is_name
from foedera.dates import PartialDate
from foedera.knowledge import knowledge
from foedera.press import is_agency, is_place, is_region, looks_like_agency
from foedera.printed_dates import MONTH, WEEKDAY, find_printed_dates, is_date_line


@dataclass(frozen=True, slots=True)
class DatelineWords:
    """The words of a dateline, and where the report begins after it.

    `author` is who is named before the place (`By A B, ACCRA, May 3:`).
    """

    place: str | None
    month_day: str | None
    agency: str | None
    end: int
    author: str | None = None


@dataclass(frozen=True, slots=True)
class AgencyTag:
    """The agency that a text credits at its end, and where the credit stands."""

    agency: str
    start: int
    end: int


_HEAD = 240  # characters of a text that a dateline may take
_LAST_LINES = 4  # of a text in which an agency is credited
_LOOKED_AT = 20_000  # characters of a text in which words of its dateline are looked for
_S = r"[^\S\n]"
_ENDS = frozenset('.!?…”"’»)।')
_LETTERS = r"[^\W\d_]++"
_WORD = rf"(?:(?i:ste?|mt|ft)\.|(?:[A-Z]\.){{2,4}}|{_LETTERS}(?:['’ʻ‘`-]{_LETTERS})*+)"
_OPEN = rf"[\[(*]?(?:[Bb][Yy]{_S}+(?P<author>{_WORD}(?:{_S}{_WORD}){{1,3}}),?{_S}+)?"
_PLACE = rf"(?P<place>{_WORD}(?:(?:{_S}?[/&]{_S}?|{_S}){_WORD}){{0,5}}?)"
_OF = rf"(?P<of>,{_S}+{_WORD}\.?(?:{_S}{_WORD}\.?){{0,3}}?|{_S}?\[[^\]\n]{{2,40}}\]|{_S}?\([^)\n]{{2,40}}\))?"
_DAY = (
    rf"(?:(?i:{WEEKDAY}),?{_S}+)?(?P<day>(?i:{MONTH}){_S}*\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?{_S}+\d{{4}}\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?{_S}+(?:of{_S}+)?(?i:{MONTH})(?:,?{_S}+\d{{4}}\b)?)"
)
_AGENCY = rf"(?:-*\((?P<agency>[^()\n]{{2,40}})\)|\.?{_S}*/(?P<slashed>[^/\n]{{2,40}})/)"
_BARE = r"(?P<bare>[^\W\d_][\w-]*(?:[/.]\w[\w-]*)*)"
_DASH = r"(?:-{1,3}|[–—―‒−]+)"
_MARK = rf"(?:{_S}*\.?{_S}*(?:{_DASH}|\|)\s*|{_S}*[:;]\s*)"
_STOP = rf"(?:{_S}*[\])*]+{_S}*{_DASH}?\s*|{_S}*\.{_S}+|{_S}*\.?{_S}*\n\s*)"
_FORMS = {
    "agency": rf"{_OPEN}{_PLACE}{_OF}(?:[,.]?{_S}+{_DAY})?[,.]?{_S}*{_AGENCY}(?P<end>{_MARK}|\.?\s+)",
    "agency_day": rf"{_OPEN}{_PLACE}{_OF}{_S}*{_AGENCY}(?:,|{_S}?{_DASH})?{_S}+{_DAY}(?P<end>{_MARK}|{_STOP})",
    "day": rf"{_OPEN}{_PLACE}{_OF}(?:[,.]?|{_S}?{_DASH}){_S}+{_DAY}(?:[,.]?{_S}+{_BARE})?(?P<end>{_MARK}|{_STOP})",
    "bare": rf"{_OPEN}{_PLACE}{_OF}[,.]{_S}+{_BARE}(?P<end>{_S}*{_DASH}\s*|\.{_S}+)",
    "first": rf"{_BARE},{_S}+{_PLACE}{_OF}(?P<end>{_S}*{_DASH}\s*)",
    "place": rf"{_OPEN}{_PLACE}{_OF}(?P<end>{_MARK})",
    "alone": rf"(?:{_DAY},?{_S}+)?{_AGENCY}(?P<end>{_MARK}|\.?\s+)",
    "shouted": rf"{_PLACE}(?P<end>{_S}+)(?:The|An?|In|As|At|After|Amid|On|With|Two|Three)\s[^\W\d_]",
}
# Who passed a report on, in brackets before its own dateline: `(NAMPA - Example News Agency (ENA)) ACCRA, May 3`.
_THROUGH = re.compile(
    rf"\((?P<agency>[\w. ]{{2,30}}?){_S}*(?:{_DASH}|/|:){_S}*[^()\n]{{2,60}}(?:\([^()\n]{{2,20}}\))?\)\s*(?=[A-Z])"
)
# What stands before a colon or dash, or before a day, without being a place.
_LABELS = frozenset(
    """a abstract adds adv advisory alert also an analysis and answer any as asked assessment at background be brief briefs
    breaking but by caption chairman chronology claim column comment context correction corrected corrects day does did
    dr editor editorial editors exclusive explained explainer fact factbox facts file first five focus following for
    friday from full gen he headline highlights his how i if in infographic insight interview is it its key kicker
    lead letter live location matters message minister moderator monday more mr mrs ms new-lead no note now of on opinion
    or our part participant photo photos pictures points posted president preview prof profile published q question quote
    quotes read related remember report reporter review saturday sec secretary see sen she source sources speaker
    special spokesman spokesperson spokeswoman statement step story summary sunday take takeaways that the their there these
    they this three thursday tip title to topic transcript trivia tuesday two update updated updates urgent version video
    warning was watch we wednesday week what when where which who why wire with you your""".split()
)
_LABELLED = re.compile(
    r"[\[(*]?(?!by\s|the\s+hague\b)(?:" + "|".join(sorted(_LABELS)) + r")(?:\b|['’])(?![-.]?\w)",
    re.IGNORECASE,
)
# Words that open speech, not reports: what a name or metonym before a colon is followed by.
_SPEECH = re.compile(
    r"[\"“‘']?(?:i|we|you|yes|no|well|okay|ok|thanks?|so|hello|hi|oh|right|sure|let|please|welcome|good\s+(?:morning|afternoon"
    r"|evening))\b|[\"“‘']?(?:i|we|you)['’]",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"^[A-Z][A-Z.'’ -]{1,40}:\s", re.MULTILINE)
_SMALL = frozenset("al and as da de del des di do dos du e el es la las le les los of or the ul um y".split())


def find_dateline(text: str) -> DatelineWords | None:
    """Return the dateline that opens a report, or None."""
    passed = _THROUGH.match(text)
    if passed is not None and looks_like_agency(passed["agency"]):
        found = find_dateline(text[passed.end() :])
        return replace(found, end=found.end + passed.end()) if found is not None and found.place else None
    head = text[:_HEAD]
    if _LABELLED.match(head):
        return None
    for form, fits in _DATELINES:
        match = form.match(head)
        if match is not None and fits(match, text):
            return _words(match)
    return None


def find_agency_tag(text: str) -> AgencyTag | None:
    """Return the agency that is credited where a text ends: `(PTI)`, `— Reuters`, `Source: GNA`, `(With AFP inputs)`."""
    at = len(text.rstrip())
    for _ in range(_LAST_LINES):
        start = max(text.rfind("\n", 0, at) + 1, at - _HEAD)
        for form in _TAGS:
            match = form.search(text, start, at)
            if match is not None and is_agency(match["agency"]) and _ends_before(text, match.start()):
                return AgencyTag(match["agency"], *match.span("agency"))
        at = len(text[:start].rstrip())
        if not at:
            break
    return None


def find_closing_date(text: str) -> PartialDate | None:
    """Return the date of the credit in brackets that ends a text: `(Example News Agency, May 3, 2019)`."""
    match = _CREDIT.search(text, max(0, len(text) - _HEAD))
    if match is None or not _ends_before(text, match.start()) or not is_date_line(match["credit"]):
        return None
    credit = match["credit"]
    dates = find_printed_dates(credit)
    named = len(dates) == 1 and any(map(str.isalpha, credit[: dates[0].start] + credit[dates[0].end :]))
    return dates[0].date if named else None


def _ends_before(text: str, at: int) -> bool:
    """Tell whether a sentence ends, or nothing stands, before a place in the text."""
    before = text[:at].rstrip()[-2:]
    return not before or text[at - 1 : at] == "\n" or bool(re.search(r"[.!?…।][\"”’)]?$", before))


# What a dateline's form must be filled with


def _words(match: re.Match[str]) -> DatelineWords:
    found = match.groupdict()
    author = found.get("author")
    author = author if author and is_name(author, capitals=True) else None
    place, of, day = found.get("place"), found.get("of") or "", found.get("day")
    agency = found.get("agency") or found.get("slashed") or found.get("bare")
    if place and of.startswith(","):
        place += of
    elif agency is None and not is_region(of.strip(" []()")) and looks_like_agency(of.strip(" []()")):
        agency = of.strip(" []()")  # `Accra (GNA), May 3 –`
    return DatelineWords(place, day.rstrip(".") if day else None, agency, match.end("end"), author)


def _fits_agency(match: re.Match[str], text: str) -> bool:
    """`ACCRA, May 3 (Reuters) -`, `Accra (PANA) -`, `MOSCOW, May 3. /TASS/.`, `Accra, Mar 3 (PTI) The`."""
    agency, place = match["agency"] or match["slashed"], match["place"]
    marked = match["slashed"] is not None or bool(match["end"].strip(". \n"))
    known = is_place(place) or _is_region(match)
    titled = all(word[0].isupper() for word in agency.split()) and len(agency.split()) <= 4
    if (
        not _is_named(match)
        or is_region(agency)
        or not (looks_like_agency(agency) or (known and marked and titled))
    ):
        return False
    if match["day"]:
        return marked or "\n" in match["end"] or _begins(text, match.end())
    if not marked:
        return known and is_agency(agency) and _begins(text, match.end())
    named = place.isupper() or not (":" in match["end"] and is_name(place))
    return known or (is_agency(agency) and named) or (place.isupper() and not _is_body(place))


def _fits_day(match: re.Match[str], text: str) -> bool:
    """`Accra, May 3:`, `BAKU, Azerbaijan, May 3. The`, `Accra, Oct. 3, GNA –`, `[SEOUL, May 3 Yonhap]`."""
    bare = match["bare"]
    if not _is_named(match) or (bare and not looks_like_agency(bare.rpartition("/")[2])):
        return False
    if not is_place(match["place"]) and any(map(is_common_word, match["place"].split())):
        return False
    closed = bool(match["end"].strip(". \n")) or "\n" in match["end"]
    return closed or _begins(text, match.end())


def _fits_bare(match: re.Match[str], text: str) -> bool:
    """`NUR-SULTAN. KAZINFORM –`, `KINGSTON, Jamaica, CMC –`, `JAKARTA, KOMPAS.com -`."""
    bare = match["bare"]
    known = "." not in match["end"] and is_place(match["place"]) and ("." in bare or bare.isupper())
    if not _is_named(match) or is_region(bare) or not _begins(text, match.end()):
        return False
    return is_agency(bare) or known


def _fits_first(match: re.Match[str], text: str) -> bool:
    """`TEMPO.CO, Jakarta -`."""
    bare = match["bare"]
    return is_place(match["place"]) and ("." in bare or is_agency(bare)) and _begins(text, match.end())


def _fits_place(match: re.Match[str], text: str) -> bool:
    """`ACCRA:`, `Manila, Philippines —`, `New Delhi: The`; never a label, a person or a speaker."""
    place, rest = match["place"], text[match.end() : _LOOKED_AT]
    if not _is_named(match) or _SPEECH.match(rest) or match["author"]:
        return False
    spaced = match["end"].startswith((" ", "-", "–", "—")) or ":" in match["end"]
    if match["of"] and not _is_region(match) and not is_place(match["of"].strip(" ,[]()")):
        return False
    if ";" in match["end"]:
        return place.isupper() and is_place(place) and _is_sentence(rest)
    if match["end"].strip() == "-" and not match["end"][-1:].isspace():
        return False
    if place.isupper():
        return spaced and (is_place(place) or _can_be_place(place, text))
    colon = ":" in match["end"]
    if is_place(place) or (match["of"] and _is_region(match)):
        return _begins(rest, 0) and (_is_sentence(rest) if colon else not _is_aside(rest))
    return colon and _is_where(place, rest)


def _fits_alone(match: re.Match[str], text: str) -> bool:
    """`(PTI) The`, `(Eagle News) --`."""
    agency = match["agency"] or ""
    marked = bool(match["end"].strip(". \n"))
    like = marked and not agency.isupper() and looks_like_agency(agency)
    return like or (is_agency(agency) and (marked or _begins(text, match.end())))


def _fits_shouted(match: re.Match[str], text: str) -> bool:
    """`PUNE The`: a city in capitals, and the report without a mark between them."""
    return match["place"].isupper() and is_place(match["place"]) and _is_sentence(text[match.end("end") :])


def _is_named(match: re.Match[str]) -> bool:
    """Tell whether the words for a place have the capitals of a name and name no agency."""
    words = re.split(r"[\s/&]+", match["place"])
    of = re.split(r"\s+", (match.groupdict().get("of") or "").strip(" ,[]()"))
    if not all(word[0].isupper() or word in _SMALL for word in words) or words[0] in _SMALL:
        return False
    if any(word and not word[0].isupper() and word not in _SMALL for word in of):
        return False
    shouted = (
        match["place"].isupper() and of[0].isupper() and len(of) > 1
    )  # a speaker and what the speaker is
    return not is_agency(match["place"]) and (not shouted or _is_region(match))


def _is_region(match: re.Match[str]) -> bool:
    return match["of"] is not None and is_region(match["of"].strip(" ,[]()"))


def _can_be_place(place: str, text: str) -> bool:
    """Tell whether words in capitals that no table has can be a place: no body, common word or speaker."""
    words = place.split()
    if _is_body(place) or len(words) > 3 or any(word.lower().strip(".") in _LABELS for word in words):
        return False
    looked_at = text[:_LOOKED_AT]
    if looked_at.split("\n", 1)[0].rstrip()[-1:] not in _ENDS or looked_at.split("\n", 1)[0].isupper():
        return False
    if re.search(rf"\b{re.escape(place.lower())}\b", looked_at):
        return False
    return len(_SPEAKER.findall(looked_at)) < 3


def _is_body(place: str) -> bool:
    """Tell whether words in capitals name a body, or shorten a country's name: `NATO`, `U.S.`."""
    known = knowledge()
    short = len(place.replace(".", "")) <= 4 and known.country_named(place) is not None
    return short or known.organisation(place) is not None


def _is_where(place: str, rest: str) -> bool:
    """Tell whether a report goes on about a place that no table has, and says that something is in it."""
    if not place.isalpha() or place.lower() in _LABELS or not _is_sentence(rest):
        return False
    if knowledge().country_named(place) or knowledge().organisation(place) or knowledge().metonym(place):
        return False
    in_it = re.search(rf"\b(?:in|near|outside|around)\s+{place}\b", rest)
    common = re.search(rf"\b{place.lower()}\b", rest)
    return in_it is not None and common is None


def _begins(text: str, at: int) -> bool:
    opening = text[at : at + 3].lstrip("\"“‘'«(")
    return bool(opening) and (opening[0].isupper() or opening[0].isdigit())


def _is_sentence(rest: str) -> bool:
    """Tell whether a whole sentence of some length follows, as after a dateline and not in a heading."""
    line = rest.split("\n", 1)[0]
    return (
        len(line.split()) >= 6 and _begins(line, 0) and line.rstrip()[-1:] in '.!?…”"’)।' and len(line) > 40
    )


def _is_aside(rest: str) -> bool:
    """Tell whether a dash opened an aside, which a second one closes."""
    return bool(re.match(rf"[^.\n]{{1,80}}?\s{_DASH}\s", rest))


_DATELINES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], bool]], ...] = (
    (re.compile(_FORMS["agency_day"]), _fits_agency),
    (re.compile(_FORMS["agency"]), _fits_agency),
    (re.compile(_FORMS["day"]), _fits_day),
    (re.compile(_FORMS["bare"]), _fits_bare),
    (re.compile(_FORMS["first"]), _fits_first),
    (re.compile(_FORMS["place"]), _fits_place),
    (re.compile(_FORMS["alone"]), _fits_alone),
    (re.compile(_FORMS["shouted"]), _fits_shouted),
)
_CREDIT = re.compile(r"[(\[](?P<credit>[^()\[\]\n]{8,80})[)\]]\W*\Z")
_NAME = r"(?P<agency>[A-Z][\w.&/ -]{1,40}?)"
_TAGS = tuple(
    re.compile(form, re.MULTILINE)
    for form in (
        rf"\((?i:end\)?\s*\(?)?{_NAME}\)\.?$",
        rf"\({_NAME},?{_S}+{_DAY}\)\.?$",
        rf"\((?i:with\s+(?:additional\s+)?(?:inputs?|agency\s+inputs|reports?|files?)\s+from)\s+{_NAME}\)\.?$",
        rf"\(?(?i:with)\s+{_NAME}\s+(?i:inputs?|reports?)\)?\.?$",
        rf"(?i:source|credit|via)\s*[:-]\s*{_NAME}\.?$",
        rf"[–—―-]{{1,3}}[^\S\n]?{_NAME}\.?$",
        rf"^{_NAME}(?:[^\S\n]*(?:--?|/)[^\n]{{0,60}})?$",
        rf"(?:^|(?<=[.”\"]\s)){_NAME}(?:\s+[A-Z]{{2,4}}){{1,6}}$",
        rf"/{_NAME}/\.?$",
    )
)
