"""What one page teaches by itself, and what of it another page may take.

A page teaches the short names that it explains (an acronym or alias beside the name, with kind, parties and day), the
offices that it tells with their state, and the days of acts. A fact says nothing of the page that tells it, so that the
same one told by many pages is one; which page tells it, and where, is asked of the pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedera.acronyms import ACRONYM, TaughtName, known_names, spells, standing
from foedera.actors import Actor
from foedera.agreements import Agreement
from foedera.annotate import NameKind
from foedera.evidence import BODY, Span
from foedera.initiatives import Initiative
from foedera.instrument_names import BESIDE, KNOWN_AS
from foedera.knowledge import knowledge
from foedera.reading import Reading
from foedera.titles import title_heads
from foedera.wording import GENERIC_ACRONYMS, content, words

_BODIES = frozenset({"organisation", "armed_group"})
_OWN_DATE = frozenset({"given", "metadata", "text"})
_EARLY = 10
"""How many years before it was signed an instrument may be spoken of by its short name."""
_FEWEST = 3
_STATE = re.compile("[A-Z]{3}")
_DOING = (
    r"[Uu]nder|(?:sign|ratif|renew|negotiat|terminat|revis|conclud|suspend|amend|extend|initial|implement)\w*"
)
_NOUNS = "agreement|pact|deal|treaty|accord|talks|negotiations|signing|text"
_CAPITALISED = re.compile(r"(?<![\w-])[A-Z][\w’'-]*")
_BROKEN = re.compile(r"\(\s*(?:the\s+)?[“\"‘']?(?P<alias>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,4})[”\"’']?\s*\)")


@dataclass(frozen=True, slots=True)
class NameTold:
    """A short name that a page explains: whose it is, of what kind, between whom, since when."""

    form: str
    kind: NameKind
    sort: str
    name: str
    """The long form; empty where the page tells only what it is (`a logistics pact known as LEMOA`)."""
    parties: tuple[str, ...]
    """States by their codes, others by the words of their names."""
    year: int | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A short name and the passage that explains it."""

    told: NameTold
    span: Span


def names_told(reading: Reading) -> tuple[Lesson, ...]:
    """Return the short names that a page explains, each with its passage; none of a page that took names from others."""
    if reading.foedera.record is not None:
        return ()
    things: tuple[Agreement | Initiative, ...] = (*reading.agreements, *reading.initiatives)
    found = [
        Lesson(told, span)
        for one in things
        for form, span in _forms_of(one, reading.article.text)
        if form not in {known.form for known in known_names()}
        for told in [_told(form, one, reading)]
    ]
    found += [lesson for actor in reading.actors for lesson in _of_body(actor)]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.span.start, one.told.form)))


def _forms_of(one: Agreement | Initiative, text: str) -> Iterator[tuple[str, Span]]:
    """Yield the short names that a page gives an instrument or initiative that it names, with where it does."""
    spans = [span for span in one.mentions if span.in_ == BODY]
    if not spans or (isinstance(one, Agreement) and not one.named):
        return
    if one.acronym and one.acronym.upper() not in GENERIC_ACRONYMS and ACRONYM.fullmatch(one.acronym):
        yield one.acronym, _best(one.acronym, spans)
    if _needs_telling(one.name) and any(span.text != one.name for span in spans):
        yield one.name, _best(one.name, spans)  # `the deal, known as the Oak Bridge`
    for span in spans:
        behind = text[span.end : span.end + BESIDE + 80]
        for match in (KNOWN_AS.search(behind), _BROKEN.match(behind.lstrip())):
            alias = match and match.groupdict().get("name", match.groupdict().get("alias"))
            near = match is not None and (match.start() <= BESIDE) and "." not in behind[: match.start()]
            if alias and near and alias not in {one.name, one.acronym} and _needs_telling(alias):
                yield alias, span


def _needs_telling(name: str) -> bool:
    """Tell whether a name does not say itself what it is: two capitalised words or more without a noun for an instrument."""
    told = name.split()
    many = sum(word[0].isupper() for word in told) > 1 and name[0].isupper()
    known = knowledge()
    return (
        many
        and not any(word.lower() in title_heads() for word in told)
        and not known.organisation(name)
        and not known.country_named(name)
    )


def _best(form: str, spans: Sequence[Span]) -> Span:
    return next((span for span in spans if form in span.text), spans[0])


def _told(form: str, one: Agreement | Initiative, reading: Reading) -> NameTold:
    deal = one if isinstance(one, Agreement) else None
    ids = one.parties if isinstance(one, Agreement) else one.participants
    dated = reading.article.published.basis in _OWN_DATE and deal is not None and deal.signed is not None
    return NameTold(
        form,
        "instrument" if deal else "initiative",
        one.kind,
        "" if one.name == form else one.name,
        tuple(sorted({_side(one) for one in map(reading.actor, ids) if one.country or one.kind in _BODIES})),
        deal.signed.earliest.year if dated and deal and deal.signed else None,
    )


def _of_body(actor: Actor) -> Iterator[Lesson]:
    """Yield the acronym that a page uses of a body by its full name, where its initials spell it."""
    if actor.kind not in _BODIES:
        return
    for span in actor.mentions:
        form = span.text
        if (
            span.in_ == BODY
            and ACRONYM.fullmatch(form)
            and spells(form, actor.name)
            and not knowledge().organisation(form)
        ):
            home = (actor.country,) if actor.country else ()
            yield Lesson(NameTold(form, "organisation", actor.kind, actor.name, home, None), span)
            return


def _side(actor: Actor) -> str:
    return actor.country or " ".join(words(actor.name))


# What a page may take


def words_asked(text: str) -> frozenset[str]:
    """Return the words of a text that may begin a short name."""
    return frozenset(match.group() for match in _CAPITALISED.finditer(text))


def opening(form: str) -> str:
    """Return the word that a short name begins with."""
    found = _CAPITALISED.match(form)
    return found.group() if found else form


def taken_by(
    reading: Reading, told: Iterable[NameTold], *, is_word: Collection[str] = ()
) -> tuple[TaughtName, ...]:
    """Return the short names that a page uses without explaining them, and whose they are by what fits the page.

    `reading` is that of the page by itself; `is_word` has the forms that are words of the language in small letters.
    """
    by_form: dict[str, list[NameTold]] = {}
    for one in told:
        by_form.setdefault(one.form, []).append(one)
    sides = {_side(actor) for actor in reading.actors if actor.country_basis not in {"outlet", "record"}}
    found = []
    for form, some in sorted(by_form.items()):
        fitting = [one for one in some if _fits(one, sides, reading, common=form in is_word)]
        rivals = [one for one in some if not sides.isdisjoint(one.parties)]
        if fitting and not _explains(reading, form):
            found.append(_settled(form, fitting, rivals))
    return tuple(one for one in found if one is not None)


def _explains(reading: Reading, form: str) -> bool:
    """Tell whether a page, or the tables, say already what a short name is; or the page has it only within other words."""
    text = reading.article.text
    if f"({form})" in text or not standing(form).search(text) or knowledge().organisation(form):
        return True
    things: tuple[Agreement | Initiative, ...] = (*reading.agreements, *reading.initiatives)
    if any(form in {one.name, one.acronym} for one in things):
        return True
    return any(
        span.text.removeprefix("the ") == form and (actor.name != form or actor.kind == "person")
        for actor in reading.actors
        for span in actor.mentions
    )


def _fits(told: NameTold, sides: Collection[str], reading: Reading, *, common: bool) -> bool:
    """Tell whether a page may speak of what another explains: of its parties, not long before it, or of its matter."""
    day = reading.article.published.date
    if told.year is not None and day is not None and day.latest.year < told.year - _EARLY:
        return False
    shared = {*told.parties} & {*sides}
    if common:
        whole = len(told.parties) > 1 and len(shared) == len(told.parties)
        return whole and _is_done(told.form, reading.article.text, spoken=True)
    if len(shared) > 1 or (shared and told.kind == "organisation"):
        return True
    telling = {word for word in content(told.name) if len(word) > _FEWEST}
    close = len(telling & {*words(reading.article.text)}) > 1
    alone = {side for side in sides if _STATE.fullmatch(side)} <= {*told.parties}
    return bool(shared and (alone or _is_done(told.form, reading.article.text))) or (
        close and bool(shared or not told.parties)
    )


def _is_done(form: str, text: str, *, spoken: bool = False) -> bool:
    """Tell whether a text does with a form what is done with instruments: `under the MPP`, `signed MPP`, `MPP talks`.

    Where it is `spoken` of with an article, that is enough.
    """
    name = re.escape(form)
    if spoken and re.search(rf"\b[Tt]he (?:[\w.-]+ )?{name}\b", text):
        return True
    return bool(
        re.search(rf"\b(?:{_DOING}) (?:the |an? |its |their )?{name}\b|\b{name} (?:{_NOUNS})\b", text)
    )


def _settled(form: str, fitting: Sequence[NameTold], rivals: Sequence[NameTold]) -> TaughtName | None:
    """Return what a short name is if all that fits, or might, agrees on what it names; of several kinds of paper the best told."""
    full = [one for one in fitting if one.name] or list(fitting)
    if len({one.kind for one in (*fitting, *rivals)}) != 1:
        return None
    if full[0].kind == "organisation":
        bodies = {content(one.name) for one in full}
        if len(bodies) > 1:
            return None
        first = min(full, key=lambda one: (one.sort, one.name))
        return TaughtName(form, "organisation", first.sort, first.name)
    sorts = sorted({one.sort for one in full})
    telling = [sort for sort in sorts if sort not in {"agreement", "other"}]
    return TaughtName(form, full[0].kind, (telling if len(telling) == 1 else sorts)[0])
