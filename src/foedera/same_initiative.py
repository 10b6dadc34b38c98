"""Which initiatives of different pages are one: by what is their own in the name, what is held, and who takes part."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from foedera.identity import Found, Likeness
from foedera.initiatives import Initiative
from foedera.instrument_traits import InstrumentTraits, initiative_traits, nested
from foedera.knowledge import table
from foedera.matters import fields, stems
from foedera.same_actor import Roster
from foedera.wording import content, distinctive

_NOUNS = {
    word: sort
    for sort, told in {
        "exercise": "exercise drill wargame manoeuvre maneuver",
        "talks": "dialogue dialog talk consultation meeting conversation session round mechanism format process",
        "summit": "summit",
        "forum": "forum conference",
        "body": "commission committee council group",
    }.items()
    for word in told.split()
}
"""What is held, by the nouns for it."""
_COUNTED = frozenset(
    "annual biennial inaugural first second third fourth fifth sixth seventh eighth ninth tenth latest next edition war game joint "
    "bilateral trilateral quadrilateral regular".split()
)
_SERIES = "series "
_COMMON = frozenset(
    "2+2 strategic partnership policy level high ministerial minister foreign political human right working business civil society "
    "special ground air island north south east west central asia africa europe pacific leader head state summit "
    "consultative cooperation comprehensive international regional national ".split()
)
"""Words that the names of many initiatives have."""


def series_traits(found: Found[Initiative], roster: Roster) -> InstrumentTraits:
    """Return the traits of an initiative: the words that are its own, and in `telling` what is held."""
    whole = initiative_traits(found, roster)
    held = frozenset(_NOUNS[word] for word in whole.name if word in _NOUNS)
    own = frozenset(word for word in whole.name - _NOUNS.keys() - _COUNTED if not _is_number(word))
    if not own and not whole.acronym:
        return whole
    known = " ".join(sorted(own)) if _is_unique(own) else ""
    known = f"{_SERIES}{known}" if own in _well_known() else known
    return replace(whole, name=own, telling=held, known=known)


@cache
def _well_known() -> frozenset[frozenset[str]]:
    """Return what is their own in the names of the world's well-known series, which are one whoever takes part."""
    names = (row.cells[0] for row in table("initiatives.tsv", 2))
    owned = (content(name).difference(_NOUNS, _COUNTED) for name in names)
    return frozenset(own for own in owned if own and _is_unique(own))


def same_initiative(one: InstrumentTraits, other: InstrumentTraits) -> Likeness | None:
    """Compare two initiatives."""
    naming = _naming(one, other)
    if naming is None or (one.telling and other.telling and one.telling.isdisjoint(other.telling)):
        return None
    score, by = naming
    if one.known and one.known == other.known and one.known.startswith(_SERIES):
        return Likeness(score, by)
    if not one.sides or not other.sides:
        return Likeness(score - 0.15, by)
    if one.sides == other.sides:
        return Likeness(score, by)
    if nested(one.sides, other.sides):
        return Likeness(score - 0.05, by)
    if one.known and one.known == other.known and one.sides & other.sides:
        return Likeness(score - 0.2, by)
    return Likeness(-0.95, "other_parties")


def _naming(one: InstrumentTraits, other: InstrumentTraits) -> tuple[float, str] | None:
    if one.name and one.name == other.name:
        return 0.95, "same_name"
    if one.acronym and one.acronym == other.acronym:
        return 0.9, "same_acronym"
    shorter, longer = sorted((one, other), key=lambda traits: len(traits.name))
    if not shorter.name < longer.name or not shorter.telling <= longer.telling:
        return None
    if _is_unique(shorter.name) or (one.kind == other.kind and distinctive(shorter.name | shorter.telling)):
        return 0.6 + 0.2 * len(shorter.name) / len(longer.name), "name_within_name"
    return None


def _is_unique(name: frozenset[str]) -> bool:
    """Tell whether a name has a word that is no other's: `Malabar`, not `strategic` or `energy`."""
    return any(not fields(stems(frozenset({word}))) for word in name - _COMMON if len(word) > 2)


def _is_number(word: str) -> bool:
    return word.isdigit() or (word[:-2].isdigit() and word[-2:] in {"st", "nd", "rd", "th"})
