"""Which language a text is in: its script, then its function words. Small, deterministic, and None when unsure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_SAMPLE = 20_000
_FEWEST_LETTERS = 20
_FEWEST_WORDS = 3

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in a that for is on with as was by at from it has his he be its are have not this will"
        " which an their been who were said had they or but would",
        "fr": "le la les de des du et un une en que qui dans pour sur est au aux par avec ce cette ne pas plus sont"
        " a été ses leur ou mais il elle se son sa",
        "de": "der die das und in den von zu mit ist im für auf des dem nicht ein eine als auch sich an werden aus er"
        " hat dass sie nach wird bei einer um am wie",
        "es": "el la los las de del y en que un una por con para se su es al como lo más no sus le ha entre sobre"
        " pero este esta fue ser son",
        "pt": "o a os as de do da dos das e em que um uma por com para se no na nos ao é mais não como foi seu sua"
        " ou pelo pela entre são mas",
        "it": "il la i gli le di del della dei e in che un una per con si è da al nel non più sono ha come anche su"
        " alla dal ma delle lo",
        "nl": "de het een en van in op te dat is voor met zijn die aan niet er om ook als door naar bij wordt uit dan"
        " nog heeft maar werd over",
        "tr": "ve bir bu için ile da de olarak daha olan çok en gibi kadar sonra ne ise değil ancak olduğu ya her o"
        " göre tarafından",
        "ru": "и в не на с что по как это из за от к для о а его но был он они было также все у до при",
        "uk": "і в не на з що та як це із за від до для про а його але був він вони було також у й по при є",
        "ar": "في من على إلى أن عن مع التي الذي هذا هذه كان بين قال بعد ما لا أو كما قد وقال خلال",
        "fa": "در به از که این را با است برای آن یک تا بر شد کرد های می خود بود شده گفت نیز",
    }.items()
}
"""The commonest small words of the languages that are told apart."""

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("arabic", re.compile("[\u0600-\u06ff]")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f]")),
)
_WRITTEN = {
    "cyrillic": ("ru", "uk"),
    "arabic": ("ar", "fa"),
    "latin": ("en", "fr", "de", "es", "pt", "it", "nl", "tr"),
}
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None if the text is too short or in none of those known."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script is None or script not in _WRITTEN:
        return script
    counts = Counter(word.lower() for word in _WORD.findall(sample))
    scores = {name: sum(counts[word] for word in FUNCTION_WORDS[name]) for name in _WRITTEN[script]}
    best = max(scores, key=lambda name: (scores[name], name))
    total = counts.total()
    if scores[best] < max(_FEWEST_WORDS, total * 0.08):
        return None
    second = max(score for name, score in scores.items() if name != best)
    if best != "en" and scores.get("en", 0) >= scores[best] - 1:
        return None  # a short English text full of foreign names
    return best if scores[best] > second else None


def _script(sample: str) -> str | None:
    """Name the script of most letters; some kana make Chinese characters Japanese."""
    sizes = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    # A character of Chinese, Japanese or Korean says as much as two or three letters.
    dense = {name: size * (3 if name in {"ja", "ko", "zh"} else 1) for name, size in sizes.items()}
    best = max(dense, key=lambda name: dense[name])
    if dense[best] < _FEWEST_LETTERS:
        return None
    if best == "zh" and sizes["ja"] * 10 > sizes["zh"]:
        return "ja"
    return best
