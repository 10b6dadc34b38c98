"""Write the dossier and the table of the README anew, from the demo's pages.

usage: python tools/build_readme.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from foedera import Agreement, Initiative, Reading, open_record, read_many
from foedera.dossier import build_dossier
from foedera.dossier_view import dossier_text

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = sorted((ROOT / "demo" / "pages").iterdir())
EXPECTED = ROOT / "demo" / "expected.json"
SHOWN = "What happened"


def readings() -> dict[str, Reading]:
    """Return the reading of each demo page by its file's name."""
    outcomes = list(read_many([str(page) for page in PAGES]))
    return {
        page.name: found for page, found in zip(PAGES, outcomes, strict=True) if isinstance(found, Reading)
    }


def dossier(found: dict[str, Reading]) -> str:
    """Return the head of the dossier of the pair: overview, agreements, programmes."""
    with open_record(":memory:") as record:
        for reading in found.values():
            record.add(reading)
        record.consolidate()
        text = dossier_text(build_dossier(record, "IND", "USA"), 96)
    return text[: text.index(SHOWN)].rstrip()


def table(found: dict[str, Reading]) -> str:
    """Return a row for each system of the partnership: what it was found as, and the sentence that proves it."""
    entries = json.loads(EXPECTED.read_text("utf-8"))["partnership"]
    rows = [
        f"| {entry['system']} | {found_as(found[entry['file']], entry['sentence'])} | {entry['sentence']} |"
        for entry in entries
    ]
    return "\n".join(["| system | found as | the sentence that proves it |", "|---|---|---|", *rows])


def found_as(reading: Reading, sentence: str) -> str:
    """Return what the finding is that rests on a sentence: the instrument, else the programme, else the act."""
    proven = [
        f for f in reading.findings() if any(s.text in sentence or sentence in s.text for s in f.evidence)
    ]
    for deal in proven:
        if isinstance(deal, Agreement) and deal.named:
            return f"{deal.kind}, {deal.status}" + (f" {deal.signed}" if deal.signed else "")
    for initiative in proven:
        if isinstance(initiative, Initiative):
            return initiative.kind
    acts = [event for event in reading.events if event in proven]
    return f"{acts[0].type}, {acts[0].status}" if acts else "not found"


def rebuilt(text: str, found: dict[str, Reading]) -> str:
    """Return the README with what stands between its marks made anew."""
    for mark, body in (("dossier", f"```text\n{dossier(found)}\n…\n```"), ("table", table(found))):
        start, end = f"<!-- {mark} -->", f"<!-- /{mark} -->"
        before, _, rest = text.partition(start)
        text = f"{before}{start}\n\n{body}\n\n{end}{rest.partition(end)[2]}"
    return text


def main() -> None:
    """Rewrite the README, or with `--check` exit 1 if it is out of date."""
    text = README.read_text("utf-8")
    new = rebuilt(text, readings())
    if "--check" in sys.argv:
        sys.exit(0 if new == text else "README.md is out of date: run `make readme`")
    README.write_text(new, "utf-8")


if __name__ == "__main__":
    main()
