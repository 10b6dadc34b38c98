"""How a record grows: at every tenth of its size pages a second, bytes beside the text, what questions cost, memory.

usage: python bench/record.py [PAGES] [FILE]

The readings are made up: ten years of stories between states whose news is as unequal as in the world, told by several
outlets each, with wire copies, people and agreements of one name, and days that reports disagree on.
"""

from __future__ import annotations

import bisect
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate, islice
from pathlib import Path

from foedera.actors import Actor, ActorKind, Role
from foedera.acts import Event, Size
from foedera.agreements import Agreement, Step
from foedera.article import Article, Block, Dateline, Published
from foedera.commitments import Commitment
from foedera.dates import PartialDate
from foedera.dating import When
from foedera.dossier import build_dossier
from foedera.evidence import BODY, Span
from foedera.initiatives import Edition, Initiative
from foedera.knowledge import knowledge
from foedera.places import Place, Where
from foedera.reading import Reading, ReadWith
from foedera.record import Record, open_record
from foedera.search import Query
from foedera.statements import Statement
from foedera.times import Timex

WITH = ReadWith("0.1.0", "2", "synthetic", "none", "none", None)
FIRST_DAY, DAYS = date(2014, 1, 1), 3650
STEPS, ROUND = 10, 1_000
OFFICES = ("President", "Prime Minister", "Foreign Minister", "Defence Minister", "Ambassador", "Trade Envoy")
TOPICS = "Trade Defence Energy Water Fisheries Aviation Health Science Border Visa Customs Rail Space Mining".split()
FORMS = ("Agreement", "Memorandum of Understanding", "Treaty", "Framework", "Pact")
DEEDS = ("CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "AID", "PROTEST", "SANCTION")
SITES = tuple(f"outlet{number}.example" for number in range(100))


def words(chance: random.Random, size: int) -> list[str]:
    """Return made-up words."""
    parts = "ba co di fe gu ha jo ka li mo ne pi ra so tu ve wi ya zo ster ing tion er al en".split()
    return ["".join(chance.choices(parts, k=chance.randint(1, 4))) for _ in range(size)]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in office."""

    name: str
    country: str
    office: str


@dataclass(frozen=True, slots=True)
class Story:
    """What pages tell of: two states, their people, a deal, what was said and promised, and the day."""

    day: date
    pair: tuple[str, str]
    people: tuple[Person, ...]
    deal: tuple[str, str | None]
    sayings: tuple[str, ...]
    promise: str
    deeds: tuple[str, ...]


class World:
    """States, people and agreements, and the stories about them."""

    def __init__(self, seed: int) -> None:
        self.chance = chance = random.Random(seed)  # noqa: S311 - made up, not secret
        self.names = {
            country.code: country.name for country in knowledge().countries if " (" not in country.name
        }
        self.codes = chance.sample(sorted(self.names), 120)
        self.weights = list(accumulate(1 / (at + 1) for at in range(len(self.codes))))
        vocabulary = words(chance, 6_000)
        self.vocabulary = vocabulary
        self.spread = list(accumulate(1 / (at + 2) for at in range(len(vocabulary))))
        given = [word.title() for word in words(chance, 250)]
        family = [word.title() for word in words(chance, 400)]
        self.people = {
            code: [
                Person(f"{chance.choice(given)} {chance.choice(family)}", code, chance.choice(OFFICES))
                for _ in range(24)
            ]
            for code in self.codes
        }
        self.bodies = [
            f"{chance.choice(vocabulary).title()} {word}"
            for word in ("Council", "Group", "Fund")
            for _ in range(150)
        ]

    def word(self) -> str:
        """Return a word, common ones more often."""
        at = bisect.bisect(self.spread, self.chance.random() * self.spread[-1])
        return self.vocabulary[min(at, len(self.vocabulary) - 1)]

    def phrase(self, size: int) -> str:
        """Return some words."""
        return " ".join(self.word() for _ in range(size))

    def state(self) -> str:
        """Return a state, one much in the news more often."""
        at = bisect.bisect(self.weights, self.chance.random() * self.weights[-1])
        return self.codes[min(at, len(self.codes) - 1)]

    def story(self, day: date) -> Story:
        """Return a story."""
        chance, one = self.chance, self.state()
        other = next(code for code in iter(self.state, None) if code != one)
        first, second = sorted((one, other))
        topic, form = chance.choice(TOPICS), chance.choice(FORMS)
        name = f"{topic} {chance.choice(['Cooperation', 'Exchange', 'Partnership'])} {form}"
        acronym = "".join(word[0] for word in name.split() if word != "of") if chance.random() < 0.2 else None
        people = (*chance.sample(self.people[one][:8], 2), *chance.sample(self.people[other][:8], 2))
        return Story(
            day, (first, second), people, (name, acronym), tuple(self.phrase(chance.randint(8, 20)) for _ in range(4)),
            self.phrase(7), tuple(chance.choices(DEEDS, weights=(5, 4, 1, 1, 1, 1, 1, 1), k=5)),
        )  # fmt: skip

    def pages(self, size: int) -> Iterator[Reading]:
        """Yield pages day by day, each story told by one to seven of them, some copies and some late."""
        number = 0
        while number < size:
            day = FIRST_DAY + timedelta(days=number * DAYS // size)
            story, last = self.story(day), None
            for _ in range(min(size - number, self.chance.choice((1, 1, 2, 3, 4, 7)))):
                if last is not None and self.chance.random() < 0.2:
                    last = copied(last, number)
                else:
                    last = Telling(self, story, number).reading()
                yield last
                number += 1


def copied(reading: Reading, number: int) -> Reading:
    """Return the same report at another outlet."""
    url = f"https://{SITES[number % 100]}/news/{number}"
    return replace(
        reading, article=replace(reading.article, id=f"page{number:07d}", url=url, site=SITES[number % 100])
    )


class Telling:
    """One page that tells a story in its own words."""

    def __init__(self, world: World, story: Story, number: int) -> None:
        self.world, self.story, self.number, self.chance = world, story, number, world.chance
        self.text = ""
        self.starts: list[int] = []
        self.actors: dict[str, Actor] = {}
        self.times: list[Timex] = []
        self.places: list[Place] = []

    def say(self, *parts: str) -> list[Span]:
        """Add a sentence and return the span of each part, and of the sentence."""
        if self.text:
            self.text += "\n\n" if self.chance.random() < 0.3 else " "
        begin, spans = len(self.text), []
        for part in parts:
            start = len(self.text)
            self.text += part
            spans.append(Span(start, len(self.text), part))
            self.text += " "
        self.text = self.text[:-1] + "."
        return [*spans, Span(begin, len(self.text), self.text[begin:])]

    def actor(
        self, name: str, kind: ActorKind, country: str | None, span: Span, office: str | None = None
    ) -> str:
        """Note an actor's mention and return its id."""
        known = self.actors.get(name)
        if known is None:
            roles = (Role(office, country),) if office else ()
            sector = "GOV" if kind in {"country", "person"} else None
            known = Actor(f"a{len(self.actors) + 1}", name, kind, country, "stated" if country else None, sector,
                          (sector,) if sector else (), roles, ())  # fmt: skip
        self.actors[name] = replace(known, mentions=(*known.mentions, span))
        return known.id

    def reading(self) -> Reading:
        """Return the page as a reading."""
        story, chance, world = self.story, self.chance, self.world
        published = story.day + timedelta(days=chance.choice((0, 0, 0, 1, 1, 2)))
        states, people, evidence = self._opening()
        slip = timedelta(days=chance.choice((0, 0, 0, 0, 1)))
        day = PartialDate.of(story.day - slip)
        (name, acronym), deeds = story.deal, story.deeds
        naming, _, told = self.say(name, world.phrase(14))
        status = chance.choice(("signed", "signed", "announced"))
        steps = (Step(status, day if status == "signed" else None, None, (told,)),)
        deal = Agreement("g1", name, True, acronym, (naming,), "agreement", tuple(states), (), status,
                         day if status == "signed" else None, None, steps, (), ("trade",), None, (told,), "named", 0.8)  # fmt: skip
        plan_name = f"{world.names[story.pair[0]]} {chance.choice(TOPICS)} Dialogue"
        plan_span, _, plan_told = self.say(plan_name, world.phrase(12))
        plan = Initiative("i1", plan_name, None, "dialogue", tuple(states), None, (Edition(None, day, None),),
                          (plan_span,), (plan_told,), "named", 0.7)  # fmt: skip
        events = [
            self._event(at, deed, states, people, evidence, deal.id) for at, deed in enumerate(deeds, 1)
        ]
        statements = [
            self._statement(at, saying, people, published) for at, saying in enumerate(story.sayings, 1)
        ]
        what, _, promised = self.say(story.promise, world.phrase(10))
        promise = Commitment("c1", (states[0],), (states[1],), what.text, day, None, None, "open", "g1", None,
                             (promised,), "promise", 0.7)  # fmt: skip
        while len(self.text) < 2_900:
            self.say(world.phrase(chance.randint(12, 26)).capitalize())
        return Reading(WITH, self._article(published), tuple(self.actors.values()), tuple(events), (deal,), (plan,),
                       tuple(statements), (promise,), tuple(self.times), tuple(self.places))  # fmt: skip

    def _opening(self) -> tuple[list[str], list[str], Span]:
        story, chance, world = self.story, self.chance, self.world
        states, people, evidence = [], [], None
        for code in story.pair:
            span, *_, evidence = self.say(world.names[code], world.phrase(11))
            states.append(self.actor(world.names[code], "country", code, span))
            self.places.append(Place(f"p{len(self.places) + 1}", span.start, span.end, span.text, BODY, span.text, code,
                                     None, None, None, "actor"))  # fmt: skip
        for person in chance.sample(story.people, chance.choice((2, 2, 3, 4))):
            said = person.name if chance.random() < 0.9 else person.name.split()[-1]
            span, *_ = self.say(said, world.phrase(9))
            people.append(self.actor(said, "person", person.country, span, person.office))
        for body in chance.sample(world.bodies, 3):
            span, *_ = self.say(body, world.phrase(8))
            self.actor(body, "organisation", None, span)
        assert evidence is not None
        return states, people, evidence

    def _event(
        self, at: int, deed: str, states: Sequence[str], people: Sequence[str], told: Span, deal: str
    ) -> Event:
        story, chance = self.story, self.chance
        day = story.day - timedelta(days=chance.choice((0, 0, 0, 1, 30)))
        wide = chance.random() < 0.15
        start, end = (date(day.year, 1, 1), date(day.year, 12, 31)) if wide else (day, day)
        said = str(day.year if wide else day)
        words_, trigger, _, told = self.say(said, deed.lower(), self.world.phrase(10))
        self.times.append(Timex(f"t{at}", words_.start, words_.end, words_.text, BODY, "DATE", said))
        when = When(start, end, "year" if wide else "day", False, said, "stated", f"t{at}")
        if chance.random() < 0.25:
            when = When(None, story.day, "none", False, None, "bound", None)
        mutual = deed in {"CONSULT", "AGREE"}
        return Event(
            id=f"e{at}", type=deed, modes=(), contexts=("diplomatic",), cameo="040", quad=1, act=None, status="occurred",  # type: ignore[arg-type]
            background=False, claim=None, actor=tuple(people[:2] if mutual else states[:1]),
            recipient=() if mutual else tuple(states[1:]), persons=tuple(people[:2]), date=when,
            place=Where(self.world.names[story.pair[0]], story.pair[0], None, None, "p1") if at == 1 else None,
            size=Size(), agreements=(deal,) if deed == "AGREE" and at < 3 else (), initiatives=("i1",) if at == 4 else (),
            trigger=trigger, evidence=(told,), rule="lexicon", confidence=0.8,
        )  # fmt: skip

    def _statement(self, at: int, saying: str, people: Sequence[str], published: date) -> Statement:
        said = saying if self.chance.random() < 0.7 else " ".join(saying.split()[:-2])
        content, cue, _, told = self.say(said, "said", self.world.phrase(5))
        return Statement(f"s{at}", people[at % len(people)], "direct", said, (content,), None, cue, None, (),
                         PartialDate.of(published), (told,), "cue", 0.8)  # fmt: skip

    def _article(self, published: date) -> Article:
        text, site = self.text, SITES[self.number % 100]
        blocks, start = [], 0
        for at, part in enumerate(text.split("\n\n"), 2):
            blocks.append(Block(f"b{at}", "paragraph", part, start, start + len(part)))
            start += len(part) + 2
        title = self.world.phrase(8).capitalize()
        return Article(
            id=f"page{self.number:07d}", sha256=sha256(text.encode()).hexdigest(), url=f"https://{site}/news/{self.number}",
            site=site, title=title, section=None, authors=(), language="en", translated_from=None, fetched=None,
            genre="report", published=Published(PartialDate.of(published), "metadata"), dateline=Dateline(), text=text,
            blocks=(Block("b1", "title", title), *blocks),
        )  # fmt: skip


def grow(record: Record, pages: Iterator[Reading], step: int) -> Iterator[tuple[int, float, float, int]]:
    """Add pages and consolidate every thousand; yield pages, seconds, seconds of work and bytes of text at each step."""
    count, text, spent, worked, shown = 0, 0, 0.0, 0.0, 0
    while some := list(islice(pages, ROUND)):
        text += sum(len(reading.article.text.encode()) for reading in some)
        began, at_work = time.perf_counter(), time.process_time()
        list(record.add_all(some))
        record.consolidate()
        spent += time.perf_counter() - began
        worked += time.process_time() - at_work
        count += len(some)
        if count - shown >= step or len(some) < ROUND:
            yield count, spent, worked, text
            spent, worked, shown = 0.0, 0.0, count
    if count > shown:
        yield count, spent, worked, text


def questions(world: World) -> Iterator[Query]:
    """Yield what people may look for: words common and rare, several, a phrase, names, with and without filters."""
    states = [world.names[code] for code in world.codes]
    common, known, rare = world.vocabulary[5], world.vocabulary[100], world.vocabulary[1000]
    yield from (
        Query(common),
        Query(known),
        Query(rare),
        Query(f"{known} {rare}"),
        Query(f'"{common} {known}"'),
    )
    yield from (Query(states[0]), Query(states[20]), Query(world.people[world.codes[0]][0].name))
    yield from (Query("trade partnership treaty"), Query("energy", status="signed"))
    yield Query(known, countries=(world.codes[0],))
    yield Query(known, since=FIRST_DAY + timedelta(days=DAYS // 2))
    yield Query(countries=(world.codes[0], world.codes[1]))


def asked(record: Record, world: World) -> list[float]:
    """Return the milliseconds of work that each question takes, sorted."""
    spent = []
    for query in questions(world):
        began = time.process_time()
        record.find(query)
        spent.append(1000 * (time.process_time() - began))
    return sorted(spent)


def told(record: Record, world: World) -> float:
    """Return the milliseconds of work that the dossier of the busiest pair takes."""
    began = time.process_time()
    build_dossier(record, world.codes[0], world.codes[1], limit=20)
    return 1000 * (time.process_time() - began)


def late(record: Record, world: World, size: int) -> float:
    """Return the seconds that one page on a busy pair costs that comes after all others."""
    spent = []
    for at in range(5):
        reading = Telling(world, world.story(FIRST_DAY + timedelta(days=DAYS // 2 + at)), size + at).reading()
        began = time.perf_counter()
        record.add(reading)
        record.consolidate()
        spent.append(time.perf_counter() - began)
    return sorted(spent)[2]


def size_of(path: Path) -> int:
    """Return the bytes of a file with what still waits in its log."""
    with closing(sqlite3.connect(path)) as raw:
        ((size,),) = raw.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    return int(size)


def main() -> None:
    """Measure."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "bench.db"
        world, rates, last, text = World(1), [], 0, 0
        print("  pages  pages/s  of work  bytes/byte  find ms: half, worst  dossier ms   MB", flush=True)
        with open_record(path) as record:
            for count, spent, worked, text in grow(record, world.pages(size), max(ROUND, size // STEPS)):
                rates.append((count - last) / worked)
                with open_record(path) as reader:  # as a command finds it: nothing in mind
                    find, dossier = asked(reader, world), told(reader, world)
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
                print(
                    f"{count:7d}  {(count - last) / spent:7.1f}  {rates[-1]:7.1f}  {size_of(path) / text:10.2f}  "
                    f"{find[len(find) // 2]:13.0f}  {find[-1]:5.0f}  {dossier:10.0f}  {memory:4d}",
                    flush=True,
                )
                last = count
            print(f"last over first, of work: {rates[-1] / rates[0]:.2f}")
            print(f"one late page: {late(record, world, size):.3f} s")
            record.close()
        print(f"file: {path.stat().st_size / text:.2f} bytes a byte of text ({text / size:.0f} bytes a page)")


if __name__ == "__main__":
    main()
