"""Words that point back: pronouns, `the two sides`, `both leaders`; which participants they mean."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from foedera.antecedents import (
    all_at,
    best,
    bodies_at,
    bodies_before,
    governing_subjects,
    persons_at,
    sentences_back,
    several_before,
)
from foedera.board import Board, Draft
from foedera.grammar import children, conjuncts, passive_subjects, subjects
from foedera.issuers import WE, I
from foedera.pairs import LEADERS, PAIR_NOUNS, PAIRS, how_many, several_meant
from foedera.speaking import QUOTES, SAYING, first_person, speakers, speaking

__all__ = [
    "LEADERS",
    "PAIRS",
    "PAIR_NOUNS",
    "POINTING",
    "bodies_at",
    "governing_subjects",
    "how_many",
    "persons_at",
    "persons_before",
    "point_back",
    "sentences_back",
]

_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "their", "them", "themselves"})
_IT = frozenset({"it", "its", "itself"})
POINTING = _IT | _HE | _SHE | _THEY | WE | I | PAIR_NOUNS | LEADERS | PAIRS
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ABOUT = _SUBJECTS | {"poss"}
_OF_ONESELF = frozenset({"promise", "vow", "claim", "hope"})
_NEAR = 2
"""How far a pronoun stands from the verb of an aside: `he also said`."""
_MANY = frozenset({"people", "armed_group", "military", "party", "company", "organisation", "government"})


_FAINT = -6.0
"""How little may speak for several: few are told, so that the nearest will do."""
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_MATTERING = frozenset("seem appear sound matter happen rain snow concern".split())
_AGREEING = frozenset("agree decide report hope fear think believe expect understand know hear let".split())
_CLAUSES = frozenset({"ccomp", "advcl", "relcl"})
_DEEMING = frozenset("find make consider deem think call let want see believe keep".split())
_BEING = frozenset(
    "member state country nation power party ally partner neighbour neighbor supplier buyer exporter importer producer "
    "signatory company firm group body bank union bloc organisation organization court agency maker owner operator "
    "government ministry guarantor broker mediator host donor investor".split()
)
_OVER_DEEDS = frozenset({"for", "on", "over", "by"})
_CREDITING = frozenset(
    "thank praise congratulate commend applaud blame criticise criticize condemn honour honor judge punish reward rebuke "
    "admire chide scold".split()
)
_ACTED_ON = frozenset(
    "accuse ask urge tell warn invite help join pressure press push force allow give grant offer promise sue fine "
    "recognise recognize expel isolate sanction invade attack defend blame condemn praise thank represent lead head "
    "advise persuade convince oblige order stop bar ban suspend admit fund finance arm supply remind inform bind".split()
)


_HONOURS = frozenset(
    {
        "Excellency",
        "Excellencies",
        "Majesty",
        "Majesties",
        "Highness",
        "Holiness",
        "Eminence",
        "Honour",
        "Honor",
    }
)


def point_back(board: Board, token: Token) -> None:
    """Add a pronoun or a noun for two to the mentions of what it points back at."""
    if (honour := _honour(token)) is not None:
        _point_with_honour(board, token, honour)
        return
    drafts = _meant(board, token)
    first, last = board.phrase(token) if token.pos_ == "NOUN" else (token.i, token.i)
    for draft in drafts:
        board.mention(draft, first, last)


def _honour(token: Token) -> Token | None:
    """Return the title that a pronoun opens (`Her Excellency`, `His Royal Highness`), so that it means nobody told before."""
    behind = token.doc[token.i + 1 : token.i + 3]
    return next(
        (t for t in behind if t.text.partition(" ")[0] in _HONOURS and t.nbor(-1).text.istitle()), None
    )


def _point_with_honour(board: Board, token: Token, honour: Token) -> None:
    """Let `His Excellency` stand for whoever was told last, where no name follows."""
    named = {at for at in range(token.i + 1, min(honour.i + 2, len(board.doc))) if at in board.names}
    word = token.lower_
    if named or word not in _HE | _SHE:
        return
    for draft in _last_person(board, token, "f" if word in _SHE else "m"):
        board.mention(draft, token.i, honour.i)


def _meant(board: Board, token: Token) -> list[Draft]:
    word = token.lower_
    if word in _REFLEXIVE:
        return _itself(board, token)
    if word in _HE or word in _SHE:
        return _last_person(board, token, "f" if word in _SHE else "m")
    if word in _IT:
        return [] if _is_empty(token) else _last_body(board, token)
    if word in _THEY:
        return _last_plural(board, token)
    if word in WE or (word in I and token.text != "mine"):
        _find_speakers(board, token)
        return first_person(board, token)
    return several_meant(board, token)


def _itself(board: Board, token: Token) -> list[Draft]:
    """Return whom `himself` or `itself` means: what stands right before it, else the subject of its own clause."""
    before = [token.nbor(-1)] if token.i else []
    if before and before[0].pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"dobj", "pobj", "dative"}:
        return all_at(board, before)
    above = (t for t in token.ancestors if t.pos_ in {"VERB", "AUX"})
    verb = next((t for t in above if t != token.head or token.dep_ not in _SUBJECTS), None)
    told = (
        [t for t in (*subjects(verb), *passive_subjects(verb)) if t.i < token.i] if verb is not None else []
    )
    found = all_at(board, told)
    persons = token.lower_ in {"himself", "herself"}
    return (
        found if token.lower_ == "themselves" else [d for d in found if (d.kind == "person") == persons][:1]
    )


def _find_speakers(board: Board, token: Token) -> None:
    """Find whom a pronoun behind a quotation means (`“We lost,” he said`) before the quotation is read."""
    for speaker in speakers(board, token):
        if speaker.i > token.i and speaker.i not in board.at and speaker.lower_ in _HE | _SHE:
            point_back(board, speaker)


# One person


def persons_before(board: Board, token: Token, sentences: int) -> Iterator[Draft]:
    """Yield persons named before a token: whom its clauses are about, then the rest, the nearest sentence first."""
    for subject in governing_subjects(token):
        yield from persons_at(board, subject)
    sentence = board.sentence(token.i)
    for _ in range(sentences):
        named = [t for t in board.told(sentence, token.i) if persons_at(board, t)]
        for t in sorted(named, key=lambda t: (t.dep_ not in _ABOUT, t.i)):
            yield from persons_at(board, t)
        if sentence.start == 0:
            return
        sentence = board.sentence(sentence.start - 1)


def _last_person(board: Board, token: Token, gender: str) -> list[Draft]:
    """Return the nearest person before a pronoun; not the subject of its own clause, where it is an object."""
    own = [draft for at in _own(token) for draft in board.at.get(at, ())] + speaking(board, token)
    before = board.doc[_told_from(board, token)] if _is_aside(token) else token
    beside = [d for t in (*_credited(token), *_joined_before(token)) for d in persons_at(board, t)]
    for draft in (*beside, *persons_before(board, before, 3), *persons_before(board, token, 1)):
        if draft not in own and draft.gender in {None, gender}:
            draft.gender = gender
            return [draft]
    return []


def _own(token: Token) -> Iterator[int]:
    """Yield the words that a pronoun cannot mean.

    They are the subject of the clause whose object it is, and the name that it explains (`Ana Gil, his cousin`).
    """
    for subject in _own_subjects(token):
        yield from range(subject.left_edge.i, min(subject.right_edge.i + 1, token.i))
    if token.dep_ in _SUBJECTS and token.head.dep_ == "relcl":
        yield from (token.head.head.i, token.head.head.head.i)  # `Ana Gil, the envoy he had sent`
    if token.dep_ == "pobj" and token.head.head.pos_ in {"NOUN", "PROPN"}:
        yield from (token.head.head.i, token.head.head.head.i)
    explained = _explained(token)
    if explained is not None:
        yield explained.i


def _explained(token: Token) -> Token | None:
    """Return the name that a pronoun helps to explain: the one right before the comma, else what the parse says."""
    if token.dep_ != "poss":
        return None
    if token.i > 1 and token.nbor(-1).text == ",":
        return token.nbor(-2)
    behind = token.head.dep_ == "appos" and token.head.head.i < token.i
    return token.head.head if behind else None


def _credited(token: Token) -> list[Token]:
    """Return those for whose deed someone is thanked, blamed, judged (`thanked Oman and Qatar for their help`)."""
    prep = token.head.head
    if token.dep_ != "poss" or prep.lower_ not in _OVER_DEEDS or prep.head.lemma_ not in _CREDITING:
        return []
    return [t for o in children(prep.head, "dobj") for t in conjuncts(o)]


def _joined_before(token: Token) -> list[Token]:
    """Return the name that one explained by a pronoun is joined to (`Ana Gil and Ben Oz, her deputy`; `Ana Gil and her aides`)."""
    if token.dep_ == "poss" and token.head.dep_ == "conj" and token.head.head.i < token.i:
        return [token.head.head]
    explained = _explained(token) if token.head.dep_ == "appos" else None
    return [explained.head] if explained is not None and explained.dep_ == "conj" else []


def _is_aside(token: Token) -> bool:
    """Tell whether a pronoun says what stands round it (`The talks, he said, were over`): it is nobody in there."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in SAYING - _OF_ONESELF or token.i == 0:
        return False
    first, last = min(token.i, verb.i), max(token.i, verb.i)
    behind = token.doc[last + 1].text if last + 1 < len(token.doc) else "."
    opened = first > 0 and token.doc[first - 1].text in {",", ";", *QUOTES}
    reported = any(c.dep_ == "ccomp" and c.i < first for c in verb.children)
    return opened and last - first <= _NEAR and (reported or behind in {",", ".", ";", *QUOTES})


def _told_from(board: Board, token: Token) -> int:
    """Return where what an aside stands in begins: the sentence, or what a colon opens (`Ana Gil: the talks, …`)."""
    start = board.sentence(token.i).start
    return next((at + 1 for at in range(token.i - 1, start, -1) if board.doc[at].text in {":", ";"}), start)


def _is_asked(token: Token) -> bool:
    """Tell whether a pronoun is whom a verb asks or orders to do something (`asked it to wait`)."""
    verb = token.head
    asked = token.dep_ == "nsubj" and verb.dep_ in {"ccomp", "xcomp"} and verb.head.i == token.i - 1
    return asked and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _own_subjects(token: Token) -> list[Token]:
    noun = token.head if token.dep_ == "poss" and token.head.head.lower_ == "as" else token
    verb = noun.head.head if noun.dep_ == "pobj" or _is_asked(noun) else noun.head  # `resigned as his deputy`
    if (not _is_asked(noun) and noun.dep_ not in {"dobj", "pobj", "dative"}) or verb.pos_ not in {
        "VERB",
        "AUX",
    }:
        return []
    if children(verb, "nsubj"):
        return subjects(verb)
    return [*subjects(verb), *passive_subjects(verb)]


# One body or state


def _is_empty(token: Token) -> bool:
    """Tell an `it` that means nobody (`it was senseless to …`, `called it a bargain`)."""
    if token.lower_ != "it":
        return False
    clause = [c.dep_ for c in token.head.children]
    verb = token.head.lemma_
    hollow = (verb == "be" and "acomp" in clause) or (verb in {"seem", "appear"} and "ccomp" in clause)
    expletive = token.dep_ == "expl" or (token.dep_ in _SUBJECTS and hollow)
    return (
        expletive
        or _is_matter(token)
        or (token.dep_ in {"dobj", "pobj", "dative"} and not _is_acted_on(token))
    )


def _is_matter(token: Token) -> bool:
    """Tell an `it` that means a matter told of (`found it crass`, `it was agreed`, `as it is`, `was it a trade?`)."""
    verb = token.head
    if token.dep_ not in _SUBJECTS:
        return False
    taken = verb.lemma_ == "take" and any(c.lower_ in {"whatever", "what"} for c in verb.children)
    if (
        taken
        or verb.lemma_ in _MATTERING
        or (token.dep_ == "nsubjpass" and verb.lemma_ in SAYING | _AGREEING)
    ):
        return True
    if verb.dep_ == "ccomp" and token.i and token.nbor(-1) == verb.head and verb.head.lemma_ in _DEEMING:
        return True
    if verb.lemma_ != "be":
        return False
    if any(c.lower_ == "that" for t in verb.children if t.dep_ in _CLAUSES for c in t.children):
        return True
    said = [
        c for c in verb.children if c.dep_ in {"attr", "prep", "acomp", "advmod", "ccomp", "xcomp", "relcl"}
    ]
    named = [c for c in said if c.dep_ == "attr"]
    return not said or any(c.lemma_ not in _BEING for c in named)


def _is_acted_on(token: Token) -> bool:
    """Tell whether an `it` that is an object is one whom something is said or done to (`accused it of spying`)."""
    if token.dep_ in {"dobj", "dative"}:
        return token.head.lemma_ in _ACTED_ON
    return token.dep_ == "pobj" and token.head.lower_ in {"with", "against", "towards"}


def _last_body(board: Board, token: Token) -> list[Draft]:
    """Return the state or body that is the nearest subject before an `it`; of `its`, else the last one named."""
    beside = bodies_at(board, board.doc[token.i - 1]) if token.lower_ == "its" and token.i else []
    if beside:
        return beside[:1]  # `Oman sent a prince, Bahrain its premier`
    credited = [draft for t in _credited(token) for draft in bodies_at(board, t)]
    if credited:
        return credited[:1]
    if token.lower_ == "it" and (token.dep_ in {"dobj", "dative", "pobj"} or _is_asked(token)):
        return _body_acted_on(board, token)
    own = set(_own(token))
    aside = range(_told_from(board, token), token.i) if _is_aside(token) else range(0)
    own |= set(aside)
    return best(board, token, bodies_before(board, token, own, speaking(board, token)))


def _body_acted_on(board: Board, token: Token) -> list[Draft]:
    """Return the state or body that an object means: the nearest one named that is not the subject of its clause."""
    barred = [draft for at in _own(token) for draft in board.at.get(at, ())]
    for sentence in sentences_back(board, token):
        for t in reversed(board.told(sentence, token.i)):
            found = [draft for draft in bodies_at(board, t) if draft not in barred]
            if found:
                return found[:1]
    return []


# Several


def _last_plural(board: Board, token: Token) -> list[Draft]:
    """Return whom a `they` means: those thanked or blamed, else of all told before it those that fit best."""
    credited = all_at(board, _credited(token))
    if credited:
        return credited
    return best(board, token, several_before(board, token, set(_own(token)), speaking(board, token)), _FAINT)
