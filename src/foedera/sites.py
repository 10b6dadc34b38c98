"""What an address and a page's title say of the site that printed the page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SEPARATOR = re.compile(r"\s+[|–—·•:»-]{1,2}\s+|\s*[|»]\s*")
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = frozenset("com org net gov mil edu int info news co uk in au www".split())


def host_of(url: str | None) -> str | None:
    """Return the host of an address without `www.`, or None if it has none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def without_site_name(title: str, site: str | None, host: str | None, heading: str | None = None) -> str:
    """Return a page's title without the name of the site that browsers show after or before it.

    Args:
        title: The title as the page's head gives it.
        site: The site's name, where the page tells it.
        host: The host of its address.
        heading: The largest heading in the page, which wins if the title begins with it.
    """
    title = " ".join(title.split())
    if heading and len(heading.split()) > 2 and _plain(title).startswith(_plain(heading)):
        return " ".join(heading.split())
    pieces = _SEPARATOR.split(title)
    if len(pieces) < 2:
        return title
    marks = _SEPARATOR.findall(title)
    if _names_site(pieces[-1], site, host):
        return "".join(_woven(pieces[:-1], marks)).strip()
    if _names_site(pieces[0], site, host):
        return "".join(_woven(pieces[1:], marks[1:])).strip()
    return title


def _woven(pieces: list[str], marks: list[str]) -> list[str]:
    return [text for pair in zip(pieces, [*marks[: len(pieces) - 1], ""], strict=True) for text in pair]


def _names_site(piece: str, site: str | None, host: str | None) -> bool:
    name = _plain(piece).removeprefix("the")
    if not name:
        return False
    if site and name == _plain(site).removeprefix("the"):
        return True
    labels = [label for label in (host or "").split(".") if label not in _ENDINGS]
    return any(name == _plain(label).removeprefix("the") for label in labels)


def _plain(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()
