"""Write the codebook page of the docs from the declared columns."""

from __future__ import annotations

from pathlib import Path

from foedera.codebook import codebook

PATH = Path(__file__).parent.parent / "docs" / "codebook.md"

if __name__ == "__main__":
    PATH.write_text(codebook(), encoding="utf-8")
