"""Bylines -> the names of the authors."""

from __future__ import annotations

import re

from foedera.knowledge import knowledge
from foedera.press import is_agency, is_place, is_region
from foedera.printed_dates import MONTH, WEEKDAY, is_date_line

_LONGEST_LINE = 240
_KINDS = (
    r"(?:special\s+|exclusive\s+|guest\s+)?(?:written|words|text|reported|reporting|report|story|article|post|posted|contributed|interview|news"
    r"|analysis|opinion|commentary|comment|column|essay|perspective|exclusive|filed|authored|edited|editing|compiled|published"
    r"|photos?|photographs|pictures|images?|video|graphics?|illustrations?|translated|produced|reviewed|fact[- ]checked)"
)
_BY = re.compile(
    rf"(?:(?:(?P<how>{_KINDS})\s+)?by\s*[:–—-]?|(?P<who_is>words|text|story|report|reporting|writer|reporter|correspondent|editors?)\s*:"
    r"|authors?\s*[:–—-]?)\s+(?P<who>\S.{2,200})",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s*[|•·]\s*|\s[–—-]\s")
_NOT_AUTHORS = re.compile(
    r"edit|compil|publish|photo|image|video|graphic|illustrat|translat|produc|review|fact", re.IGNORECASE
)
_BY_END = re.compile(
    rf"\s*(?:[|•·;/(\t]|\s[–—-]\s|\b(?:in|at|for|of|on|from|is|updated|published|posted|last|with|special\s+to)\b[\s:]"
    rf"|\s[@#]|\S+@\S+|\b{MONTH}\s+\d|\b{WEEKDAY}\b,?\s|\d).*",
    re.IGNORECASE,
)
_BY_AND = re.compile(r"\s*,\s*and\s+|\s+/\s+|\s+and\s+|\s*&\s*|\s*,\s*", re.IGNORECASE)
_DATE_BY = re.compile(
    r"(?P<when>.*\d.*?)[\s,|–—-]+(?P<by>(?:(?:written|posted|reported)\s+)?by\s+\S.*)", re.IGNORECASE
)
_SPECIAL = re.compile(r"(?:(?P<who>\S.*?)\s*[,|–—-]?\s+)?special\s+(?:to|for)\s+\S.{1,50}", re.IGNORECASE)
_IN = re.compile(r"(?P<who>[^,|]{4,60}?)\s+in\s+(?P<where>[^,|]{2,40})(?:,\s+[\w\s]{2,30})?")
_FROM = re.compile(r"from\s+(?=\S+\s)", re.IGNORECASE)
_WITH = re.compile(r"with\s+(?P<agency>[A-Z].{1,40})", re.IGNORECASE)
_SOURCE = re.compile(r"(?:source|credit|courtesy)\s*[:–—-]\s*(?P<agency>[A-Z].{1,40})", re.IGNORECASE)
_SPLITS = (_BAR, re.compile(r"\s*,\s+"), re.compile(r"(?<=\w)/(?=\w)"), re.compile(r"\s+\((?=[^()]*\)?$)"))
_THEN_DATE = re.compile(
    rf"\s+(?=(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d|\d{{1,4}}[\s./-])|(?:last\s+)?(?:updated|published|posted)\b)",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"\s*[(|,–—-]?\s*(?:@\w{2,30}|\S{1,60}@\S{1,60})\s*\)?", re.IGNORECASE)
_HONORIFIC = re.compile(
    r"^(?:(?:dr|shri|smt|prof|professor|mr|mrs|ms|miss|sir|dame|rev|fr|hon|amb|ambassador|adv|engr?|lt|maj|brig|col|gen|capt|cdr|cmde"
    r"|adm|air|vice|rear|wing|marshal|commodore|commander|general|admiral|colonel|brigadier|major|captain)\b\.?\s*"
    r"(?:\((?:retd?|r)\.?\)\s*)?)+(?=\S)",
    re.IGNORECASE,
)
# Agencies and desks whose names have other uses, so that they stand alone in menus.
_ALONE = frozenset("ana editor editorial editors map petra saba staff tap trend".split())
_RETIRED = re.compile(r"\s*\((?:retd?|r|rtd)\.?\)|,?\s+(?:ph\.?d|m\.?d)\.?$|\s+retd\.?$", re.IGNORECASE)
_NAME_WORD = re.compile(
    r"(?:[^\W\d_]\.){1,4}(?:[^\W\d_]{2,}(?:['’ʻ`-][^\W\d_]+)*)?|[^\W\d_]+(?:['’ʻ`-][^\W\d_]+)*\.?"
)
_PREFIXED = re.compile(r"(?:al|el|ad|ar|as|at|an|ul|ur|d|l|t)[-'’][^\W\d_].*")
_PARTICLES = frozenset(
    """abu af al ap av az bar bat ben bin bint binte binti da dal das de del dela della delos den der di do dos du e el
    i ibn la las le lo los na ole op san st ten ter ul und uz v van vel von wa y zu zum zur""".split()
)
# Words of the list below that are surnames or given names too: one of them is no reason for doubt in a byline.
_ALSO_NAMES = frozenset(
    """april art august base battle bay best bill book books box case club cook day fund hall house justice june law man march may
    north page park post power prime read royal school seasons senior share square star street strong summit trade
    war water week west white will young you""".split()
)
_JOBS = frozenset(
    """agencies analyst anchor bureau columnist commentator contributor contributors coordinator correspondent
    correspondents correspondent's desk editor editors editor-in-chief journalist journalists newsroom reporter reporters
    reporting representative staff stringer team writer writers""".split()
)
# Words that lead up to a job: `Anna Berg Senior Diplomatic Correspondent`.
_BEFORE_JOBS = _JOBS | frozenset(
    """africa asia assistant associate central chief city consulting contributing defence defense deputy diplomatic digital
    east eastern economic economics editorial europe executive features foreign freelance general international
    investigative lead legal local managing middle multimedia national news north northern online our parliamentary photo
    political politics regional science security senior south southern special sports sub-editor the trade web west
    western world""".split()
)
_DESK = re.compile(
    r"(?:(?:the|our|a|an)\s+)?(?:[\w&.'’/-]+\s+){0,4}(?:desk|bureau|newsdesk|newsroom|correspondents?|reporters?|staff\s+writers?"
    r"|staff|staffer|news\s+service|news\s+agency|news\s+team|web\s+team|monitoring\s+desk|editorial\s+board|editorial\s+team)"
    r"|(?:news\s+)?agenc(?:y|ies)|editorial|(?:the\s+)?editors?|newsroom|staff|admin|monitoring\s+report|online\s+report",
    re.IGNORECASE,
)
# Words that names of people do not have, so that a lone title-cased line is not taken for a byline.
_NOT_NAMES = frozenset(
    """a about academy accessibility accord account accounts act action ad admin ads advertisement advertising advisory
    affairs africa after agencies agency agenda agreement aid air airlines airport airways alert all alliance
    ambassador america analysis and announcement annual app apps april archive archives area arms army art article
    articles arts asia ask assembly association at august author authority authors award awards background bank base
    battle bay become before beginner best betting big bill blog blogs board book books border box branded breaking
    bridge brief briefing briefs browse budget building bulletin bureau business by cabinet call campaign capital
    captioning card cards care career careers case cemetery center central centre century chamber championship chief
    choice choices city civil civilian classical climate closed club coalition code codes college comment commentary
    comments commerce commission commitment committee communications community company conference congress
    constitution consulate contact contents cookie cookies cooperation copyright corner corporation corridor
    cosmetic council councils country county court courts coverage credit crime crisis crossword culture cup customs
    daily data date day deal debate december declaration defence defense department desk development dialogue
    digital diplomacy director disaster district dive document documents domestic donate east eastern economic
    economics economy edge edition editor editorial editors education election elections electric email embassy
    emergency energy engineering environment europe european evening event events everywhere exclusive executive
    exercise explained explainer export external facts family fantasy feature featured features february federal
    federation festival finance financial first fixtures fleet follow food football for force forces foreign forum
    foundation fourth free friday from full fund further future gallery games gaming general get give global good
    government governor great green group growth guide gulf hall headlines health healthy help here high highway
    historic history home horse hospital house how human humanitarian icon ignite image images immigration import in
    independence index industrial industries industry information informed initiative innovation inside institute
    insurance intelligence interior international interview interviews investigation investing investment investor
    is island islands issue issues january jobs joint journal july june justice keep key kingdom know labour
    language last latest law laws leader leaders league legal let letter letters library licensing life lifestyle
    limited live living local logo long love magazine mail main make making manage map march marine maritime market
    markets may me media meeting member members memorandum memorial mental menu message middle migration military
    minister ministerial ministers ministry missile mission mobile modern monday monetary money monitoring more
    mortgages most movies municipal museum music must mutual my nation national nations nature naval navigation navy
    network new newcomer news newsletter newsletters newspaper newsroom next no north northern notice november now
    nuclear ocean october of off offer offers office official oil on online only open opinion opinions options or
    organisation organization other our out outlook over pact page palace park parliament part parties partner
    partners partnership party peace people personal photo photos picks picture pictures plan plastic platform play
    playlist please podcast podcasts police policy political politics popular port post power premier president
    presidential press previous prime prince princes princess privacy private profile program programme project
    projects property protest province provincial public publication puzzle puzzles queen quick racing railway rate
    rates read reader readers reading real recent recommended reform refugee region regional related relations
    release releases religion remember repair report reporter reports republic research resources results reuters
    review reviews rights road round royal rugby rule safety sale sanctions saturday save saver schedule school
    science sea search season second secretary section sector security see senate senior sept september service
    services session share shop short show shows sign signing site sky slavery social society source sources south
    southern space speaker special speech sport sports spotlight square staff standard star state statement
    statements states station status stay stock stocks store stores stories story strait strategic street strike
    strip student studies subscribe subscription sudoku summit sunday supply support supreme surgery survey
    sustainability sustainable switch system table tables tags talks tax team tech technology television tennis
    terms territory terror test the third thursday tickets tips to today today's tomb top topic topics tour tourism
    town trade traffic training transcript transport travel treaty trending trends tribunal tribune trips truth
    tuesday tuesdays tv two under union united unity university unknown unlimited up update updated updates us use
    users vehicle vehicles video videos view views violence visit visual voice voices vote voucher war was watch
    watching water weather web website wednesday week weekly welcome west western what when where who why wild will
    wine winner winners wins wire with women work world writer year yes yoga you your youth zone""".split()
)
_NOT_NAME_ENDINGS = re.compile(r"\w{3,}(?:tion|tions|ology|isms?|ments|ities|ness|ship)", re.IGNORECASE)


def read_byline(line: str) -> tuple[str, ...] | None:
    """Return the authors that a byline names, without job titles; None if the line is no byline.

    A byline that names a desk, an agency or those who edited has no authors.
    """
    bare = " ".join(line.split()).strip(" ()*_•·>-–—")
    if not bare or len(bare) > _LONGEST_LINE or len(bare.split()) > 30:
        return None
    signed = _signed(bare)
    if signed is not None:
        return signed
    beside = _unsigned(bare)
    # A name in brackets or behind a dash is that of a photographer, or of who wrote a quoted post.
    return beside if not beside or line.strip()[0] not in "(–—" else ()


def is_name(words: str, *, capitals: bool = False, beside_title: bool = False) -> bool:
    """Tell whether a few words alone look like the name of a person.

    Args:
        words: The words, such as a line that stands alone.
        capitals: Whether a name may be in capitals throughout, as bylines print it.
        beside_title: Whether they stand where a byline does, directly by the title or the date, so that capitals
            and a nationality that is a surname too are no reason for doubt.
    """
    tokens = _HONORIFIC.sub("", words).split()
    if not 2 <= len(tokens) <= 6 or len(words) > 50:
        return False
    sure = capitals or beside_title
    common = [token for at, token in enumerate(tokens) if _is_common(token, tokens[at + 1 : at + 2])]
    if common and not (sure and len(common) == 1 and common[0].lower() in _ALSO_NAMES):
        return False
    if words.isupper() and not sure:
        return False
    named = [token for token in tokens if not _is_particle(token)]
    whole = [token for token in named if len(token.strip(".")) > 1]
    if len(named) < 2 or not 1 <= len(whole) <= 4 or not all(map(_is_name_word, named)):
        return False
    return not _names_another_thing(words, tokens, doubt=not sure)


def _is_particle(token: str) -> bool:
    shortened = token.islower() and token.rstrip(".") in _PARTICLES  # `v.` for `von`
    initial = len(token) == 1 and token.isupper()
    return shortened or (token.lower() in _PARTICLES and not initial)


def _is_name_word(token: str) -> bool:
    capital = _NAME_WORD.fullmatch(token) is not None and not token[0].islower()
    return capital or _PREFIXED.fullmatch(token) is not None


def _is_common(word: str, following: list[str]) -> bool:
    """Tell whether a word is one that names do not have; `A` is an initial where another initial follows."""
    if len(word.strip(".")) == 1 and (word != "A" or (following and len(following[0].strip(".")) == 1)):
        return word.islower() and is_common_word(word)
    return is_common_word(word)


def is_common_word(token: str) -> bool:
    """Tell whether a word is one of headings, labels and bodies, which names of people do not have."""
    word = re.sub(r"['’]s?$", "", token.lower().strip(".,"))
    return word in _NOT_NAMES or word in _JOBS or _NOT_NAME_ENDINGS.fullmatch(word) is not None


def _names_another_thing(words: str, tokens: list[str], *, doubt: bool) -> bool:
    """Tell whether words name a place, country, body or office, or, where in doubt, speak of a country's."""
    known = knowledge()
    if (
        is_place(words)
        or is_region(words)
        or is_agency(words)
        or known.organisation(words)
        or known.office(words)
    ):
        return True
    if tokens[0].isupper() and len(tokens[0]) > 2 and not words.isupper() and is_place(tokens[-1]):
        return True  # an office of an agency: `PIB Delhi`
    return doubt and any(known.country_of_adjective(token) or known.country_named(token) for token in tokens)


# Lines that say who wrote


def _signed(line: str) -> tuple[str, ...] | None:
    """Read `By …`, `Words: …`, `Reporting by …; editing by …`, `3 March 2022 by …`."""
    dated = _DATE_BY.fullmatch(line)
    if dated is not None and is_date_line(dated["when"]):
        line = dated["by"]
    match = _BY.fullmatch(line)
    if match is None or _is_long_sentence(line):
        return None
    who = match["who"].split(";")[0]
    names = _people(who)
    if not names and not _is_desk(_BY_END.sub("", who)):
        return None
    how = match["how"] or match["who_is"]
    return () if how and _NOT_AUTHORS.match(how) else names


def _is_long_sentence(line: str) -> bool:
    return (
        line.endswith(".")
        and not line.endswith((" Jr.", " Sr."))
        and len(line.split()) > 8
        and ";" not in line
    )


def _people(who: str) -> tuple[str, ...]:
    """Return the names in a list of people, each without place, job, rank, handle and agency."""
    found: list[str] = []
    for piece in _BY_AND.split(who.strip()):
        name = _bare_name(piece)
        if name and name not in found:
            found.append(name)
    return tuple(found)


def _bare_name(piece: str) -> str | None:
    name = _HANDLE.sub(" ", _BY_END.sub("", _RETIRED.sub("", piece.strip()))).strip(" ,:")
    tokens = _HONORIFIC.sub("", name, count=1).split()
    if tokens and not re.fullmatch(r"[JSjs][Rr]\.|\w\.", tokens[-1]):
        tokens[-1] = tokens[-1].rstrip(".")
    last = max((at for at, token in enumerate(tokens[:4]) if token.lower() in _JOBS), default=-1)
    tokens = tokens[last + 1 :] if len(tokens) > last + 2 else tokens  # `Staff Writer Anna Berg`
    name = " ".join(tokens[: _name_end(tokens)])
    return name if is_name(name, capitals=True) else None


def _name_end(tokens: list[str]) -> int:
    """Return where a name ends before an agency or a job: `Anna Berg Reuters`, `Anna Berg Senior Border Reporter`."""
    shouted = " ".join(tokens).isupper()
    job = bool(tokens) and tokens[-1].lower().strip(".,") in _JOBS
    if job and any(token.lower() in _BEFORE_JOBS for token in tokens[:2]):
        return 0
    for at in range(2, len(tokens)):
        agency = (not shouted and is_agency(tokens[at])) or is_agency(" ".join(tokens[at:]))
        if agency or (job and tokens[at].lower() in _BEFORE_JOBS):
            return at
    return len(tokens)


def _is_desk(who: str) -> bool:
    words = who.strip(" .,").split()
    if not words or len(words) > 7:
        return False
    named = any(word.lower() in _JOBS for word in words) and not words[0].islower()
    office = len(words) == 2 and words[0].isupper() and is_place(words[1])  # `PIB Delhi`
    return named or office or _DESK.fullmatch(" ".join(words)) is not None or is_agency(who)


# Lines that only name


def _unsigned(line: str) -> tuple[str, ...] | None:
    """Read `A B | Accra`, `A B, Border Editor`, `A B @ab`, `Staff Reporter`, `With AFP`, `Special to The Example`."""
    ended = line.endswith((".", "?", "!", ":")) and not line.endswith(("Jr.", "Sr."))
    if len(line.split()) > 14 or ended:
        return None
    if _FROM.match(line):
        return _sent(_FROM.sub("", line))
    special = _SPECIAL.fullmatch(line)
    if special is not None:
        return _one(special["who"])
    with_agency = _WITH.fullmatch(line)
    if with_agency is not None:
        return () if all(map(is_agency, _BY_AND.split(with_agency["agency"]))) else None
    source = _SOURCE.fullmatch(line)
    if _is_credit(line) or (source is not None and is_agency(source["agency"])):
        return ()
    return _name_beside(line)


def _sent(line: str) -> tuple[str, ...] | None:
    """Read what follows `From`: a desk, or a name with the place that it reports from."""
    if _is_desk(line):
        return ()
    return _name_beside(line, sent=True)


def _is_credit(line: str) -> bool:
    """Tell whether a line is a desk or an agency in the capitals of a credit."""
    words = line.split()
    if len(words) == 1 and line.lower() in _ALONE:
        return False
    titled = all(not word[:1].islower() or word in {"and", "of"} or "." in word for word in words)
    if not titled or len(words) > 6:
        return False
    desk, _, outlet = line.partition(",")
    return is_agency(line) or (_DESK.fullmatch(desk) is not None and len(outlet.split()) <= 3)


def _name_beside(line: str, *, sent: bool = False) -> tuple[str, ...] | None:
    """Read a name with what shows that it is an author's: a date, a job, a handle, an agency, or where it was sent from."""
    handle = _HANDLE.search(line)
    if handle is not None:
        return _one(line[: handle.start()]) if handle.start() else None
    where = _IN.fullmatch(line)
    if where is not None:
        return _one(where["who"]) if _is_beside(where["where"], placed=True) else None
    for mark in (*_SPLITS, _THEN_DATE):
        parts = mark.split(line, maxsplit=1)
        if len(parts) == 2 and parts[1] and _is_beside(parts[1].rstrip(") "), placed=sent or mark is _BAR):
            return _one(parts[0])
    return None


def _is_beside(rest: str, *, placed: bool) -> bool:
    """Tell whether what stands behind a name is a job, an agency, a place or a date."""
    words = rest.split()
    job = len(words) <= 6 and words[-1].lower().strip(".") in _JOBS
    place = placed and len(words) <= 3 and (is_place(rest) or is_region(rest))
    return job or place or is_agency(rest) or is_date_line(rest)


def _one(who: str | None) -> tuple[str, ...] | None:
    if not who:
        return ()
    names = tuple(filter(None, map(_bare_name, _BY_AND.split(who))))
    return names or None
