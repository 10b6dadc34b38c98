"""Crowds of readings made at random from few names, so that namesakes, copies, rivals and repeats abound."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from readings import STATES, Draft

from foedera.agreements import Link
from foedera.lexicon import EventType
from foedera.reading import Reading
from foedera.record import Record, open_record
from foedera.statements import Statement

NAMES = ["Ana Ruiz", "A. Ruiz", "Ruiz", "Bo Lind", "Bo K. Lind", "Lind", "Cai Wen", "Dara Wen"]
OFFICES = ["President", "Defence Minister", "Minister of Defence", "Envoy"]
BODIES = ["Harbour Group", "Harbour Council", "Rail Authority"]
DEALS = [
    ("Harbour Supply Accord", "HSA"), ("Harbour Supply", None), ("HSA", None), ("Rail Treaty", None),
    ("Joint Rail and Harbour Treaty", None), ("Water Data Memorandum", "MOU"),
]  # fmt: skip
PLANS = ["Coast Dialogue", "Coast and Rail Dialogue", "Young Pilots Programme"]
SAYINGS = [
    "the harbour will be open to ships of every flag by spring",
    "the harbour will be open to ships of every flag",
    "we stand by the rail treaty and by our neighbours in the valley",
    "nothing has been signed and nothing will be",
]
PROMISES = ["build two berths at the new harbour", "build two berths at the harbour", "lend 4 trains"]
DEEDS: list[EventType] = ["CONSULT", "AGREE", "PROTEST", "COERCE"]
DAYS = ["2024-03-01", "2024-03-02", "2024-03-09", "2024-03", "2024", "2023", "2024-04", None]
PUBLISHED = ["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-20", "2024-04-02", None]
FILLER = (
    "the ministers spoke at length about ships and rails while clerks copied the papers and guests walked along the "
    "quay where old cranes had stood for years before the flood took the western pier and the market behind it"
).split()


def crowd(chance: random.Random, size: int) -> list[Reading]:
    """Return readings of pages, some of them versions or copies of others."""
    found: list[Reading] = []
    taken: set[tuple[str, str]] = set()
    while len(found) < size:
        reading = page(chance, len(found), found)
        name = reading.article.id, reading.article.sha256
        if name not in taken:
            taken.add(name)
            found.append(reading)
    return found


def page(chance: random.Random, number: int, others: Sequence[Reading] = ()) -> Reading:
    """Return the reading of one page."""
    like = chance.choice(others).article if others and chance.random() < 0.4 else None
    text = " ".join(chance.sample(FILLER, len(FILLER))) + f" {number}"
    if like is not None and chance.random() < 0.7:
        text = like.text if chance.random() < 0.4 else f"{like.text} and more of {number}"
    same = like is not None and chance.random() < 0.4
    draft = Draft(
        text,
        page=like.id if like and same else f"p{number}",
        published=chance.choice(PUBLISHED),
        url=f"https://x.example/{chance.randrange(30)}" if chance.random() < 0.3 else None,
        fetched=chance.choice([None, "2024-05-01T00:00:00", "2024-05-02T00:00:00"]),
    )
    fill(chance, draft)
    return draft.reading()


def fill(chance: random.Random, draft: Draft) -> None:
    """Add findings to a page."""
    word = draft.text.split()[0]
    codes = chance.sample(sorted(STATES), chance.randrange(1, 4))
    states = [draft.state(code, said=chance.choice(draft.text.split())) for code in codes]
    people = [
        draft.actor(name, "person", chance.choice([*codes, None]), said=chance.choice(draft.text.split()),
                    offices=chance.sample(OFFICES, chance.randrange(0, 3)))
        for name in chance.sample(NAMES, chance.randrange(0, 4))
    ]  # fmt: skip
    people += [
        draft.actor(name, "organisation", chance.choice([*codes, None]))
        for name in chance.sample(BODIES, chance.randrange(0, 2))
    ]
    actors = [*states, *people]
    for _ in range(chance.randrange(0, 3)):
        name, acronym = chance.choice(DEALS)
        parties = chance.sample(states, chance.randrange(0, len(states) + 1))
        draft.agreement(
            name, parties, chance.choice(["signed", "announced", "denied"]), chance.choice([*DAYS[:4], None]),
            acronym=acronym, named=chance.random() < 0.8, says=word, kind=chance.choice(["agreement", "treaty"]),
            relations=[Link("renews", "g1")] if draft.agreements and chance.random() < 0.3 else (),
        )  # fmt: skip
    for _ in range(chance.randrange(0, 2)):
        draft.initiative(chance.choice(PLANS), chance.sample(states, 1), says=word)
    for _ in range(chance.randrange(0, 3)):
        draft.statement(chance.choice([*actors, None]), word, on=chance.choice(DAYS), says=word)
        said = chance.choice(SAYINGS)
        draft.statements[-1] = with_words(draft, said)
    for _ in range(chance.randrange(0, 2)):
        draft.commitment(
            [chance.choice(states)], [], chance.choice(PROMISES), due=chance.choice(DAYS), says=word,
            made=chance.choice(DAYS),
        )  # fmt: skip
    for _ in range(chance.randrange(0, 4)):
        events(chance, draft, actors, people)


def with_words(draft: Draft, said: str) -> Statement:
    """Return the last statement with other words."""
    return replace(draft.statements[-1], text=said)


def events(chance: random.Random, draft: Draft, actors: list[str], people: list[str]) -> None:
    """Add an event to a page."""
    taking = chance.sample(actors, min(len(actors), chance.randrange(1, 4)))
    deals = [deal.id for deal in draft.agreements]
    draft.event(
        chance.choice(DEEDS), taking[:2], taking[2:], chance.choice(DAYS), trigger=draft.text.split()[1],
        persons=[one for one in taking if one in people],
        status=chance.choice(["occurred", "planned", "denied"]),
        place=chance.choice([None, "Pier", "Quay"]),
        agreements=chance.sample(deals, 1) if deals and chance.random() < 0.4 else (),
    )  # fmt: skip


def grown(pages: Iterable[Reading], chance: random.Random, record: Record | None = None) -> Record:
    """Return a record to which pages came in batches of any size."""
    record = record or open_record(":memory:")
    for reading in pages:
        record.add(reading)
        if chance.random() < 0.4:
            record.consolidate()
    record.consolidate()
    return record
