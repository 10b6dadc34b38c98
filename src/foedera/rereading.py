"""Undated pages read again with what the record's dated pages have taught."""

from __future__ import annotations

from dataclasses import replace

from foedera.inference import Learned, infer_published, learn, with_record_dates
from foedera.pipeline import read_text
from foedera.reading import Reading
from foedera.record import Record
from foedera.settings import DEFAULTS, Settings
from foedera.taught import with_record_offices


def read_with_record(reading: Reading, learned: Learned, settings: Settings = DEFAULTS) -> Reading:
    """Return a page's reading with what a record has learned: its own day and its acts' days, its people's states."""
    dated = with_record_dates(dated_again(reading, learned, settings), learned)
    dated = with_record_offices(dated, learned.offices)
    return replace(dated, foedera=replace(dated.foedera, record=learned.digest))


def dated_again(reading: Reading, learned: Learned, settings: Settings = DEFAULTS) -> Reading:
    """Return the reading of an undated page under the date that its acts prove; the same reading where they prove none."""
    published, _ = infer_published(reading, learned)
    if published == reading.article.published:
        return reading
    return read_text(replace(reading.article, published=published), settings)


def settle_dates(record: Record, settings: Settings = DEFAULTS) -> int:
    """Read a record's undated pages again where its dated pages now tell more, or less, of their day; count them."""
    undated = list(record.undated())
    if not undated:
        return 0
    learned, changed = learn(record.readings()), 0
    for reading in undated:
        again = dated_again(reading, learned, settings)
        changed += again is not reading and record.redate(again)
    return changed
