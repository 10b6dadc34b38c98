"""Act -> Timexes: which time expressions date an act, by what the parse hangs on its words and on those it shares a day with."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from foedera.article import Published
from foedera.calendars import interval_of, unit_of
from foedera.companions import AT_ONCE, SAYING, clause_mark, event_beside, sharing
from foedera.evidence import BODY
from foedera.grammar import children, has_aux, mood, sentence_at, text_of
from foedera.histories import find_entries
from foedera.times import Timex

Held = dict[int, Timex]
"""The expression that each token belongs to, by the token's index."""

_DATING = frozenset(
    {"on", "in", "at", "during", "of", "by", "until", "till", "since", "before", "after", "from", "between"}
    | {"through", "throughout", "over", "within", "to", "for", "around", "as", "starting", "beginning"}
)
_HAPPENING = frozenset(
    "hold schedule convene plan set take occur happen begin start open conclude end due expect make give deliver issue "
    "stage launch publish post release broadcast attend".split()
)
_TRAVEL = frozenset(
    "arrive come go travel fly land head leave gather meet be convene sit return join visit".split()
)
_LEGAL = frozenset(
    "charge indict convict sentence arrest accuse suspect want hold implicate jail detain".split()
)
# `in protest at Friday's ruling`: the ruling has its day, not the protest.
_NO_SCENE = frozenset(
    "protest response reaction reply retaliation return wake aftermath light anticipation advance preparation "
    "connection relation honour honor memory spite view".split()
)
_FEELINGS = frozenset(
    "protest anger outrage shock alarm dismay concern surprise disappointment joy fury regret relief frustration "
    "angry outraged shocked alarmed dismayed surprised protest rage bristle".split()
)
_OCCASIONS = frozenset(
    "sideline margin eve day night morning trip visit tour occasion anniversary mission opening start close".split()
)
_MEDIA = frozenset(
    "website site page account channel blog feed television tv radio air platform medium".split()
)
_YEAR = re.compile(r"\b\d{4}\b")
_TIME_DEPS = frozenset(
    {"npadvmod", "advmod", "nmod", "poss", "compound", "amod", "nummod", "appos", "dep", "pobj"}
)

_FRESH = 7  # days between what a dateline tells and its page
_SOON = frozenset({"early", "late", "recently", "soon", "far"})


def times_by_token(doc: Doc, times: Sequence[Timex]) -> Held:
    """Return the expression that each token of the body belongs to, but for repeated times; put together once a page."""
    kept = doc.user_data.get("times")
    if kept is None or kept[0] is not times:
        kept = doc.user_data["times"] = times, _times_by_token(doc, times)
    held: Held = kept[1]
    return held


def _times_by_token(doc: Doc, times: Sequence[Timex]) -> Held:
    held: Held = {}
    for time in times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand") if time.in_ == BODY else None
        if span is not None and time.type != "SET":
            held.update((token.i, time) for token in span)
    return held


def dating_times(act: Token, held: Held) -> list[Timex]:
    """Return the expressions that date an act, the one that tells most first.

    They hang on its own word, on one whose day it shares (the verb that carries it, the clause that it goes along
    with) or, fronted, on what it is coordinated with.
    """
    spans: list[Timex] = []
    for word in sharing(act):
        found = sorted(_own(word, held, chief=word.i == act.i), key=lambda pair: _rank(*pair))
        points = [time for _, time in found if time.type != "DURATION"]
        if points:
            return [*points, *spans, *(time for _, time in found if time.type == "DURATION")]
        spans += [time for _, time in found]
    fronted = next((times for first in _coordinated(act) if (times := _fronted(first, held))), [])
    return [*fronted, *spans] or [*_before_verb(act, held)] or [*_loose(act, held)]


def _before_verb(verb: Token, held: Held) -> Iterator[Timex]:
    """Yield the day between a subject and its verb, wherever the parse hangs it (`The premier on Monday accused …`)."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].dep_ in {"aux", "auxpass", "advmod", "neg"} and at not in held:
        at -= 1
    if verb.pos_ != "VERB" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or at not in held:
        return
    time = held[at]
    first = next(i for i in range(at, -1, -1) if i == 0 or held.get(i - 1) is not time)
    preposed = first > 1 and verb.doc[first - 1].lower_ == "on"
    before = verb.doc[first - 2 if preposed else first - 1] if first > 1 else None
    a_day = time.type != "DURATION" and unit_of(time.value or "") == "day"
    if a_day and before is not None and before.pos_ in {"NOUN", "PROPN", "PRON"}:
        yield time


def _rank(depth: int, time: Timex) -> tuple[bool, int, int, int]:
    """Order the expressions of one clause: points before durations, the nearer to the word and the finer first."""
    units = ["day", "week", "weekend", "month", "quarter", "season", "half", "year"]
    unit = unit_of((time.value or "").split("/")[0])
    return time.type == "DURATION", depth, units.index(unit) if unit in units else len(units), time.start


def _own(word: Token, held: Held, *, chief: bool) -> list[tuple[int, Timex]]:
    found = [
        p
        for p in _below(word, held)
        if not (_is_of_saying(p[1], word) or _is_of_clause(p[1], word) or _is_of_said(p[1], word))
        and not (_is_of_noun(p[1], word) or _is_measure(p[1], word))
    ]
    if word.dep_ in {"relcl", "advcl"}:
        found += [(0, time) for time in _lost(word, held)]
    if chief and word.pos_ == "VERB":
        found += [(1, time) for time in _at_objects(word, held)]
    return found + [(0, time) for time in _of_saying(word, held)]


# --- the entry it stands in ------------------------------------------------------------------------------------


def entry_time(act: Token, times: Sequence[Timex], published: Published) -> Timex | None:
    """Return the date that opens the entry in which an act is told, unless it is told as of another day."""
    printed = [time for time in times if time.in_ == BODY]
    if not printed or printed[0].start > act.idx or not _is_of_entry(act):
        return None
    text = text_of(act.doc)
    entries = find_entries(text, [(time.start, time.end) for time in printed])
    opening = next((e for e in reversed(entries) if e.start <= act.idx < e.until), None)
    if opening is None or (len(entries) == 1 and _is_dateline(printed[opening.at], text, published)):
        return None
    own = _sentence_opening(act, printed)
    time = printed[opening.at] if own is None or own.start < opening.start else own
    return time if unit_of(time.value or "") is not None else None


def within_entry(act: Token, found: Sequence[Timex], times: Sequence[Timex]) -> list[Timex]:
    """Return the expressions that stand in an act's own entry, as a parse may run on from one to the next."""
    text = text_of(act.doc)
    if not any("\n" in text[min(time.start, act.idx) : max(time.start, act.idx)] for time in found):
        return list(found)
    entries = find_entries(text, [(time.start, time.end) for time in times if time.in_ == BODY])
    starts = [entry.start for entry in entries]
    return [t for t in found if bisect_right(starts, t.start) == bisect_right(starts, act.idx)]


def _sentence_opening(act: Token, printed: Sequence[Timex]) -> Timex | None:
    """Return the day with which an act's sentence opens."""
    start = sentence_at(act.doc, act.i).start_char
    inside = (time for time in printed if start <= time.start < act.idx and time.type != "DURATION")
    first = next(inside, None)
    before = text_of(act.doc)[start : first.start].strip().lower() if first else None
    return (
        first if before in {"", "on", "in", "and", "but", "at", "late on", "early on", "later on"} else None
    )


def _is_dateline(time: Timex, text: str, published: Published) -> bool:
    """Tell the page's own day at the head of its text (`24 August - The premier …`), which dates no act."""
    days, day = interval_of(time.value or ""), published.date
    own = days is None or (day is not None and abs((days.end - day.latest).days) <= _FRESH)
    dashed = text[time.end : time.end + 3].strip()[:1] in {"-", "–", "—"}
    return own and dashed and unit_of(time.value or "") == "day" and not text[: time.start].strip()


def _is_of_entry(act: Token) -> bool:
    """Tell what is told as of its entry's day from what lies ahead of it or behind it (`who had fled`, `to meet`)."""
    verbs = [t for t in (act, *act.ancestors) if t.pos_ in {"VERB", "AUX"}]
    for verb in verbs[:1]:
        over = verb.head if verb.head != verb else None
        at_once = over is not None and over.lemma_ in AT_ONCE
        if mood(verb) in {"future", "modal"} or has_aux(verb, "had", "having"):
            return False
        if mood(verb) == "infinitive" and over is not None and over.pos_ != "PROPN" and not at_once:
            return False
    return not any(
        clause.dep_ in {"advcl", "pcomp"} and _is_apart(clause) for clause in verbs if clause.head != clause
    )


def _is_apart(clause: Token) -> bool:
    """Tell a clause of another day than the one that it hangs on (`after the fort fell`, `since signing`)."""
    words = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}} | {clause.head.lower_}
    return bool(words & {"after", "before", "since", "until", "till", "once", "if", "unless"})


# --- what hangs on a word --------------------------------------------------------------------------------------


def _below(head: Token, held: Held, depth: int = 0) -> Iterator[tuple[int, Timex]]:
    """Yield what hangs on a word by itself or by a preposition, and how deep; through names and scenes, not topics."""
    for child in head.children:
        if child.i in held and child.dep_ in _TIME_DEPS:
            yield depth, held[child.i]
        elif child.dep_ in {"prep", "agent"}:
            yield from _below_preposition(child, held, depth)
        elif child.dep_ in {"compound", "nmod"}:
            yield from ((depth, held[c.i]) for c in child.lefts if c.i in held)  # `the 2004 Oslo conference`
        elif child.lower_ in _SOON and child.dep_ == "advmod":
            for as_ in children(child, "prep"):  # `as early as next week`
                yield from _below_preposition(as_, held, depth)
        elif child.dep_ in {"acl", "relcl"} and _happens(child):
            yield from _below(child, held, depth + 1)


def _happens(verb: Token) -> bool:
    """Tell whether a clause at a noun tells when that takes place (`talks held on Friday`, `which took place …`)."""
    subject = next(iter(children(verb, "nsubj", "nsubjpass")), None)
    about = subject is None or subject.tag_ == "WDT"
    place = verb.lemma_ != "take" or any(c.lower_ == "place" for c in children(verb, "dobj"))
    return verb.lemma_ in _HAPPENING and about and place


def _below_preposition(prep: Token, held: Held, depth: int) -> Iterator[tuple[int, Timex]]:
    if prep.i in held:
        yield depth, held[prep.i]
        return
    beside = prep.nbor().i if prep.lower_ in _DATING and prep.i + 1 < len(prep.doc) else None
    if beside in held and not list(prep.children):  # `on Friday South American leaders met`
        yield depth, held[beside]
    for child in prep.children:
        if child.dep_ == "prep" and (child.i in held or prep.lower_ in _DATING or child.lower_ in _DATING):
            yield from _below_preposition(child, held, depth)  # `from May to June`
        elif child.i in held:
            if prep.lower_ in _DATING and not _compares(prep, held[child.i]):
                yield depth, held[child.i]
        elif depth < 3 and (child.pos_ == "PROPN" or _is_scene(child, depth)):
            yield from _below(child, held, depth + 1)


def _compares(prep: Token, time: Timex) -> bool:
    """Tell a time that is only compared with (`fell from a year earlier`)."""
    return prep.lower_ == "from" and time.text.lower().endswith((" ago", " earlier", " before"))


def _is_scene(noun: Token, depth: int) -> bool:
    """Tell whether what a preposition adds is where an act took place, not what it was about."""
    prep, over = noun.head, noun.head.head
    definite = any(c.lower_ in {"the", "this", "that"} or c.dep_ == "poss" for c in noun.lefts)
    match prep.lower_:
        case "at":
            return not _is_cause(noun.head)
        case "during":
            return True
        case "with":
            return prep.i > over.i  # `met with the minister on Friday`
        case "in":
            lit = noun.lemma_ == "light" and any(c.dep_ == "amod" for c in noun.lefts)
            return lit or (noun.lemma_ not in _NO_SCENE and not {over.lemma_, over.head.lemma_} & _LEGAL)
        case "of":
            return depth > 0
        case "on":
            return noun.lemma_ in _OCCASIONS or noun.lemma_ in _MEDIA
        case "for":
            return noun.lemma_ == "time" or (not definite and over.lemma_ in _TRAVEL)
        case _:
            return False


def _is_cause(at: Token) -> bool:
    """Tell what feelings are at from where they were told (`voiced anger at Friday's ruling`)."""
    beside = [thing for c in at.head.lefts if c.dep_ == "prep" for thing in children(c, "pobj")]
    beside += [
        thing for c in at.head.children if c.dep_ == "prep" and c.i < at.i for thing in children(c, "pobj")
    ]
    beside += [at.head, *children(at.head, "dobj", "acomp")]
    return any(word.lemma_ in _FEELINGS for word in beside if word.i < at.i)


def _at_objects(verb: Token, held: Held) -> Iterator[Timex]:
    """Yield a day that the parse hangs on a verb's object (`signed two pacts on Friday`).

    A month or year at a definite object tells of the object itself (`praised the pact of June`).
    """
    for thing in children(verb, "dobj", "nsubjpass"):
        definite = any(c.lower_ in {"the", "this", "that"} or c.dep_ == "poss" for c in thing.lefts)
        for below in thing.rights:
            if below.dep_ == "prep" and below.lower_ in {"on", "in", "with", "at"}:
                found = [time for _, time in _below_preposition(below, held, 1)]
            else:
                found = [held[below.i]] if below.i in held and below.dep_ == "npadvmod" else []
            yield from (t for t in found if not definite or unit_of(t.value or "") == "day")


def _of_saying(verb: Token, held: Held) -> Iterator[Timex]:
    """Yield the day of saying that the parse hangs on what was said (`said on Monday it would …`)."""
    if verb.lemma_ not in SAYING:
        return
    for clause in children(verb, "ccomp"):
        yield from (time for _, time in _below(clause, held) if _is_of_saying(time, clause))


def _is_of_saying(time: Timex, clause: Token) -> bool:
    """Tell whether a time stands between a verb of saying and the subject of what was said, without a `that`."""
    saying, doc = clause.head, clause.doc
    if (
        clause.dep_ != "ccomp"
        or saying.lemma_ not in SAYING
        or saying.i > clause.i
        or time.start < saying.idx
    ):
        return False
    subject = next(iter(children(clause, "nsubj", "nsubjpass", "expl")), None)
    if subject is None or time.end > doc[subject.left_edge.i].idx + len(doc[subject.left_edge.i]):
        return False
    between = [t for t in doc[saying.i + 1 : subject.i] if t.idx < time.start]
    return not any(t.lower_ == "that" or t.is_punct for t in between)


def _is_of_said(time: Timex, verb: Token) -> bool:
    """Tell a time of what was said that the parse hangs on the saying (`said the truce would last until June 19`)."""
    if verb.lemma_ not in SAYING:
        return False
    for clause in children(verb, "ccomp"):
        if verb.i < clause.i and clause.idx < time.start:
            between = [t for t in verb.doc[clause.i : clause.right_edge.i + 2] if t.idx < time.start]
            if not any(t.text in {",", "”", '"', "''", "—", "–"} for t in between):
                return True
    return False


def _is_of_noun(time: Timex, verb: Token) -> bool:
    """Tell a time between commas that parts a noun from its `of` (`with the backing, from 1895, of the bank`)."""
    doc = verb.doc
    behind = text_of(doc)[time.end : time.end + 6].split()
    before = text_of(doc)[max(0, time.start - 12) : time.start].split()
    return behind[:2] == [",", "of"] and "," in "".join(before)


def _is_measure(time: Timex, clause: Token) -> bool:
    """Tell how long after a clause something was from how long it lasted (`two weeks after the pact was signed`)."""
    beside = event_beside(clause)
    marks = [clause_mark(clause) if clause.dep_ in {"advcl", "conj"} else None, beside[0] if beside else None]
    return time.type == "DURATION" and any(mark is not None and time.end == mark.idx - 1 for mark in marks)


def _coordinated(verb: Token) -> Iterator[Token]:
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
        yield verb


def _fronted(verb: Token, held: Held) -> list[Timex]:
    """Return the expressions that open a clause, before its subject: they hold for all that is coordinated."""
    subject = next((c.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), verb.i)
    limit = verb.doc[subject].left_edge.idx
    return [time for _, time in _below(verb, held) if time.end <= limit]


def _is_of_clause(time: Timex, verb: Token) -> bool:
    """Tell a day that closes a clause but hangs on the verb behind (`the pact they made last May is dead`)."""
    at = next((c for c in verb.lefts if c.left_edge.idx <= time.start < _end(c.right_edge)), None)
    if at is None or at.dep_ not in {"npadvmod", "prep"} or not at.left_edge.i:
        return False
    clauses = [*_on_subject(verb), *(c for c in children(verb, "advcl") if c.i < at.i)]
    return any(c.right_edge.i == at.left_edge.i - 1 and not c.right_edge.is_punct for c in clauses)


def _on_subject(verb: Token) -> list[Token]:
    return [c for s in children(verb, "nsubj", "nsubjpass") for c in children(s, "relcl")]


def _end(token: Token) -> int:
    return token.idx + len(token)


def _lost(clause: Token, held: Held) -> Iterator[Timex]:
    """Yield what a clause lost to the verb behind it."""
    over = clause.head if clause.dep_ == "advcl" else clause.head.head
    if over.i > clause.i:
        yield from (time for _, time in _below(over, held) if _is_of_clause(time, over))


def _loose(act: Token, held: Held) -> Iterator[Timex]:
    """Yield what opens or closes an act's sentence without hanging on a verb, as the parse of it has failed.

    `Two days later the freighter Razoni sailed`; `Ministers embrace in a castle, Mexico City, January 1992.`
    """
    sentence = [t for t in sentence_at(act.doc, act.i) if not t.is_space]
    words = [t for t in sentence if not t.is_punct]
    chief = next((t for t in sentence if t.head == t), act)
    told = act == chief or (act.dep_ == "relcl" and act.head == chief and not _has_relative(act))
    if not told or not words or act.pos_ not in {"VERB", "AUX"}:
        return
    opening = next((t for t in words if t.lower_ not in {"on", "in", "and", "but", "also"}), act)
    if opening.i in held and opening.i < act.i and _is_astray(opening, chief):
        yield held[opening.i]
    closing = held.get(words[-1].i)
    if closing is not None and _YEAR.search(closing.text):
        yield from [closing] if text_of(act.doc)[: closing.start].rstrip().endswith(",") else []


def _is_astray(word: Token, chief: Token) -> bool:
    """Tell whether a time at the opening of a sentence belongs to no word of it but the chief one."""
    up = [t for t in (word, *word.ancestors) if t != chief]
    return not any(t.dep_ in {"poss", "amod"} or t.pos_ in {"VERB", "AUX"} or t.dep_ == "nsubj" for t in up)


def _has_relative(verb: Token) -> bool:
    return any(c.tag_ in {"WDT", "WP"} or c.lower_ == "that" for c in verb.children)
