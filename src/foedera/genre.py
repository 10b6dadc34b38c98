"""What kind of text a page holds: a report, a release, a treaty, a transcript and so on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from foedera.bylines import is_name, read_byline
from foedera.datelines import find_dateline
from foedera.parts import BODY_ROLES, Part
from foedera.sites import host_of

Genre = Literal[
    "report", "release", "joint statement", "treaty text", "transcript", "liveblog", "opinion", "other"
]

_KINDS: Mapping[str, Genre] = {
    "LiveBlogPosting": "liveblog",
    "OpinionNewsArticle": "opinion",
    "AdvertiserContentArticle": "other",
    "SatiricalArticle": "other",
}
_TEXT = r"(?:statements?|communiqu[eé]s?|declarations?)"
_JOINT = re.compile(
    rf"(?P<before>.*?)\bjoint\s+(?:(?:press|media|leaders['’]?|ministerial|political|official|final|trilateral|vision)\s+)*{_TEXT}\b(?P<after>.*)",
    re.IGNORECASE | re.DOTALL,
)
_JOINTLY = re.compile(
    r"(?:the\s+)?(?:following|below|here|this|given\s+below)\s+is\s+(?:the\s+)?(?:full\s+|complete\s+|official\s+|entire\s+)?"
    r"text\s+of\s+(?:the\s+|a\s+)?(?:[A-Z][\w–-]*\s+){0,4}joint\s",
    re.IGNORECASE,
)
_WE = re.compile(
    r"(?:\W|\d)*we,\s+(?:the\s+)?(?:leaders|(?:foreign\s+|defen[cs]e\s+)?ministers|heads|presidents?|prime\s+ministers?|members"
    r"|representatives|secretar|participants)",
    re.IGNORECASE,
)
_CONCLUDED = re.compile(
    r"(?:(?:full|text|of|the|final|press|summit|chair['’]s|leaders['’]?|ministers['’]?|(?-i:G\d{1,2}|NATO|ASEAN|SADC|ECOWAS))[\s:|–—-]+){0,6}"
    r"communiqu[eé]s?\s*(?:$|[:|–—-]|of\b|from\b|by\b|issued\b)",
    re.IGNORECASE,
)
# What a headline says a statement does, or others do with it.
_REPORTED = re.compile(
    r"\b(?:issues?|issued|issuing|sign(?:s|ed|ing)?|adopts?|adopted|adopting|says?|said|saying|condemns?|releases?|released|urges?"
    r"|calls?|called|slams?|reject(?:s|ed)?|hails?|welcomes?|reaffirms?|expected|likely|agree[sd]?|vows?|draws?|drops?|ends?|to\s+issue"
    r"|makes?|made|mentions?|omits?|skips?|seeks?|pledges?|makes?|backs?|raps?|cites?|shows?|reveals?|delay(?:s|ed)?|fails?|failed"
    r"|without|highlights|takeaways?|key\s+points|explained|analysis|what|why|how|after\s+all|in\s+full\s+swing|will|would|may)\b",
    re.IGNORECASE,
)
# What a headline says the words of a release, a statement or a speech do, so that it is of a report.
_DOES = re.compile(
    r"\b(?:draw|spark|anger|cause|trigger|leak|reveal|show|say|prompt|raise|irk|stir|condemn|urge|sign|hail|claim|confirm|expose|suggest"
    r"|mention|omit|face|rattle|worr(?:y|ie)|likely|expect|explain)(?:s|ed|d)?\b|\b(?:said|drew|key\s+points|takeaways?)\b",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"\s*(?:[:|–—-].*|$|\(.*|(?:on|of|by|between|from|following|for|at|in|to|with|regarding|concerning|issued|during|upon|and|adopted"
    r"|released)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_SAID = re.compile(r"\b(?:said|says|told|reported|according\s+to|added|stated\s+in)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:for\s+immediate\s+release|(?:press|media|news)\s+(?:release|note|statement|advisory|communiqu[eé])|press\s+information\s+bureau"
    r"|office\s+of\s+(?:the\s+)?(?:spokesperson|press\s+secretary|press\s+relations)|statement\s+by\s+the\s+(?:press|official)\s"
    r"|(?:official\s+)?statement\s+(?:by|from|of)\s+(?:the\s+)?(?:spokes|ministry|office|government|department)|readout\s+of\b"
    r"|spokesperson['’]s\s+(?:statement|remarks))",
    re.IGNORECASE,
)
_PROVIDED = re.compile(
    r"\bprovided\s+the\s+following\s+(?:readout|statement)\b|\battributable\s+to\s+(?:the\s+)?[\w\s]{0,40}spokes"
    r"|\bthe\s+following\s+(?:readout|statement)\s+(?:is|was|may|can)\s+(?:be\s+)?(?:attribut|issued|released|made)",
    re.IGNORECASE,
)
_RELEASES = re.compile(
    r"(?:press|media|news)[\s-]*(?:releases?|notes?|statements?|room)|readouts?|statements?(?:\s+and\s+releases)?|communiqu[eé]s?",
    re.IGNORECASE,
)
_RELEASE_URL = re.compile(
    r"/(?:press|media|news)-?_?(?:release|note|statement)s?\b|/press[_-]?releas|/prs?/|/readouts?\b",
    re.IGNORECASE,
)
_WIRES = re.compile(
    r"/?\(?\b(?:PR\s?Newswire|Business\s?Wire|Globe\s?Newswire|ACN\s?Newswire|EIN\s?Presswire|ACCESSWIRE)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:media|press|investor)\s+(?:contacts?|enquiries|inquiries|relations)\s*:?|for\s+(?:more|further)\s+information,?\s+(?:please\s+)?(?:contact|visit)"
    r"|about\s+[A-Z][\w.& ]{1,60}|notes?\s+to\s+editors?|#\s?#\s?#|-?\s?ends?\s?-?",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"(?:^|\.)(?:gov|gob|gouv|govt|gub|mil|mod|mofa|mfa|mea|pib|pmo|go|gc|admin|government)\.[a-z]{2,3}(?:\.[a-z]{2})?$"
    r"|\.(?:gov|mil)$|(?:^|\.)(?:europa\.eu|nato\.int|state\.gov|kremlin\.ru|government\.ru|mid\.ru|mofa\.|mfa\.|president\.|pm\."
    r"|number10\.|bundesregierung\.de|auswaertiges-amt\.de|elysee\.fr|quirinale\.it|asean\.org|osce\.org|africa-union\.org|au\.int"
    r"|gcc-sg\.org)",
)
_NEWS_HOST = re.compile(r"(?:^|\.)(?:news|english\.www)\.")
_SPOKEN = r"(?:(?:full\s+|edited\s+|rush\s+|unofficial\s+|official\s+)*transcripts?|remarks|q\s?&\s?a|q\s+and\s+a|address|speech|opening\s+statement)"
_TRANSCRIPT = re.compile(
    rf"{_SPOKEN}\s*(?:$|[:|–—-]|of\b|by\b|with\b|at\b|to\b|from\b|for\b|before\b|following\b|after\b)"
    r"|(?:(?:daily|special|joint|weekly|regular)\s+)*(?:press|media|news)\s+(?:briefing|conference|availability)\s*(?:$|[:|–—-]|by\b|with\b|of\b|\d)"
    r"|.*[:(|–—-]\s*(?:full\s+|edited\s+|rush\s+)*transcript\)?\s*$|(?:an\s+)?interview\s+(?:with|of|by)\b.*\btranscript",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"(?P<who>[A-Z][A-Z.'’ -]{1,40}(?:,\s[A-Z][A-Z ,.'’-]{2,40})?(?:\([^)]{1,60}\))?|Q|A|Q\d|Question|Answer|Moderator|Interviewer"
    r"|(?:The\s+)?(?:[A-Z][\w.'’-]+\s){0,3}[A-Z][\w.'’-]+)\s?:\s"
)
_AS_SPOKEN = re.compile(
    r"(?:please\s+)?(?:check|subject\s+to)\s+(?:against\s+)?delivery|as\s+(?:delivered|prepared(?:\s+for\s+delivery)?)"
    r"|es\s+gilt\s+das\s+gesprochene\s+wort|seul\s+le\s+prononcé\s+fait\s+foi",
    re.IGNORECASE,
)
_LONGEST_LABEL = 80
_FEWEST_ANSWERS = 3
_MOST_UNSPOKEN = 3  # one paragraph of so many at least is a question or an answer where they begin late
_BEFORE_SPEECH = 5  # paragraphs that may introduce a transcript; a report that quotes some questions has more
_LIVE = re.compile(
    r"live\s*(?:[:|–—-]|updates?\b|blog\b|coverage\b)|.*(?:[:|,(–—-]\s*|\b)(?:live\s+(?:updates?|blog|coverage)|as\s+it\s+happen(?:ed|s))\s*\)?$"
    r"|.*\blive\s*(?:updates|blog)\s*:|.*[|–—-]\s*live$|.*(?<!\bwe)(?<!\bto)(?<!\bthey)(?<!\bwho)(?<!people)\slive\s*:",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s+\(?[A-Z]{2,4}\)?)?|\d{1,2}\s*[ap]\.?m\.?)(?=$|\s|[:,–—-])",
    re.IGNORECASE,
)
_OPINIONS = r"(?:opinions?|editorials?|op[- ]?eds?|comments?|commentary|columns?|columnists?|viewpoints?|views?|letters?(?:\s+to\s+the\s+editor)?|perspectives?|leaders?)"
_OPINION = re.compile(rf"{_OPINIONS}\s*[:|–—]|{_OPINIONS}\s+-\s", re.IGNORECASE)
_OPINION_SECTION = re.compile(
    rf"(?:[\w'’-]+\s+)?{_OPINIONS}(?:\s+(?:and|&)\s+\w+)?|guest\s+\w+|blogs?", re.IGNORECASE
)
_OPINION_URL = re.compile(
    r"/(?:opinions?|editorials?|op-?eds?|commentisfree|commentary|columns?|columnists?|viewpoints?|letters)(?:/|$)",
    re.IGNORECASE,
)
_OPINED = re.compile(
    r"(?:the\s+)?(?:writer|author|columnist)s?\s+(?:is|are|was|serves?|teaches|has|can|works)\b"
    r"|(?:the\s+)?(?:views?|opinions?)\s+(?:and\s+opinions\s+)?(?:expressed|are|in\s+this)\b"
    r"|.{0,80}\bviews\s+(?:are\s+)?(?:personal|(?:their|his|her)\s+own)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^”\"\n]{1,600}[”\"]")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|mine|myself)\b")
_CLAUSE = re.compile(
    r"(?:article|artikel|clause|section)\s+(?:[IVXL]+|\d+|one|two|three|four|five)\b", re.IGNORECASE
)
_PARTIES = re.compile(
    r"\b(?:contracting\s+|high\s+contracting\s+)?parties\b|have\s+agreed\s+as\s+follows|\bdone\s+at\b|enters?\s+into\s+force",
    re.IGNORECASE,
)


def read_genre(
    title: str, section: str, url: str, parts: Sequence[Part], kinds: frozenset[str] = frozenset()
) -> Genre:
    """Name the genre by cues of title, section, address and form; a report unless something says otherwise.

    Args:
        title: The page's title.
        section: The section that it stands in.
        url: Its address.
        parts: Its parts in page order.
        kinds: The schema.org types that the page gives itself.
    """
    named = next((_KINDS[kind] for kind in sorted(kinds) if kind in _KINDS), None)
    text = "\n\n".join(part.text for part in parts if part.role in BODY_ROLES)
    return (
        named
        or _shape(text, parts)
        or _titled(title, section, url, text)
        or ("opinion" if _has_opinion_label(parts) else None)
        or ("release" if _is_release(title, section, url, parts) else None)
        or ("opinion" if _is_signed_view(text, parts) else "report")
    )


def _titled(title: str, section: str, url: str, text: str) -> Genre | None:
    """Name the genre that the title, the section or the address gives."""
    if _is_joint(title, text):
        return "joint statement"
    if _LIVE.match(title) or re.search(r"/live(?:-?blogs?|-?updates?)?/", url):
        return "liveblog"
    if _OPINION.match(title) or _OPINION_SECTION.fullmatch(section.strip()) or _OPINION_URL.search(url):
        return "opinion"
    if _TRANSCRIPT.match(title) and not _DOES.search(title) and not _reports(text):
        return "transcript"
    return None


def _is_joint(title: str, text: str) -> bool:
    """Tell whether a page is the text of a joint statement, and not a report about one."""
    if any(_JOINTLY.match(words) for words in _openings(text)) or _WE.match(text) or _CONCLUDED.match(title):
        return True
    match = _JOINT.match(title)
    if match is None or _reports(text):
        return False
    named = _STATED.match(match["after"]) is not None and not _DOES.search(match["after"])
    return named and not _REPORTED.search(match["before"])


def _openings(text: str) -> tuple[str, ...]:
    """Return the first paragraphs, without a dateline."""
    found = find_dateline(text)
    return tuple(text[found.end if found else 0 :].split("\n\n", 4)[:4])


def _reports(text: str) -> bool:
    """Tell whether a text opens as reports do: with a dateline, and soon with who said so."""
    dateline = find_dateline(text)
    lead = text[dateline.end if dateline else 0 :][:600]
    return dateline is not None and (
        dateline.agency is not None or bool(_SAID.search(_QUOTED.sub(" ", lead)))
    )


def _shape(text: str, parts: Sequence[Part]) -> Genre | None:
    """Name the genre that the form of the paragraphs alone shows."""
    texts = [part.text[:90] for part in parts if part.role not in {"teaser", "related"}]
    body = [part.text[:90] for part in parts if part.role in BODY_ROLES]
    if sum(1 for words in texts if _CLAUSE.match(words)) >= 3 and _PARTIES.search(text):
        return "treaty text"
    if _is_dialogue(body) or _is_interview(parts) or (_has_spoken_mark(parts) and not _reports(text)):
        return "transcript"
    if sum(1 for words in texts if _CLOCK.match(words)) >= max(4, len(texts) // 5):
        return "liveblog"
    return None


def _is_dialogue(body: Sequence[str]) -> bool:
    """Tell whether paragraphs open with the names of speakers, some of whom speak more than once."""
    turns_at = [at for at, words in enumerate(body) if _SPEAKER.match(words)]
    speakers = Counter(match["who"] for words in body if (match := _SPEAKER.match(words)))
    turns = sum(speakers.values())
    asked = min(speakers["Q"], speakers["A"]) >= _FEWEST_ANSWERS and turns * _MOST_UNSPOKEN >= len(body)
    if not turns_at or (turns_at[0] > _BEFORE_SPEECH and not asked):
        return False
    again = any(count > 1 for count in speakers.values()) or {"Q", "A"} <= speakers.keys()
    return turns >= max(3, len(body) // 5) and again


def _is_interview(parts: Sequence[Part]) -> bool:
    """Tell whether names alone in their lines, some of them again and again, stand over what is said."""
    body = [part for part in parts if part.role in BODY_ROLES]
    alone = Counter(part.text for part in body if len(part.text) < 50 and is_name(part.text, capitals=True))
    asked = sum(1 for part in body if part.text.endswith("?"))
    return max(alone.values(), default=0) > 1 and asked > 1


def _has_spoken_mark(parts: Sequence[Part]) -> bool:
    """Tell whether a line above or right under the body says that its words count as they were spoken."""
    return any(
        _AS_SPOKEN.fullmatch(part.text.strip(" *_.!()[]"))
        for part in parts
        if len(part.text) < _LONGEST_LABEL
    )


def _has_opinion_label(parts: Sequence[Part]) -> bool:
    """Tell whether a line right under the title says that what follows is an opinion."""
    titled = next((at for at, part in enumerate(parts) if part.role == "title"), None)
    under = parts[titled + 1 : titled + 3] if titled is not None else ()
    return any(
        part.role not in BODY_ROLES and _OPINION_SECTION.fullmatch(part.text.strip()) for part in under
    )


def _is_release(title: str, section: str, url: str, parts: Sequence[Part]) -> bool:
    """Tell whether who acted speaks for themselves: by a label, a release wire, or the address of an office."""
    body = [part.text for part in parts if part.role in BODY_ROLES]
    text = "\n\n".join(body)
    ahead = [part.text for part in parts[:8] if part.role not in BODY_ROLES and len(part.text) < 200]
    if _PROVIDED.search(text[:300]):
        return True
    shown = [words.strip(" *|–—-") for words in (title, text[:200], *ahead)]
    if any(_LABEL.match(words) and not _DOES.search(words[:80]) for words in shown):
        return True
    if _RELEASES.fullmatch(section.strip()) or _RELEASE_URL.search(url) or _WIRES.search(text[:200]):
        return True
    host = (host_of(url) or "").lower()
    if _OFFICIAL.search(host) and not _NEWS_HOST.search(host):
        found = find_dateline(text)
        return found is None or found.agency is None
    closing = [part.text.strip() for part in parts if len(part.text) < 120]
    return len({match[0].lower()[:5] for words in closing if (match := _CONTACT.fullmatch(words))}) >= 2


def _is_signed_view(text: str, parts: Sequence[Part]) -> bool:
    """Tell whether somebody who signs speaks in the first person, or is told at the end to hold the views."""
    if any(_OPINED.match(part.text.strip(" *_()")) for part in parts[-8:] if part.role != "teaser"):
        return True
    if not any(read_byline(part.text) or part.role == "byline" for part in parts):
        return False
    own = _QUOTED.sub(" ", text)
    return len(_FIRST_PERSON.findall(own)) >= max(4, len(own.split()) // 100)
