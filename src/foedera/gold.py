"""Gold sets on disk -> their rows, each typed and with its line; a set that is not in its form is told by file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from foedera.acquire import Page
from foedera.containers import json_value
from foedera.contract import from_json
from foedera.errors import ContractError, PageError

if TYPE_CHECKING:
    from foedera.article import Article
    from foedera.reading import Reading


class Row(Protocol):
    """Anything that has an id."""

    @property
    def id(self) -> str:
        """The id of its page."""


R = TypeVar("R", bound=Row)
S = TypeVar("S", bound=Row)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which set is scored: what the task takes for DATA, the folder of its pages, and one language of them."""

    data: str
    root: Path | None = None
    lang: str | None = None

    def file(self, ending: str) -> Path:
        """Return one of the set's files; raise ContractError if it is not there."""
        path = Path(self.data + ending)
        if not path.is_file():
            raise ContractError(
                str(path), f"there is no such file; DATA is what stands before {ending} in the set's files"
            )
        return path


@dataclass(frozen=True, slots=True)
class Raw:
    """A line of a JSON Lines file: where it stands and its value."""

    where: str
    value: object


def raw_rows(path: Path) -> tuple[Raw, ...]:
    """Return the lines of a JSON Lines file that are not blank.

    Raises:
        ContractError: If one is not JSON, or if there is none.
    """
    rows = tuple(_raw_rows(path))
    if not rows:
        raise ContractError(str(path), "it has no rows")
    return rows


def _raw_rows(path: Path) -> Iterator[Raw]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield Raw(f"{path}:{number}", json_value(line))
                except PageError as error:
                    raise ContractError(f"{path}:{number}", error.reason) from error


def typed(rows: Sequence[Raw], kind: type[R]) -> tuple[R, ...]:
    """Return rows as what they are; raise ContractError if one is something else or an id stands there twice."""
    known: set[str] = set()
    made: list[R] = []
    for row in rows:
        made.append(from_json(kind, row.value, row.where))
        if made[-1].id in known:
            raise ContractError(row.where, f"the id {made[-1].id!r} stands there twice")
        known.add(made[-1].id)
    return tuple(made)


def paired(asked: Asked, given: Sequence[R], golds: Sequence[S]) -> tuple[tuple[R, S], ...]:
    """Return each gold row with the input of its id; raise ContractError if one of them lacks the other."""
    inputs = {row.id: row for row in given}
    if odd := {row.id for row in golds} ^ inputs.keys():
        raise ContractError(
            asked.data, f"input and gold are not of the same pages: only one of them has {min(odd)!r}"
        )
    return tuple((inputs[gold.id], gold) for gold in golds)


def folder_of(asked: Asked, files: Sequence[str]) -> Path:
    """Return the folder that a set's files lie below.

    It is the one that the user names, else the first that has them of: DATA itself, its folder and the folders
    above, and the working folder.

    Raises:
        ContractError: If there is none that has them all.
    """
    beside = Path(asked.data).absolute()
    tried = [asked.root] if asked.root else [beside, *beside.parents, Path.cwd()]
    root = next((folder for folder in tried if (folder / files[0]).is_file()), None)
    if root is None:
        where = (
            f"not below {asked.root}"
            if asked.root
            else "neither at DATA, nor above it, nor in the working folder"
        )
        raise ContractError(asked.data, f"{files[0]!r} is {where}; name the folder of the pages with --root")
    lacking = [file for file in files if not (root / file).is_file()]
    if lacking:
        raise ContractError(
            asked.data,
            f"{len(lacking)} of {len(files)} pages are not below {root}, such as {lacking[0]!r}; "
            "name the folder of the pages with --root",
        )
    return root


def gold_readings(asked: Asked) -> tuple[Reading, ...]:
    """Return gold readings: those of a folder in the order of their files' names, or of the lines of a file.

    Raises:
        ContractError: If there are none, or if one is not a reading or its id stands twice.
    """
    if asked.root or asked.lang:
        raise ContractError(
            asked.data, "its texts stand in the readings themselves: leave --root and --lang out"
        )
    known: dict[str, Reading] = {}
    for where, reading in _readings(Path(asked.data)):
        if reading.article.id in known:
            raise ContractError(where, f"the id {reading.article.id!r} stands there a second time")
        known[reading.article.id] = reading
    if not known:
        raise ContractError(asked.data, "it holds no readings (*.json, or lines of a *.jsonl file)")
    return tuple(known.values())


def page_of(article: Article) -> Page:
    """Return the text of a gold article as a page of the day on which it was published."""
    return Page(article.id, article.text, "text", id=article.id, date=article.published.date, plain=True)


def _readings(data: Path) -> Iterator[tuple[str, Reading]]:
    from foedera.reading import Reading

    if data.is_file():
        yield from ((row.where, from_json(Reading, row.value, row.where)) for row in raw_rows(data))
        return
    if not data.is_dir():
        raise ContractError(str(data), "there is no such folder or file; DATA holds gold readings")
    for path in sorted(data.glob("*.json")):
        try:
            yield str(path), from_json(Reading, json_value(path.read_bytes()), str(path))
        except PageError as error:
            raise ContractError(str(path), error.reason) from error
