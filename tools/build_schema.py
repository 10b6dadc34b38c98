"""Write the JSON Schema of a reading, which ships with the package, from the types."""

from __future__ import annotations

import json
from pathlib import Path

from foedera.contract import schema
from foedera.reading import Reading

PATH = Path(__file__).parent.parent / "src" / "foedera" / "data" / "reading.schema.json"


def schema_text() -> str:
    """Return the schema as the file holds it."""
    return json.dumps(schema(Reading), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(schema_text(), encoding="utf-8")
