"""A file, URL, folder, archive or stream -> Pages: bytes with an address and the time they were fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedera.dates import PartialDate

Form = Literal["html", "text", "markdown"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came: decoded text, what form it has, and what is known of it from outside."""

    name: str
    """How the user named it: a path, an address, or `FILE#3` for the third document of a file."""
    text: str
    form: Form
    id: str | None = None
    url: str | None = None
    title: str | None = None
    date: PartialDate | None = None
    """Publication date as given with the page, not read from it."""
    fetched: str | None = None
    """UTC time of fetching, ISO 8601."""
    plain: bool = False
    """True: the text is an article's body already, and no page parts are looked for."""
