"""Bylines -> the names of the authors."""

from __future__ import annotations

import re

from foedera.printed_dates import is_date_line

_BY = re.compile(
    r"(?P<how>(?:written|reported|reporting|report|story|posted|words|edited|compiled|published)\s+by|by|authors?)"
    r"\s*[:–—-]?\s+(?P<who>\S.{2,200})",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s*[|•·]\s*|\s[–—-]\s")
_NOT_AUTHORS = ("edited", "compiled", "published")
_BY_END = re.compile(
    r"\s*(?:[|•·;/(\t]|\s[–—-]\s|\b(?:in|at|for|of|updated|published|posted|last)\b\s|\S+@\S+|\d).*",
    re.IGNORECASE,
)
_BY_AND = re.compile(r"\s*,\s*and\s+|\s+and\s+|\s*&\s*|\s*,\s*", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
_PARTICLES = frozenset(
    "al bin bint da das de del della den der di dos du el ibn la le ten ter van von y".split()
)
# Words that names of people do not have, so that a lone title-cased line is not taken for a byline.
_NOT_NAMES = frozenset(
    """a about admin affairs agencies agency agreement airport alert all analysis and april arms army article at august author authors
    background bank bay border breaking bridge budget bureau business by cabinet capital cemetery central chief city
    climate commission committee conference contact cookie cookies copyright council court day deal december defence
    defense department desk dialogue east eastern economic economy editor editorial editors energy europe european
    exclusive explained explainer export federal february fleet follow for force forces foreign forum friday from full
    further global government gulf hall high history home hospital house how image import in india international island
    islands january joint july june key kingdom latest live local map march market markets may meeting memorial middle
    minister ministerial ministers ministry monday more museum national nations naval navy new news newsroom next no north
    northern november ocean october office official on online opinion our pact palace park parliament peace photo
    picture police policy political politics port president press prime privacy profile programme project read related
    release report reporter republic reuters round royal sale saturday school sea secretary security sept september
    service services share sign signing south southern special sport sports square staff state statement states station
    story street strategic subscribe summit sunday supreme talks team technology terms the thursday to tomb top trade
    treaty tuesday under union united university unknown updates us video view visit war washington watch web wednesday
    west western what when where who why wire with world writer year""".split()
)


def read_byline(line: str) -> tuple[str, ...] | None:
    """Return the authors that a byline names, without job titles; None if the line is no byline."""
    who, _, when = (part.strip() for part in _BAR.sub("|", line.strip(), count=1).partition("|"))
    if when and is_date_line(when) and is_name(who, capitals=True):
        return (who,)  # `Anna Berg | 3 May 2019`
    match = _BY.fullmatch(line.strip(" \t()*_"))
    if match is None or len(line.split()) > 25:
        return None
    who = _BY_END.sub("", match["who"])
    names = tuple(piece for piece in _BY_AND.split(who) if is_name(piece, capitals=True))
    if not names and not _is_desk(who):
        return None
    if line.rstrip().endswith(".") and not line.rstrip().endswith(("Jr.", "Sr.")) and len(line.split()) > 8:
        return None
    return () if match["how"].lower().startswith(_NOT_AUTHORS) else names


def _is_desk(who: str) -> bool:
    words = who.lower().split()
    return len(words) <= 6 and bool({"desk", "staff", "bureau", "newsroom", "team", "agencies"} & set(words))


def is_name(words: str, *, capitals: bool = False) -> bool:
    """Tell whether a few words alone look like the name of a person.

    Args:
        words: The words, such as a line that stands alone.
        capitals: Whether a name may be in capitals throughout, as bylines print it.
    """
    tokens = words.split()
    if not 2 <= len(tokens) <= 5 or len(words) > 50:
        return False
    if any(token.lower().strip(".") in _NOT_NAMES for token in tokens):
        return False
    if not capitals and words.isupper():
        return False
    named = [token for token in tokens if token.lower() not in _PARTICLES]
    return 2 <= len(named) <= 4 and all(_NAME_WORD.fullmatch(token) and token[0].isupper() for token in named)
