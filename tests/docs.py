"""Docs for tests: parses told by hand, and texts read by the real small model up to the parse."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256

import spacy
from spacy.tokens import Doc, Token

from foedera.actors import Actor, Cast, find_actors
from foedera.annotate import Name, find_tokens, parse
from foedera.article import GAP, Article, Block, Dateline, Published
from foedera.dates import PartialDate
from foedera.names import find_names
from foedera.settings import DEFAULT_MODEL

ENGLISH = spacy.blank("en")
Read = tuple[Article, Doc, tuple[Name, ...]]


def article_of(text: str, date: str | None = None, title: str | None = None) -> Article:
    """Return a page of nothing but paragraphs, published on a day or not known when."""
    blocks, start = [], 0
    for at, paragraph in enumerate(text.split(GAP)):
        blocks.append(Block(f"b{at}", "paragraph", paragraph, start, start + len(paragraph)))
        start += len(paragraph) + len(GAP)
    return Article(
        id="page", sha256=sha256(text.encode()).hexdigest(), url=None, site=None, title=title, section=None,
        authors=(), language="en", translated_from=None, fetched=None, genre="report",
        published=Published(PartialDate.parse(date), "given") if date else Published(), dateline=Dateline(),
        text=text, blocks=tuple(blocks),
    )  # fmt: skip


@cache
def read_doc(text: str, date: str | None = None, title: str | None = None) -> Read:
    """Read a text as far as the parse; once per session, so leave the Doc as it is."""
    article = article_of(text, date, title)
    doc = find_tokens(article, DEFAULT_MODEL)
    names = find_names(doc)
    return article, parse(doc, names, DEFAULT_MODEL), names


@cache
def read_actors(text: str, date: str | None = None, title: str | None = None) -> tuple[Actor, ...]:
    """Return the actors of a text."""
    article, doc, names = read_doc(text, date, title)
    return find_actors(doc, names, article)


def read_cast(text: str, date: str | None = None) -> Cast:
    """Return the actors of a text for looking them up."""
    return Cast(read_actors(text, date))


def name_of(text: str, words: str) -> Name:
    """Return the name that is printed as these words, whole; fail with what there is if none is."""
    article, _, names = read_doc(text)
    found = {article.text[name.start : name.end]: name for name in reversed(names)}
    assert words in found, f"{words!r} is not among {sorted(found)}"
    return found[words]


def names_as(text: str, kind: str) -> list[str]:
    """Return the bare names of one kind in a text, in its order."""
    return [name.text for name in read_doc(text)[2] if name.kind == kind]


def called(actors: Sequence[Actor], name: str) -> Actor:
    """Return the actor of a name; fail with the names there are if there is none."""
    found = {actor.name: actor for actor in actors}
    assert name in found, f"{name!r} is not among {sorted(found)}"
    return found[name]


def said_of(text: str, name: str, date: str | None = None) -> list[str]:
    """Return the printed mentions of the actor of a name."""
    return [mention.text for mention in called(read_actors(text, date), name).mentions]


def meant(text: str, words: str, date: str | None = None) -> set[str]:
    """Return the names of the actors that a passage is a mention of; it must stand in the text once."""
    assert text.count(words) == 1, f"{words!r} is not clear in {text!r}"
    return {a.name for a in read_actors(text, date) if any(m.text == words for m in a.mentions)}


def hand(parse: str) -> Doc:
    """Return a Doc of rows `word dep head tag [pos] [lemma]`, a line each; the head is its word, or `-` for the root.

    A head that is printed twice is told by its place (`2` for the third row).
    """
    rows = [line.split() for line in parse.strip().splitlines()]
    words = [row[0] for row in rows]
    heads = [
        at if head == "-" else int(head) if head.isdigit() and head not in words else words.index(head)
        for at, (_, _, head, *_) in enumerate(rows)
    ]
    return Doc(
        ENGLISH.vocab,
        words=words,
        heads=heads,
        deps=["ROOT" if row[2] == "-" else row[1] for row in rows],
        tags=[row[3] for row in rows],
        pos=[row[4] if len(row) > 4 else _pos(row[3]) for row in rows],
        lemmas=[row[5] if len(row) > 5 else row[0].lower() for row in rows],
    )


def word(doc: Doc, text: str) -> Token:
    """Return the first token of these words."""
    return next(token for token in doc if token.text == text)


def texts(tokens: Sequence[Token]) -> list[str]:
    """Return the words of tokens."""
    return [token.text for token in tokens]


def _pos(tag: str) -> str:
    if tag.startswith("NNP"):
        return "PROPN"
    by_start = {"NN": "NOUN", "VB": "VERB", "MD": "AUX", "JJ": "ADJ", "DT": "DET", "IN": "ADP", "TO": "PART"}
    by_start |= {"PR": "PRON", "WP": "PRON", "WD": "PRON", "RB": "ADV", "CC": "CCONJ", "CD": "NUM"}
    return by_start.get(tag[:2], "X" if tag[:1].isalpha() else "PUNCT")
