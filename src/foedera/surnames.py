"""Tokens -> bare surnames of the page's own persons, their namesakes, and handles that spell their names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from foedera.annotate import Name
from foedera.days import PERSONAL_MONTHS
from foedera.knowledge import FAMILY_NAME_FIRST, knowledge
from foedera.persons import BEFORE_TITLE, HONORIFICS, OFFICE_HEADS, country_beside, is_free, is_other, name_at
from foedera.titles import heads
from foedera.words import Word, Words

# Countries whose people are called by their given names, all or many of them.
_CALLED_BY_GIVEN = frozenset("ETH ERI SOM ISL IDN THA MYS MMR LAO LKA BGD PAK".split())
_BEFORE_MONTHS = frozenset(
    "in of since until till from to before after during by last next this early late mid".split()
)
_ACTS = frozenset("'s ’s said told says has had was is will would did met spoke".split())
_LEAST = 8  # letters of a name from which a handle with more in it is of its bearer
_CAMEL = re.compile(r"[A-Z]?[^\W\d_A-Z]+")
_ARTICLES = frozenset("al el ad ar as at az ash an ul".split())
_AFTER_NAME = frozenset("jr jr. sr sr. ii iii iv v vi vii viii".split())


def find_bare_persons(doc: Words, named: Sequence[Name]) -> Iterator[Name]:
    """Yield bare surnames of the page's own persons, their namesakes, initials, and handles that spell their names."""
    persons = [name for name in named if name.kind == "person"]
    forms = {form for name in persons for form in _surnames(name)}
    initials = {initials: name for name in persons if (initials := _initials(name.text))}
    for token in doc:
        if token.text in initials and knowledge().organisation(token.text) is None:
            yield name_at(doc, token.i, token.i + 1, "person", initials[token.text].text)
        elif token.text.startswith("@"):
            yield from _by_handle(token, persons)
    for start, end in _surnames_at(doc, forms):
        yield _bare(doc, start, end, persons, named)


def _surnames_at(doc: Words, forms: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where a surname stands, of one word or joined by hyphens (`Díaz-Canel`)."""
    joined = {form for form in forms if "-" in form}
    firsts = {form.partition("-")[0] for form in joined}
    for token in doc:
        if token.text in firsts:
            ends = (end for end in (token.i + 5, token.i + 3) if doc.between(token.i, end) in joined)
            end = next(ends, None)
            if end is not None:
                yield token.i, end
        elif token.text in forms and _can_be_name(token):
            yield token.i, token.i + 1


def _bare(doc: Words, start: int, end: int, persons: Sequence[Name], named: Sequence[Name]) -> Name:
    """Return the name that ends in a surname: with more of its person's name, or of a namesake, or alone."""
    bare = name_at(doc, start, end, "person")
    for first in range(max(0, start - 3), start):
        longer = name_at(doc, first, end, "person")
        of_one = any(name.text.endswith(f" {longer.text}") for name in persons)
        outside = [name for name in named if name.start < longer.start or longer.end < name.end]
        if of_one and is_free(longer, outside):
            return longer  # `López Obrador`, `von der Leyen`
    if start > 0 and _has_given_name(doc[start]):
        country = country_beside(doc, start - 1, end)
        wider = replace(name_at(doc, start - 1, end, "person"), country=country)
        return wider if is_free(wider, named) else bare
    return bare


def _initials(name: str) -> str | None:
    """Return what a person of three names or more can be called by: `AMLO`, `MBS`."""
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words).upper() if 2 < len(words) < 6 and name.isprintable() else None


def _by_handle(handle: Word, persons: Sequence[Name]) -> Iterator[Name]:
    """Yield the person that a handle spells, or stands in brackets behind, or whose name the tables have."""
    spelt, at = _letters(handle.text), (handle.idx, handle.idx + len(handle))
    for name in persons:
        letters = _letters(name.text)
        behind = handle.i > 1 and handle.nbor(-1).text == "(" and handle.nbor(-2).idx < name.end <= handle.idx
        if (len(letters) >= _LEAST and (spelt.startswith(letters) or spelt.endswith(letters))) or behind:
            yield Name(*at, "person", name.text)
            return
    words = _CAMEL.findall(handle.text)
    for first in range(len(words) - 1):
        told = " ".join(words[first:])
        if knowledge().holders(told):
            yield Name(*at, "person", told)
            return


def _has_given_name(surname: Word) -> bool:
    """Tell whether a capitalised word before a surname is a given name, so that this is someone else."""
    if surname.i == 0:
        return False
    word = surname.nbor(-1)
    other = {*heads(), *OFFICE_HEADS, *HONORIFICS, *BEFORE_TITLE}
    given = word.is_title and word.is_alpha and len(word) > 1 and not word.lower_.endswith("ly")
    return (
        given
        and not word.is_stop
        and word.lower_ not in other
        and not is_other(word.text)
        and not word.ent_type_
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()


def _can_be_name(token: Word) -> bool:
    """Tell whether a word is a surname where it stands, and not `He`, `To` or the month of May."""
    if token.lower_ in PERSONAL_MONTHS and token.is_title and _acts(token):
        return True
    return token.ent_type_ == "PERSON" or not (token.is_stop or token.ent_type_ in {"DATE", "TIME"})


def _acts(token: Word) -> bool:
    """Tell whether a word has or does something, as only a person called for a month can: `and May thanked them`."""
    before = token.nbor(-1).lower_ if token.i else ""
    behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return before not in _BEFORE_MONTHS and (behind in _ACTS or behind.endswith("ed"))


def _surnames(name: Name) -> set[str]:
    """Return the words by which a person can be called alone: of a family name put first, both ends."""
    words = name.text.split()
    while len(words) > 1 and words[-1].lower() in _AFTER_NAME:
        words.pop()
    holders = knowledge().holders(name.text)
    country = name.country or (holders[0].country if holders else None)
    particle, hyphen, bare = words[-1].partition("-")
    last = (
        {words[-1], bare} if hyphen and particle.lower() in _ARTICLES else {words[-1]}
    )  # `al-Sadr` and `Sadr`
    return last | {words[0]} if country in FAMILY_NAME_FIRST | _CALLED_BY_GIVEN else last
