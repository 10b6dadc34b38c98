"""Words that speak of a series -> the noun and the verbs of its holding, and where that is."""

from __future__ import annotations

from spacy.tokens import Token

from foedera.grammar import children, text_of

HELD = frozenset(
    "hold host open close end begin start take convene meet conclude launch run stage organise organize gather sit move go "
    "come return receive break kick wrap finish complete follow attend be visit".split()
)
COUNTED = frozenset(
    "session round edition meeting sitting summit iteration gathering conference forum talk dialogue exercise drill series "
    "consultation one".split()
)
_PARTS = COUNTED | frozenset(
    "opening start end close beginning launch framework sidelines margin part day eve leg phase version instalment installment "
    "inauguration".split()
)
_TRAVEL = frozenset("arrive travel come go fly gather visit depart meet head welcome receive".split())


def holding_noun(token: Token) -> Token:
    """Return the noun over a name: that of its holding (`the sixth round of …`), or the one that it stands beside."""
    for _ in range(4):
        over = token.head
        through = (token.dep_ == "pobj" and over.lower_ in {"of", "under", "within"}) or (
            token.dep_ == "oprd" and over.dep_ == "acl"
        )
        beside = token.dep_ in {"appos", "compound", "nmod"} and over.pos_ in {"NOUN", "PROPN"}
        if through and over.head.lemma_.lower() in _PARTS:
            token = over.head
        elif beside and over.lemma_.lower() in _PARTS:
            token = over
        else:
            break
    return token


def holding_verbs(noun: Token) -> list[Token]:
    """Return the verb over a holding, through `at` or `for` it, and the one that it is the aim of (`came to attend …`)."""
    head = noun
    for _ in range(4):
        if (
            head.dep_ in {"pobj", "prep", "appos", "conj", "pcomp"}
            and head.pos_ not in {"VERB", "AUX"}
            and head.head != head
        ):
            head = head.head
        else:
            break
    if head.pos_ not in {"VERB", "AUX"}:
        head = head.head if head.dep_ in {"dobj", "nsubj", "nsubjpass"} else head
    if head.pos_ not in {"VERB", "AUX"}:
        return []
    aim = head.dep_ in {"advcl", "xcomp"} and any(c.lower_ == "to" for c in children(head, "aux"))
    return [head, head.head] if aim and head.head.pos_ == "VERB" else [head]


def place_of(token: Token, *, dated: bool) -> str | None:
    """Return where it is held: the place under its verb or beside its name."""
    words = [token, *children(token, "relcl", "acl")]
    sure = dated or token.dep_ in {"dobj", "nsubj", "nsubjpass"}
    words += [verb for verb in holding_verbs(token) if sure or verb.lemma_ in HELD | _TRAVEL]
    return next((place for word in words if (place := place_under(word)) is not None), None)


def place_under(word: Token) -> str | None:
    """Return the place that a word tells, or the day beside it: `on Friday in Lima`."""
    for prep in children(word, "prep"):
        for noun in children(prep, "pobj"):
            if noun.ent_type_ in {"GPE", "LOC", "FAC"} and prep.lower_ in {
                "in",
                "at",
                "off",
                "near",
                "outside",
            }:
                return _place_name(noun)
            if prep.lower_ == "off" and noun.lemma_ == "coast" and (of := children(noun, "prep")):
                return next((_place_name(n) for n in children(of[0], "pobj")), None)
            if noun.ent_type_ == "DATE" and (place := place_under(noun)) is not None:
                return place
    return None


def _place_name(noun: Token) -> str:
    """Return a place by its whole name: `Bay of Bengal`."""
    doc, first, end = noun.doc, noun.i, noun.i + 1
    while first > 0 and doc[first - 1].ent_type_ == noun.ent_type_ and doc[first].ent_iob_ == "I":
        first -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    end -= doc[end - 1].lower_ == "of"
    if end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].pos_ == "PROPN":
        end += 2
    return text_of(doc)[doc[first].idx : doc[end - 1].idx + len(doc[end - 1])].removeprefix("the ")


def place_in(first: Token, head: Token) -> str | None:
    """Return the place that a conference is called by: `the Paris climate conference`."""
    return (
        str(first.text)
        if first.ent_type_ == "GPE" and first.dep_ == "compound" and first.i < head.i
        else None
    )
