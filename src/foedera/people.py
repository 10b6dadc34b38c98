"""Tokens -> capitalised words that the page treats as persons, whatever the model takes them for.

Each time a word is used tells for or against: what it does (`Kammenos then walked out`), what explains it (`Misri, the
Indian foreign secretary`), whose list it stands in, where it can only be a spot on the map (`at Wagah`). The uses of
one surname are weighed together, so that one telling use speaks for all the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from foedera.annotate import is_english
from foedera.beside import (
    TO_PEOPLE,
    TO_SPOTS,
    acting,
    behind_country,
    is_body,
    is_explained,
    is_introduced,
    is_of_body,
    is_set_off,
    is_spot,
    word_at,
)
from foedera.knowledge import knowledge, table
from foedera.namesakes import Fit, fit
from foedera.persons import (
    BEFORE_TITLE,
    HONORIFICS,
    OFFICE_HEADS,
    OPENING,
    country_in,
    in_person,
    is_other,
    trim_name,
)
from foedera.titles import heads, is_cap
from foedera.words import Word, Words

Range = tuple[int, int]

# What the model takes a word for, as far as it tells for a person.
_LABELS = {
    "PERSON": 2.0,
    "ORG": -1.0,
    "GPE": -1.0,
    "LOC": -1.5,
    "NORP": -1.0,
    "FAC": -1.5,
    "DATE": -3.0,
    "TIME": -3.0,
}
_ENOUGH = 2.0  # from here on the uses of a word, together, show a person
_SURE = 3.0  # a use that tells this much is not doubted for the word itself
_DOUBT = 0.0  # and below this, something else
_SHORT = 5  # letters up to which a word is too short to be a surname misspelt
_PLACED = -0.5  # what is told by `of` and `to`, behind which towns stand as often as people
_LITTLE = -1.0  # a use that tells less than this is of something else of the same name


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of a word: where, what the model's label tells, and what stands beside it."""

    start: int
    end: int
    label: float
    cue: float


@dataclass(frozen=True, slots=True)
class _Page:
    """A document and what its full names tell: which tokens they fill, their first and last words, whole families."""

    doc: Words
    tokens: frozenset[int]
    surnames: frozenset[str]
    given: frozenset[str]
    siblings: frozenset[str]

    @classmethod
    def of(cls, doc: Words, known: Collection[Range]) -> _Page:
        full = [(start, end) for start, end in known if end - start > 1]
        families: dict[str, set[str]] = {}
        for start, end in full:
            families.setdefault(doc[end - 1].text, set()).add(doc[start].text)
        siblings = {given for members in families.values() if len(members) > 1 for given in members}
        return cls(
            doc,
            frozenset(at for start, end in full for at in range(start, end)),
            frozenset(doc[end - 1].text for _, end in known),
            frozenset(doc[start].text for start, _ in full),
            frozenset(siblings),
        )


def find_people(doc: Words, known: Collection[Range]) -> tuple[frozenset[Range], frozenset[Range]]:
    """Return the token ranges of words that their uses on the page show to be persons, and to be something else.

    `known` are the full names that the page has, as far as they are found without this.
    """
    uses: dict[str, list[_Use]] = {}
    page = _Page.of(doc, known)
    for start, end in candidates(doc):
        cue = _cue(page, start, end)
        word = _by_name(page, start, end) if cue > _LITTLE else 0.0
        cue += word if cue < _SURE else max(word, 0.0)
        use = _Use(start, end, _LABELS.get(doc[end - 1].ent_type_, 0.0), cue)
        uses.setdefault(doc[end - 1].text, []).append(use)
    people, others = set[Range](), set[Range]()
    for found in uses.values():
        total = sum(use.label for use in found) / len(found) + sum(use.cue for use in found)
        if total >= _ENOUGH:
            people.update((use.start, use.end) for use in found if use.cue > _LITTLE)
        elif total < _DOUBT:
            others.update((use.start, use.end) for use in found)
    called = {doc[end - 1].text for _, end in people} | page.surnames
    for text, found in uses.items():
        if text not in called and all(use.end - use.start == 1 for use in found) and _is_near(text, called):
            people.update((use.start, use.end) for use in found if use.cue > _LITTLE)
    return frozenset(people), frozenset(others)


@lru_cache(maxsize=2)
def candidates(doc: Words) -> tuple[Range, ...]:
    """Return the runs of capitalised words that no table knows and that no common noun heads."""
    return tuple(_candidates(doc))


def _candidates(doc: Words) -> Iterator[Range]:
    at = 0
    while at < len(doc):
        if not _begins(doc[at]):
            at += 2 if doc[at].text == "New" and is_other(doc.between(at, at + 2)) else 1
            continue
        end = at + 1
        while end < len(doc) and end - at < 8 and in_person(doc[end]) and not doc[end].is_space:
            end += 1
        stop = trim_name(doc, at, end)
        start = _behind_known(doc, at, stop)
        words = [t.lower_ for t in doc[start:stop]]
        headed = not _heads_and_titles().isdisjoint(words)
        start = next((b for b in range(start + 1, stop) if _cuts(doc, b)), start)
        if stop - start > 2 and word_at(doc, start - 1) in {"in", "at", "near"} and is_cap(doc[start + 1]):
            start += 1  # `in Derry Michelle O'Neill`
        if _is_behind_place(doc, start, stop):
            start = stop - 1
        if start < stop and len(words) < 6 and not headed:
            yield start, stop
        at = max(end, at + 1)


def _is_behind_place(doc: Words, start: int, end: int) -> bool:
    """Tell whether a run ends in somebody behind a spot in English: `in the Rose Garden Trump spoke`."""
    if end - start < 2 or word_at(doc, start - 1) != "the" or not _lent(doc, doc[end - 1].text):
        return False
    one = len({holder.person for holder in knowledge().surnamed(doc[end - 1].text)}) == 1
    return one and all(is_english(doc, t.text) for t in doc[start : end - 1])


def _cuts(doc: Words, at: int) -> bool:
    """Tell whether the model's person begins within a run, and not only behind a given name that it missed."""
    if not _is_entity(doc[at]) or _is_entity(doc[at - 1]):
        return False
    word = doc[at - 1].text
    placed = word_at(doc, at - 2) in {"in", "at", "near", "from", "to"}
    return placed or is_english(doc, word) or is_other(word) or is_city(word)


def _is_entity(token: Word) -> bool:
    return token.ent_type_ == "PERSON"


def _begins(token: Word) -> bool:
    """Tell whether a name can begin here: a capitalised word that is no small one of the language."""
    return (
        is_cap(token)
        and not token.is_stop
        and token.text[0].isalpha()
        and token.lower_ not in OFFICE_HEADS | HONORIFICS | BEFORE_TITLE | OPENING
        and (token.i == 0 or token.nbor(-1).text != "-" or bool(token.nbor(-1).whitespace_))
    )


@cache
def _heads_and_titles() -> frozenset[str]:
    return frozenset(heads()) | OFFICE_HEADS | HONORIFICS


def _opens_sentence(token: Word) -> bool:
    """Tell whether a sentence begins with a token; the parse, which would know, comes later."""
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1)
    return before.is_space or before.text in {".", "!", "?", ":", "“", '"', "‘", "–", "—", "•"}


def _commonness(doc: Words, start: int, end: int) -> float:
    """Return how much it tells that a word can have its capital from its sentence: `Litigation is …`, `Readers laughed`."""
    first = doc[start]
    if end - start > 1 or not _opens_sentence(first) or not is_english(doc, first.text):
        return 0.0
    return 4.0 if first.lower_.endswith("s") and is_english(doc, first.lower_[:-1]) else 1.5


def _behind_known(doc: Words, start: int, end: int) -> int:
    """Return where a run begins behind what the tables know: `the United Nations Farhan Haq`; its end if all is known."""
    for at in range(end, start, -1):
        text = doc.between(start, at)
        if is_other(text) or knowledge().office(text):
            behind = next((stop for stop in range(at, end) if _begins(doc[stop])), end)
            return _behind_known(doc, behind, end) if behind < end else end
    return start


def _cue(page: _Page, start: int, end: int) -> float:
    """Return how much what stands beside a run tells for a person, or against one."""
    doc = page.doc
    if is_spot(doc, start, end) or is_body(doc, end):
        return -4.0
    common = _commonness(doc, start, end)
    if is_introduced(doc, start) or is_set_off(doc, start, end):
        return 4.0
    if is_explained(doc, start, end):
        return 0.0 if common and not doc[start].ent_type_ else 4.0  # `Outside, chiefs of the clans waited`
    if word_at(doc, start - 1) == "from" and end - start == 1:
        return _LITTLE  # rather a town than a person
    acts = acting(doc, end)
    if acts:
        return (acts if doc[end - 1].ent_type_ != "ORG" or acts > 2 else acts / 2) - common
    before = word_at(doc, start - 1)
    if before in TO_SPOTS and end - start < 4:
        return -3.0
    beside = before in TO_PEOPLE or _is_listed(page, start, end) or is_of_body(doc, start, end)
    if not beside and before in {"of", "to", "between"} and end - start == 1:
        return _PLACED - common
    return 2.0 if beside else -common


def _is_listed(page: _Page, start: int, end: int) -> bool:
    """Tell whether a run stands beside a person in a list: `Ana Ruiz of Peru and Eduardo Frei of Chile`."""
    doc = page.doc
    behind, before = behind_country(doc, end), start - 1
    if word_at(doc, before) in {"and", "&"} and word_at(doc, before - 1) == ",":
        before -= 1
    after = behind + 1 if word_at(doc, behind) in {",", "and", "&"} else -1
    if word_at(doc, after) == "and":
        after += 1
    ahead = before - 1 if word_at(doc, before) in {",", "and", "&"} else -1
    if ahead > 1 and ahead not in page.tokens and country_in(doc[ahead].text):
        ahead -= 2 if word_at(doc, ahead - 1) == "of" else 3
    return after in page.tokens or ahead in page.tokens


def _by_name(page: _Page, start: int, end: int) -> float:
    """Return how much the word itself tells: the table of holders lends surnames, the page given names."""
    token = page.doc[start]
    if end - start > 1:
        return _several_words(page.doc, start, end)
    if is_city(token.text):
        return -2.0
    if token.ent_type_ in {"DATE", "TIME"}:
        return 0.0
    believed = token.ent_type_ or not _opens_sentence(token) or not is_english(page.doc, token.text)
    if believed and _lent(page.doc, token.text):
        return 4.0
    if token.text in page.siblings:
        return 3.0
    if token.text in page.given and token.text not in page.surnames:
        return 2.0
    return 3.0 if _is_near(token.text, page.surnames) else 0.0


def _several_words(doc: Words, start: int, end: int) -> float:
    """Return how much it tells that a name has several words: more where none is English, less where the last is."""
    inner = word_at(doc, start - 1) in {"the", "of"}
    if doc[end - 1].ent_type_ != "PERSON" and is_english(doc, doc[end - 1].text):
        return -2.0  # `Indo-Pacific Security Affairs`
    foreign = not any(len(t) > 2 and is_english(doc, t.text) for t in doc[start:end])
    return 3.0 if foreign and not inner and doc[end - 1].ent_type_ in {"ORG", "", "PERSON"} else 1.0


def _lent(doc: Words, word: str) -> bool:
    """Tell whether a word is the surname of office-holders whose country the page speaks of: of one if it is English."""
    holders = knowledge().surnamed(word)
    if len({holder.person for holder in holders}) > 1 and is_english(doc, word):
        return False
    return any(
        _speaks_of(doc, holder.country) if holder.country else _speaks_of_body(doc, holder.office)
        for holder in holders
    )


def _speaks_of_body(doc: Words, office: str) -> bool:
    """Tell whether the page speaks of the body that an office is of: `secretary-general of nato`."""
    body = knowledge().organisation(office.partition(" of ")[2].upper()) or knowledge().organisation(
        office.partition(" of ")[2].title()
    )
    return body is not None and any(name in doc.text for name in (body.name, *body.aliases))


def _speaks_of(doc: Words, code: str) -> bool:
    country = knowledge().country(code)
    capital = (country.capital,) if country.capital else ()
    forms = (
        *country.names,
        *country.adjectives,
        *country.demonyms,
        *capital,
        *country.seats,
        *country.metonyms,
    )
    return any(form in doc.text for form in forms if len(form) > 3 or form.isupper())


def _is_near(word: str, surnames: Collection[str]) -> bool:
    """Tell whether a word is a surname of the page misspelt: `Tsirpas` of `Tsipras`."""
    return len(word) > _SHORT and any(
        word != other and fit(word, other) == Fit.MISSPELT for other in surnames
    )


@cache
def _cities() -> frozenset[str]:
    return frozenset(row.cells[0] for row in table("cities.tsv", 2))


def is_city(text: str) -> bool:
    """Tell whether the table of large cities has a name."""
    return text in _cities()
