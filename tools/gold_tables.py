"""Rows of a gold sheet -> agreements, initiatives, statements and commitments.

Their rows point at the text by its own words in quotation marks: `"the pact"` where they stand but once, `"the pact"#2`
for the second time. `eval/gold/LAYERS.md` says what is marked, and shows a row of each table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import get_args

from foedera.agreements import Agreement, Link, RelationKind, Step
from foedera.commitments import Amount, Commitment, CommitmentStatus
from foedera.dates import PartialDate
from foedera.evidence import BODY, Span
from foedera.initiatives import Edition, Initiative, InitiativeKind
from foedera.instruments import InstrumentKind
from foedera.signatories import Signatory
from foedera.statements import Statement, StatementForm
from foedera.steps import AgreementStatus

Rows = Mapping[str, list[str]]
_QUOTED = re.compile(r'"([^"]+)"(?:#(\d+))?')


def spans(written: str, text: str) -> tuple[Span, ...]:
    """Return the passages of a text that a cell quotes; raise ValueError if one is not there, or more than once."""
    return tuple(_span(words, count, text) for words, count in _QUOTED.findall(written))


def _span(words: str, count: str, text: str) -> Span:
    starts = [at.start() for at in re.finditer(re.escape(words), text)]
    starts = [at for at in starts if not text[max(at - 1, 0) : at].isalnum() or at == 0]
    if not starts or (len(starts) > 1 and not count) or int(count or 1) > len(starts):
        raise ValueError(f"{words!r} stands {len(starts)} times in the text")
    at = starts[int(count or 1) - 1]
    return Span(at, at + len(words), words, BODY)


def _cells(written: str, known: str) -> dict[str, list[str]]:
    """Return the `name: value` cells of a row's last column, a name with all its values."""
    told: dict[str, list[str]] = {}
    for cell in filter(None, (part.strip() for part in written.split(";"))):
        name, _, value = cell.partition(":")
        if name.strip() not in known.split():
            raise ValueError(f"a row has no {name.strip()!r}")
        told.setdefault(name.strip(), []).append(value.strip())
    return told


def _one(told: Mapping[str, list[str]], name: str) -> str | None:
    return next(iter(told.get(name, ())), None) or None


def _day(written: str | None) -> PartialDate | None:
    return PartialDate.parse(written) if written else None


def _keys(cell: str, actors: frozenset[str]) -> tuple[str, ...]:
    keys = tuple(re.findall(r"\w+", cell))
    if odd := set(keys) - actors:
        raise ValueError(f"no row for the actor {min(odd)!r}")
    return keys


def _member(value: str, allowed: object) -> str:
    if value not in get_args(allowed):
        raise ValueError(f"{value!r} is none of {get_args(allowed)}")
    return value


def agreements(rows: Rows, text: str, actors: frozenset[str]) -> Iterator[Agreement]:
    """Yield the agreements of a sheet."""
    for key, (_, name, kind, status, parties, *rest) in rows.items():
        known = "acronym said by step under renews amends implements replaces subjects binding"
        told = _cells("; ".join(filter(None, rest)), known)
        steps = tuple(_step(step, text) for step in told.get("step", ()))
        signing = next((step for step in steps if step.status == "signed"), None)
        said = spans(_one(told, "said") or "", text)
        if not said:
            raise ValueError(f"{key}: no words of the text that tell it")
        links = tuple(
            Link(relation, other)
            for relation in get_args(RelationKind)
            for value in told.get(relation, ())
            for other in value.split()
        )
        if odd := {link.to for link in links} - rows.keys():
            raise ValueError(f"{key}: no row for the agreement {min(odd)!r}")
        yield Agreement(
            key, name.removeprefix("~").strip(), not name.startswith("~"), _one(told, "acronym"), said,
            _member(kind, InstrumentKind), _keys(parties, actors), _signatories(told, actors),  # type: ignore[arg-type]
            _member(status, AgreementStatus), signing.date if signing else None,  # type: ignore[arg-type]
            signing.place if signing else None, steps, links, tuple((_one(told, "subjects") or "").split()),
            _binding(_one(told, "binding")), said, "gold", 1.0,
        )  # fmt: skip


def _binding(written: str | None) -> bool | None:
    return {"yes": True, "no": False}[written] if written else None


def _signatories(told: Mapping[str, list[str]], actors: frozenset[str]) -> tuple[Signatory, ...]:
    pairs = [_keys(pair, actors) for cell in told.get("by", ()) for pair in cell.split(",")]
    return tuple(Signatory(who, for_[0] if for_ else None) for who, *for_ in pairs)


def _step(written: str, text: str) -> Step:
    """Return a step written `signed 2024-08-22 @ Washington "inked"`: its day and place may be missing."""
    words = spans(written, text)
    status, _, rest = _QUOTED.sub("", written).strip().partition(" ")
    if status == "in":
        status, rest = "in force", rest.strip().removeprefix("force")
    day, _, place = rest.partition("@")
    return Step(_member(status, AgreementStatus), _day(day.strip()), place.strip() or None, words)  # type: ignore[arg-type]


def initiatives(rows: Rows, text: str, actors: frozenset[str]) -> Iterator[Initiative]:
    """Yield the initiatives of a sheet."""
    for key, (_, name, kind, who, *rest) in rows.items():
        told = _cells("; ".join(filter(None, rest)), "acronym said organiser edition")
        said = spans(_one(told, "said") or "", text)
        if not said:
            raise ValueError(f"{key}: no words of the text that tell it")
        organiser = _keys(_one(told, "organiser") or "", actors)
        yield Initiative(
            key, name, _one(told, "acronym"), _member(kind, InitiativeKind), _keys(who, actors),  # type: ignore[arg-type]
            organiser[0] if organiser else None, tuple(map(_edition, told.get("edition", ()))), said, said, "gold", 1.0,
        )  # fmt: skip


def _edition(written: str) -> Edition:
    """Return an edition written `5 2024-02-27 @ Delhi`, each part `-` or left out where the text is silent."""
    first, _, place = written.partition("@")
    ordinal, day, *_ = [*first.split(), "-", "-"]
    return Edition(
        None if ordinal == "-" else int(ordinal), None if day == "-" else _day(day), place.strip() or None
    )


def statements(rows: Rows, text: str, actors: frozenset[str]) -> Iterator[Statement]:
    """Yield the statements of a sheet."""
    for key, (_, who, form, content, cue, *rest) in rows.items():
        told = _cells("; ".join(filter(None, rest)), "source medium to on")
        said, cues = spans(content, text), spans(cue, text)
        speaker, source = _keys(who, actors), spans(_one(told, "source") or "", text)
        if not said:
            raise ValueError(f"{key}: no words of the text that it says")
        yield Statement(
            key, speaker[0] if speaker else None, _member(form, StatementForm),  # type: ignore[arg-type]
            " ".join(part.text for part in said), said, source[0] if source else None, cues[0] if cues else None,
            _one(told, "medium"), _keys(_one(told, "to") or "", actors), _day(_one(told, "on")), said, "gold", 1.0,
        )  # fmt: skip


def commitments(rows: Rows, text: str, actors: frozenset[str]) -> Iterator[Commitment]:
    """Yield the commitments of a sheet."""
    for key, (_, who, whom, words, status, *rest) in rows.items():
        told = _cells("; ".join(filter(None, rest)), "made due amount under")
        said = spans(words, text)
        if not said:
            raise ValueError(f"{key}: no words of the text that promise")
        yield Commitment(
            key, _keys(who, actors), _keys(whom, actors), said[0].text, _day(_one(told, "made")), _day(_one(told, "due")),
            _amount(_one(told, "amount"), text), _member(status, CommitmentStatus), _one(told, "under"), None,  # type: ignore[arg-type]
            said, "gold", 1.0,
        )  # fmt: skip


def _amount(written: str | None, text: str) -> Amount | None:
    """Return an amount written `9e9 USD "$9 billion"`."""
    if not written:
        return None
    value, *unit = _QUOTED.sub("", written).split()
    return Amount(float(value), " ".join(unit) or None, spans(written, text)[0].text)
