"""Nouns that stand for participants named before: `the minister`, `the ministry`, `his country`, `the visitor`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from foedera.antecedents import Antecedent, best
from foedera.board import Board, Draft, Role, groups
from foedera.grammar import children
from foedera.knowledge import knowledge
from foedera.pointing import persons_at, persons_before, sentences_back
from foedera.roles import explaining, head_word, is_lowered, is_role, is_same_office, sector_of
from foedera.tenures import held_by, tenures

_STATES = frozenset(
    "country nation republic kingdom state homeland emirate sultanate island archipelago side neighbour neighbor".split()
)
_OF_KIND = {
    "ministry": ("government",), "government": ("government",), "administration": ("government",),
    "cabinet": ("government",), "parliament": ("government",), "assembly": ("government", "organisation"),
    "senate": ("government",), "embassy": ("government",), "agency": ("government", "organisation", "media"),
    "commission": ("organisation", "government"), "council": ("organisation", "government"),
    "committee": ("organisation", "government"), "mission": ("organisation", "military", "government"),
    "bank": ("organisation", "company", "government"), "fund": ("organisation",), "union": ("organisation",),
    "bloc": ("organisation",), "alliance": ("organisation", "party"), "body": ("organisation", "government"),
    "organisation": ("organisation", "armed_group", "party"), "organization": ("organisation", "armed_group", "party"),
    "grouping": ("organisation",), "guard": ("military",), "outfit": ("armed_group",), "insurgency": ("armed_group",),
    "forum": ("organisation",), "group": ("armed_group", "organisation", "company", "party"),
    "movement": ("armed_group", "party", "organisation"), "militia": ("armed_group",), "rebels": ("armed_group",),
    "militants": ("armed_group",), "insurgents": ("armed_group",), "party": ("party",), "court": ("court",),
    "tribunal": ("court",), "company": ("company",), "firm": ("company",), "carrier": ("company",),
    "airline": ("company",), "manufacturer": ("company",), "producer": ("company",), "giant": ("company",),
    "conglomerate": ("company",), "operator": ("company",), "army": ("military",), "navy": ("military",),
    "military": ("military",), "force": ("military", "organisation"), "newspaper": ("media",),
    "broadcaster": ("media",), "daily": ("media",), "channel": ("media",), "network": ("media", "organisation"),
}  # fmt: skip
_FORMS = {"emirate": frozenset({"KWT", "QAT", "ARE"}), "sultanate": frozenset({"OMN", "BRN"})}
_NAMED_FOR = frozenset(
    "ministry government administration parliament assembly senate embassy commission council committee mission bank "
    "fund union court tribunal army navy guard".split()
)
_LOOSE = frozenset("group movement party company firm outfit organisation organization".split())
"""Nouns for what has a name of another sort."""
_PLAIN = frozenset({"force", "agency"})
"""Nouns that mean another one wherever more is said of it (`the state news agency`)."""
_OFFICIAL = frozenset(
    "ministry government administration parliament assembly senate embassy commission council committee bank court".split()
)
"""Words for what is called no group."""
_REACH = 120
"""How many words back a body is still spoken of."""
_OFFICES_OF = {
    "leader": ("president", "prime minister", "premier", "chancellor", "king", "emir", "leader", "chairman", "sultan"),
    "premier": ("prime minister", "premier", "chancellor", "taoiseach"),
    "monarch": ("king", "queen", "emir", "sultan", "emperor"),
    "ruler": ("king", "emir", "sultan", "sheikh", "president"),
    "diplomat": ("minister", "ambassador", "envoy", "secretary", "consul"),
    "envoy": ("envoy", "ambassador", "representative"),
    "ambassador": ("ambassador", "envoy", "high commissioner"),
    "spokesman": ("spokesman", "spokesperson"), "spokeswoman": ("spokeswoman", "spokesperson"),
    "spokesperson": ("spokesman", "spokeswoman", "spokesperson"), "official": ("spokes", "secretary", "official", "director"),
    "general": ("general", "chief of", "commander"), "commander": ("general", "commander", "chief of"),
    "chief": ("chief", "head", "director", "commander", "secretary-general", "chairman", "chairperson", "president"),
    "head": ("head", "chief", "director", "chairman"), "mediator": ("mediator", "envoy"),
}  # fmt: skip
_DIPLOMACY = ("foreign", "external affairs", "external relations", "secretary of state", "top diplomat")
"""What is said in the office of whoever is a top diplomat."""
_ANYONE = frozenset("visitor guest politician veteran diplomat leader man woman lawmaker senator".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DEFINITE = frozenset({"the", "this", "that"})


NOUNS = _STATES | _ANYONE | _OF_KIND.keys() | _OFFICES_OF.keys()
"""The nouns that can stand for someone named before, beside those for offices."""


def named_before(board: Board, token: Token) -> list[Draft]:
    """Return the participant that a noun with `the`, `this` or a possessor means, if it was named before."""
    if token.dep_ == "compound" or token.tag_ == "NNS":
        return _plural_body(board, token)
    word = token.lower_
    if word in _STATES:
        return _state(board, token)
    found = by_title(board, token)
    if not found and _is_definite(token) and word in _ANYONE and not board.country_beside(token):
        found = [next(persons_before(board, token, 2), None)]  # type: ignore[list-item]
        found = [draft for draft in found if draft is not None]
    if not found and word in _OF_KIND and (_is_definite(token) or _possessor(token) is not None):
        found = _body(board, token)
    return found


def by_title(board: Board, token: Token) -> list[Draft]:
    """Return the person whose office a noun names or stands for, where the noun stands with `the`."""
    if token.dep_ == "compound" or not (token.lower_ in _OFFICES_OF or is_role(token)):
        return []
    country = board.country_beside(token)
    if not (country or _is_definite(token)):
        return []
    wanted = (board.office_at(token)[0] or token.text).lower()
    titled = [
        draft
        for draft in (*board.persons.values(), *_unnamed_holders(board, token))
        if (country is None or draft.country in {None, country})
        and any(m.start < token.idx for m in draft.mentions)
        and any(_fits(title, wanted) for title in _titles(board, draft, country))
    ]
    if not titled:
        return _unexplained(board, token, country)
    if len(titled) == 1:
        return titled
    # of several who hold such an office it is the one that the sentence, or the one before, is about
    for sentence in sentences_back(board, token):
        spoken = [d for t in board.told(sentence, token.i) for d in board.at[t.i] if d in titled]
        if spoken:
            return spoken[:1] if all(draft is spoken[0] for draft in spoken) else []
    return []


def _unnamed_holders(board: Board, token: Token) -> list[Draft]:
    """Return those without a name whom another noun told by their office (`the Iranian ambassador … the envoy`)."""
    others = [d for d in board.groups.values() if d.kind == "person" and d.roles]
    return [d for d in others if head_word(d.roles[0].title) != token.lower_]


def holders_of(board: Board, token: Token, codes: Sequence[str]) -> list[Draft]:
    """Return those who hold an office told in the plural for several states, if the page has named one of each before."""
    wanted = (board.office_at(token)[0] or token.text).lower().removesuffix("s")
    before = [d for d in board.persons.values() if any(m.start < token.idx for m in d.mentions)]
    found = []
    for code in codes:
        fitting = [d for d in before if any(_fits(title, wanted) for title in _titles(board, d, code))]
        found.append([d for d in fitting if d.country == code] or [d for d in fitting if d.country is None])
    return [held[0] for held in found] if all(len(held) == 1 for held in found) else []


def _titles(board: Board, draft: Draft, country: str | None) -> Iterator[str]:
    """Yield the offices of a person: those that the page tells, and those held on its day."""
    yield from (role.title.lower() for role in draft.roles if role.title)
    yield from (holder.office for holder in held_by(board, draft.name) if country in {None, holder.country})


def _fits(title: str, wanted: str) -> bool:
    """Tell whether a noun can stand for an office (`the leader` for a president)."""
    word = head_word(wanted)
    if is_lowered(title) != is_lowered(wanted):
        return False
    office = knowledge().office(wanted)
    if office is not None and office.title == "prime minister":
        return knowledge().office(title) == office  # no other minister is meant
    if office is not None and office.title == "top diplomat":
        return any(word in title for word in _DIPLOMACY)
    if " " in wanted and office is not None:
        return is_same_office(title, wanted)
    return head_word(title) == word or any(office in title for office in _OFFICES_OF.get(word, ()))


def _unexplained(board: Board, token: Token, country: str | None) -> list[Draft]:
    """Return the one person just named of whom nothing is told yet, and who is told of now.

    `Ana Gil took the floor. The Chilean minister …`: a noun that is a subject, in a sentence behind the name's.
    """
    title, _ = board.office_at(token)
    if token.dep_ not in _SUBJECTS or title is None or not is_role(token):
        return []
    near = list(dict.fromkeys(d for t in _sentence_before(board, token) for d in persons_at(board, t)))
    if (
        len(near) != 1
        or near[0].roles
        or near[0].country not in {None, country}
        or not _is_new(board, near[0])
    ):
        return []
    near[0].place(country, "stated")
    near[0].roles.append(Role(title, country))
    near[0].sector = near[0].sector or sector_of(title, None)
    return near


def _is_new(board: Board, draft: Draft) -> bool:
    """Tell whether neither the tables nor a noun beside a person's name say who it is."""
    named = [at for at, drafts in board.at.items() if draft in drafts and at in board.names]
    explained = (noun for at in named for noun in explaining(board, board.doc[at]))
    return not tenures(board, draft.name) and not any(is_role(noun) for noun in explained)


def _sentence_before(board: Board, token: Token) -> list[Token]:
    own = board.sentence(token.i)
    before = board.told(board.sentence(own.start - 1), token.i) if own.start else []
    return [*before, *board.told(own, token.i)]


def _is_definite(token: Token) -> bool:
    return any(c.lower_ in _DEFINITE for c in token.children if c.dep_ == "det")


def _possessor(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ == "poss"), None)


# States


def _state(board: Board, token: Token) -> list[Draft]:
    """Return the state that `the country` or `her country` means: the possessor's, else the one spoken of last."""
    owner = _possessor(token)
    if token.lower_ in {"side", "state"} and (code := _adjective_before(board, token)):
        return [board.country(code)]  # `the Kenyan side`
    if token.lower_ == "side":
        return []
    if owner is not None:
        codes = [draft.country for draft in board.at.get(owner.i, ()) if draft.kind == "person"]
        return [board.country(code) for code in dict.fromkeys(codes) if code]
    if not _is_definite(token) or any(c.dep_ == "prep" for c in token.children) or _described(token):
        return []
    return next(_states_before(board, token), [])


def _adjective_before(board: Board, token: Token) -> str | None:
    return next((code for c in token.lefts if c.dep_ != "poss" and (code := board.country_of(c))), None)


def _described(token: Token) -> bool:
    """Tell whether an adjective makes a noun another one (`the neighbouring country`)."""
    return any(c.dep_ in {"amod", "compound", "nummod"} for c in token.children)


def _states_before(board: Board, token: Token) -> Iterator[list[Draft]]:
    for sentence in sentences_back(board, token):
        ordered = sorted(
            board.told(sentence, token.i), key=lambda t: (t.dep_ not in {"nsubj", "nsubjpass"}, -t.i)
        )
        for t in ordered:
            drafts = board.at[t.i]
            codes = [
                d.country
                for d in drafts
                if d.country
                and (d.kind == "country" or _fits_kingdom(token, d))
                and _has_form(token, d.country)
            ]
            if codes:
                yield [board.country(codes[0])]


def _has_form(token: Token, code: str) -> bool:
    """Tell whether a state can be called by a noun: Kuwait is an emirate, and no kingdom."""
    return token.lower_ not in _FORMS or code in _FORMS[token.lower_]


def _fits_kingdom(token: Token, draft: Draft) -> bool:
    """Tell whether a state is one of that form (`the kingdom` of Saudi officials)."""
    if draft.country is None or token.lower_ not in {"kingdom", "emirate", "sultanate", "republic"}:
        return False
    return any(token.lower_ in name.lower() for name in knowledge().country(draft.country).names)


# Bodies


def _body(board: Board, token: Token) -> list[Draft]:
    """Return the body of a kind that a noun means: by its own noun (`ministry`), else by what it is (`the group`).

    Of several it is the one that is spoken of most where the noun stands.
    """
    kinds = _OF_KIND[token.lower_]
    if token.lower_ in _PLAIN and children(token, "amod", "compound", "nmod", "relcl", "acl"):
        return []
    country = _country_told(board, token)
    unnamed = set(board.groups.values())
    before = [
        draft
        for draft in [*board.bodies.values(), *board.groups.values()]
        if draft.kind in kinds
        and any(m.start < token.idx for m in draft.mentions)
        and (country is None or draft.country in {None, country})
        and _can_be_called(draft, token, unnamed)
    ]
    named = [draft for draft in before if token.lower_ in draft.name.lower()]
    if token.lower_ in _NAMED_FOR:
        before = named
    return _most_spoken_of(board, token, named or before)


def _country_told(board: Board, token: Token) -> str | None:
    """Return the state that stands with a noun, for `whose` that of who has it; not whom a group is only backed by."""
    owner = _possessor(token)
    if owner is not None and owner.lower_ == "whose":
        relative = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
        told = board.at.get(relative.head.i, ()) if relative is not None else ()
        return next((draft.country for draft in told if draft.country), None)
    backed = any(c.dep_ == "amod" and children(c, "npadvmod") for c in token.children)
    return None if backed else board.country_beside(token)


def _can_be_called(draft: Draft, token: Token, unnamed: Collection[Draft]) -> bool:
    """Tell whether a noun fits what a body is: a council is no group, and fighters are none that is one."""
    if token.lower_ not in _LOOSE:
        return True
    words = draft.name.lower().split()
    several = draft in unnamed and words[-1] in groups() and words[-1].endswith("s") and token.tag_ == "NN"
    return not several and not _OFFICIAL & set(words)


def _most_spoken_of(board: Board, token: Token, fitting: Sequence[Draft]) -> list[Draft]:
    if len(fitting) < 2:
        return list(fitting)
    near = [t for t in board.told_back(token.i) if t.i > token.i - _REACH]
    found = [Antecedent(t.i, (d,)) for t in near for d in board.at[t.i][:1] if d in fitting]
    if found:
        return best(board, token, found, -_REACH)
    return [max(fitting, key=lambda d: max(m.start for m in d.mentions if m.start < token.idx))]


def _plural_body(board: Board, token: Token) -> list[Draft]:
    """Return the armed group that `the rebels` means; of those without a name, only one told by the same noun."""
    if token.tag_ != "NNS" or token.lower_ not in _OF_KIND or not _is_definite(token):
        return []
    unnamed = list(board.groups.values())
    return [
        draft
        for draft in _body(board, token)
        if draft not in unnamed or any(m.text.lower().endswith(token.lower_) for m in draft.mentions)
    ]


def body_before(board: Board, noun: Token) -> Draft | None:
    """Return the body named last that a bare noun for one means: the ministry of `a ministry spokesman`."""
    found = _body(board, noun) if noun.lower_ in _NAMED_FOR else []
    return found[0] if found else None


def is_body_noun(noun: Token) -> bool:
    """Tell whether a noun says what kind of body a name is (`a bloc`, `the agency`)."""
    return noun.lower_ in _OF_KIND


def mention_before(board: Board, token: Token) -> bool:
    """Let a noun stand for whom it means, if that was named before, and tell whether it was."""
    found = named_before(board, token)
    if not found:
        return False
    first, last = board.phrase(token)
    for draft in found:
        board.mention(draft, first, last)
    return True
