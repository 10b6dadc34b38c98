"""What a wording speaks of, so that a translation, a summary and the quotation itself are known for one saying."""

from __future__ import annotations

from functools import lru_cache

from foedera.wording import FUNCTION_WORDS, words

_STEM = 5
_EMPTY = frozenset(
    "after again all also am any are be been being but can could did do does doing even had has have he her here him his how i "
    "if is it its itself just may me might more most must my need no nor not now off our ours out re said say shall she should so some "
    "such than that their them then there they this those these today tomorrow too up upon us very was we were what when where "
    "which while who whom whose will within without would yesterday yet you your".split()
)
"""Words beside `FUNCTION_WORDS` that tell nothing of what is said."""
_ALIKE = (
    "resume restore reestablish reinstate normalise normalize reactivate",
    "end stop cease halt finish terminate conclude",
    "hostility fighting war conflict combat battle warfare",
    "commit pledge vow promise undertake",
    "stress emphasise emphasize underline underscore highlight",
    "delighted happy pleased glad",
    "illegal unlawful",
    "growing increasing rising mounting",
    "strike attack",
    "help aid assist assistance",
    "country nation state",
    "side party",
    "talk negotiation dialogue discussion consultation",
    "meeting summit",
    "agreement accord pact treaty deal",
    "release free liberate",
    "hostage captive",
    "prisoner detainee",
    "prohibit ban forbid bar",
    "start begin commence",
    "strengthen enhance boost bolster deepen expand upgrade increase",
    "essential critical crucial vital",
    "weapon arm munition armament",
    "troop soldier force army",
    "trade commerce commercial",
    "tie relation relationship",
    "honour honor respect uphold observe abide",
    "buy purchase procure",
    "supply deliver provide give",
    "visit trip tour",
    "condemn denounce deplore",
    "killed dead died",
    "injured wounded",
    "permanent lasting forever",
    "sever cut broke suspend",
    "complete fully total",
)
"""Words that reports and translations of one saying put for each other."""
_FOR = {words(word)[0][:_STEM]: group.split()[0] for group in _ALIKE for word in group.split()}


@lru_cache(maxsize=1 << 14)
def concepts(said: tuple[str, ...]) -> frozenset[str]:
    """Return what a wording speaks of: the stems of its telling words, one for those that stand for each other."""
    telling = (word[:_STEM] for word in said if word not in FUNCTION_WORDS and word not in _EMPTY)
    return frozenset(_FOR.get(stem, stem) for stem in telling)


def paraphrase(some: tuple[str, ...], others: tuple[str, ...], telling: int = 4) -> float:
    """Return how much of what the poorer of two wordings speaks of the other speaks of too.

    It is 0 where they share fewer than so many telling words.
    """
    one, other = concepts(some), concepts(others)
    shared, poorer = len(one & other), min(len(one), len(other))
    return shared / poorer if shared >= telling else 0.0
