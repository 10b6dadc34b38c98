"""What things of a record are called in words for people: who did what to whom, when, and how it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

from foedera.brief import interval, joined
from foedera.gists import SIGNING
from foedera.knowledge import knowledge
from foedera.things import RecordedActor, RecordedAgreement, RecordedEdition, RecordedEvent, RecordedSignatory

Standing = Literal["binding", "ahead", "over", "done", "open"]
"""How a thing stands, for its colour and mark: in force, still to come, ended, an event that was, something open."""

_BINDING = ("signed", "initialled", "ratified", "in force", "renewed", "kept")
_AHEAD = ("proposed", "announced", "negotiating", "planned", "hypothetical", "open")
_OVER = (
    *("suspended", "expired", "terminated", "cancelled", "denied"),
    *("refused", "missed", "withdrawn", "overdue"),
)
STANDINGS: dict[str, Standing] = {
    **dict.fromkeys(_BINDING, "binding"),
    **dict.fromkeys(_AHEAD, "ahead"),
    **dict.fromkeys(_OVER, "over"),
    **dict.fromkeys(("occurred", "ongoing"), "done"),
}

TYPE_WORDS: dict[str, str] = {
    "AGREE": "agreement",
    "CONSULT": "meeting",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "withdrawal",
    "REQUEST": "request",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "use of force",
}
"""An event's type in words for people."""

_MEETINGS = {"visit": "visit", "phone": "call", "third-party": "mediation"}
"""A mode of consulting in words, the most telling first."""


def who(actors: Iterable[RecordedActor]) -> str:
    """Return actors' names with commas."""
    return ", ".join(actor.name for actor in actors)


def event_title(event: RecordedEvent) -> str:
    """Return who did something, to whom, and who else is named with it."""
    actor, recipient = who(event.actor), who(event.recipient)
    others = who(one for one in event.persons if one not in event.actor + event.recipient)
    sides = " → ".join(side for side in (actor, recipient) if side) or others or "no one named"
    return f"{sides} (with {others})" if others and others != sides else sides


def event_days(event: RecordedEvent) -> str:
    """Return when an event took place, in words."""
    when = event.date
    return interval(when.start, when.end, lasting=when.lasting)


def event_badge(event: RecordedEvent) -> str:
    """Return what kind of event it is and, unless it took place, how it stands: `meeting, planned`."""
    kind = TYPE_WORDS[event.act if event.type == "AGREE" and event.act else event.type]
    if event.agreements and event.act is None and event.type in SIGNING:
        kind = TYPE_WORDS["AGREE"]
    if event.type == "CONSULT":
        kind = next((word for mode, word in _MEETINGS.items() if mode in event.modes), kind)
    if event.act and event.type != "AGREE":
        kind = f"{kind}: {TYPE_WORDS[event.act]}"
    return kind if event.status == "occurred" else f"{kind}, {event.status}"


def other_parties(deal: RecordedAgreement, subjects: Collection[str]) -> str:
    """Return the parties of an agreement that a dossier is not on; `subjects` are codes of countries and record ids."""
    return who(one for one in deal.parties if one.id not in subjects and one.country not in subjects)


def hand_words(hand: RecordedSignatory) -> str:
    """Return who put a hand to an agreement, and for whom."""
    return f"{hand.person.name} for {hand.for_.name}" if hand.for_ else hand.person.name


def edition_words(edition: RecordedEdition) -> str:
    """Return which holding of an initiative it is, when and where."""
    number = f"no. {edition.ordinal}" if edition.ordinal else ""
    return joined([number, str(edition.date or ""), f"in {edition.place}" if edition.place else ""], ", ")


def claim_words(event: RecordedEvent) -> str:
    """Return on whose word an event rests, or nothing."""
    if event.claim is None:
        return ""
    return joined([who(event.claim.by) or "someone not named", event.claim.stance], ", ")


def country_name(code: str | None) -> str:
    """Return a country's name, or nothing where there is none."""
    if code is None:
        return ""
    try:
        return knowledge().country(code).name
    except KeyError:
        return code


def cut(text: str, most: int = 90) -> str:
    """Return text of no more characters than `most`, with a mark where some are left out."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


FIELD_WORDS = {
    "signed": "day of signing",
    "date": "day",
    "made": "day it was made",
    "due": "day it is due",
    "binding": "whether it binds",
    "status": "how it stands",
}
"""A field on which sources disagree, in words."""


def field_words(field: str) -> str:
    """Return a field in words: `day of signing`, `dead`, `day of edition 3`."""
    name, _, rest = field.partition(".")
    if name == "size":
        return rest
    if name == "editions":
        return f"day of edition {rest.removesuffix('.date')}"
    return FIELD_WORDS.get(field, field)
