"""Sources of every kind become pages, with what is known of them from outside."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date, datetime, timezone
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from pyarrow.lib import Table

from foedera.acquire import Found, Intake, Page, find_pages
from foedera.dates import PartialDate
from foedera.fetch import is_public, resolve
from foedera.pdf import unwrap
from foedera.settings import Limits
from foedera.unpack import Gunzip, decode

TEXT = "Chile and Norway opened a joint marine laboratory on Tuesday."
HTML = f"<!doctype html><html><body><p>{TEXT}</p></body></html>"


def pages(found: list[Found]) -> list[Page]:
    assert all(isinstance(each, Page) for each in found), found
    return [each for each in found if isinstance(each, Page)]


def read(source: Path | str, intake: Intake | None = None, stdin: bytes | None = None) -> list[Page]:
    return pages(
        list(find_pages(str(source), intake or Intake(), None if stdin is None else io.BytesIO(stdin)))
    )


def pdf_of(*lines: str) -> bytes:
    """Return a PDF of one page that prints these lines."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 40 700 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(data + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)


def warc_of(*bodies: bytes, status: str = "200 OK", kind: str = "text/html") -> bytes:
    data = b""
    for number, body in enumerate(bodies, 1):
        http = (
            f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        data += (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:7b0e4a00-0000-4000-8000-{number:012d}>\r\n"
            f"WARC-Target-URI: https://paper.example/{number}\r\nWARC-Date: 2022-05-0{number}T06:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode() + http + b"\r\n\r\n"  # fmt: skip
    return data


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("page.html", HTML, "html"),
        ("page.htm", f"<p>{TEXT}</p>", "html"),
        ("page", HTML, "html"),
        ("saved.txt", HTML, "html"),
        ("page", f"<div><p>{TEXT}</p></div>", "html"),
        ("page.xhtml", '<?xml version="1.0"?>\n<!DOCTYPE html><html><body/></html>', "html"),
        ("page.txt", TEXT, "text"),
        ("page.txt", f"<b>{TEXT}</b>", "text"),
        ("page", TEXT, "text"),
        ("notes.MD", f"# Title\n\n{TEXT}", "markdown"),
    ],
)
def test_the_form_of_a_file_follows_its_content_and_suffix(
    tmp_path: Path, name: str, data: str, form: str
) -> None:
    path = tmp_path / name
    path.write_text(data)
    (page,) = read(path)
    assert (page.form, page.text, page.name) == (form, data, str(path))


def test_line_ends_become_newlines_unless_the_text_is_taken_as_it_is() -> None:
    data = b"One.\r\nTwo.\rThree.\n"
    assert read("-", stdin=data)[0].text == "One.\nTwo.\nThree.\n"
    assert read("-", Intake(plain=True), data)[0].text == data.decode()


def test_a_date_and_an_address_given_by_the_user_go_with_the_page() -> None:
    known = Intake(date=PartialDate(2022, 5), url="https://paper.example/a", plain=True)
    (page,) = read("-", known, TEXT.encode())
    assert (page.date, page.url, page.plain, page.name) == (
        PartialDate(2022, 5),
        "https://paper.example/a",
        True,
        "-",
    )


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("Präsident Đukić — «łąka»".encode(), None),
        ("Präsident Đukić — «łąka»".encode(), "iso-8859-1"),
        ("\ufeffPräsident Đukić — «łąka»".encode(), None),
        ("\ufeffPräsident Đukić — «łąka»".encode("utf-16-le"), None),
        ("Präsident Đukić — «łąka»".encode("utf-16-be"), None),
    ],
)
def test_encodings_that_show_themselves_need_no_declaration(data: bytes, charset: str | None) -> None:
    assert decode(data, charset) == "Präsident Đukić — «łąka»"


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Präsident – “Übung”", "cp1252", "iso-8859-1"),
        ("Встреча министров в Софии", "cp1251", "windows-1251"),
        ("外相が東京で会談した", "shift_jis", "Shift_JIS"),
        ("外相が東京で会談した", "iso2022_jp", "ISO-2022-JP"),
        ("两国签署协定", "gb18030", "gb2312"),
    ],
)
def test_a_declared_encoding_is_believed_where_the_bytes_are_not_utf_8(
    text: str, encoding: str, declared: str
) -> None:
    assert decode(text.encode(encoding), declared) == text
    page = f'<html><head><meta charset="{declared}"></head><body>{text}'
    assert decode(page.encode(encoding)) == page


def test_the_documents_of_json_lines_keep_what_is_given_with_them(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    rows = [
        {
            "id": "a",
            "text": TEXT,
            "date": "2022-05-03",
            "url": "https://paper.example/a",
            "title": "Laboratory opens",
        },
        {"id": 7, "html": HTML, "date": "2022-05-04T09:30:00Z"},
        {"text": TEXT, "html": HTML, "date": None, "extra": [1]},
    ]
    path.write_text("\ufeff" + "\n\n".join(json.dumps(row) for row in rows))
    first, second, third = read(path, Intake(date=PartialDate(2020)))
    assert first == Page(
        f"{path}#1", TEXT, "text", "a", "https://paper.example/a", "Laboratory opens", PartialDate(2022, 5, 3)
    )
    assert (second.name, second.form, second.id, second.date) == (
        f"{path}#2",
        "html",
        "7",
        PartialDate(2022, 5, 4),
    )
    assert (third.form, third.id, third.date) == ("text", None, PartialDate(2020))


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b'{"text": "A."}', ["-"]),
        (b'{\n "text": "A."\n}\n', ["-"]),
        (b'[{"text": "A."}, {"text": "B."}]', ["-#1", "-#2"]),
        (b'{"text": "A."}\n{"text": "B."}\n', ["-#1", "-#2"]),
        (b'\n {"text": "A."}', ["-"]),
    ],
)
def test_json_is_recognised_in_any_layout(data: bytes, names: list[str]) -> None:
    assert [page.name for page in read("-", stdin=data)] == names


def test_json_lines_are_read_one_at_a_time() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
            line = b'{"text": "A."}\n'
            size = len(buffer) // len(line) * len(line)
            buffer[:size] = line * (size // len(line))
            return size

    found = find_pages("-", stdin=io.BufferedReader(Endless(), 1_500))
    assert [getattr(next(found), "name", None) for _ in range(10_000)][-1] == "-#10000"


def test_parquet_of_documents_is_read_with_dates_of_its_own_types(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    table = Table.from_pydict(
        {
            "id": ["a", "b", "c"],
            "text": [TEXT, None, TEXT],
            "html": [None, HTML, None],
            "date": [date(2022, 5, 3), date(2022, 5, 4), None],
            "score": [1.0, 2.0, 3.0],
        }
    )
    pq.write_table(table, path)  # type: ignore[no-untyped-call]
    found = read(path)
    assert [(page.id, page.form, page.date) for page in found] == [
        ("a", "text", PartialDate(2022, 5, 3)),
        ("b", "html", PartialDate(2022, 5, 4)),
        ("c", "text", None),
    ]
    assert [page.name for page in read("-", stdin=path.read_bytes())] == ["-#1", "-#2", "-#3"]


def test_parquet_times_count_as_days_and_bytes_as_text(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    moment = datetime(2022, 5, 3, 23, 30, tzinfo=timezone.utc)  # noqa: UP017 - pyarrow's own zone
    pq.write_table(Table.from_pydict({"html": [HTML.encode()], "date": [moment]}), path)  # type: ignore[no-untyped-call]
    (page,) = read(path)
    assert (page.text, page.date) == (HTML, PartialDate(2022, 5, 3))


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_warc_gives_its_successful_pages(tmp_path: Path, pack: type[bytes]) -> None:
    path = tmp_path / "crawl.warc.gz"
    data = warc_of(HTML.encode(), HTML.encode()) + warc_of(HTML.encode(), status="404 Not Found")
    path.write_bytes(gzip.compress(data + warc_of(b"GIF89a", kind="image/gif")))
    found = read(path)
    assert [(page.name, page.url, page.fetched) for page in found] == [
        (f"{path}#1", "https://paper.example/1", "2022-05-01T06:00:00Z"),
        (f"{path}#2", "https://paper.example/2", "2022-05-02T06:00:00Z"),
    ]
    assert len(read("-", stdin=pack(data))) == 2


def test_a_pdf_gives_its_text() -> None:
    (page,) = read("-", stdin=pdf_of("Chile and Norway opened", "a laboratory."))
    assert page.form == "text"
    assert "Chile and Norway" in page.text


def test_lines_of_a_printed_page_are_joined_to_paragraphs() -> None:
    printed = (
        "Laboratory opens\n"
        "Chile and Norway opened a joint marine laboratory on Tuesday, the two govern-\n"
        "ments said. It will study the currents of the south and take up work at once,\n"
        "with forty people.\n"
        "A second house is planned for the north, where the same currents come back to\n"
        "the surface of the sea."
    )
    assert unwrap(printed).split("\n\n") == [
        "Laboratory opens",
        (
            "Chile and Norway opened a joint marine laboratory on Tuesday, the two governments said. It will study"
            " the currents of the south and take up work at once, with forty people."
        ),
        "A second house is planned for the north, where the same currents come back to the surface of the sea.",
    ]


def test_a_gzipped_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "page.md.gz"
    path.write_bytes(gzip.compress(f"# Title\n\n{TEXT}".encode()))
    (page,) = read(path)
    assert (page.form, page.name) == ("markdown", str(path))


def test_decompression_stops_at_the_limit() -> None:
    packed = io.BytesIO(gzip.compress(bytes(50_000_000)))
    unpacked = Gunzip(packed, Limits(ratio=10))
    assert len(unpacked.read()) < 2_000_000
    assert unpacked.trouble is not None


def test_a_folder_is_read_in_order_of_names_and_its_pages_get_no_common_address(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "c/d/e.txt", "a.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    found = read(tmp_path, Intake(url="https://paper.example/"))
    assert [page.name.removeprefix(f"{tmp_path}/") for page in found] == [
        "a/z.txt",
        "a.txt",
        "b.txt",
        "c/d/e.txt",
    ]
    assert {page.url for page in found} == {None}


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("10.255.0.1", False),
        ("127.0.0.53", False),
        ("169.254.169.254", False),
        ("192.0.2.1", False),
        ("0.0.0.0", False),
        ("255.255.255.255", False),
        ("::ffff:192.168.0.1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("ff02::1", False),
    ],
)
def test_only_numbers_of_the_public_internet_are_called(number: str, *, public: bool) -> None:
    assert is_public(resolve(number, 80)[0]) is public
