"""What words were uttered through: a letter, an interview, a broadcaster, a platform."""

from __future__ import annotations

import re

from foedera.article import Article
from foedera.cues import load_cues

_SAME_POST = re.compile(r"\b(?:his|her|its|their|the|same) (?:\w+ )?(?:post|tweet)\b")


def medium_of(article: Article, frame: str, at: int, own: str | None) -> str | None:
    """Return what words were uttered through: named beside them, or the platform named before.

    Args:
        article: The page they stand in.
        frame: The words round them.
        at: Where the words of saying stand.
        own: What the verb of saying itself tells.
    """
    named = next((name for medium in load_cues().media for name in [medium.found_in(frame)] if name), None)
    if named is None and _SAME_POST.search(frame):
        return _platform_before(article.text[:at])
    if named is None and own is None and article.genre == "joint statement":
        return "joint statement"
    return _as_called(article, named or own)


def _platform_before(text: str) -> str | None:
    platforms = (medium for medium in load_cues().media if medium.platform)
    posted = [(m.start(), medium.name) for medium in platforms for m in medium.pattern.finditer(text)]
    return max(posted)[1] if posted else None


def _as_called(article: Article, medium: str | None) -> str | None:
    """Return a medium under the name that the page has for it."""
    return "Twitter" if medium == "X" and re.search(r"\bTwitter\b", article.text) else medium
