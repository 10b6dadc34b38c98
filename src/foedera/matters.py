"""What words tell an instrument is on: how they begin, and the field of affairs they belong to."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

_VAGUE = frozenset(
    "compact concession copy document draft instrument lease letter order paper part partnership plan "
    "programme settlement statement text thing communique exchange armistice ceasefire cease fire truce talk "
    "bilateral executive final first full here historic its joint landmark last lasting late latest long major main new "
    "old one other page second separate set signed single their this third two whole work written "
    "bargain day week month year hour half early previous earlier former one two three four five six seven eight nine ten dozen "
    "awaited debated delayed disputed controversial key crucial important big huge ambitious sweeping far reaching wide ranging "
    "called known named new multi billion million similar such next another other further additional special so "
    "signing signed initialled ratified agreed reached struck sealed inked scrapped frozen failed stalled "
    "fourth fifth interim temporary provisional permanent initial current existing".split()
)
"""Words that describe any instrument."""
_CALENDAR = frozenset(name.casefold() for name in (*calendar.month_name[1:], *calendar.day_name))
_ENDING = re.compile(r"(?<=...)(?:erie|ery|(?<=^...)ation|ing|way|lane)$")
"""Endings of deeds and trades: `fisherie` and `fishing`, `tax` and `taxation`, `rail` and `railway`."""
_STEM = 5
_SHORTEST = 3
_BROAD = frozenset(
    "cooperation defence economic economy military mutual peace political security strategic trade general common "
    "relation collaboration comprehensive commercial".split()
)
"""Words on which two states may have many instruments over the years."""
_FIELDS = (
    "defence military security logistic arm weapon maritime naval navy army troop soldier basing base intelligence cyber missile drone submarine jet fighter frigate counterterrorism terrorism surveillance radar",
    "trade tariff customs investment currency economic commerce",
    "tax taxation double finance financial debt loan bailout lending currency bank budget",
    "gas oil energy nuclear pipeline electricity hydrogen power petroleum hydrocarbon lng uranium reactor grid solar interconnector cable",
    "migration migrant asylum refugee deportation readmission resettlement visa border passport labour worker",
    "ceasefire peace truce hostage prisoner captive hostility withdrawal disengagement demobilisation disarmament war",
    "border boundary frontier demarcation delimitation territorial maritime sea",
    "fish fishing fisheries catch trawler sea maritime",
    "grain wheat rice food agriculture farm fertiliser seed crop beef livestock",
    "water river dam irrigation basin",
    "climate environment carbon emission forest wildlife biodiversity",
    "health vaccine medicine medical hospital disease pharmaceutical",
    "technology semiconductor chip digital telecom internet software science scientific research",
    "space satellite lunar orbit rocket launch",
    "mineral mining lithium cobalt copper rare earth critical",
    "culture cultural heritage museum film festival sport sporting youth tourism student university education school",
    "rail railway train road highway bridge port harbour shipping transit corridor airport aviation air flight airline transport canal ferry",
    "extradition legal judicial justice crime criminal police sentence custody extradite",
)  # fmt: skip
"""Words of one field each: what is on one is called by another of it, and seldom by one of another field."""


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return how a word begins without its ending, so that `fisheries` and `fishing`, `tax` and `taxation` meet."""
    bare = _ENDING.sub("", word)
    if bare != word and len(bare) > _SHORTEST and bare[-1] == bare[-2]:
        bare = bare[:-1]
    return bare.removesuffix("e")[:_STEM]


def stems(found: frozenset[str]) -> frozenset[str]:
    """Return how the telling words begin: no numbers, months or weekdays, no vague or short words."""
    return frozenset(
        stem(word) for word in found - _VAGUE - _CALENDAR if len(word) > 2 and not word.isdigit()
    )


BROAD = frozenset(stem(word) for word in _BROAD)
"""How the words begin on which two states may have many instruments over the years."""
_OF_STEM: dict[str, frozenset[int]] = {
    one: frozenset(at for at, words in enumerate(_FIELDS) if one in {stem(word) for word in words.split()})
    for one in {stem(word) for words in _FIELDS for word in words.split()}
}


def fields(telling: frozenset[str]) -> frozenset[int]:
    """Return the fields of affairs, as numbers, that stems belong to."""
    return frozenset().union(*(_OF_STEM.get(one, frozenset()) for one in telling))
