"""Full-text search of a record: what is looked for, the index that answers, and what a hit shows.

The index (SQLite FTS5) keeps no text of its own. It has a row for each page and for each set of findings that say the
same; triggers note what comes and goes, and `Searching.index` follows. A hit is shown from the thing that it leads to.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from foedera.actors import Actor
from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.cards import KINDS as FINDINGS
from foedera.commitments import Commitment
from foedera.dates import PartialDate
from foedera.growth import code_number, refs
from foedera.initiatives import Initiative
from foedera.library import Library
from foedera.packing import Sheet
from foedera.reading import Finding
from foedera.statements import Statement
from foedera.things import (
    ActorProfile,
    Kind,
    RecordedActor,
    RecordedAgreement,
    RecordedArticle,
    RecordedCommitment,
    RecordedEvent,
    RecordedInitiative,
    RecordedStatement,
    Thing,
)

KINDS: tuple[Kind, ...] = (
    *("agreements", "initiatives", "actors", "events", "commitments", "statements", "articles"),
)
"""The kinds of things that can be found, in the order in which hits are shown."""

_SCANNED = 2_000
"""Things that are put together at most to see whether they have a status."""
_OF_COUNTRY = "EXISTS (SELECT 1 FROM actor c WHERE c.thing = t.thing AND c.country = ?)"
_WINDOW = 160
"""Characters of text that a hit shows."""
_TERM = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]+)"|(?P<word>[^\s"]+))')
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; every part that is given must fit.

    `words` are words that must all occur in any form (`sign` finds `signed`), `"a phrase"`, `begin*`, `-not`, or
    alternatives joined by `OR`. `countries` are alpha-3 codes; `type` and `status` are the contract's words.
    """

    words: str = ""
    kinds: tuple[Kind, ...] = KINDS
    countries: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    type: str | None = None
    status: str | None = None
    site: str | None = None
    limit: int = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found; `marks` are the offsets in `text` of the words that were looked for."""

    id: str
    kind: Kind
    name: str
    first: PartialDate | None
    status: str
    text: str
    marks: tuple[tuple[int, int], ...]
    sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The best hits of one kind, and how many there are in all."""

    kind: Kind
    total: int
    best: tuple[Hit, ...]


class Searching:
    """The index of a record, kept up with its pages and findings, and the answers that it gives."""

    def __init__(self, db: sqlite3.Connection, library: Library) -> None:
        self._db, self._library = db, library

    def index(self) -> None:
        """Bring the index up to date, within a transaction of the caller's.

        A row has the number of the findings' card, or the page's with a minus. One that goes leaves its words behind,
        which lead nowhere; where most are such, all rows are made anew.
        """
        ((rows, live, coming),) = self._db.execute(
            "SELECT (SELECT COUNT(*) FROM search_docsize), (SELECT COUNT(*) FROM entry), (SELECT COUNT(*) FROM unsearched)"
        )
        if not coming:
            return
        if rows > 2 * (live + coming):
            self._db.execute("INSERT INTO search (search) VALUES ('delete-all')")
            self._db.execute("DELETE FROM entry")
            self._db.execute("INSERT OR IGNORE INTO unsearched SELECT id FROM trait")
            self._db.execute("INSERT OR IGNORE INTO unsearched SELECT -id FROM page")
        waiting = self._db.execute(
            "SELECT u.at, COALESCE(t.page, -u.at), t.nr FROM unsearched u LEFT JOIN trait t ON t.id = u.at "
            "WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.at = u.at) ORDER BY 2, 1"
        ).fetchall()
        for at, page, nr in waiting:
            self._enter(at, page, nr)
        self._db.execute("DELETE FROM unsearched")

    def _enter(self, at: int, page: int, nr: int | None) -> None:
        sheet = self._library.sheet(page)
        entry = _of_page(sheet) if nr is None else _of_finding(sheet, sheet.thing(nr))
        first = entry.first and entry.first.earliest.toordinal()
        last = entry.last and entry.last.latest.toordinal()
        site = sheet.article.site if nr is None else None
        self._db.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", (at, first, last, entry.type, site))
        self._db.execute(
            "INSERT INTO search (rowid, name, text) VALUES (?, ?, ?)", (at, entry.name, entry.text)
        )

    def find(self, query: Query) -> Iterator[Hits]:
        """Yield the best hits of each kind, and how many there are; kinds without hits are left out.

        Words that stand in a name weigh more than words of a text; without words the latest come first.

        Raises:
            ValueError: If only words are given that must not occur.
        """
        wanted = _wanted(query.words)
        for kind in query.kinds:
            found = self._ranked(query, kind)
            shown = list(self._shown(query, kind, found))
            best = tuple(_hit(thing, kind, wanted) for thing in shown[: query.limit])
            if best:
                yield Hits(kind, len(shown) if query.status else len(found), best)

    def _ranked(self, query: Query, kind: Kind) -> list[int]:
        """Return the things of a kind, or the pages, that a query finds, the best first."""
        match, (where, values) = _match(query.words), _filters(query, kind)
        source, order = "entry e", "MAX(COALESCE(e.first, 0)) DESC"
        if match:
            source = "search s JOIN entry e ON e.at = s.rowid"
            where, values = f"search MATCH ? AND {where}", [match, *values]
            order = f"MIN(s.rank), {order}"
        thing = "COALESCE(p.one, -p.id)" if kind == "articles" else "t.thing"
        joined = "JOIN page p ON p.id = -e.at" if kind == "articles" else "JOIN trait t ON t.id = e.at"
        first = "MIN(p.id)" if kind == "articles" else thing
        rows = self._db.execute(
            f"SELECT {first} FROM {source} {joined} WHERE {where} GROUP BY {thing} ORDER BY {order}, {first}",  # noqa: S608
            values,
        )
        return [found for (found,) in rows]

    def _shown(self, query: Query, kind: Kind, found: Iterable[int]) -> Iterator[Thing]:
        """Yield things as far as they are wanted: a status and a phrase are known only once a thing is put together."""
        phrases = _phrases(query.words)
        left = _SCANNED if query.status or phrases else query.limit
        for number in found:
            if not left:
                return
            left -= 1
            if kind == "articles":
                thing: Thing = self._library.article(self._library.versions(number))
            else:
                thing = self._library.thing(number, FINDINGS.index(kind))
            fits = query.status in {None, getattr(thing, "status", "")} and _says(thing, phrases)
            if fits and thing.review != "rejected":
                yield thing


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the index takes of a page or a finding."""

    name: str
    text: str
    first: PartialDate | None
    last: PartialDate | None
    type: str = ""


def _of_page(sheet: Sheet) -> _Entry:
    day = sheet.article.published.date
    return _Entry(sheet.article.title or "", sheet.text, day, day)


def _of_finding(sheet: Sheet, thing: Actor | Finding) -> _Entry:
    """Return what a finding is found by: names, what was done, said or promised, where; and on which days it lies."""
    day = sheet.article.published.date
    if isinstance(thing, Actor):
        titles = [f"{role.title} {role.of or ''}" for role in thing.roles]
        mentions = [span.text for span in thing.mentions]
        return _Entry(thing.name, _said(*mentions, *titles), day, day, thing.kind)
    names = _said(*(_name(sheet, ident) for ident in refs(thing)))
    match thing:
        case Event():
            first, last = (PartialDate.of(one) if one else day for one in (thing.date.start, thing.date.end))
            place = thing.place.name if thing.place else ""
            return _Entry(
                names,
                _said(thing.trigger.text, place, *thing.modes, *thing.contexts),
                first,
                last,
                thing.type,
            )
        case Agreement():
            days = [one for one in (thing.signed, *(step.date for step in thing.steps)) if one]
            text = _said(names, thing.kind, *thing.subjects, *(span.text for span in thing.evidence))
            return _Entry(
                _said(thing.name, thing.acronym or ""), text, _earliest(days), _latest(days), thing.kind
            )
        case Initiative():
            days = [one.date for one in thing.editions if one.date]
            text = _said(names, thing.kind, *(span.text for span in thing.evidence))
            return _Entry(
                _said(thing.name, thing.acronym or ""), text, _earliest(days), _latest(days), thing.kind
            )
        case Statement():
            return _Entry(names, thing.text, thing.date or day, thing.date or day, thing.form)
        case Commitment():
            text = _said(
                thing.what, thing.amount.text if thing.amount else "", *(span.text for span in thing.evidence)
            )
            return _Entry(names, text, thing.made or day, thing.due or thing.made or day)


def _name(sheet: Sheet, ident: str) -> str:
    actor: Any = sheet.thing(sheet.locals[ident])
    return str(actor.name)


def _earliest(days: Iterable[PartialDate]) -> PartialDate | None:
    return min(days, key=lambda day: day.earliest, default=None)


def _latest(days: Iterable[PartialDate]) -> PartialDate | None:
    return max(days, key=lambda day: day.latest, default=None)


def _filters(query: Query, kind: Kind) -> tuple[str, list[Any]]:
    """Return the condition that a query sets beside its words, and the values that it holds."""
    findings = "f.page = -e.at" if kind == "articles" else "f.trait = e.at"
    about = f"EXISTS (SELECT 1 FROM finding f JOIN about a ON a.trait = f.trait WHERE {findings} AND a.who = ? AND a.other = 0)"  # noqa: S608
    own = "e.at IN (SELECT a.trait FROM about a WHERE a.who = ? AND a.other = 0)"
    on_site = (
        f"EXISTS (SELECT 1 FROM finding f JOIN entry o ON o.at = -f.page WHERE {findings} AND o.site = ?)"  # noqa: S608
    )
    parts: list[tuple[str, Any]] = [("e.at < ?", 0)]
    if kind != "articles":
        parts = [("t.kind = ?", FINDINGS.index(kind))]
    countries: list[tuple[str, Any]] = [(_OF_COUNTRY, code) for code in query.countries]
    if kind != "actors":
        countries = [(about if kind == "articles" else own, code_number(code)) for code in query.countries]
    parts += countries
    parts += [("e.last >= ?", query.since.toordinal())] if query.since else []
    parts += [("e.first <= ?", query.until.toordinal())] if query.until else []
    parts += [("e.type = ?", query.type)] if query.type else []
    parts += [("e.site = ?" if kind == "articles" else on_site, query.site)] if query.site else []
    return " AND ".join(part for part, _ in parts), [value for _, value in parts]


def _phrases(words: str) -> list[str]:
    """Return the phrases that must stand in a text as they are; the index only knows that their words do."""
    said = [term["phrase"] for term in _TERM.finditer(words) if term["phrase"] and not term["no"]]
    return [_flat(phrase) for phrase in said]


def _says(thing: Thing, phrases: Iterable[str]) -> bool:
    """Tell whether a thing's name or passages hold phrases."""
    name, text, _ = _told(thing)
    said = _flat(f"{name} · {text}")
    return all(phrase in said for phrase in phrases)


def _flat(text: str) -> str:
    """Return a text's words without case and diacritics, a blank between each two."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return f" {' '.join(_LETTERS.findall(''.join(c for c in letters if not unicodedata.combining(c))))} "


def _match(words: str) -> str:
    """Return words as FTS5 takes them, every one quoted, so that nobody's signs are taken for its own.

    Raises:
        ValueError: If only words are given that must not occur.
    """
    asked, barred, either = list[str](), list[str](), False
    for term in _TERM.finditer(words):
        said = term["phrase"] or term["word"]
        if said == "OR" and asked:
            either = True
            continue
        begins = "*" if said.endswith("*") and not term["phrase"] else ""
        if not _LETTERS.search(said):
            continue
        each = [f'"{word}"' for word in _LETTERS.findall(said)]
        quoted = f"({' AND '.join(each)})" if len(each) > 1 else f"{each[0]}{begins}"
        if term["no"]:
            barred.append(quoted)
        elif either:
            asked[-1] = f"({asked[-1]} OR {quoted})"
        else:
            asked.append(quoted)
        either = False
    if barred and not asked:
        raise ValueError("say what is looked for, not only what is not")
    return " AND ".join(asked) + "".join(f" NOT {one}" for one in barred)


def _wanted(words: str) -> tuple[str, ...]:
    """Return the beginnings of the words that are looked for, by which a text is marked."""
    said = [t["phrase"] or t["word"] for t in _TERM.finditer(words) if not t["no"]]
    found = [word.casefold() for text in said if text != "OR" for word in _LETTERS.findall(text)]
    return tuple(dict.fromkeys(word if len(word) < 5 else word[: max(4, len(word) - 3)] for word in found))


def _hit(thing: Thing, kind: Kind, wanted: tuple[str, ...]) -> Hit:
    name, said, day = _told(thing)
    text, marks = _window(said, wanted)
    sites = sorted({source.site for source in thing.sources if source.site})
    return Hit(thing.id, kind, name, day, str(getattr(thing, "status", "")), text, marks, tuple(sites))


def _told(thing: Thing) -> tuple[str, str, PartialDate | None]:
    """Return what a thing is called, what of it is shown, and its day."""
    first = thing.sources[0].text if thing.sources else ""
    match thing:
        case RecordedArticle():
            return thing.title or thing.id, thing.text, thing.published.date
        case ActorProfile():
            titles = [f"{role.title} {role.of or ''}".strip() for role in thing.roles]
            return thing.name, _said(*thing.aliases, *titles), thing.first_seen
        case RecordedEvent():
            everyone = [*thing.actor, *thing.recipient, *thing.persons]
            day = (
                PartialDate.covering(thing.date.start, thing.date.end)
                if thing.date.start and thing.date.end
                else None
            )
            return f"{thing.type} {_said(*_named(everyone))}".strip(), first, day or thing.first_seen
        case RecordedAgreement():
            passages = dict.fromkeys(source.text for source in thing.sources)
            return thing.name, " … ".join(passages), thing.signed or thing.first_seen
        case RecordedInitiative():
            days = [one.date for one in thing.editions if one.date]
            return thing.name, first, days[-1] if days else thing.first_seen
        case RecordedStatement():
            return thing.speaker.name if thing.speaker else "?", thing.text, thing.date or thing.first_seen
        case RecordedCommitment():
            return _said(*_named(thing.by)), first or thing.what, thing.made or thing.first_seen


def _window(text: str, wanted: tuple[str, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the window of a text that holds most of the words, and where they stand in it."""
    flat = " ".join(text.split())
    places = [
        (word.start(), word.end(), begin)
        for word in _LETTERS.finditer(flat)
        for begin in wanted
        if word.group().casefold().startswith(begin)
    ]
    best = max(
        places,
        key=lambda p: (len({b for s, _, b in places if p[0] <= s < p[0] + _WINDOW - 40}), -p[0]),
        default=None,
    )
    start = 0 if best is None or best[0] < 40 else flat.rfind(" ", 0, best[0] - 30) + 1
    end = len(flat) if start + _WINDOW >= len(flat) else flat.rfind(" ", start, start + _WINDOW)
    end = end if end > start else start + _WINDOW
    before, after = "… " if start else "", " …" if end < len(flat) else ""
    shift = len(before) - start
    marks = sorted({(s + shift, e + shift) for s, e, _ in places if start <= s and e <= end})
    return before + flat[start:end] + after, tuple(marks)


def _named(actors: Iterable[RecordedActor]) -> list[str]:
    return list(dict.fromkeys(actor.name for actor in actors))


def _said(*texts: str) -> str:
    return " · ".join(dict.fromkeys(text for text in texts if text))
