"""Doc -> Statements: who said what, quoted or reported.

Quotations are found on the characters, for no parse survives them; what governs them, and what is reported without
marks, is found on the parse from the cue words of `data/cues.toml`. A quotation goes to the cue beside it, never to
one within it: the words are the outermost speaker's.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from foedera import grammar, reported
from foedera.actors import Cast
from foedera.article import Article
from foedera.asides import find_aside, find_led
from foedera.closings import find_closing
from foedera.cues import Cue, load_cues
from foedera.dates import PartialDate
from foedera.evidence import Span
from foedera.media import medium_of
from foedera.quotations import Chars, Quotation, Quoted, paragraphs_of, stands_in, touch
from foedera.speakers import actor_ids, audience, find_speakers, owners, source_span, voices
from foedera.turns import find_turns

StatementForm = Literal["direct", "indirect", "mixed"]
_NOUN_CLAUSES = frozenset({"acl", "ccomp", "relcl", "xcomp", "advcl"})
_STOPS = frozenset(".?!…")
_PAUSES = frozenset(",;:-–—")
_ASIDE = frozenset(
    "say put note report write explain observe describe argue tell warn predict recall state".split()
)
_LINKING = frozenset("seem appear become remain have go come".split())


@dataclass(frozen=True, slots=True)
class Statement:
    """Words attributed to a speaker; `content` has several spans where a quotation is split."""

    id: str
    speaker: str | None
    form: StatementForm
    text: str
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    medium: str | None
    audience: tuple[str, ...]
    date: PartialDate | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Page:
    doc: Doc
    cast: Cast
    article: Article
    quoted: Quoted


@dataclass(frozen=True, slots=True)
class _Found:
    cue: tuple[Token, Token] | None
    entry: Cue | None
    sources: tuple[Token, ...]
    content: tuple[Chars, ...]
    rule: str
    confidence: float
    audience: tuple[str, ...] = ()
    speaker: str | None = None


def find_statements(doc: Doc, cast: Cast, article: Article) -> Iterator[Statement]:
    """Yield what the page attributes to somebody's words, in text order, with the ids `s1`, `s2` and so on."""
    page = _page(doc, cast, article)
    turns = [
        _Found(None, None, (t.source,), t.content, t.rule, 0.8, speaker=t.speaker)
        for t in find_turns(doc, cast, page.quoted)
    ]
    spoken = sorted(part for turn in turns for part in turn.content)
    cued = [f for token in doc for f in _at(page, token) if not (_is_own(f) and stands_in(token, spoken))]
    worded = [f for f in _without_doubles(cued) if any(page.quoted.words(run) for run in f.content)]
    found = _with_uncued(page, [*worded, *turns])
    for number, one in enumerate(sorted(found, key=lambda f: f.content), 1):
        yield _statement(page, one, f"s{number}")


def _is_own(found: _Found) -> bool:
    return all(token.lower_ in {"i", "we"} for token in found.sources)


def _page(doc: Doc, cast: Cast, article: Article) -> _Page:
    return _Page(doc, cast, article, Quoted(doc, paragraphs_of(article)))


# What a cue governs


def _at(page: _Page, token: Token) -> Iterator[_Found]:
    quotation = page.quoted.of(token)
    if quotation is not None and page.quoted.words((quotation.start, quotation.end)) > 2:
        return
    cues = load_cues()
    verb = cues.verb(token) if token.tag_.startswith("V") else None
    noun = cues.nouns.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
    if verb is not None:
        yield from _from_verb(page, token, verb)
    elif noun is not None:
        yield from _from_noun(page, token, noun)
    elif token.tag_ in reported.FINITE:
        yield from _from_unknown(page, token)
    elif token.text == ":" and quotation is None:
        yield from _from_colon(page, token)
    elif token.lower_ == "words" and token.head.lower_ == "in":
        yield from _from_words(page, token)
    elif token.lower_ == "according":
        yield from _from_according(page, token)


def _from_verb(page: _Page, cue: Token, entry: Cue) -> Iterator[_Found]:
    particle = [c for c in cue.children if c.lower_ == entry.particle]
    if (entry.particle and not particle) or grammar.negated(cue):
        return
    closing = find_closing(cue, page.cast) if "clause" in entry.frames else None
    if closing is not None:
        content = page.quoted.joined(_runs(page, cue, closing.words))
        yield _Found((cue, cue), entry, (closing.speaker,), content, "pattern:closing", 0.8)
        return
    speakers = find_speakers(page.quoted, cue)
    if any(reported.is_nobody(t) for t in speakers):
        return
    before, after = _before(page, cue, speakers), _after(page, cue, entry)
    quoted = [q for q in (before, after) if q is not None]
    if not quoted and reported.withheld(cue, entry):
        return
    aside = None if quoted else find_aside(cue, speakers)
    inverted = before is not None and bool(speakers) and all(t.i > cue.i for t in speakers)
    told = [] if inverted else reported.complement(cue, entry)  # `“…,” said Reis, who had been sent to …`
    runs = _runs(page, cue, aside.words if aside else told)
    if after is not None and page.article.text[cue.idx : after.start].rstrip().endswith(":"):
        runs = [r for r in runs if any(touch(r, (q.start, q.end)) for q in quoted)]
    content = page.quoted.joined([*runs, *((q.start, q.end) for q in quoted)])
    if not content and reported.marked_as(cue) and cue.lemma_ in _ASIDE:
        yield from _from_as(page, cue, f"cue:{entry.lemma}")
    nameless = not speakers and "clause" not in entry.frames and not reported.passed_on(cue)
    nameless = nameless and bool(entry.frames)
    if not content or nameless:
        return
    if entry.quoted and not any(page.quoted.quoted_words(run) for run in content):
        return
    rule = "quote:split" if before and after else f"cue:{entry.lemma}"
    confidence = 0.95 if quoted and entry.confidence >= 0.75 else entry.confidence
    last = particle[-1] if particle else cue
    hearers = audience(page.cast, cue) if entry.audience else ()
    yield _Found((cue, last), entry, speakers, content, rule, confidence, hearers)


def _from_unknown(page: _Page, verb: Token) -> Iterator[_Found]:
    """Yield what a verb of no entry is used to report: speech that ends in a comma before it (`“…,” he sighed`)."""
    if verb.lower_ in {"put", "puts"} and reported.marked_as(verb):
        yield from _from_as(page, verb, "pattern:as-put")
    if verb.pos_ != "VERB" or verb.lemma_ in _LINKING or grammar.negated(verb):
        return
    speakers = find_speakers(page.quoted, verb)
    before = _before(page, verb, speakers)
    if (
        before is not None
        and speakers
        and page.article.text[before.parts[-1][1] - 1] == ","
        and _is_speech(page, before)
    ):
        yield _Found((verb, verb), None, speakers, ((before.start, before.end),), "quote:verb", 0.7)


def _before(page: _Page, cue: Token, speakers: Sequence[Token]) -> Quotation | None:
    """Return the quotation that the cue's clause follows at once."""
    near = [t for t in speakers if t.i < cue.i and page.quoted.of(t) is None]
    first = min(
        [cue.i, *(grammar.noun_phrase(t)[0] for t in near), *(c.i for c in grammar.children(cue, "aux"))]
    )
    at = page.doc[first].idx
    found = page.quoted.before(at)
    if found is None or page.quoted.paragraph(found.end - 1) != page.quoted.paragraph(at):
        return None
    between = page.doc.char_span(found.end, cue.idx, alignment_mode="contract") or ()
    if any(reported.is_cue(t) for t in between) or _is_title(page, found):
        return (
            None  # the words of an earlier cue, which this one goes on from (`“…,” he said, adding that …`)
        )
    gap = page.article.text[found.end : at]
    if not re.fullmatch(r"[\s,;–—-]*(?:(?:and|then|but|later|also|who)\s+)?", gap):
        return None
    last = page.article.text[found.parts[-1][1] - 1]
    if last in _STOPS:
        return found if not reported.leads_on(cue, speakers) else None
    alone = not gap.strip() and _opens_sentence(page, found)
    return found if last in ",—–-" or "," in gap or alone else None


def _after(page: _Page, cue: Token, entry: Cue) -> Quotation | None:
    """Return the quotation that the cue leads to, with nothing of its own clause's content between."""
    end = cue.idx + len(cue)
    found = page.quoted.after(end)
    if found is None:
        return None
    gap = page.article.text[end : found.start]
    if len(gap) > 300:
        return None
    span = page.doc.char_span(end, found.start, alignment_mode="expand") or ()
    between = [t for t in span if cue.i < t.i and t.idx < found.start]
    colon = gap.rstrip().endswith(":")
    if page.quoted.paragraph(end) != page.quoted.paragraph(found.start) and not colon:
        return None
    if any(t.lower_ in {".", "?", "!", ";"} or reported.is_cue(t) for t in between):
        return None
    if colon:
        own = set(cue.subtree)
        return None if any(t.tag_ in reported.FINITE and t not in own for t in between) else found
    finite = any(t.tag_ in reported.FINITE and t.dep_ != "relcl" for t in between)
    led = gap.strip() in {"", ","} or bool(entry.frames & {"as", "name"})
    return None if finite or not (led or page.quoted.words((found.start, found.end)) > 2) else found


def _runs(page: _Page, cue: Token, tokens: Sequence[Token]) -> list[Chars]:
    """Return the unbroken passages of tokens, without what a later cue of the same speaker takes."""
    cut = next((t.i for t in tokens if t.i > cue.i and reported.goes_back(t, cue)), len(page.doc))
    kept = sorted({t.i for t in tokens if t.i < cut and t.i != cue.i})
    runs: list[Chars] = []
    for i in kept:
        token = page.doc[i]
        if token.is_space or token.text in _STOPS | _PAUSES:
            continue
        if runs and not re.search(r"\w", page.article.text[runs[-1][1] : token.idx]):
            runs[-1] = (runs[-1][0], token.idx + len(token))
        else:
            runs.append((token.idx, token.idx + len(token)))
    return [(a, a + len(re.sub(r"\W+(?:and|but)$", "", page.article.text[a:b]))) for a, b in runs]


# Cues that are no verbs


def _from_noun(page: _Page, cue: Token, entry: Cue) -> Iterator[_Found]:
    near = [*cue.children, *(c for c in cue.head.children if c.left_edge.i == cue.i + 1)]
    clauses = [c for c in near if c.dep_ in _NOUN_CLAUSES and c.i > cue.i and reported.reports(c)]
    sources = tuple(owners(cue))
    content = page.quoted.joined(_runs(page, cue, list(clauses[0].subtree))) if clauses else ()
    if content and sources:
        yield _Found((cue, cue), entry, sources, content, f"cue:{entry.lemma}", entry.confidence)


def _from_according(page: _Page, cue: Token) -> Iterator[_Found]:
    to = grammar.children(cue, "prep")
    sources = [o for p in to for o in grammar.children(p, "pobj")]
    if not sources:
        return
    own = set(cue.subtree)
    head = next((t for t in cue.ancestors if t.pos_ in {"VERB", "AUX"}), cue.head)
    while head.dep_ == "conj" and head.head.i > cue.i:  # `according to X, one fell and two rose`
        head = head.head
    content = page.quoted.joined(_runs(page, cue, [t for t in head.subtree if t not in own]))
    if content:
        yield _Found((cue, to[0]), None, tuple(sources), content, "pattern:according-to", 0.85)


def _from_colon(page: _Page, colon: Token) -> Iterator[_Found]:
    led = find_led(colon)
    speakers = find_speakers(page.quoted, led[0]) if led else ()
    if led is None or grammar.negated(led[0]) or find_aside(led[0], speakers):
        return
    if any(actor_ids(page.cast, t) for t in speakers):
        content = page.quoted.joined(_runs(page, colon, led[1]))
        yield _Found((led[0], led[0]), None, speakers, content, "pattern:colon", 0.6)


def _from_words(page: _Page, cue: Token) -> Iterator[_Found]:
    """Yield the quotation beside `in the words of` somebody."""
    sources = grammar.prep_objects(cue, "of") or grammar.children(cue, "poss")
    edge = cue.right_edge
    before, after = page.quoted.before(cue.head.idx), page.quoted.after(edge.idx + len(edge))
    text = page.article.text
    gaps = [(text[before.end : cue.head.idx], before)] if before else []
    gaps += [(text[edge.idx + len(edge) : after.start], after)] if after else []
    beside = next((quotation for gap, quotation in gaps if not gap.strip(" ,:–—-")), None)
    if sources and beside is not None:
        content = ((beside.start, beside.end),)
        yield _Found((cue.head, cue), None, tuple(sources), content, "pattern:in-the-words-of", 0.85)


def _from_as(page: _Page, cue: Token, rule: str) -> Iterator[_Found]:
    """Yield the clause that an aside gives to somebody (`as the envoy put it`)."""
    own = set(cue.subtree)
    content = page.quoted.joined(_runs(page, cue, [t for t in cue.head.subtree if t not in own]))
    speakers = find_speakers(page.quoted, cue)
    if content and speakers and cue.dep_ == "advcl":
        yield _Found((cue, cue), None, speakers, content, rule, 0.7)


# Quotations without a cue


def _without_doubles(found: Sequence[_Found]) -> list[_Found]:
    """Return the findings without a second one of the same words; the more certain stays."""
    kept: dict[tuple[Chars, ...], _Found] = {}
    closed = sorted(f.cue[0].idx for f in found if f.rule == "pattern:closing" and f.cue)
    whole = [f for f in found if f.rule == "pattern:closing" or not _holds_any(f.content, closed)]
    for one in sorted(whole, key=lambda f: -f.confidence):
        kept.setdefault(one.content, one)
    return sorted(kept.values(), key=lambda f: f.content)


def _holds_any(content: Sequence[Chars], places: Sequence[int]) -> bool:
    """Tell whether words run over one of these places, as those do that the parse leads on over a closing `she said`."""
    return any(bisect_right(places, b - 1) > bisect_right(places, a) for a, b in content)


def _with_uncued(page: _Page, found: list[_Found]) -> list[_Found]:
    """Return the findings with the quotations that no cue governs: each goes on with a speaker, or stands alone."""
    taken = {q.start for one in found for run in one.content for q in page.quoted.touching(run)}
    ends = sorted((_last(one), at) for at, one in enumerate(found))
    for quotation in page.quoted.quotations:
        if quotation.start in taken:
            continue
        place = bisect_right(ends, (quotation.start, len(page.article.text)))
        at = ends[place - 1][1] if place else len(found)
        last = found[at] if place else None
        if last is not None and _goes_on(page, last, quotation):
            content = page.quoted.joined([*last.content, (quotation.start, quotation.end)])
            found[at] = replace(last, content=content, rule="quote:split")
        elif _is_speech(page, quotation):
            at = len(found)
            found.append(_uncued(page, last, quotation))
        else:
            continue
        insort(ends, (_last(found[at]), at))
    return found


def _last(found: _Found) -> int:
    """Return where a statement's words or its cue end, whichever is later."""
    return max(found.content[-1][1], found.cue[1].idx if found.cue else 0)


def _goes_on(page: _Page, last: _Found, quotation: Quotation) -> bool:
    """Tell whether a sentence of quoted words follows the cue's clause at once (`“A,” she said. “B.”`)."""
    text = page.article.text
    end = last.content[-1][1]
    same = page.quoted.paragraph(end - 1) == page.quoted.paragraph(quotation.start)
    ended = text[quotation.parts[-1][1] - 1] in ".?!…,"
    if not (same and ended and last.cue and page.quoted.quoted_words(last.content[-1])):
        return False
    between = text[end : quotation.start]
    if re.fullmatch(r"[\s,]*(?:and|or|but)?\s*", between):
        return True
    told = max(end, page.quoted.sentence(last.cue[1].idx)[1])
    sentences = len(re.findall(r"[a-z\d)]{2}[.?!][”’\"')]*\s", between))
    at_once = sentences < 2 or not page.quoted.words((min(told, quotation.start), quotation.start))
    return at_once and between.rstrip()[-1:] in _STOPS


def _uncued(page: _Page, last: _Found | None, quotation: Quotation) -> _Found:
    content = ((quotation.start, quotation.end),)
    here = page.quoted.paragraph(quotation.start)
    colon = re.search(r":\s*$", page.article.text[here[0] : quotation.start])
    if colon:
        sentence = page.doc.char_span(here[0], quotation.start, alignment_mode="expand")
        roots = [t for t in sentence or () if t.tag_ in reported.FINITE and page.quoted.of(t) is None]
        subjects = grammar.subjects(roots[-1]) if roots else []
        if subjects:
            return _Found(None, None, tuple(subjects), content, "quote:colon", 0.6)
    if last is not None and (
        page.quoted.paragraph(last.content[-1][1] - 1) == here or _fills_next(page, last, quotation)
    ):
        return _Found(None, None, last.sources, content, "quote:follow", 0.6)
    return _Found(None, None, (), content, "quote:alone", 0.4)


def _fills_next(page: _Page, last: _Found, quotation: Quotation) -> bool:
    """Tell whether a quotation is the whole of the paragraph behind the one in which somebody is quoted."""
    end = last.content[-1][1]
    here, there = page.quoted.paragraph(quotation.start), page.quoted.paragraph(end - 1)
    text = page.article.text
    whole = not re.search(r"\w", text[here[0] : quotation.start] + text[quotation.end : here[1]])
    quoted = page.quoted.quoted_words(last.content[-1])
    return whole and bool(quoted) and not text[there[1] : here[0]].strip()


def _is_speech(page: _Page, quotation: Quotation) -> bool:
    """Tell whether marked words are a full clause, and not a title."""
    span = page.doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
    tokens = [t for t in span or () if t.is_alpha]
    small = sum(t.is_lower for t in tokens)
    ended = page.article.text[quotation.parts[-1][1] - 1] in ",.?!…—–"
    return (
        ended
        and len(tokens) > 3
        and small * 2 > len(tokens)
        and any(t.tag_ in reported.FINITE for t in tokens)
    )


# Passages


def _is_title(page: _Page, quotation: Quotation) -> bool:
    """Tell whether quotation marks set off a name in the run of a sentence (`on the “Morning Round” she said`)."""
    text = page.article.text
    words = [word for part in quotation.parts for word in re.findall(r"[^\W\d_]{4,}", text[slice(*part)])]
    before = text[: quotation.start].rstrip()[-1:]
    return before.isalnum() and bool(words) and all(word[0].isupper() for word in words)


def _opens_sentence(page: _Page, quotation: Quotation) -> bool:
    here = page.quoted.paragraph(quotation.start)
    before = page.article.text[here[0] : quotation.start].rstrip()
    return not before or before.endswith(tuple(_STOPS | set("”\"’'")))


def _statement(page: _Page, found: _Found, number: str) -> Statement:
    pieces = [piece for run in found.content for piece in _pieces(page, run)]
    ids = {i for token in found.sources for i in voices(page.cast, token)}
    cue = grammar.span_of(page.article, *found.cue) if found.cue else None
    return Statement(
        id=number,
        speaker=ids.pop() if len(ids) == 1 else found.speaker,
        form="direct" if found.rule == "turn:label" else _form(page, found.content),
        text=" … ".join(piece.text for piece in pieces),
        content=tuple(pieces),
        source=source_span(page.article, page.cast, found.sources),
        cue=cue,
        medium=_medium(page, found),
        audience=found.audience,
        date=None,
        evidence=_evidence(page, found),
        rule=found.rule,
        confidence=found.confidence,
    )


def _pieces(page: _Page, run: Chars) -> list[Span]:
    """Return a passage as spans; one of quoted words alone goes without its marks, a part for each paragraph."""
    quoted = page.quoted.touching(run)
    plain = page.quoted.words(run) - sum(page.quoted.words((q.start, q.end)) for q in quoted)
    parts = [part for q in quoted for part in q.parts] if quoted and not plain else [run]
    spans = [_trimmed(page, part) for part in parts]
    return [span for span in spans if span is not None]


def _trimmed(page: _Page, run: Chars) -> Span | None:
    """Return a passage without the commas at its ends, the `that` it hangs on, and a full stop not its own."""
    text = page.article.text[run[0] : run[1]]
    lead = re.match(r"[\s,;:–—-]*(?:that\b[\s,]*(?=\S+\s))?", text)
    start = lead.end() if lead else 0
    end = len(text.rstrip(" ,;\n\t\xa0"))
    if text[start : start + 1].islower() and text[:end].endswith(".") and not text[:end].endswith(".."):
        end -= 1
    return page.article.passage(run[0] + start, run[0] + end) if start < end else None


def _form(page: _Page, content: Sequence[Chars]) -> StatementForm:
    words = sum(page.quoted.words(run) for run in content)
    quoted = sum(page.quoted.quoted_words(run) for run in content)
    if not quoted:
        return "indirect"
    return "direct" if quoted == words else "mixed"


def _medium(page: _Page, found: _Found) -> str | None:
    """Return what the words were uttered through, as the cue's sentence tells it outside of them."""
    if found.cue is None:
        return None
    cue = found.cue[0]
    frame = _outside(page, page.quoted.sentence(cue.idx), found.content)
    own = found.entry.medium if found.entry else None
    return medium_of(page.article, frame, cue.idx, own)


def _outside(page: _Page, sentence: Chars, content: Sequence[Chars]) -> str:
    kept = [i for i in range(*sentence) if not any(a <= i < b for a, b in content)]
    return "".join(page.article.text[i] for i in kept)


def _evidence(page: _Page, found: _Found) -> tuple[Span, ...]:
    """Return the sentences that hold the cue and the content."""
    runs = [*found.content, *((t.idx, t.idx + len(t)) for t in found.cue or ())]
    sentences = {s for run in runs for s in page.quoted.sentences_of(run)}
    return tuple(_stripped(page, sentence) for sentence in sorted(sentences))


def _stripped(page: _Page, run: Chars) -> Span:
    text = page.article.text[run[0] : run[1]]
    return page.article.passage(run[0] + len(text) - len(text.lstrip()), run[0] + len(text.rstrip()))
