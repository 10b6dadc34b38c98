"""Tokens -> bare surnames of the page's own persons, their namesakes, and handles that spell their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from foedera.annotate import Name
from foedera.days import PERSONAL_MONTHS
from foedera.knowledge import FAMILY_NAME_FIRST, knowledge
from foedera.persons import BEFORE_TITLE, HONORIFICS, OFFICE_HEADS, country_beside, is_free, is_other, name_at
from foedera.titles import heads

# Countries whose people are called by their given names, all or many of them.
_CALLED_BY_GIVEN = frozenset("ETH ERI SOM ISL IDN THA MYS MMR LAO LKA BGD PAK".split())
_BEFORE_MONTHS = frozenset(
    "in of since until till from to before after during by last next this early late mid".split()
)
_ACTS = frozenset("'s ’s said told says has had was is will would did met spoke".split())
_AFTER_NAME = frozenset("jr jr. sr sr. ii iii iv v vi vii viii".split())


def find_bare_persons(doc: Doc, named: Sequence[Name]) -> Iterator[Name]:
    """Yield bare surnames of the page's own persons, their namesakes, and handles that spell their names."""
    persons = [name for name in named if name.kind == "person"]
    forms = {form for name in persons for form in _surnames(name)}
    handles = {_letters(name.text): name for name in persons}
    for token in doc:
        if token.text in forms and _can_be_name(token):
            bare = name_at(doc, token.i, token.i + 1, "person")
            wider = bare
            if _has_given_name(token):
                country = country_beside(doc, token.i - 1, token.i + 1)
                wider = replace(name_at(doc, token.i - 1, token.i + 1, "person"), country=country)
            yield wider if is_free(wider, named) else bare
        elif token.text.startswith("@") and _letters(token.text) in handles:
            person = handles[_letters(token.text)]
            yield Name(token.idx, token.idx + len(token), "person", person.text)


def _has_given_name(surname: Token) -> bool:
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


def _can_be_name(token: Token) -> bool:
    """Tell whether a word is a surname where it stands, and not `He`, `To` or the month of May."""
    if token.lower_ in PERSONAL_MONTHS and token.is_title and _acts(token):
        return True
    return token.ent_type_ == "PERSON" or not (token.is_stop or token.ent_type_ in {"DATE", "TIME"})


def _acts(token: Token) -> bool:
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
    return {words[-1], words[0]} if country in FAMILY_NAME_FIRST | _CALLED_BY_GIVEN else {words[-1]}
