"""A hand-made reading that has something of everything, for what shows readings to people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from foedera.actors import Actor, Role
from foedera.acts import Claim, Event, Size
from foedera.agreements import Agreement, Step
from foedera.article import Article, Block, Dateline, Published
from foedera.commitments import Amount, Commitment
from foedera.dates import PartialDate
from foedera.dating import When
from foedera.evidence import Span
from foedera.initiatives import Edition, Initiative
from foedera.places import Place, Where
from foedera.reading import Reading, ReadWith
from foedera.signatories import Signatory
from foedera.statements import Statement
from foedera.times import Timex

TITLE = "Lisbon and Tokyo sign supply deal <script>document.title = 'owned'</script>"
SIGNING = (
    "Defence ministers Ana Duarte of Portugal and Kenji Mori of Japan signed the Reciprocal Supply Arrangement "
    "(RSA) in Lisbon on Friday."
)
SCRIPT = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">"
QUOTE = "“This is the most useful page we have written together,” Duarte said on X, “and Japan will send two ships in 2026.”"
DENIAL = "She denied that talks with the firm Nordwind had been called off."
DIALOGUE = (
    "The fourth Portugal-Japan Security Dialogue met in Tokyo in November 2023, where the sides agreed to plan "
    "Exercise Blue Tide."
)
VISIT = "Mori is expected to visit the Azores next spring."
PARAGRAPHS = (f"{SIGNING} {SCRIPT}", f"{QUOTE} {DENIAL}", DIALOGUE, VISIT)
TEXT = "\n\n".join(PARAGRAPHS)


def at(words: str, nth: int = 0, source: str = TEXT, in_: str = "text") -> Span:
    """Return where words stand in the text for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = source.index(words, start + 1)
    return Span(start, start + len(words), words, in_)


@pytest.fixture(scope="session")
def reading() -> Reading:
    """A reading with every kind of finding, overlapping marks, markup in every text, and things left open."""
    return Reading(
        ReadWith("0.1.0", "1", "no model", "none", "none", None),
        _article(),
        _actors(),
        _events(),
        _agreements(),
        _initiatives(),
        _statements(),
        _commitments(),
        _times(),
        _places(),
    )


@pytest.fixture(scope="session")
def bare_reading(reading: Reading) -> Reading:
    """A reading of a page on which nothing was found and of which nothing is known."""
    article = Article(
        "1",
        "0" * 64,
        None,
        None,
        None,
        None,
        (),
        None,
        None,
        None,
        "other",
        Published(),
        Dateline(),
        "Rain.",
        (),
    )
    return Reading(reading.foedera, article, (), (), (), (), (), (), (), ())


def _article() -> Article:
    blocks = [Block("b0", "section", "World"), Block("b1", "title", TITLE)]
    start = 0
    for number, paragraph in enumerate(PARAGRAPHS):
        blocks.append(Block(f"p{number}", "paragraph", paragraph, start, start + len(paragraph)))
        start += len(paragraph) + 2
    blocks += [
        Block("r0", "related", "Also read: Ports that changed hands"),
        Block("t0", "teaser", "Markets drift before rate call", age="4 mins ago"),
        Block("t1", "teaser", "Cup final moved to Sunday <b>night</b>", age="1 hour ago"),
        Block("f0", "furniture", "Subscribe to our newsletter"),
    ]
    return Article(
        id="courier-1",
        sha256="0" * 64,
        url="https://courier.example/lisbon",
        site="The Courier",
        title=TITLE,
        section="World",
        authors=("R. Vale",),
        language="en",
        translated_from=None,
        fetched=None,
        genre="report",
        published=Published(
            PartialDate(2024, 8, 24), "metadata", PartialDate(2024, 8, 24), PartialDate(2024, 8, 24)
        ),
        dateline=Dateline(),
        text=TEXT,
        blocks=tuple(blocks),
    )


def _actors() -> tuple[Actor, ...]:
    minister = "Defence Minister"
    duarte = (at("Ana Duarte"), at("Duarte", 1), at("She"))
    mori = (at("Kenji Mori"), at("Mori", 1))
    japan = (at("Japan"), at("Japan", 1), at("Tokyo", 0, TITLE, "b1"))
    return (
        Actor(
            "a1",
            "Ana Duarte",
            "person",
            "PRT",
            "office",
            "GOV",
            ("GOV",),
            (Role(minister, "PRT"),),
            duarte,
        ),
        Actor(
            "a2",
            "Kenji Mori",
            "person",
            "JPN",
            "office",
            "GOV",
            ("GOV",),
            (Role("Director", "Port Agency"),),
            mori,
        ),
        Actor(
            "a3", "Portugal", "country", "PRT", "stated", None, (), (), (at("Portugal"), at("Portugal", 1))
        ),
        Actor("a4", "Japan", "country", "JPN", "stated", None, (), (), japan),
        Actor("a5", "Nordwind", "company", None, None, None, (), (), (at("Nordwind"),)),
    )


def _event(id_: str, **fields: object) -> Event:
    plain = Event(
        id=id_,
        type="SUPPORT",
        modes=(),
        contexts=("military",),
        cameo=None,
        quad=1,
        act=None,
        status="occurred",
        background=False,
        claim=None,
        actor=(),
        recipient=(),
        persons=(),
        date=When(None, None, "none", False, None, "bound", None),
        place=None,
        size=Size(),
        agreements=(),
        initiatives=(),
        trigger=at("signed"),
        evidence=(at(SIGNING),),
        rule="lexicon:sign",
        confidence=0.9,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def _events() -> tuple[Event, ...]:
    signing = date(2024, 8, 23)
    november = When(date(2023, 11, 1), date(2023, 11, 30), "month", False, "2023-11", "stated", "t2")
    return (
        _event(
            "e1",
            actor=("a1", "a2"),
            persons=("a1", "a2"),
            date=When(signing, signing, "day", False, "2024-08-23", "relative", "t1"),
            place=Where("Lisbon", "PRT", 38.7167, -9.1333, "l1"),
            agreements=("g1",),
        ),
        _event(
            "e2",
            type="CONSULT",
            modes=("multilateral",),
            actor=("a3", "a4"),
            date=november,
            place=Where("Tokyo", "JPN", None, None, "l2"),
            initiatives=("i1",),
            background=True,
            trigger=at("met"),
            evidence=(at(DIALOGUE),),
        ),
        _event(
            "e3",
            type="AGREE",
            act="CONSULT",
            status="planned",
            actor=("a2",),
            recipient=("a3",),
            date=When(None, None, "none", False, "XXXX-SP", "relative", "t3"),
            trigger=at("visit"),
            evidence=(at(VISIT),),
        ),
        _event(
            "e4",
            type="REJECT",
            act="CONSULT",
            status="denied",
            claim=Claim(("a1",), None, "denied"),
            actor=("a5",),
            date=When(None, date(2024, 8, 24), "none", False, None, "bound", None),
            trigger=at("called off"),
            evidence=(at(DENIAL),),
            confidence=0.4,
        ),
        _event(
            "e5",
            type="AGREE",
            act="COOPERATE",
            status="planned",
            actor=("a3", "a4"),
            date=november,
            initiatives=("i2",),
            trigger=at("agreed"),
            evidence=(at(DIALOGUE),),
        ),
    )


def _agreements() -> tuple[Agreement, ...]:
    return (
        Agreement(
            id="g1",
            name="Reciprocal Supply Arrangement",
            named=True,
            acronym="RSA",
            mentions=(at("Reciprocal Supply Arrangement (RSA)"),),
            kind="arrangement",
            parties=("a3", "a4"),
            signatories=(Signatory("a1", "a3"), Signatory("a2", "a4")),
            status="signed",
            signed=PartialDate(2024, 8, 23),
            place="Lisbon",
            steps=(Step("signed", PartialDate(2024, 8, 23), "Lisbon", (at(SIGNING),)),),
            relations=(),
            subjects=("supply",),
            binding=False,
            evidence=(at(SIGNING),),
            rule="named_instrument",
            confidence=0.95,
        ),
    )


def _initiatives() -> tuple[Initiative, ...]:
    dialogue, exercise = at("Portugal-Japan Security Dialogue"), at("Exercise Blue Tide")
    fourth = Edition(4, PartialDate(2023, 11), "Tokyo")
    both, said = ("a3", "a4"), (at(DIALOGUE),)
    return (
        Initiative(
            "i1", dialogue.text, None, "dialogue", both, None, (fourth,), (dialogue,), said, "named", 0.9
        ),
        Initiative("i2", exercise.text, None, "exercise", both, None, (), (exercise,), said, "named", 0.8),
    )


def _statements() -> tuple[Statement, ...]:
    halves = (
        at("This is the most useful page we have written together"),
        at("and Japan will send two ships in 2026"),
    )
    reported = at("talks with the firm Nordwind had been called off")
    return (
        Statement(
            id="s1",
            speaker="a1",
            form="direct",
            text=", ".join(half.text for half in halves),
            content=halves,
            source=at("Duarte", 1),
            cue=at("said"),
            medium="X",
            audience=(),
            date=PartialDate(2024, 8, 24),
            evidence=(at(QUOTE),),
            rule="split_quotation",
            confidence=0.93,
        ),
        Statement(
            id="s2",
            speaker=None,
            form="indirect",
            text=reported.text,
            content=(reported,),
            source=None,
            cue=at("denied"),
            medium=None,
            audience=(),
            date=None,
            evidence=(at(DENIAL),),
            rule="reported",
            confidence=0.7,
        ),
    )


def _commitments() -> tuple[Commitment, ...]:
    ships = Amount(2, "ships", "two ships")
    promise = (at("and Japan will send two ships in 2026"),)
    return (
        Commitment("c1", ("a4",), ("a3",), "send two ships", None, PartialDate(2026), ships, "open", None, "s1", promise, "will", 0.8),
    )  # fmt: skip


def _times() -> tuple[Timex, ...]:
    values = {"Friday": "2024-08-23", "November 2023": "2023-11", "next spring": "XXXX-SP"}
    found = [(at(words), value) for words, value in values.items()]
    return tuple(
        Timex(f"t{number}", span.start, span.end, span.text, span.in_, "DATE", value)
        for number, (span, value) in enumerate(found, 1)
    )


def _places() -> tuple[Place, ...]:
    names = (("Lisbon", 0, "PRT"), ("Tokyo", 0, "JPN"), ("Portugal", 1, "PRT"), ("Azores", 0, None))
    found = [(at(name, nth), country) for name, nth, country in names]
    return tuple(
        Place(
            f"l{number}",
            span.start,
            span.end,
            span.text,
            "text",
            span.text,
            country,
            None,
            None,
            None,
            "literal",
        )
        for number, (span, country) in enumerate(found, 1)
    )
