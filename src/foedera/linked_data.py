"""JSON-LD in a page: what its linked data says of the article, however it is nested or broken."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_SCRIPTS = 40
_LONGEST_SCRIPT = 1_000_000
_MOST_NODES = 400
_MOST_AUTHORS = 30
_DEEPEST = 6
_LONGEST_NAME = 300
_OPENINGS = ("<!--", "//<![CDATA[", "/*<![CDATA[*/", "// <![CDATA[", "<![CDATA[")
_CLOSINGS = ("-->", "//]]>", "/*]]>*/", "// ]]>", "]]>", ";")
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/h\d|/li)\b[^<>]{0,200}>", re.IGNORECASE)
_MAIN = re.compile(r"(?:Article|Posting|Report)$", re.IGNORECASE)
_WORK = re.compile(
    r"(?:Recipe|Review|VideoObject|AudioObject|PodcastEpisode|Episode|HowTo|CreativeWork|Book|Chapter|Dataset"
    r"|ImageGallery|MediaGallery|Clip)$",
    re.IGNORECASE,
)
_PAGE = re.compile(r"Page$", re.IGNORECASE)
_SITE = re.compile(r"(?:WebSite|NewsMediaOrganization)$", re.IGNORECASE)
_BODYLESS = re.compile(r"Organization|Corporation|Brand|WebSite|GovernmentAgency", re.IGNORECASE)
_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
_LOOSE = {
    "headline": re.compile(r'"headline"\s{0,20}:\s{0,20}"((?:[^"\\]|\\.){1,500})"'),
    "datePublished": re.compile(r'"datePublished"\s{0,20}:\s{0,20}"([^"\\]{4,50})"'),
    "author": re.compile(
        r'"author"\s{0,20}:\s{0,20}[\[{\s]{0,40}(?:"@type"\s{0,20}:\s{0,20}"Person"\s{0,20},)?'
        r'\s{0,40}"name"\s{0,20}:\s{0,20}"((?:[^"\\]|\\.){1,200})"'
    ),
}


@dataclass(frozen=True, slots=True)
class Linked:
    """One thing that linked data describes, such as an article or the page that holds it."""

    kinds: frozenset[str]
    rank: int
    """0 for articles, 1 for other works (a recipe, a video), 2 for the page itself."""
    headline: str | None = None
    description: str | None = None
    body: str | None = None
    section: str | None = None
    language: str | None = None
    published: str | None = None
    created: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedData:
    """Everything of use in a page's linked data: its works, best first, and names of the site."""

    works: tuple[Linked, ...] = ()
    sites: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    """People whose own site the page is on."""


def read_linked_data(tree: HtmlElement) -> LinkedData:
    """Return what a page's JSON-LD says of it; a script that cannot be read even when repaired is passed over."""
    nodes = list(_nodes(tree))
    named = {
        node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1
    }
    works = [work for node in nodes if (work := _work(node, named))]
    works.sort(key=lambda work: work.rank)
    sites = [name for node in nodes for name in _site_names(node, named)]
    owners = [
        name
        for node in nodes
        if {"Person", "Organization"} <= _kinds(node) and (name := _text(node.get("name")))
    ]
    return LinkedData(tuple(works), tuple(dict.fromkeys(sites)), tuple(dict.fromkeys(owners)))


# Scripts -> nodes


def _nodes(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    scripts = tree.xpath("//script[contains(@type, 'ld+json') or contains(@type, 'LD+JSON')]")
    left = _MOST_NODES
    for script in scripts[:_MOST_SCRIPTS]:
        text = script.text or ""
        if len(text) <= _LONGEST_SCRIPT:
            for node in _flattened(_parsed(text), left):
                left -= 1
                yield node


def _parsed(text: str) -> list[object]:
    """Return the values that a script holds: as it stands, else repaired, else what single fields still say."""
    text = _unwrapped(text)
    if not text:
        return []
    for attempt in (text, _TRAILING_COMMA.sub("", _BAD_ESCAPE.sub(r"\\\\", text)), unescape(text)):
        values = _decoded(attempt)
        if values is not None:
            return values
    return [_salvaged(text)]


def _unwrapped(text: str) -> str:
    """Return a script without the comment signs that hid it from old browsers."""
    text = text.strip()
    for opening in _OPENINGS:
        text = text.removeprefix(opening).lstrip()
    for closing in _CLOSINGS:
        text = text.removesuffix(closing).rstrip()
    return text


def _decoded(text: str) -> list[object] | None:
    """Return one value or several that stand one after the other."""
    decoder = json.JSONDecoder(strict=False)
    values: list[object] = []
    at = 0
    try:
        while at < len(text) and len(values) < _MOST_SCRIPTS:
            value, end = decoder.raw_decode(text, at)
            values.append(value)
            at = end + len(text[end : end + 200]) - len(text[end : end + 200].lstrip(" \t\r\n,;"))
    except (ValueError, RecursionError):
        return values or None
    return values


def _salvaged(text: str) -> Mapping[str, object]:
    found = {name: match[1] for name, pattern in _LOOSE.items() if (match := pattern.search(text))}
    return {"@type": "Article", **found} if found else {}


def _flattened(values: Sequence[object], most: int) -> Iterator[Mapping[str, object]]:
    """Yield the objects that describe the page, those in graphs and those it is mainly about."""
    queue = deque((value, 0) for value in values)
    while queue and most > 0:
        value, depth = queue.popleft()
        if depth > _DEEPEST:
            continue
        if isinstance(value, list):
            queue.extend((each, depth + 1) for each in value[:_MOST_NODES])
        elif isinstance(value, dict):
            most -= 1
            yield value
            queue.extend((value[key], depth + 1) for key in _INNER if isinstance(value.get(key), dict | list))


# Nodes -> works


def _work(node: Mapping[str, object], named: Mapping[object, Mapping[str, object]]) -> Linked | None:
    kinds = _kinds(node)
    rank = _rank(kinds)
    if rank is None:
        return None
    authors = list(_authors(node.get("author") or node.get("creator"), named, 0))[:_MOST_AUTHORS]
    return Linked(
        kinds=kinds,
        rank=rank,
        headline=_text(node.get("headline")) or _text(node.get("name")),
        description=_text(node.get("description")),
        body=_body(node.get("articleBody")),
        section=_text(node.get("articleSection")),
        language=_text(node.get("inLanguage")),
        published=_text(node.get("datePublished") or node.get("uploadDate")),
        created=_text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        authors=tuple(dict.fromkeys(name for name, person in authors if person)),
    )


def _kinds(node: Mapping[str, object]) -> frozenset[str]:
    types = node.get("@type")
    words = types if isinstance(types, list) else [types]
    return frozenset(re.split(r"[/:#]", word[:100])[-1] for word in words if isinstance(word, str) and word)


def _rank(kinds: frozenset[str]) -> int | None:
    for rank, pattern in enumerate((_MAIN, _WORK, _PAGE)):
        if any(pattern.search(kind) for kind in kinds):
            return rank
    return None


def _site_names(node: Mapping[str, object], named: Mapping[object, Mapping[str, object]]) -> Iterator[str]:
    """Yield what a node calls the site: the publisher's name, or its own where it is the site."""
    publisher = node.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    if isinstance(publisher, dict):
        publisher = publisher if "name" in publisher else named.get(publisher.get("@id"), publisher)
    own = node if any(_SITE.search(kind) for kind in _kinds(node)) else None
    for name in (_text(publisher), _text(own)):
        if name and len(name) <= _LONGEST_NAME and "://" not in name:
            yield name


def _authors(
    value: object, named: Mapping[object, Mapping[str, object]], depth: int
) -> Iterator[tuple[str, bool]]:
    """Yield the names that an `author` gives, and whether each may be a person's."""
    if depth > 3:
        return
    if isinstance(value, str):
        if value.startswith(("{", "[")):
            for inner in _decoded(value[:5000]) or ():
                yield from _authors(inner, named, depth + 1)
        elif value in named:
            yield from _authors(named[value], named, depth + 1)
        else:
            yield value[:_LONGEST_NAME], True
    elif isinstance(value, list):
        for each in value[:_MOST_AUTHORS]:
            yield from _authors(each, named, depth + 1)
    elif isinstance(value, dict):
        yield from _author(value, named, depth)


def _author(
    value: Mapping[str, object], named: Mapping[object, Mapping[str, object]], depth: int
) -> Iterator[tuple[str, bool]]:
    kinds = _kinds(value)
    person = "Person" in kinds or not any(_BODYLESS.search(kind) for kind in kinds)
    names = value.get("name") or " ".join(
        part for key in ("givenName", "familyName") if (part := _text(value.get(key)))
    )
    if names:
        yield from ((name, person) for name, _ in _authors(names, {}, depth + 1))
    elif value.get("@id") in named and "name" in named[value["@id"]]:
        yield from _authors(named[value["@id"]], named, depth + 1)


def _text(value: object) -> str | None:
    """Return the first plain text of a value, of its name where it is an object."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value")
    if isinstance(value, str):
        return plain_text(value) or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _body(value: object) -> str | None:
    if isinstance(value, list):
        value = "\n".join(each for each in value if isinstance(each, str))
    if not isinstance(value, str):
        return None
    text = unescape(_TAG.sub("", _BREAK.sub("\n", unescape(value))))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line) or None


def plain_text(text: str) -> str:
    """Return a text without tags and entities, its white space made single blanks."""
    text = text[:20_000]
    if "&" in text:
        text = unescape(unescape(text))
    return " ".join((_TAG.sub(" ", text) if "<" in text else text).split())
