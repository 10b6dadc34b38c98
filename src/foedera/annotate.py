"""Article -> spaCy Doc; the only module that loads a model.

Names are found on the tokens first and become one token each before the parse: a parser that meets `Singh and US
Defence Secretary Lloyd Austin` as five loose words takes the wrong one for the subject; one that meets two names
does not. Offsets and the text stay those of the article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal

import spacy
from spacy.language import Language
from spacy.lookups import Lookups, Table
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span, Token

from foedera.article import Article, dateline_end
from foedera.days import dated_name
from foedera.errors import ModelError
from foedera.ruling import Ruling
from foedera.words import Page, Words

NameKind = Literal[
    "person", "country", "adjective", "place", "organisation", "office", "instrument", "initiative"
]  # fmt: skip

# Frequent words of the right sort: a parser trained on the web has seen them in every position.
_STAND_INS: dict[NameKind, str] = {
    "person": "Smith",
    "country": "France",
    "adjective": "French",
    "place": "Paris",
    "organisation": "Ministry",
    "office": "Minister",
    "instrument": "Agreement",
    "initiative": "Programme",
}
_PREFIXES = frozenset(
    "co re pre anti non counter de inter self cross multi sub ex pull stand cease start spin shut".split()
)
_MODEL = "model"  # the key under which a document keeps the name of the model that read it
_PARSING = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name with the offsets of all that belongs to it (title, acronym in brackets).

    `text` is the bare name; `sort` is the contract's kind of organisation, instrument or initiative; `office` is
    the title as printed, `country` the country that stands with it.
    """

    start: int
    end: int
    kind: NameKind
    text: str
    sort: str | None = None
    acronym: str | None = None
    office: str | None = None
    country: str | None = None


@cache
def load_model(name: str) -> Language:
    """Load an installed spaCy pipeline once; raise ModelError if it is missing or cannot parse."""
    try:
        nlp: Language = import_module(name).load() if not spacy.util.is_package(name) else spacy.load(name)
    except ModuleNotFoundError as error:
        raise ModelError(
            name, "is not installed" if error.name == name else f"cannot be loaded: {error}"
        ) from error
    except (ImportError, OSError, AttributeError, TypeError) as error:
        raise ModelError(name, f"cannot be loaded: {error}") from error
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(name, f"lacks {', '.join(sorted(missing))}")
    index = _lemma_index(nlp)
    for kind in index:
        index[kind] = dict.fromkeys(index[kind])  # the lemmatiser looks up words in what are long lists
    return nlp


def _lemma_index(nlp: Language) -> Table:
    """Return the words that a model's lemmatiser has, by the part of speech; an empty table if it has none."""
    lookups = getattr(dict(nlp.pipeline).get("lemmatizer"), "lookups", Lookups())
    return lookups.get_table("lemma_index", Table())


def find_tokens(article: Article, model: str) -> Doc:
    """Return the article's text as tokens with the model's own entities, not yet parsed."""
    nlp = load_model(model)
    doc = nlp.make_doc(article.text)
    starts = {block.start for block in article.body_blocks()}
    report = dateline_end(article.text)
    for token in doc:
        if token.idx in starts or (report and token.idx >= report > token.nbor(-1).idx):
            token.is_sent_start = True
    tagged: Doc = nlp.get_pipe("ner")(doc)
    tagged.user_data[_MODEL] = model
    return tagged


def is_english(doc: Page, text: str) -> bool:
    """Tell whether the model's lemmatiser has a text, singular or plural, for an English word."""
    words = _english(doc.user_data[_MODEL]) if _MODEL in doc.user_data else frozenset[str]()
    small = text.lower()
    return small in words or (small.endswith("s") and small[:-1] in words)


def is_word(model: str, text: str) -> bool:
    """Tell whether a model's lemmatiser has a text in small letters for an English word."""
    return text.lower() in _english(model)


@cache
def _english(model: str) -> frozenset[str]:
    return frozenset(word for words in _lemma_index(load_model(model)).values() for word in words)


def parse(doc: Doc, names: Sequence[Name], model: str) -> Doc:
    """Make each name one token of `doc`, then tag and parse it.

    Names that do not fall on token borders are left as they are.
    """
    held = _merge(doc, names)
    with _dressed(doc, held):
        for component in _parsing(model):
            doc = component(doc)
    _lemmatise_prefixed(doc, load_model(model))
    return doc


@cache
def _parsing(model: str) -> tuple[Callable[[Doc], Doc], ...]:
    """Return the components of a model that parse, in their order."""
    found = (component for name, component in load_model(model).pipeline if name in _PARSING)
    return tuple(Ruling(each) if isinstance(each, AttributeRuler) else each for each in found)


def names_by_token(doc: Doc, names: Sequence[Name]) -> dict[int, Name]:
    """Return the name that each token stands for, by the token's index."""
    starts = {name.start: name for name in names}
    return {
        token.i: starts[token.idx]
        for token in doc
        if token.idx in starts and token.idx + len(token) == starts[token.idx].end
    }


def _merge(doc: Doc, names: Sequence[Name]) -> list[tuple[int, NameKind]]:
    spans: list[tuple[Span, Name]] = []
    for name in names:
        span = doc.char_span(name.start, name.end)
        if span is not None:
            spans.append((span, name))
    named = {at for span, _ in spans for at in range(span.start, span.end)}
    with doc.retokenize() as retokenizer:
        for span, _ in spans:
            if len(span) > 1:
                retokenizer.merge(span)
        for first, end in _single_words(Words(doc)):
            if named.isdisjoint(range(first, end)):
                retokenizer.merge(doc[first:end])
    starts = {name.start: name.kind for _, name in spans}
    held = [(token.i, starts[token.idx]) for token in doc if token.idx in starts]
    for at, kind in held:
        if kind == "person":
            doc[at].ent_type_ = "PERSON"  # `May said` is of no month
    return held


def _single_words(doc: Words) -> Iterator[tuple[int, int]]:
    """Yield the tokens of what is one word though no name: `co-producing`, and days that are none, `Black September`."""
    for at, word in enumerate(doc):
        if word.lower_ in _PREFIXES and _is_prefixed(doc, at):
            yield at, at + 3
        elif (end := dated_name(doc, at)) is not None:
            yield at, end


def _lemmatise_prefixed(doc: Doc, nlp: Language) -> None:
    """Give `co-developing` the lemma `co-develop`: the model's rules do not know a word with a prefix."""
    for token in doc:
        prefix, _, word = token.text.partition("-")
        if word.islower() and prefix.lower() in _PREFIXES and "lemmatizer" in nlp.pipe_names:
            alone = Doc(doc.vocab, words=[word], tags=[token.tag_], pos=[token.pos_])
            token.lemma_ = f"{prefix.lower()}-{nlp.get_pipe('lemmatizer')(alone)[0].lemma_}"


def _is_prefixed(doc: Words, at: int) -> bool:
    """Tell whether a hyphen and a word stand behind a prefix: `co-producing` is one verb, not three words."""
    prefix, *behind = doc[at : at + 3]
    if len(behind) < 2 or prefix.whitespace_:
        return False
    hyphen, word = behind
    return hyphen.text == "-" and not hyphen.whitespace_ and word.is_lower


@contextmanager
def _dressed(doc: Doc, held: Sequence[tuple[int, NameKind]]) -> Iterator[None]:
    """Let names look like their stand-ins to the parser, and take the dress off again.

    The features sit on the vocabulary's lexemes, which all documents share: left on, they would make a reading
    depend on what was read before it.
    """
    worn: list[tuple[Token, tuple[str, str, str, str]]] = []
    for at, kind in held:
        token = doc[at]
        lexeme = doc.vocab[token.text]
        stand_in = doc.vocab[_STAND_INS[kind]]
        worn.append((token, (lexeme.norm_, lexeme.prefix_, lexeme.suffix_, lexeme.shape_)))
        _dress(token, (stand_in.norm_, stand_in.prefix_, stand_in.suffix_, stand_in.shape_))
    try:
        yield
    finally:
        for token, features in reversed(worn):
            _dress(token, features)


def _dress(token: Token, features: tuple[str, str, str, str]) -> None:
    lexeme = token.doc.vocab[token.text]
    lexeme.norm_, lexeme.prefix_, lexeme.suffix_, lexeme.shape_ = features
    token.norm_ = features[0]
