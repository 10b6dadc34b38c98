"""Lines of a page, as copied or printed -> what each looks like by itself, wherever it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, get_args

from foedera.bylines import is_name, read_byline
from foedera.knowledge import knowledge
from foedera.press import is_place
from foedera.printed_dates import MONTH, WEEKDAY, is_date_line

LineKind = Literal[
    "prose", "short", "heading", "title", "list", "quote", "table", "caption", "related", "label", "tail", "age", "byline",
    "date", "comment", "furniture",
]  # fmt: skip
KINDS: tuple[LineKind, ...] = get_args(LineKind)


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph of a page with what it looks like by itself, before its place is looked at."""

    kind: LineKind
    text: str


_LONGEST_LOOK = 400  # a longer line is prose whatever its words

_RELATED = re.compile(
    r"[(\[]?(?:(?:also|must|related)\s+(?:read|see|watch|listen)\b|read\s+(?:more|also|next|:)|see\s+also\b"
    r"|(?:related|recommended)(?:\s+(?:stor(?:y|ies)|articles?|news|coverage|posts?|links?|reading))?\s*[:|–—-]"
    r"|(?-i:RELATED\b)|more\s+on\s+(?:this|the)\b|don['’]t\s+miss\s*[:|]|watch\s*[:|]|read\s*[:|]"
    r"|(?:lesen|sehen|hören)\s+sie\s+(?:auch|mehr|dazu|hier)\b|mehr\s+dazu\b|(?:à\s+)?lire\s+(?:aussi|également)\b"
    r"|lee\s+(?:también|además|más)\b|l(?:ea|eer)\s+también\b|leia\s+(?:também|mais)\b|leggi\s+anche\b|lees\s+ook\b"
    r"|(?:here['’]s|here is)\s+(?:what|how|why)\s+.{3,80}\bread\b|click\s+here\s+to\s+read\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:also\s+read|read\s+(?:more|also)|see\s+also|must\s+read|lesen\s+sie\s+auch|(?:à\s+)?lire\s+aussi|lee\s+también"
    r"|leia\s+também)\s*[:|–—-]*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:(?:recent|latest|related|popular|top|trending|featured|similar|other|more)\s+"
    r"(?:posts?|news|stor(?:y|ies)|articles?|headlines|videos?|topics?|content|reads?|coverage|updates|links)"
    r"(?:\s+(?:for\s+you|on\s+.{2,40}|from\s+.{2,40}|in\s+.{2,40}))?"
    r"|most\s+(?:read|popular|viewed|shared|recent|watched)(?:\s+\w+)?|trending(?:\s+now)?|related|recommended(?:\s+for\s+you)?"
    r"|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested(?:\s+in)?)|more\s+(?:from|in)\s+\S+(?:\s\S+){0,3}"
    r"|editor['’]?s['’]?\s+(?:picks?|choice)|(?:from\s+)?around\s+the\s+web|up\s+next|what\s+to\s+read\s+next|read\s+next"
    r"|don['’]t\s+miss|in\s+other\s+news|(?:next|previous)\s+(?:article|post|story)|also\s+in\s+(?:this\s+section|the\s+news)"
    r"|latest|mehr\s+zum\s+thema|(?:das|auch)\s+(?:könnte\s+sie|interessant)(?:\s+auch)?(?:\s+interessieren)?|meist\s?gelesen(?:e\s+artikel)?"
    r"|(?:les\s+)?plus\s+lus|sur\s+le\s+même\s+(?:sujet|thème)|à\s+lire\s+aussi|dans\s+la\s+même\s+rubrique|articles\s+(?:liés|associés)"
    r"|(?:lo\s+)?más\s+(?:leído|visto)s?|noticias\s+relacionadas|te\s+puede\s+interesar|mais\s+lidas"
    r"|(?:other|more)\s+(?:documents|statements|press\s+releases))\s*[:»>]?",
    re.IGNORECASE,
)
AGE = re.compile(
    r"\(?(?:(?:last\s+)?(?:posted|published|updated)\s*:?\s+)?(?:(?:about|over)\s+)?(?:an?|one|\d{1,3})\s*"
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|months?|mos?|yrs?|years?)\.?\s+ago\)?"
    r"|just\s+now|yesterday|\d{1,2}\s?[hmdw]"
    r"|vor\s+(?:\d{1,3}|einem|einer)\s+(?:sek(?:unden?)?|min(?:uten?)?|std|stunden?|tage?n?|wochen?|monate?n?|jahre?n?)\.?|gestern"
    r"|il\s+y\s+a\s+(?:\d{1,3}|une?)\s*(?:s|sec(?:ondes?)?|min(?:utes?)?|h|heures?|j|jours?|semaines?|mois|ans?)\.?"
    r"|hace\s+(?:\d{1,3}|una?)\s*(?:s|segundos?|min(?:utos?)?|h|horas?|días?|semanas?|mes(?:es)?|años?)\.?|ayer"
    r"|há\s+(?:\d{1,3}|uma?)\s*(?:min(?:utos?)?|h|horas?|dias?|semanas?|mês|meses|anos?)\.?|ontem",
    re.IGNORECASE,
)
"""What a teaser says of its own age, as a line of its own."""

_FURNITURE = re.compile(
    r"(?:share|tweet|pin|email|e-mail|print|comments?|\d+\s+comments?|save|bookmark|copy\s+link|facebook|twitter|whatsapp|x"
    r"|linkedin|telegram|reddit|instagram|youtube|menu|search|home|log\s?in|sign\s?(?:in|up)|register|subscribe(?:\s+now)?"
    r"|skip\s+to\s+.{3,30}|advertise?ments?|ad|sponsored(?:\s+content)?|promoted|loading\.*|close|back\s+to\s+top"
    r"|listen(?:\s+to\s+this\s+article)?|play|follow(?:\s+us)?|contact(?:\s+us)?|about(?:\s+us)?|newsletters?|-+|\*+|_+|=+|#+"
    r"|all\s+rights\s+reserved|privacy(?:\s+policy)?|terms\s+.{2,20}|cookie\s+\w+|leave\s+a\s+(?:comment|reply)"
    r"|continue\s+reading(?:\s+below)?|read\s+full\s+story|story\s+continues\s+below.{0,30}|article\s+continues.{0,40}"
    r"|\d+\s*[- ]?min(?:ute)?s?\s+read|tags?\s*:.{0,200}|topics?\s*:.{0,200}|filed\s+under\s*:?.{0,100}"
    r"|\(?(?:please\s+)?check\s+against\s+delivery\)?|(?-i:TT|AA|T\s?T\s?T|A\s?A\s?A|A\s?[+−–-]|T\s?[+−–-]|(?:A\s?[+−–-]\s?){2}|A\sA)"
    r"|(?:for\s+)?immediate\s+release|print\s+(?:version|this\s+page)|previous|next|ad\s+policy|\d{1,3}\s+of\s+\d{1,3}|\d{1,3}\s?/\s?\d{1,3}"
    r"|(?:photo\s+gallery|photos|gallery|in\s+pictures|slideshow|bilderstrecke|galerie)\s*:.{3,80}"
    r"|(?:ge)?lesezeit\s*:?.{0,20}|temps\s+de\s+lecture\s*:?.{0,20}|lecture\s*:?\s+\d+\s*min\w*\.?|tiempo\s+de\s+lectura\s*:?.{0,20}"
    r"|(?:artikel\s+)?(?:teilen|drucken|merken|anhören|vorlesen)|startseite|anmelden|anzeige|werbung|kommentieren"
    r"|partager|imprimer|accueil|s['’]abonner|se\s+connecter|publicité|écouter|compartir|imprimir|inicio|publicidad"
    r"|\(?end\s+of\s+(?:the\s+)?(?:briefing|transcript|statement|text|document|interview)\)?|end(?:s|it)?|-\s?30\s?-|n{4}"
    r"|(?:media|press)\s+(?:contacts?|enquiries|inquiries|office)|contacts|pressekontakt|contacts?\s+presse)\s*[.:!]?",
    re.IGNORECASE,
)
_FURNITURE_START = re.compile(
    r"(?:share\s+(?:this|on|via|the\s+(?:article|story))\b|follow\s+(?:us|our)\b|subscribe\s+(?:to|for|now)\b"
    r"|sign\s+up\s+(?:for|to)\b|join\s+(?:our|us)\b|download\s+(?:the|our)\b.{0,40}\bapp\b|get\s+(?:the\s+latest|all\s+the)\b"
    r"|(?:we|this\s+(?:web)?site)\s+use[sd]?\s+cookies\b|by\s+(?:clicking|continuing|signing|subscribing|entering|submitting|registering)\b|please\s+(?:enter|log|sign|review|read|note\s+that\s+comments)\b|privacy\s+(?:notice|policy)\b|.{0,80}\b(?:see|read|review)\s+our\s+(?:privacy|terms|cookie|comment)|you\s+(?:need|have|must)\s+(?:to\s+be\s+|be\s+)?(?:an?\s+)?(?:subscriber|logged|registered|sign)|accept\s+(?:all\s+)?cookies"
    r"|(?:copyright\s*)?(?:©|\(c\)\s*(?:19|20)\d\d)|copyright\s+(?:©|(?:19|20)\d\d|\(c\))|all\s+rights\s+reserved"
    r"|.{0,80}\ball\s+rights\s+reserved\.?$|\(?(?:except\s+for\s+the\s+headline|this\s+(?:story|article|report)\s+(?:has|was)\s+"
    r"(?:not\s+been\s+edited|been\s+published\s+from|published\s+from|auto|automatically|generated))"
    r"|(?:click|tap)\s+here\b|(?:photo|image)\s+credits?\s*:|\(?with\s+(?:agency\s+)?inputs\b"
    r"|enter\s+your\s+e-?mail|your\s+e-?mail\s+address\b|stay\s+(?:up\s+to\s+date|updated|informed)\b|support\s+our\s+journalism\b"
    r"|i\s+would\s+like\s+to\s+(?:be\s+e-?mailed|receive)\b|(?:last\s+)?updated\s+by\b|accessibility\s+\w+|issued\s+by\s*:?\s+(?:the\s+)?(?-i:[A-Z])|(?:media|press|general)?\s*(?:enquir|inquir)(?:y|ies)\s*:|(?:media\s+|press\s+)?contacts?\s*:\s"
    r"|(?:views|opinions|articles)\s+(?:expressed\s+)?(?:on|in)\s+th(?:is|ese)\s+(?:pages?|sections?|columns?)\s+(?:are|do)\b"
    r"|the\s+(?:views|opinions)\s+(?:expressed\s+)?(?:on|in)\s+th(?:is|ese)\s+(?:pages?|sections?|columns?)\s+(?:are|do)\b)",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"(?:(?:view|show|read|see|load|all|post|add|leave|write|join|your|readers?['’]?|latest|newest|oldest|facebook|user)\s+(?:all\s+|an?\s+|the\s+|your\s+|more\s+)*)?"
    r"(?:\(?\d{1,5}\)?\s+)?(?:comments?|replies|reply|responses?|conversation|discussion|kommentare?|commentaires?)(?:\s+(?:on|to|so\s+far|section|below).{0,120})?"
    r"(?:\s*[(\[]\d{1,5}[)\]])?\s*[:!.]?"
    r"|please\s+enable\s+javascript\s+to\s+view\s.{0,60}|report\s+(?:abuse|this\s+comment|as\s+.{3,20})|flag(?:\s+(?:comment|as\s+.{3,20}))?|up\s?vote|down\s?vote|likes?\s*\d*|\d+\s+likes?|permalink|have\s+your\s+say"
    r"|(?!(?:the|this|it|he|she|an?|they|his|her|its|our)\s)[^\"“”‘']{2,40}\s(?:says|wrote|schreibt|sagt|commented|replied)\s*:|(?:posted|comment(?:ed)?)\s+by\s.{2,60}|in\s+reply\s+to\s.{2,40}",
    re.IGNORECASE,
)
_CREDITED = r"photo(?:graph)?s?|images?|pictures?|graphics?|illustrations?|fotos?|bild(?:er)?|grafik|crédits?|credits?|map"
_CAPTION = re.compile(
    r"(?:photo(?:graph)?|image|picture|file\s+photo|in\s+(?:this\s+)?(?:photo|picture)|representati(?:ve|onal)\s+image|caption)\b\s*[:|(/–—-]"
    r"|.*(?:[(|/©]\s?(?:file\s+)?(?:photo|image|picture|pic|ap\s+photo|reuters|afp|getty|ani|pti|ap|epa)\b[^)]{0,60}\)?\.?$"
    r"|\b(?:getty\s+images|(?:file|archive|stock)\s+(?:photo|image|picture)|(?:photo(?:graph)?s?|image|picture)(?:\s+credit)?\s*(?::|\bby\b|courtesy).{0,60})\)?\.?$"
    rf"|\b(?:{_CREDITED})\s*[:©]\s*(?-i:[A-Z]).{{2,60}}$"
    r"|\((?-i:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}\s?/\s?[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3})\)\.?$"
    r"|(?-i:[a-z\d.])\s+(?-i:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}\s/\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2})$)",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"[^.!?]{3,200}\b(?:(?:is|are)\s+(?:seen|pictured|shown)|speaks?|poses?|arrives?|attends?|walks?|waves?|listens?|gestures?|addresses"
    rf"|stands?|sits?|shakes?\s+hands|looks?\s+on)\b.{{0,160}}?\b(?:{MONTH}\s+\d{{1,2}},|\d{{1,2}}\s+{MONTH})\s+(?:19|20)\d\d",
    re.IGNORECASE,
)
_CAUGHT = re.compile(
    r"(?!.*\.$|.*\b(?:is|are|was|were|has|have|had|will|would|can|could|may|says?|said)\b)[A-Z][^.!?:\"“]{3,120}?(?<=\w)\s[a-z]{3,}ing\s"
    r"(?:at|in|on|near|outside|inside|along|past|during|across|through|by|over|under|beside|behind)\s[^.!?:]{3,100}\b"
    rf"(?:(?i:on\s+(?:{WEEKDAY})|in\s+{MONTH}(?:\s+\d{{4}})?)|(?:19|20)\d\d|this\s+week)"
    r"|[A-Z][^.!?]{3,120}\((?:left|right|centre|center|L|R|C|far\s+left|far\s+right|pictured|seated|standing)\)[^.!?]{0,120}"
)
# What a caption alone has: sides of the picture, `seen here`, and an agency behind its last full stop.
_SHOWN = re.compile(
    r"[A-Z“\"][^!?\n]{3,240}?\((?:\d(?:st|nd|rd|th)\s)?(?:far\s+|second\s+from\s+)?(?:left|right|cent(?:re|er)|L|R|C)\)(?!.*[.!?]\s+[A-Z])"
    r"|[^.!?\n]{3,200}[,(]\s?(?:seen|pictured|shown)\s+(?:here|above|left|right|below|in\s+(?:this|a|an?\s+\w+)\s+(?:file\s+|archive\s+)?(?:photo|picture|image))\b[^.!?\n]*\.?$"
    r"|[^.!?\n]{3,200},\s(?:pictured|photographed)\s(?:at|in|on|with|during|after|before|outside)\s[^.!?\n]*\.?$"
    r"|[^!?\n]{12,300}[.”\")\w]\s+(?:AFP|AP|Reuters|REUTERS|EPA|Getty|Xinhua|Anadolu|ANSA|dpa|DPA|PTI|ANI|TASS|Photo|Courtesy)\s?/\s?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}\.?$"
    r"|[^!?.\n]{12,300}\((?i:source|credit|courtesy)\s?:\s?[A-Z][^()]{1,40}\)\.?$"
)
_CAPTION_MARK = re.compile(r"[(|/©:]|photo|image|pictur|shown|seen|courtesy|getty", re.IGNORECASE)
_LONGEST_SHOWN = 60
_NAME_IN_BRACKETS = re.compile(r"[^()]{12,200}\((?P<who>[^()]{5,40})\)")
_POST_BY = re.compile(r"[—–-]\s*[^@]{2,60}\(@\w{2,30}\)(?:\s.{4,40})?")
_ABROAD = re.compile(
    r"(?:Von|Par|Por|Propos\s+recueillis\s+par|Door|Af)\s+(?P<who>[^,|(]{4,60})(?:[,|(].{2,60})?"
)
_CONTACT = re.compile(
    r"\S@\S+\.\w|^(?:www\.|https?:)\S+$|\+\d[\d ()/-]{7,}|\b(?:tel|phone|fax|telefon|téléphone)\b\.?\s*:?\s*[+(\d]|\b0\d{2,4}[ /-]\d{3}[ -]?\d{2}"
    r"|\b\d{4,6}\s+[A-Z]\w+$|\b(?:d\.o\.o\.|GmbH|Ltd\.?|LLC|Inc\.|S\.A\.|A/S|Pty)(?:\s.{0,40})?$"
)
_WORD = re.compile(r"[^\W\d_]+")
_POINTER = re.compile(
    r"[.!?][\"”’»)]*\s+(?P<pointer>[(\[]?[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s?[:|]\s*[^.]{8,160}[)\]]?)$"
)
_GLUED = re.compile(
    r"(?P<head>(?:[^\s.!?]+\s+){2,30}[^\s.!?@#/]*[^\W\d_A-Z])(?:(?P<opener>(?:The|It|In|On|At|He|She|They|We|But|And|This|That|These"
    r"|A|An|As|After|Before|For|When|While|If|There|His|Her|Their|Its|Two|Three|Some|Many|According|Meanwhile)(?=\s[\w“\"]))"
    r"|(?P<quote>[“„](?=[A-Z]))|(?P<dateline>[A-Z]{3,}(?:\s[A-Z]{2,}){0,3}(?:,\s[^—–-]{2,40})?(?:\s\([^)]{2,30}\))?\s+[—–-]+\s)"
    r"|(?P<word>[A-Z][a-z]{2,})(?=\s[a-z]))"
)
# A headline with the caption of a numbered picture behind it: `Two sign a pact picture 1The minister (L) …`.
_FUSED = re.compile(
    r"(?P<title>[A-Z“‘\"'][^.!?]{15,160}?\w)\s+(?:picture|photo|image|pic|fig(?:ure)?)\s?\d{1,2}\s?(?P<caption>[A-Z].{8,300})",
    re.IGNORECASE,
)
_SHORTEST_GLUED = 12  # words of a caption and a paragraph together
_COLUMN = re.compile(r"\t+|\s{3,}|\s?\|\s?")
_UNTOLD = frozenset({"short", "prose", "list"})
KEY_POINTS = re.compile(
    r"(?:key\s+(?:events|points|takeaways|facts|developments)|highlights|at\s+a\s+glance|in\s+(?:short|brief)|summary|das\s+wichtigste(?:\s.{2,20})?"
    r"|l['’]essentiel|en\s+bref|what\s+we\s+know(?:\s+so\s+far)?|the\s+essentials)\s*:?",
    re.IGNORECASE,
)
"""The heading of the points that sum a text up."""

_SHORTEST_LIST, _SHORTEST_POINT = 2, 3
_MOST_CONTACT = 14  # words of a line that tells an address or a number and nothing else
_SENTENCE_END = re.compile(r"[.!?…:;,。！？؟।][\"'”’»)\]*_]*(?:\[\d{1,3}\])*$")
_QUESTION = re.compile(r"[^\"“„«:.!?…]{3,90}\?")
_SENTENCE_WITHIN = re.compile(r"[a-z]{2}[.!?][\"”’]?\s+[\"“‘]?[A-Z]")
_FULL_STOP = re.compile(r"[.…:;,。।][\"'”’»)\]*_]*$")
_SAID_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ASKS = re.compile(r"[QA]|question|answer|interviewer|moderator|host|reporter|journalist", re.IGNORECASE)
_OTHERS = frozenset({"tail", "age", "comment", "label"})  # where other articles or readers' words begin
_LONGEST_SPEAKER = 50
_FEWEST_TURNS, _FEWEST_ASKED, _TALKING = 2, 2, 2
_HEAD = 24  # lines among which a caption stands above the text
_SHORTEST_CAPTION, _LONGEST_CAPTION = 5, 30
_GAPS = re.compile(r"\s{2,}|\t|\s*[|·•]\s*")
_DIGIT = re.compile(r"\d")
_BULLET = re.compile(r"(?:[•‣▪●◦*–-]|\(?\d{1,2}[.)]|\([a-z]\))\s+(?=\S)")


@lru_cache(maxsize=4096)
def letters_of(text: str) -> str:
    """Return the letters and digits of a text alone, case folded."""
    return "".join(filter(str.isalnum, text.casefold()))


@lru_cache(maxsize=2048)
def look_at(text: str) -> Line:
    """Say what a line looks like by itself."""
    if len(text) > _LONGEST_LOOK:
        return Line("prose", text)
    for kind, test in _TESTS:
        if test(text):
            return Line(kind, text)
    return Line("prose" if is_prose(text) else "short", text)


def is_prose(text: str) -> bool:
    """Tell whether a line is a sentence or more, not a heading, name or label."""
    words = text.split()
    if len(words) > 24 or "。" in text or (len(words) > 15 and _SENTENCE_WITHIN.search(text)):
        return True
    if is_question(text):
        return False
    if not _SENTENCE_END.search(text):
        return len(words) > 4 and text[0].islower()
    return not (len(words) < 4 and text.endswith(":")) and any(character.isalpha() for character in text)


def is_question(text: str) -> bool:
    """Tell whether a line is a question and nothing else, as headings are that the text under them answers."""
    return len(text.split()) <= 12 and _QUESTION.fullmatch(text) is not None


def is_post_credit(text: str) -> bool:
    """Tell whether a line names who wrote the post that stands before it: `— Name (@handle) May 9, 2023`."""
    return _POST_BY.fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """Tell whether a line tells no more than how to reach somebody: an address, a number, the name of a firm."""
    return (
        len(text.split()) <= _MOST_CONTACT
        and not text.endswith((".", "?", "!", ":"))
        and _CONTACT.search(text) is not None
    ) or (len(text.split()) <= 5 and text.endswith("d.o.o."))


def _is_related(text: str) -> bool:
    match = _RELATED.match(text)
    if match is None:
        return False
    rest = text[match.end() :]
    return (
        bool(re.match(r"\s*[:|–—-]", rest)) or text[match.end() - 1] in ":|–—-" or not _FULL_STOP.search(text)
    )


def _is_furniture(text: str) -> bool:
    cells = _GAPS.split(text)
    return (
        all(map(_FURNITURE.fullmatch, cells))
        or (len(text.split()) <= 45 and bool(_FURNITURE_START.match(text)))
        or is_post_credit(text)
        or is_contact(text)
    )


def _is_caption(text: str) -> bool:
    if " " not in text:
        return False
    # What every form of a kind holds is looked for first: most lines hold none of it.
    marked = _CAPTION_MARK.search(text) is not None
    if (marked and _CAPTION.match(text)) or (_DIGIT.search(text) and _PICTURED.match(text)):
        return True
    if ("ing " in text or marked) and _CAUGHT.fullmatch(text):
        return True
    if marked and len(text.split()) <= _LONGEST_SHOWN and _SHOWN.match(text):
        return True
    credited = _NAME_IN_BRACKETS.fullmatch(text) if text.endswith(")") else None
    return credited is not None and is_name(credited["who"])


def _is_byline(text: str) -> bool:
    if " " not in text or text.islower():
        return False
    if read_byline(text) is not None:
        return True
    abroad = _ABROAD.fullmatch(text)
    return abroad is not None and is_name(abroad["who"].strip(), beside_title=True)


_TESTS: tuple[tuple[LineKind, Callable[[str], object]], ...] = (
    ("age", AGE.fullmatch),
    ("tail", lambda text: not text.endswith(".") and _TAIL.fullmatch(text)),
    ("label", _LABEL.fullmatch),
    ("comment", lambda text: len(text) <= 160 and _COMMENT.fullmatch(text)),
    ("furniture", _is_furniture),
    ("related", _is_related),
    ("caption", _is_caption),
    ("byline", _is_byline),
    ("date", lambda text: _DIGIT.search(text) and is_date_line(text)),
    ("list", _BULLET.match),
)


# Lines that a page glued together, and lines beside others


def part_lines(lines: Sequence[str]) -> Iterator[tuple[str, LineKind | None]]:
    """Yield lines, each with its kind where that is known: one that holds two pieces of a page comes as two.

    What is parted is a caption without full stop before the paragraph that it was glued to, and a pointer to another
    article behind a paragraph's last sentence.
    """
    words = Counter(word for line in lines for word in _WORD.findall(line))
    for line in lines:
        fused = _FUSED.fullmatch(line)
        if fused is not None:
            yield fused["title"], None
            yield fused["caption"], "caption"
            continue
        at = _glued_at(line, words)
        if at is not None:
            yield line[:at].rstrip(), "caption"
            line = line[at:]  # noqa: PLW2901 - what is left of it
        pointer = _POINTER.search(line)
        if pointer is None or not _RELATED.match(line, pointer.start("pointer")):
            yield line, None
        else:
            yield line[: pointer.start("pointer")].rstrip(), None
            yield pointer["pointer"], "related"


def _glued_at(line: str, words: Mapping[str, int]) -> int | None:
    """Return where a paragraph starts that is glued to words without a full stop."""
    match = _GLUED.match(line)
    if match is None or len(line.split()) < _SHORTEST_GLUED:
        return None
    if match["opener"] or match["quote"] or match["dateline"]:
        return match.end("head")
    last, first = _WORD.findall(match["head"])[-1], match["word"]
    known = knowledge().country_of_adjective(first) is not None or words[first] > 0
    whole = words[last] > 0 or is_place(last) or re.fullmatch(MONTH, last, re.IGNORECASE) is not None
    return match.end("head") if known and whole and words[last + first] == 1 else None


def beside_others(lines: Sequence[Line]) -> list[Line]:
    """Return lines with the kinds that those around them show: rows of a table, items of a list, posts."""
    found = list(lines)
    for at, line in enumerate(lines):
        if is_post_credit(line.text) and at and lines[at - 1].kind in {"prose", "short"}:
            found[at - 1] = Line("quote", lines[at - 1].text)
        elif line.kind in _UNTOLD and any(
            _columns(line.text) == _columns(o.text) > 0 for o in _around(lines, at)
        ):
            found[at] = Line("table", line.text)
    for start, end in _lists(lines):
        found[start:end] = [Line("list", line.text) for line in lines[start:end]]
    for at in find_dialogue(lines):
        found[at] = Line("prose" if _SENTENCE_END.search(lines[at].text) else "heading", lines[at].text)
    for at in _printed_twice(lines):
        found[at] = Line("caption", lines[at].text)
    return found


def find_dialogue(lines: Sequence[Line]) -> range:
    """Return the lines of an interview in which a name alone in its line says who speaks next; empty where there is none."""
    others = [-1, *(at for at, line in enumerate(lines) if line.kind in _OTHERS), len(lines)]
    return next(filter(None, (_dialogue(lines, start + 1, end) for start, end in pairwise(others))), range(0))


def _dialogue(lines: Sequence[Line], start: int, end: int) -> range:
    """Return the lines of an interview within a stretch of a page."""
    named = [at for at in range(start, end - 1) if _may_name_speaker(lines, at)]
    turns = Counter(lines[at].text for at in named)
    recurring = [at for at in named if turns[lines[at].text] > 1]
    alone = len({lines[at].text for at in recurring}) < _TALKING
    asked = sum(1 for at in recurring if _is_asked(lines, at, alone=alone))
    if len(recurring) < _FEWEST_TURNS or asked < _FEWEST_ASKED:
        return range(0)
    first, last = recurring[0], recurring[-1]
    if first and lines[first - 1].text.endswith("?"):
        first -= 1  # the question that the first name answers
    return range(first, last + 2)


def _may_name_speaker(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a name, or `Question`, over something said."""
    line, under = lines[at], lines[at + 1]
    if line.kind not in {"short", "byline", "heading"} or len(line.text) > _LONGEST_SPEAKER:
        return False
    named = is_name(line.text, capitals=True) or _ASKS.fullmatch(line.text) is not None
    return (
        named
        and under.kind in {"prose", "short", "quote", "list"}
        and _SAID_END.search(under.text) is not None
    )


def _is_asked(lines: Sequence[Line], at: int, *, alone: bool) -> bool:
    """Tell whether a question stands right above a name, or, where more than one speaks, right under it."""
    above = at > 0 and lines[at - 1].text.endswith("?")
    return above or (not alone and lines[at + 1].text.endswith("?"))


def _printed_twice(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines of a caption that is printed twice, one right under the other, above the text."""
    for at, (line, under) in enumerate(pairwise(lines[:_HEAD])):
        same = letters_of(line.text) == letters_of(under.text)
        fits = _SHORTEST_CAPTION <= len(line.text.split()) <= _LONGEST_CAPTION
        # A title is printed twice too, but has no full stop; a first paragraph has it both times.
        if same and fits and line.text.endswith(".") != under.text.endswith("."):
            yield from (at, at + 1)


def _around(lines: Sequence[Line], at: int) -> Sequence[Line]:
    return [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]


def _columns(text: str) -> int:
    """Return how many gaps or bars part a line into the cells of a row; 0 of a line that is no row."""
    bars = len(_COLUMN.findall(text))
    return bars if bars > 1 else 0


def _lists(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where the items stand that a sentence with a colon, or a heading of key points, leads up to."""
    for at, line in enumerate(lines):
        key, colon = KEY_POINTS.fullmatch(line.text), line.text.endswith(":") and line.kind == "prose"
        end = at + 1
        while end < len(lines) and (key or colon) and _is_item(lines[end], lower=not key):
            end += 1
        if end - at > _SHORTEST_LIST:
            yield at + 1, end


def _is_item(line: Line, *, lower: bool) -> bool:
    if lower:
        return line.text[0].islower() and line.kind in {"prose", "short"} and not line.text.endswith(":")
    return line.kind in {"short", "list"} and len(line.text.split()) >= _SHORTEST_POINT
