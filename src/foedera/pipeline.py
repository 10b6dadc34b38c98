"""The stages of a reading in order, each with what it needs and makes; `read` and `read_many`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from spacy.tokens import Doc

import foedera
from foedera.acquire import Intake, Page, find_pages
from foedera.acronyms import TAUGHT, TaughtName
from foedera.actors import Actor, Cast, find_actors
from foedera.acts import Event
from foedera.agreements import Agreement, find_agreements
from foedera.annotate import Name, find_tokens, parse
from foedera.article import Article, read_article, silent
from foedera.commitments import Commitment, find_commitments
from foedera.dates import PartialDate
from foedera.errors import PageError, Problem
from foedera.events import find_events
from foedera.evidence import Span
from foedera.histories import is_dated_line
from foedera.initiatives import Initiative, find_initiatives
from foedera.knowledge import knowledge
from foedera.lexicon import Lexicon, load_lexicon
from foedera.link import date_article, link_commitments, link_events, past_stated
from foedera.names import find_names
from foedera.occasions import date_statements
from foedera.offices import OfficeHeld, find_offices
from foedera.places import Place, find_places, home_of
from foedera.reading import SCHEMA, Reading, ReadWith
from foedera.settings import DEFAULTS, Settings
from foedera.statements import Statement, find_statements
from foedera.times import Timex, find_times
from foedera.voices import settle_speakers

_HAS_MODEL = frozenset({"en"})


@dataclass(slots=True)
class Desk:
    """What is on the table while one page is read; each stage adds one thing."""

    article: Article
    settings: Settings
    lexicon: Lexicon
    taught: tuple[TaughtName, ...] = ()
    """Short names that other pages have told."""
    tokens: Doc | None = None
    silent: tuple[tuple[int, int], ...] = ()
    """Where no finding comes from: the dateline and the headings."""
    names: tuple[Name, ...] = ()
    doc: Doc | None = None
    times: tuple[Timex, ...] = ()
    actors: tuple[Actor, ...] = ()
    cast: Cast = field(default_factory=lambda: Cast(()))
    offices: tuple[OfficeHeld, ...] = ()
    places: tuple[Place, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a reading: its function, what it needs on the desk, and what it makes."""

    name: str
    run: Callable[[Desk], None]
    needs: frozenset[str]
    makes: frozenset[str]


def _tokens(desk: Desk) -> None:
    desk.tokens = find_tokens(desk.article, desk.settings.model)
    desk.silent = tuple(silent(desk.article))


def _names(desk: Desk) -> None:
    desk.names = _heard(desk, find_names(_of(desk.tokens), desk.taught))


def _parse(desk: Desk) -> None:
    desk.doc = parse(_of(desk.tokens), desk.names, desk.settings.model)


def _times(desk: Desk) -> None:
    found = tuple(find_times(_of(desk.doc), desk.article))
    heard, text = _heard(desk, found), desk.article.text
    # a heading that is only a date dates what stands below it
    desk.times = tuple(time for time in found if time in heard or is_dated_line(text, time.start, time.end))


def _actors(desk: Desk) -> None:
    desk.actors = find_actors(_of(desk.doc), desk.names, desk.article)
    desk.cast = Cast(desk.actors)


def _offices(desk: Desk) -> None:
    desk.offices = _told(desk, find_offices(_of(desk.doc), desk.actors, desk.article))


def _places(desk: Desk) -> None:
    desk.places = tuple(find_places(_of(desk.doc), desk.names, home_of(desk.article)))


def _initiatives(desk: Desk) -> None:
    found = find_initiatives(_of(desk.doc), desk.names, desk.cast, desk.times, desk.article)
    desk.initiatives = tuple(_by_teaching(desk, one) for one in _told(desk, found))
    told = {party for one in desk.initiatives for party in (*one.participants, one.organiser) if party}
    _admit(desk, told)


def _events(desk: Desk) -> None:
    found = find_events(
        _of(desk.doc), desk.cast, desk.times, desk.places, desk.initiatives, desk.article, desk.lexicon
    )
    desk.events = _told(desk, found)
    told = {actor for event in desk.events for actor in (*event.actor, *event.recipient, *event.persons)}
    _admit(desk, told | {actor for event in desk.events if event.claim for actor in event.claim.by})


def _admit(desk: Desk, told: AbstractSet[str]) -> None:
    """Make actors of the states that only their ships or officials tell, where those act or sign."""
    own = {actor.id for actor in desk.actors}
    desk.actors = tuple(actor for actor in desk.cast.actors if actor.id in own | told)
    desk.cast = Cast(desk.actors)


def _statements(desk: Desk) -> None:
    desk.statements = _told(
        desk,
        settle_speakers(find_statements(_of(desk.doc), desk.cast, desk.article), desk.cast, desk.article),
    )


def _agreements(desk: Desk) -> None:
    found = find_agreements(
        _of(desk.doc), desk.names, desk.cast, desk.times, desk.places, desk.article, desk.lexicon
    )
    desk.agreements = tuple(_by_teaching(desk, one) for one in _told(desk, found))
    hands = (hand for deal in desk.agreements for hand in deal.signatories)
    told = {wanted for hand in hands for wanted in (hand.person, hand.for_) if wanted}
    _admit(desk, told | {party for deal in desk.agreements for party in deal.parties})


def _commitments(desk: Desk) -> None:
    desk.commitments = find_commitments(
        _of(desk.doc), desk.cast, desk.events, desk.agreements, desk.times, desk.article
    )


def _link(desk: Desk) -> None:
    doc = _of(desk.doc)
    desk.statements = date_statements(doc, desk.statements, desk.times, desk.article)
    desk.events = link_events(desk.events, desk.statements, desk.agreements, desk.article.published)
    desk.commitments = link_commitments(desk.commitments, desk.statements, desk.agreements)
    told = past_stated(doc, desk.times) if desk.article.published.date is None else ()
    desk.article = date_article(desk.article, desk.events, desk.initiatives, told)


def _stage(name: str, run: Callable[[Desk], None], needs: str, makes: str) -> Stage:
    return Stage(name, run, frozenset(needs.split()), frozenset(makes.split()))


STAGES = (
    _stage("tokens", _tokens, "article", "tokens"),
    _stage("names", _names, "tokens", "names"),
    _stage("parse", _parse, "tokens names", "doc"),
    _stage("times", _times, "doc article", "times"),
    _stage("actors", _actors, "doc names article", "actors cast"),
    _stage("offices", _offices, "doc actors article", "offices"),
    _stage("places", _places, "doc names article", "places"),
    _stage("initiatives", _initiatives, "doc names cast times", "initiatives"),
    _stage("events", _events, "doc cast times places initiatives", "events"),
    _stage("statements", _statements, "doc cast", "statements"),
    _stage("agreements", _agreements, "doc names cast times places", "agreements"),
    _stage("commitments", _commitments, "doc cast events agreements times", "commitments"),
    _stage("link", _link, "doc events statements agreements commitments initiatives times", "links"),
)


def read(
    page: str | Path | Page,
    *,
    date: PartialDate | str | None = None,
    url: str | None = None,
    plain: bool = False,
    settings: Settings = DEFAULTS,
) -> Reading:
    """Read one page: a path, an address, or a Page.

    Raises:
        PageError: If it cannot be read; the error says why and what to do.
    """
    if isinstance(page, Page):
        return read_page(page, settings)
    intake = Intake(
        date=PartialDate.parse(date) if isinstance(date, str) else date,
        url=url,
        plain=plain,
        limits=settings.limits,
        private_networks=settings.private_networks,
    )
    for found in find_pages(str(page), intake):
        if isinstance(found, Problem):
            raise PageError(found.stage, found.reason, found.hint)
        return read_page(found, settings)
    raise PageError("acquire", "nothing to read was found", "name a page, a file of documents or a folder")


def read_page(page: Page, settings: Settings = DEFAULTS) -> Reading:
    """Read a page that has been acquired; raise PageError if it has no article in a language with a model."""
    article = read_article(page, settings.limits)
    if article.language is not None and article.language not in _HAS_MODEL:
        raise PageError(
            "annotate",
            f"the article is in {article.language!r}, and only English has a model",
            "translate it first, or name a pipeline of its language with --model",
        )
    return read_text(article, settings)


def read_text(article: Article, settings: Settings = DEFAULTS, taught: Sequence[TaughtName] = ()) -> Reading:
    """Read an article whose parts are known already; `taught` are the short names that other pages have told."""
    desk = desk_of(article, STAGES[-1].name, settings, taught)
    return Reading(
        _read_with(settings, desk.lexicon), desk.article, desk.actors, desk.events, desk.agreements, desk.initiatives,
        desk.statements, desk.commitments, desk.times, desk.places, desk.offices,
    )  # fmt: skip


def desk_of(
    article: Article, last: str, settings: Settings = DEFAULTS, taught: Sequence[TaughtName] = ()
) -> Desk:
    """Return the desk on which an article lies once the stage of this name is done."""
    desk = Desk(article, settings, load_lexicon(settings.lexicon), tuple(taught))
    for stage in STAGES[: [stage.name for stage in STAGES].index(last) + 1]:
        stage.run(desk)
    return desk


def read_many(
    sources: Iterable[str], intake: Intake | None = None, settings: Settings = DEFAULTS
) -> Iterator[Reading | Problem]:
    """Read every page of every source; what cannot be read is a Problem in its place, and the rest goes on."""
    asked = intake or Intake(limits=settings.limits, private_networks=settings.private_networks)
    for source in sources:
        for page in find_pages(source, asked):
            yield page if isinstance(page, Problem) else _outcome(page, settings)


def _outcome(page: Page, settings: Settings) -> Reading | Problem:
    try:
        return read_page(page, settings)
    except PageError as error:
        return error.problem(page.name)


def _read_with(settings: Settings, lexicon: Lexicon) -> ReadWith:
    return ReadWith(
        version=foedera.__version__,
        schema=SCHEMA,
        model=settings.model,
        lexicon=lexicon.digest,
        data=knowledge().digest,
        record=None,
    )


_D = TypeVar("_D", Agreement, Initiative)


def _by_teaching(desk: Desk, found: _D) -> _D:
    """Return a finding under a rule that tells so where only other pages tell what its name stands for."""
    told = any(one.form in {found.acronym, found.name} for one in desk.taught)
    return replace(found, rule=f"{found.rule}, {TAUGHT}") if told else found


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


class _Shown(Protocol):
    @property
    def evidence(self) -> tuple[Span, ...]: ...


_P = TypeVar("_P", bound=_Placed)
_S = TypeVar("_S", bound=_Shown)


def _heard(desk: Desk, found: Iterable[_P]) -> tuple[_P, ...]:
    """Return what does not stand in a dateline or a heading."""
    return tuple(each for each in found if not any(start <= each.start < end for start, end in desk.silent))


def _told(desk: Desk, found: Iterable[_S]) -> tuple[_S, ...]:
    """Return the findings whose first evidence does not stand in a dateline or a heading."""
    return tuple(
        each for each in found if not any(start <= each.evidence[0].start < end for start, end in desk.silent)
    )


def _of(made: Any) -> Doc:
    """Return a Doc that an earlier stage made."""
    assert isinstance(made, Doc), "a stage ran before the one that makes what it needs"
    return made


def stages_in_order() -> Iterator[tuple[Stage, frozenset[str]]]:
    """Yield each stage with what of its needs no earlier stage has made: nothing, where the table is right."""
    made = frozenset({"article"})
    for stage in STAGES:
        yield stage, stage.needs - made
        made |= stage.makes
