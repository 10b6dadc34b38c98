"""Dossier -> one HTML file that needs nothing else: its styles, pictures and filter are inside.

The file loads nothing. Its policy allows only the style and the script that come with foedera, by their digests; the
script does no more than the filter, and all that comes from pages is escaped.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from foedera.dossier import Dossier
from foedera.dossier_chart import GLYPHS, chart
from foedera.dossier_glance import glance
from foedera.dossier_parts import counts, sections, summary
from foedera.dossier_tally import QUAD_WORDS, Bin, Tally, tally
from foedera.dossier_view import NOTHING, link

_WORDS = 6
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?", re.ASCII)
_HEIGHT, _HEAD, _UNIT = 132, 16, 24


@dataclass(frozen=True, slots=True)
class Column:
    """One bin of the tally as drawn: a rectangle (top, height) for each quad class that occurs."""

    bin: Bin
    target: str
    parts: tuple[tuple[int, float, float], ...]
    top: float
    named: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The tally as drawn; `zero` is the line between cooperation and conflict."""

    height: float
    zero: float
    columns: tuple[Column, ...]
    tally: Tally


def dossier_html(dossier: Dossier) -> str:
    """Return a dossier as one HTML page."""
    style, script = _source("dossier.css"), _source("dossier.js")
    told = sections(dossier)
    anchors = {group.id for section in told for group in section.groups}
    anchors |= {entry.id for section in told for group in section.groups for entry in group.entries}
    anchors = (anchors | {section.id for section in told}) - {""}
    addresses = {number: one.url or "" for number, one in enumerate(dossier.sources, 1)}
    return _template().render(
        dossier=dossier,
        summary=summary(dossier),
        counts=counts(dossier),
        glance=glance(dossier),
        sections=told,
        chart=chart(dossier),
        tally=_columns(tally(dossier), anchors),
        anchors=anchors,
        addresses=addresses,
        glyphs=GLYPHS,
        quads=QUAD_WORDS,
        nothing=NOTHING,
        style=Markup(style),  # noqa: S704 - the package's own file
        script=Markup(script),  # noqa: S704 - the package's own file
        style_digest=_digest(style),
        script_digest=_digest(script),
    )


def to_passage(addresses: Mapping[int, str], number: int, words: str) -> str:
    """Return an address that opens a source at a passage (a text fragment), or nothing where it has no address."""
    address = link(addresses.get(number))
    told = words.split()
    if not address or not told:
        return address
    ends = [told[:_WORDS], told[-_WORDS:]] if len(told) > 2 * _WORDS else [told]
    fragment = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    return f"{address}{'' if '#' in address else '#'}:~:text={fragment}"


def whole_days(text: str) -> Markup:
    """Return words in which no line breaks within a date."""
    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(escape(_shown(text)))))  # noqa: S704 - escaped just before


def _columns(told: Tally | None, anchors: set[str]) -> Columns | None:
    """Return the tally as rectangles: cooperation stands on the line of zero, conflict hangs from it."""
    if told is None:
        return None
    unit = min(_UNIT, _HEIGHT / max(1, told.above + told.below))
    zero = round(_HEAD + told.above * unit, 1)
    step = -(-len(told.bins) // 10)
    columns = []
    for at, one in enumerate(told.bins):
        target = f"timeline-{one.year}" if f"timeline-{one.year}" in anchors else ""
        parts = tuple(_parts(one, unit, zero))
        top = min([zero, *(top for _, top, _ in parts)])
        columns.append(Column(one, target, parts, top, at % step == 0))
    return Columns(round(_HEAD + (told.above + told.below) * unit + 22, 1), zero, tuple(columns), told)


def _parts(one: Bin, unit: float, zero: float) -> list[tuple[int, float, float]]:
    words, deeds, quarrels, blows = (round(number * unit, 1) for number in one.counts)
    drawn = [
        (1, round(zero - words, 1), words),
        (2, round(zero - words - deeds, 1), deeds),
        (3, zero, quarrels),
        (4, round(zero + quarrels, 1), blows),
    ]
    return [part for part in drawn if part[2]]


def _source(name: str) -> str:
    return (files("foedera") / "data" / "templates" / name).read_text("utf-8").strip()


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("foedera", "data/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters |= {"link": link, "whole_days": whole_days}
    environment.globals["to_passage"] = to_passage
    return environment.get_template("dossier.html.j2")


def _shown(value: object) -> object:
    """Return what a page shows of a value: no character of a page's text may turn the direction of writing."""
    if isinstance(value, Markup) or not isinstance(value, str) or value.isprintable():
        return value
    return "".join(char if char.isprintable() else " " for char in value)
