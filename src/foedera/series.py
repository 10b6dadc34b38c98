"""Doc -> the words that speak of a dialogue, forum, programme, policy or exercise, by name or by what tells it apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from spacy.tokens import Doc, Token

from foedera.annotate import Name
from foedera.grammar import children, text_of
from foedera.initiative_names import InitiativeKind, Told, find_described, find_named
from foedera.knowledge import knowledge, table

__all__ = ["InitiativeKind", "Told", "find_told", "known_series"]

_CAP = r"[A-Z][\w’'+&]*"
_NUMBERED = (
    r"(?:\d{1,3}(?:st|nd|rd|th)|[Ii]naugural|[Mm]aiden|(?:[Tt]wenty[ -]|[Tt]hirty[ -]|[Ff]orty[ -])?(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|"
    r"[Ss]eventh|[Ee]ighth|[Nn]inth)|[Tt]enth|[Ee]leventh|[Tt]welfth|(?:[Tt]hir|[Ff]our|[Ff]if|[Ss]ix|[Ss]even|[Ee]igh|[Nn]ine)teenth|"
    r"[Tt]wentieth|[Tt]hirtieth|[Ff]ortieth|[Ff]iftieth)"
)
_CAPS = rf"{_CAP}(?:(?:[ -]|(?: (?:of|and|for|on|the|in|to|with))+ ){_CAP})*"
_MEETING = r"(?:[Mm]eeting|[Ss]ummit|[Cc]onference|[Ff]orum|[Dd]ialogue|[Tt]alks|[Cc]onsultations|[Cc]ongress of|[Gg]athering)"
_ORDERED = re.compile(
    rf"\b(?P<ordinal>{_NUMBERED}) (?:(?:in-person|annual|virtual|regular|formal|plenary|ministerial) )*"
    rf"(?P<name>(?:{_CAP}(?:['’] ?| (?:of |and |for |on |the )*|[-–])?){{1,9}}(?:(?:\w+[ -]){{0,2}}{_MEETING})?(?: (?:of|for|on) (?:the )?{_CAPS})?)"
)
_SESSION = re.compile(
    rf"\b(?:{_NUMBERED}|next|last|latest|new|regular|annual|this year['’]s) (?:\w+ )?(?:[Ss]ession|[Rr]ound|[Ee]dition|[Mm]eeting|[Ii]teration|[Ss]itting) of (?:the |their |its )?"
    rf"(?P<name>(?:(?:(?!the |their |its )[\w-]+ ){{1,3}}(?:talks|dialogue|consultations|commission|committee)\b|{_CAPS})(?: (?:of|for|on) (?:the )?{_CAPS})?)"
)
_PAIR = rf"(?:between|among) (?:the )?{_CAPS}(?:, (?:the )?{_CAPS})*,? and (?:the )?{_CAPS}"
_BETWEEN = re.compile(
    rf"\b(?:(?:{_NUMBERED}|next|last) (?:\w+ )?(?:session|round|edition|meeting) of the|{_NUMBERED}|[Aa]nnual|[Nn]ext|[Ll]ast|[Rr]egular) (?:(?:in-person|annual|ministerial|regular|leaders['’]|high-level) )*"
    rf"(?P<name>(?:(?:[a-z-]+ )?[Ss]ummit(?: meeting)?|[a-z-]+ (?:dialogue|consultations|talks)) {_PAIR})"
)
_PAIR_BEHIND = re.compile(rf" {_PAIR}")
_STANDING = re.compile(
    r"\b(?:Commission|Committee|Working Group|Dialogue|Consultations?|Talks|Forum|Conference|Summit|Process|Mechanism|Meeting|dialogue|talks|"
    r"consultations|commission|committee|summit|conference|forum|meeting)\b"
)
_BODY = re.compile(
    r"\b(?:Assembly|Parliament|[Cc]ouncil|Congress|Court|Party|Cabinet|Senate|Knesset|Duma|Fleet|Division|Brigade|Battalion|Regiment|Airborne|"
    r"Army|Corps|Century|World War|Amendment|Anniversary|Republic|Street|Avenue|District|Circuit|Infantry|Fighter|Wing|Squadron)\b"
)
_DRILL = r"(?:[Ee]xercises?|[Dd]rills?|[Mm]anoeuvres?|[Mm]aneuvers?|[Ww]ar ?[Gg]ames?)\b"
_NAME = rf"(?P<name>{_CAP}(?:[ -]{_CAP}){{0,3}}(?:[ -]\d{{2,4}}(?:-\d)?)?)"
_DRILL_NAMED = re.compile(
    rf"\b{_DRILL},? (?:(?:is |are |was |were )?(?:code-?named|named|called|dubbed|known as|titled|under the name) )?[\"“‘']?{_NAME}"
)
_NAMED_DRILL = re.compile(
    rf"\b(?:The )?{_NAME}[\"”’']?(?: \([^()]{{2,30}}\))? (?:(?:annual|joint|military|naval|air|bilateral|trilateral|multinational|multilateral|live-fire|field|sea|training|war|"
    rf"maritime|strategic|operational|command|staff|command-staff|international|{_CAP}-[A-Za-z]+|[a-z]+-[a-z]+) ){{0,4}}{_DRILL}"
)
_EXPLAINED = re.compile(
    rf"\b(?P<name>{_CAPS}) \((?P<acronym>[A-Z][\w-]*[A-Z][\w-]*)(?: \d{{2,4}})?\) (?P<more>(?:(?!and\b|of\b)[\w-]+ ){{0,2}})(?P<noun>[Ee]xercises?|[Dd]rills?|[Pp]olicy|[Pp]rogrammes?|[Pp]rograms?|"
    r"[Ii]nitiative|[Ss]trategy|[Ff]orum|[Ff]ormat|[Dd]ialogue|[Ss]chemes?|[Rr]oadmap|[Dd]octrine|[Pp]latform|[Pp]rojects?|[Pp]lan|[Ss]ummit|[Cc]onference|[Mm]echanism|[Pp]rocess|"
    r"[Cc]orridor|[Ff]acility|[Cc]ampaign)\b"
)
_SAID = re.compile(r" (?:code-?named|dubbed|titled) ")
_NAMING = re.compile(r",? (?:is |are |was |were )?(?:code-?named|named|called|dubbed|known as)\b")
_TELLING = (
    r"(?:naval|live-fire|amphibious|air|winter|spring|summer|autumn|anti-submarine|command-post|field|tank|maritime|desert|mountain|arctic|"
    r"cyber|nuclear|air-defence|mine-hunting|sea)"
)
_DRILLS = re.compile(
    rf"\b(?:(?:the|joint|military|annual|large-scale|big|bilateral|trilateral|combined|regular|multinational|snap) )*(?:{_TELLING} )(?:military )?(?:exercises?|drills?|manoeuvres|maneuvers|war ?games)\b"
    rf"|\b(?:exercises|drills|manoeuvres|maneuvers|war ?games) (?:off|outside|near) (?:the )?{_CAPS}(?: coast)?"
)
_HELD = re.compile(
    r",? in [A-Z]\w+,? (?:on|from) \d"
    r"|,? (?:which |that )?(?:opened|opens|ended|ends|closed|began|begins|held|hosted|took place|takes place|(?:was|is|will be|is being) (?:last )?(?:held|hosted|opened))\b"
)
_TOPIC = (
    r"(?:high-level|strategic|security|economic|political|human rights|defen[cs]e|maritime|energy|trade|cyber|climate|national|ministerial|"
    r"annual|bilateral|trilateral|policy|financial|counter-?terrorism|peace|space|arms control|consular|digital|technology|investment|"
    r"military|commercial|structured|joint|regular|foreign office|inter-\w+|intra-\w+|[A-Z]\w+[-–][A-Z]\w+)"
)
_DIALOGUE = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Tt]heir|[Ii]ts|[Oo]ur|{_NUMBERED}|[Aa]nnual|[’']s) (?:new |{_NUMBERED} )?(?P<name>(?:{_TOPIC} (?:and )?)+(?:dialogue|consultations))\b"
)
_PARTIES = re.compile(
    r"\b(?P<name>(?:[Tt]wo|2)-plus-(?:two|2)(?: \w+)? (?:talks|dialogue|meeting)|(?:two|three|four|five|six|seven|eight|\d|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even)-(?:party|way|nation) (?:\w+ )?(?:talks|negotiations|dialogue|format|forum|process))\b"
)
_COMMISSION = re.compile(
    r"\b(?P<name>(?:[Jj]oint|[Ii]nter-?governmental|[Mm]ixed) (?:(?!and\b|of\b)\w+ ){0,2}(?:[Cc]ommission|[Cc]ommittee|[Ww]orking [Gg]roup|[Tt]ask [Ff]orce)(?= (?:on|for) )|(?<=(?:session|meeting) of the )(?:[Jj]oint|[Ii]nter-?governmental|[Mm]ixed) (?:\w+ )?[Cc]ommission)\b"
)
_PAIRED = re.compile(
    r"\b(?P<name>[A-Z][a-z]+(?:[-–][A-Z][a-z]+)+ (?:[a-z-]+ ){0,2}(?:forum|conference|consultations|commission))\b"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_CONTACT = re.compile(
    rf"\b(?P<name>Contact Group|(?:(?:trilateral|international|regional|tripartite|ministerial|joint) )contact group|contact group(?= (?:of|on|for) )(?: of {_CAPS}(?:,? and (?:the )?{_CAPS})?)?)"
)
_PEACE_TALKS = re.compile(
    rf"\b(?P<name>(?:peace|ceasefire|truce|border|nuclear|disarmament|reunification|settlement) (?:talks|process|negotiations)"
    rf"(?: (?:in|on|over|at|with) (?!{_MONTH})(?:the )?{_CAPS}| {_PAIR}| between (?:the )?(?:[\w-]+ ){{0,2}}(?:government|army|rebels|parties|sides)\b)"
    r"|(?<=[a-z]['’]s )(?:stalled )?peace (?:process|talks)|[\w.]+-(?:led|mediated|brokered|sponsored|facilitated) (?:peace )?(?:talks|process))\b"
)
_YEARLY = re.compile(
    r"\b(?:[Aa]nnual|[Yy]early|[Bb]iennial|[Bb]iannual|[Tt]wice-yearly) (?P<name>(?:(?!and\b|or\b|of\b)[\w-]+ ){0,2}(?:summit|conference|forum|consultations))\b"
)
_JOINT = re.compile(
    r"\b(?P<name>(?:[Jj]oint|[Tt]rilateral|[Rr]egional|[Ii]nternational) (?:(?!and\b|of\b)[\w-]+ ){1,2}mechanism)\b"
)
_PLUS = re.compile(r"(?<![\w+])(?P<name>[A-Z]?\d{1,2}\+\d{1,2})(?![\w+])")
_PLAN = re.compile(
    r"\b(?P<name>(?:growth|response|recovery|reconstruction|investment|development|resilience) (?:plan|programme|program))\b"
)
_CALLED = re.compile(
    rf"\b(?P<noun>programme|program|initiative|policy|strategy|forum|dialogue|format|scheme|roadmap|doctrine|platform|label|project|framework),? (?:(?:\w+ ){{0,2}}(?:called|dubbed|named|known as|titled|code-?named) )?(?:the )?[\"“‘']{_NAME}[\"”’']"
)
_BACK = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)(?: [\w-]+){0,2} (?P<noun>exercises?|drills?|manoeuvres|maneuvers|war ?games|series|format|conference|forum|[Ss]ummit|"
    r"[Dd]ialogue|[Ff]orum|consultations|mechanism|group|platform|programme|program|policy|initiative|talks|summit|dialogue|commission|process|gathering|strategy|scheme|roadmap|plan)\b"
)
_NOUN_KINDS: dict[str, tuple[InitiativeKind, ...]] = {
    "exercise": ("exercise",), "drill": ("exercise",), "manoeuvre": ("exercise",), "maneuver": ("exercise",), "war game": ("exercise",),
    "wargame": ("exercise",), "consultation": ("dialogue",), "mechanism": ("dialogue", "forum"), "group": ("forum",), "series": ("exercise", "forum", "dialogue"), "format": ("forum", "dialogue"), "conference": ("forum",),
    "forum": ("forum",), "programme": ("programme",), "program": ("programme",), "policy": ("policy",), "initiative": ("programme", "policy"),
    "talk": ("dialogue",), "summit": ("forum",), "dialogue": ("dialogue",), "commission": ("dialogue",), "process": ("forum", "dialogue"),
    "gathering": ("forum",), "strategy": ("policy",), "scheme": ("programme",), "roadmap": ("roadmap",), "plan": ("programme", "roadmap"),
    "corridor": ("programme",), "facility": ("programme",), "campaign": ("programme",), "doctrine": ("policy",), "platform": ("forum",), "label": ("forum",), "project": ("programme",), "framework": ("programme",),
}  # fmt: skip
_NO_SERIES = re.compile(
    r"(?:.* )?Mission(?: (?:of|to|in) .*)?$|.*\b(?:Company|Corporation|Bank|Limited|Ltd|Inc|Institute|University)\b"
)
_COUNT = re.compile(rf"(?:(?:[XVI]{{1,7}}|{_NUMBERED}) )?(?:(?:Round|Edition|Session) of (?:the )?)?")
_BARE = frozenset("summit conference dialogue forum exercise exercises consultations".split())
_ACRONYM = re.compile(
    r"(?:\)?,? or |, known as | ?\()(?P<acronym>[A-Z][A-Za-z]*[A-Z0-9+][A-Za-z0-9+]*)(?: \d{1,4}| [XVI]+)?\b"
)
_DULL = frozenset(
    "bilateral trilateral regular annual joint new national political policy dialogue consultations and".split()
)
_CLAUSE = re.compile(r"I plan$|[A-Z][a-z]+ing (?:on|at|in|to) (?:the )?[A-Z]")
_HEAD_NOUNS = frozenset(
    "summit forum initiative strategy policy process format dialogue talks doctrine corridor group plan conference partnership "
    "programme roadmap meeting platform principle".split()
)
_MIDDLE = frozenset(
    "regional security economic climate contact peace leaders diplomacy international cooperation recovery".split()
)
_SPOKEN = 5
"""Letters of a short form beyond which some write it as a word (`Baltops`)."""
_KINDS = frozenset(
    "composite comprehensive strategic structured sectoral inter-korean cross-strait quadrilateral inter-governmental".split()
)
_BARGAINS = frozenset(
    "trade free-trade accession treaty pact deal wage pay budget party coalition loan debt bail-out bailout price phone policy".split()
)
"""What talks are on that go for one agreement, or that are of one house."""
_GOING_ON = frozenset("resume restart revive reopen suspend relaunch unfreeze stall".split())
_TALKING = frozenset("dialogue dialog consultation talk negotiation".split())
_MASS = frozenset("summit conference forum".split())
_CRISES = frozenset("peace climate nuclear donor donors security reconstruction aid debt food".split())


@cache
def known_series() -> tuple[re.Pattern[str], dict[str, InitiativeKind]]:
    """Return the names of well-known initiatives, as one expression and by kind."""
    kinds = {row.cells[0]: cast("InitiativeKind", row.cells[1]) for row in table("initiatives.tsv", 2)}
    kinds |= {
        name.capitalize(): kind for name, kind in kinds.items() if name.isupper() and len(name) > _SPOKEN
    }
    kinds = {variant: kind for name, kind in kinds.items() for variant in _cases(name)} | kinds
    names = sorted(kinds, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?!\w|-(?!\d))"), kinds


def _cases(name: str) -> Iterator[str]:
    """Yield a name with its head noun in small letters and with a capital: `East Asia summit`, `Luanda Process`."""
    first, _, last = name.rpartition(" ")
    if first and last.lower() in _HEAD_NOUNS:
        yield from (f"{first} {last.lower()}", f"{first} {last.capitalize()}")
        front, _, middle = first.rpartition(" ")
        if front and middle.lower() in _MIDDLE:
            yield f"{front} {middle.lower()} {last.lower()}"


def find_told(doc: Doc, names: Sequence[Name]) -> tuple[Told, ...]:
    """Return the passages that speak of initiatives in text order, where none overlaps another: the surest first."""
    text = text_of(doc)
    kept: list[Told] = []
    for told in (
        *_explained(text),
        *_titled(text, names),
        *_known(text),
        *_ordered(text, names),
        *_drills(text, names),
        *find_named(text, names),
        *_described(doc, text, names),
        *find_described(doc),
        *_dialogues(doc, text),
    ):
        if not any(told.start < other.end and other.start < told.end for other in kept):
            kept.append(told)
    kept = [replace(one, acronym=one.acronym or _acronym_behind(text, one.end)) for one in kept]
    kept += _back(text, kept)
    return tuple(sorted(kept, key=lambda told: told.start))


def _acronym_behind(text: str, end: int) -> str | None:
    """Return the short form that words behind a name tell: `(TICAD 9)`, `, or NB8`."""
    match = _ACRONYM.match(text, end)
    return match["acronym"] if match else None


def _titled(text: str, names: Sequence[Name]) -> Iterator[Told]:
    _, kinds = known_series()
    for name in names:
        if name.kind == "initiative" and not _NO_SERIES.match(name.text) and not _is_clause(text, name):
            kind = kinds.get(name.text) or _kind_of_title(name)
            count = _COUNT.match(name.text) if kind in {"forum", "dialogue", "exercise"} else None
            own = name.text[count.end() :] if count else name.text
            start = name.start + count.end() if count else name.start
            if own.lower() not in _BARE:
                yield Told(start, name.end, own, name.acronym, kind, "title")


def _is_clause(text: str, name: Name) -> bool:
    """Tell whether a verb was read as the head of a title: `the League plans to hold …`, `Speaking on the … program`."""
    verb = name.text.endswith(" plans") and text.startswith(" to ", name.end)
    return verb or _CLAUSE.match(name.text) is not None


def _kind_of_title(name: Name) -> InitiativeKind:
    """Return the kind of a title by its head; a summit is a forum."""
    summit = re.search(r"\b[Ss]ummits?\b", name.text)
    return "forum" if summit else cast("InitiativeKind", name.sort or "programme")


def _known(text: str) -> Iterator[Told]:
    """Yield the well-known names; that of an exercise only where the page speaks of drills, as many are places too."""
    form, kinds = known_series()
    drills = re.search(_DRILL, text) is not None
    for match in form.finditer(text):
        kind = kinds[match.group()]
        if kind != "exercise" or drills:
            numbered = re.compile(r"[ -]\d{1,4}\b").match(text, match.end())
            end = numbered.end() if numbered and kind in {"exercise", "forum"} else match.end()
            yield Told(match.start(), end, match.group(), None, kind, "known")


def _ordered(text: str, names: Sequence[Name]) -> Iterator[Told]:
    """Yield what an ordinal counts: `the seventh Consultative Meeting of …`, `the 86th session of the Joint Committee`."""
    for match in _SESSION.finditer(text):
        name = match["name"]
        if _STANDING.search(name) and not _BODY.search(name):
            yield Told(match.start("name"), match.end("name"), name, None, _kind_by_words(name), "ordinal")
    for match in _BETWEEN.finditer(text):
        yield Told(*match.span("name"), match["name"], None, _kind_by_words(match["name"]), "ordinal")
    for match in _ORDERED.finditer(text):
        name = match["name"].rstrip(" -–'’")
        if re.search(_MEETING, name) and len(name.split()) > 1 and not _BODY.search(name):
            yield Told(
                match.start("name"),
                match.start("name") + len(name),
                name,
                None,
                _kind_by_words(name),
                "ordinal",
            )
    yield from _events_of_bodies(text, names)


def _events_of_bodies(text: str, names: Sequence[Name]) -> Iterator[Told]:
    """Yield a conference that is named as a body, by what is said of it: `at the … Forum in Brussels`."""
    for name in names:
        event = re.search(r"\b(?:Forum|Conference|Summit|Dialogue|Exhibition)\b", name.text)
        if name.kind == "organisation" and event and len(name.text.split()) > 1:
            before = text[max(0, name.start - 40) : name.start]
            if _HELD.match(text, name.end) or re.search(
                rf"(?:\b(?:at|during|hosted?|hosts|hosting|opened?|told|attend\w*|addressed)|\b{_NUMBERED}) (?:the |this year['’]s |its )?(?:{_NUMBERED} )?$",
                before,
            ):
                yield Told(name.start, name.end, name.text, name.acronym, "forum", "named event")


def _kind_by_words(name: str) -> InitiativeKind:
    lower = name.lower()
    if (
        re.search(r"dialogue|consultation|talks|commission|committee|working group", lower)
        and "conference" not in lower
    ):
        return "dialogue"
    return "exercise" if re.search(r"exercise|drill", lower) else "forum"


def _drills(text: str, names: Sequence[Name]) -> Iterator[Told]:
    """Yield exercises by the name beside the noun, else by what tells them apart: a place, a season, the sea."""
    for form in (_DRILL_NAMED, _NAMED_DRILL):
        for match in form.finditer(text):
            if _is_code_name(
                match["name"],
                match.start("name"),
                names,
                behind=form is _DRILL_NAMED,
                said=_SAID.search(match.group()) is not None,
            ):
                yield Told(
                    match.start("name"), match.end("name"), match["name"], None, "exercise", "code name"
                )
    for match in _DRILLS.finditer(text):
        if _NAMING.match(text, match.end()):
            continue  # the name that follows tells it
        yield Told(
            match.start(), match.end(), match.group().removeprefix("the "), None, "exercise", "described"
        )


def _is_code_name(name: str, start: int, names: Sequence[Name], *, behind: bool, said: bool) -> bool:
    """Tell whether capitals beside a drill are its name rather than whose, where or when it is."""
    others = {"country", "adjective", "office", "instrument", *(() if behind else ("person",))}
    if any(n.start <= start < n.end and n.kind in others for n in names):
        return False
    known = knowledge()
    words = name.split()
    told = (
        known.organisation(name),
        known.metonym(name),
        known.capital_of(name),
        *(known.country_named(w) or known.country_of_adjective(w) for w in re.split(r"[ -]", name)),
    )
    return not any(told) and (words[0] not in _OPENING or (said and len(words) > 1))


_OPENING = frozenset(
    "The A An This That These In On At After Before During For But And He She It They We Its Their His Her As If When While Joint "
    "Military Naval Army Navy Air Force Royal US UK EU NATO UN Monday Tuesday Wednesday Thursday Friday Saturday Sunday January "
    "February March April May June July August September October November December North South East West Both Two Three Pacific "
    "Atlantic Black Baltic Arctic Mediterranean Marine Annual Exercise Exercises".split()
)


def _explained(text: str) -> Iterator[Told]:
    """Yield a name whose head noun stands behind its short form: `the Long Coast Road (LCR) project`."""
    for match in _EXPLAINED.finditer(text):
        held = match["noun"].lower() in _MASS  # `the Lakes Council (LC) Summit`
        if len(match["name"].split()) > 1 and (held or not _BODY.search(match["name"])):
            titled = match["noun"][0].isupper()
            end = match.end() if titled else match.end("acronym") + 1
            name = f"{match['name']} {match['more']}{match['noun']}" if titled else match["name"]
            noun = match["noun"].lower()
            kinds = _NOUN_KINDS.get(noun) or _NOUN_KINDS[noun.removesuffix("s")]
            own = name.removeprefix("The ")
            yield Told(
                match.start("name") + len(name) - len(own), end, own, match["acronym"], kinds[0], "title"
            )


def _described(doc: Doc, text: str, names: Sequence[Name]) -> Iterator[Told]:
    forms: tuple[tuple[re.Pattern[str], InitiativeKind], ...] = (
        (_PARTIES, "dialogue"), (_DIALOGUE, "dialogue"), (_COMMISSION, "dialogue"), (_CONTACT, "forum"), (_JOINT, "dialogue"), (_PAIRED, "forum"), (_PEACE_TALKS, "dialogue"),
        (_YEARLY, "forum"), (_PLUS, "forum"), (_PLAN, "programme"),
    )  # fmt: skip
    for form, kind in forms:
        for match in form.finditer(text):
            if any(n.kind == "organisation" and n.start < match.start("name") < n.end for n in names):
                continue  # part of the name of a body
            end = _topic_end(doc, match.end("name"))
            if form is _DIALOGUE and end == match.end("name") and set(_words(match["name"])) <= _DULL:
                continue
            own = _kind_by_words(match["name"]) if form is _PAIRED else kind
            yield Told(match.start("name"), end, text[match.start("name") : end], None, own, "described")
    for match in _CALLED.finditer(text):
        kinds = _NOUN_KINDS[match["noun"]]
        yield Told(match.start("name"), match.end("name"), match["name"], None, kinds[0], "quoted name")
    for token in doc:
        if token.lemma_ in {"summit", "conference", "forum", "meeting", "talk"} and token.pos_ == "NOUN":
            yield from _meeting_of(token, text)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.lower())


def _topic_end(doc: Doc, end: int) -> int:
    """Return where a description ends: behind what the talks are on (`a dialogue on maritime security`)."""
    span = doc.char_span(end - 1, end, alignment_mode="expand")
    noun = span.root if span is not None else None
    topics = (
        [t for p in children(noun, "prep") if p.lower_ in {"on", "for"} for t in children(p, "pobj")]
        if noun
        else []
    )
    between = _PAIR_BEHIND.match(text_of(doc), end)
    if between is not None:
        return between.end()
    return max([end, *(t.idx + len(t) for t in topics if t.ent_type_ not in {"DATE", "TIME"})])


def _meeting_of(noun: Token, text: str) -> Iterator[Told]:
    """Yield a series by whose or where it is: `the NATO summit`, `ASEAN meetings`, `the Paris climate conference`."""
    before = [c for c in children(noun, "compound", "nmod") if c.i < noun.i]
    if not before or before[-1].i != noun.i - 1:
        return
    first = before[0]
    topic = {c.lemma_.lower() for c in before[1:]}
    body = first.pos_ == "PROPN" and knowledge().organisation(first.text) is not None
    held = body and (noun.lemma_ in _MASS or noun.tag_ == "NNS") and noun.lemma_ != "conference"
    given = {c.lemma_.lower().rstrip("'’s") + "s" for c in children(noun, "poss")} & {"donors"}
    placed = first.ent_type_ == "GPE" and (topic & _CRISES or given) and noun.lemma_ in _MASS
    if held or placed:
        end = noun.idx + len(noun)
        yield Told(first.idx, end, text[first.idx : end], None, "forum", "described")


def _back(text: str, told: Iterable[Told]) -> Iterator[Told]:
    """Yield what speaks again of an initiative told before: `the exercise`, `the series`."""
    known = sorted(told, key=lambda one: one.start)
    for match in _BACK.finditer(text):
        if any(match.start() < one.end and one.start < match.end() for one in known):
            continue
        noun = match["noun"].lower()
        kinds = _NOUN_KINDS.get(noun) or _NOUN_KINDS.get(noun.removesuffix("s"), ())
        before = [one for one in known if one.end <= match.start() and one.kind in kinds]
        if before and _goes_on(text[match.end() :]) and not _is_other(match.group(), before[-1].name):
            last = before[-1]
            yield Told(match.start(), match.end(), last.name, last.acronym, last.kind, "back")


def _is_other(words: str, name: str) -> bool:
    """Tell whether capitals before a noun name another series than the one told: `the Civil Society Forum`."""
    capitals = [w for w in words.split()[1:-1] if w[0].isupper() and w not in name]
    known = knowledge()
    return len(capitals) > 1 or any(
        "-" in w or (words.rsplit(maxsplit=1)[-1][0].isupper() and not known.country_of_adjective(w))
        for w in capitals
    )


def _dialogues(doc: Doc, text: str) -> Iterator[Told]:
    """Yield dialogues by the noun that tells their topic, and talks that are more than a meeting: `the fourth border talks`."""
    rounds = re.search(r"\brounds?\b", text) is not None
    for token in doc:
        if token.lemma_ in _TALKING and token.pos_ == "NOUN" and token.dep_ != "attr":
            first = _first_of_talks(token, rounds=rounds)
            if first is not None:
                end = token.idx + len(token)
                yield Told(first.idx, end, text[first.idx : end], None, "dialogue", "described")


def _first_of_talks(token: Token, *, rounds: bool) -> Token | None:
    """Return where the name of a dialogue begins, where its words tell it apart and it is more than one meeting."""
    before = [c for c in children(token, "compound", "amod", "nmod", "poss") if c.i < token.i]
    while before and (before[0].lower_ in _DULL or before[0].ent_type_ == "ORDINAL"):
        before = before[1:]
    if not before or {c.lower_ for c in before} & _BARGAINS:
        return None
    dialogue = token.lemma_ in {"dialogue", "dialog"}
    adjective = next((c for c in before if c.lower_ in _KINDS), None) if dialogue else None
    noun = any(c.dep_ in {"compound", "poss"} and c.pos_ == "NOUN" for c in before)
    compound = noun and before[-1].dep_ == "compound"
    counted = any(c.ent_type_ == "ORDINAL" for c in children(token, "amod"))
    going_on = token.dep_ in {"dobj", "nsubj", "nsubjpass"} and token.head.lemma_ in _GOING_ON
    placed = rounds and any(c.ent_type_ == "GPE" and knowledge().capital_of(c.text) for c in before)
    told = compound and (dialogue or counted or going_on or token.lemma_ == "consultation")
    if adjective is not None or told or (placed and token.lemma_ == "talk"):
        first = adjective or before[0]
        return next(t for t in first.subtree if t.pos_ != "DET") if first.dep_ == "poss" else first
    return None


def _goes_on(behind: str) -> bool:
    """Tell whether a noun stands alone: what is told apart behind it is another (`the programme of the party`)."""
    return not re.match(r" (?:of|on|for|between|to (?!be )) ?", behind)
