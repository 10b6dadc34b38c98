"""The rows of the table of office-holders, the names in them, and how files of clones are read."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from holder_titles import RULERS

from foedera.dates import PartialDate

SINCE = PartialDate(1990)
Births = dict[tuple[str, str, str], set[str]]
HONORIFIC = re.compile(
    r"^(dr|prof|sir|dame|gen|general|archbishop|sheikh|sheikha|lord|hon|the right hon)\.? +", re.IGNORECASE
)
ARTICLE = re.compile(r"(?<=\s)([AaEe]l)[- ](?=\w)")


@dataclass(frozen=True, slots=True)
class Term:
    """A row of the table, with Wikidata's item of the person where the data set names it."""

    person: str
    aliases: tuple[str, ...]
    office: str
    country: str
    start: PartialDate
    end: PartialDate | None
    source: str
    item: str = field(default="", compare=False)

    @property
    def row(self) -> str:
        """The row as the table writes it."""
        aliases, end = "|".join(self.aliases), str(self.end or "")
        cells = (self.person, aliases, self.office, self.country, str(self.start), end, self.source)
        return "\t".join(cells)


def term_of(cells: Sequence[str]) -> Term:
    """Return the term of a row of the table."""
    person, aliases, office, country, start, end, source = cells
    until = PartialDate.parse(end) if end else None
    return Term(
        person,
        tuple(filter(None, aliases.split("|"))),
        office,
        country,
        PartialDate.parse(start),
        until,
        source,
    )


def read(clones: Path, repository: str, path: str, encoding: str = "utf-8") -> tuple[str, str]:
    """Return a file of a clone's newest commit, and the address it has there."""
    git = ["git", f"--git-dir={clones / repository}.git"]
    commit = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout  # noqa: S603
    return read_bytes(clones, repository, path).decode(
        encoding
    ), f"https://github.com/{repository}/blob/{commit[:10]}/{path}"


def read_bytes(clones: Path, repository: str, path: str) -> bytes:
    """Return a file of a clone's newest commit."""
    git = ["git", f"--git-dir={clones / repository}.git"]
    return subprocess.run([*git, "show", f"HEAD:{path}"], check=True, capture_output=True).stdout  # noqa: S603


def rows_of(text: str, delimiter: str = ",") -> Iterator[dict[str, str]]:
    """Yield the rows of a table with a line of column names."""
    yield from csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter)


def has(clones: Path, repository: str, path: str) -> bool:
    """Tell whether a clone has a file."""
    git = ["git", f"--git-dir={clones / repository}.git"]
    return bool(subprocess.run([*git, "ls-tree", "HEAD", path], check=True, capture_output=True).stdout)  # noqa: S603


def parse_date(text: str) -> PartialDate | None:
    """Read a date of a table; None where there is none."""
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def plain_name(name: str) -> str:
    """Return a name without honorific, peerage, remark in brackets and `of` a realm."""
    name = HONORIFIC.sub("", re.sub(r"\s*\(.*?\)|,.*$", "", name)).strip()
    latin = all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())
    return " ".join(name.split()) if latin else ""


def names_of(label: str, page: str, office: str) -> list[str]:
    """Return the name by which the news calls a person and then others: the encyclopedia's page has the common one."""
    common = page if page and tokens(page) & tokens(label) and not _realm(page) else label
    names = [common, label, page]
    names += [re.sub(r" of (the )?[A-Z].*$", "", name) for name in names if office in RULERS and _realm(name)]
    if office in RULERS:
        names += [f"{office.title()} {_regnal(common)}"]
    names += [
        re.sub(r" (Al|bin|ibn) \w+$", "", name)
        for name in names
        if re.search(r" (bin|bint) .* Al \w+$", name)
    ]
    names += [
        ARTICLE.sub(article, name) for name in names if ARTICLE.search(name) for article in ("al-", "el-", "")
    ]
    several = [name for name in names if " " in name.strip()]
    return distinct(several) or [common]


def distinct(names: Iterable[str]) -> list[str]:
    """Return names without those that only write an earlier one in another way."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name_key(name), name)
    return list(found.values())


def _realm(name: str) -> bool:
    return re.search(r" of (the )?[A-Z]", name) is not None


def _regnal(name: str) -> str:
    first, *rest = name.split()
    return f"{first} {rest[0]}" if rest and re.fullmatch(r"[IVX]+", rest[0]) else first


def name_key(name: str) -> str:
    """Return what two writings of one name share."""
    apart = unicodedata.normalize(
        "NFKD", name.replace("ł", "l").replace("ø", "o").replace("ı", "i").replace("đ", "d")
    )
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
    return " ".join(re.sub(r"[^\w\s]", " ", plain).split())


def tokens(name: str) -> set[str]:
    """Return the words of a name that are long enough to tell it from others."""
    return {token for token in name_key(name).split() if len(token) > 2}


def renamed(term: Term, by: Term) -> Term:
    """Return a term with the names that another gives its person, and its own as others."""
    known = {name_key(by.person)}
    others = dict.fromkeys((*by.aliases, *term.aliases, term.person))
    return replace(
        term, person=by.person, aliases=tuple(name for name in others if name_key(name) not in known)
    )


def all_tokens(term: Term) -> set[str]:
    """Return the words of all names of a person."""
    return set().union(*(tokens(name) for name in (term.person, *term.aliases)))


def namesakes(one: Term, other: Term) -> bool:
    """Tell whether two names are of one person: one surname, and given names that agree as far as they go."""
    first, second = name_key(one.person).split(), name_key(other.person).split()
    if first == second:
        return one.person != other.person
    return first[-1] == second[-1] and (first[0].startswith(second[0]) or second[0].startswith(first[0]))


def is_recent(end: PartialDate | None) -> bool:
    """Tell whether a term that ends then reaches into the time the table is of."""
    return end is None or end.latest >= SINCE.earliest


def alike(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two sets of words share one, though it be written in different ways."""
    words = list(others)
    return any(get_close_matches(word, words, 1, 0.8) for word in some)


def overlap(one: Term, other: Term) -> bool:
    """Tell whether two terms have a day in common."""
    return (one.end is None or other.start.earliest <= one.end.latest) and (
        other.end is None or one.start.earliest <= other.end.latest
    )
