"""The SQLite files that come with foedera: opened on the first look-up, never written to."""

from __future__ import annotations

import os
import sqlite3
import threading
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from foedera.errors import KnowledgeError


def asked(file: str, query: str, *values: str | int) -> list[tuple[Any, ...]]:
    """Return the rows of a query; raise KnowledgeError if the file is missing or damaged."""
    try:
        return _database(file, os.getpid(), threading.get_ident()).execute(query, values).fetchall()
    except sqlite3.DatabaseError as error:
        raise KnowledgeError(
            file, 0, f"{error}: install foedera again, the file is missing or damaged"
        ) from error


@cache
def _database(file: str, process: int, thread: int) -> sqlite3.Connection:  # noqa: ARG001
    """Open a file once a process and thread, for a connection is not to be shared."""
    with as_file(files("foedera") / "data" / file) as path:
        return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
