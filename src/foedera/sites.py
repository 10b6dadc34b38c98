"""What an address, a page's title and its head say of the site that printed the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

_SEPARATOR = re.compile(r"\s+(?:[|–—·•:»«›‹~⋆*♥-]{1,2}|//|::|>{1,2}|/)\s+(?:[»«›|]\s+)?|\s*[|»›]\s*")
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = frozenset(
    "com org net gov mil edu int info news co uk in au www de at ch fr es it pl eu blog online tv".split()
)
_EDGE = " |–—-·•:»«/"
_LONGEST_NAME = 60
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Outlet:
    """The site that printed a page: its names, and the host of the page's address."""

    names: tuple[str, ...] = ()
    host: str | None = None


def host_of(url: str | None) -> str | None:
    """Return the host of an address without `www.`, or None if it has none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def without_site_names(title: str, sites: Iterable[str], host: str | None) -> str:
    """Return a title cut before the piece of it that names the site, or after that where it comes first."""
    names = tuple(sites)
    pieces, marks = _SEPARATOR.split(title), _SEPARATOR.findall(title)
    named = [at for at, piece in enumerate(pieces) if names_site(piece, names, host)]
    if named and named[-1] > 0:
        last = next(at for at in named if at > 0)
        return "".join(_woven(pieces[:last], marks)).strip(_EDGE)
    if named and len(pieces) > 1:
        return "".join(_woven(pieces[1:], marks[1:])).strip(_EDGE)
    return title


def title_pieces(title: str) -> list[str]:
    """Return the pieces of a title that bars and dashes part."""
    return [piece for piece in _SEPARATOR.split(title) if piece]


def names_site(name: str, sites: Iterable[str], host: str | None) -> bool:
    """Tell whether some words are a name of the site that printed the page."""
    plain = _plain(name).removeprefix("the")
    if not plain:
        return False
    if any(plain == _plain(site).removeprefix("the") for site in sites):
        return True
    return any(_is_label(name, plain, label) for label in host_labels(host))


def _is_label(name: str, plain: str, label: str) -> bool:
    """Tell whether a name is what a label of the host says: itself, its first letters, or itself with a few words more."""
    if plain == label:
        return True
    words = [word.casefold() for word in _WORD.findall(name)]
    if len(words) > _MOST_WORDS or len(name) > _LONGEST_NAME:
        return False
    if 2 < len(label) == len(words) and label == "".join(word[0] for word in words):
        return True
    runs = {
        "".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)
    }
    return len(label) > 4 and label in runs and len(words) <= 4


def host_labels(host: str | None) -> list[str]:
    """Return the labels of a host that can name a site, as letters and digits alone."""
    labels = [label for label in (host or "").split(".") if label not in _ENDINGS]
    return [plain.removeprefix("the") for label in labels if (plain := _plain(label))]


def same_label(name: str, label: str) -> bool:
    """Tell whether a name, without blanks and signs, is a label of a host."""
    return _plain(name).removeprefix("the") == label


def _woven(pieces: list[str], marks: list[str]) -> list[str]:
    return [text for pair in zip(pieces, [*marks[: len(pieces) - 1], ""], strict=True) for text in pair]


def _plain(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()
