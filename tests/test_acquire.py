"""Sources of every kind become pages, with what is known of them from outside."""

from __future__ import annotations

import gzip
import html
import io
import ipaddress
import json
import zlib
from datetime import date, datetime, timezone
from pathlib import Path

import httpx
import pyarrow.parquet as pq
import pytest
from pyarrow.lib import Table

from foedera import fetch
from foedera.acquire import Found, Intake, Page, find_pages
from foedera.dates import PartialDate
from foedera.errors import Problem
from foedera.fetch import is_public, resolve
from foedera.settings import Limits
from foedera.unpack import Gunzip

TEXT = "Chile and Norway opened a joint marine laboratory on Tuesday."
HTML = f"<!doctype html><html><body><p>{TEXT}</p></body></html>"


def pages(found: list[Found]) -> list[Page]:
    assert all(isinstance(each, Page) for each in found), found
    return [each for each in found if isinstance(each, Page)]


def read(source: Path | str, intake: Intake | None = None, stdin: bytes | None = None) -> list[Page]:
    return pages(
        list(find_pages(str(source), intake or Intake(), None if stdin is None else io.BytesIO(stdin)))
    )


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
        ("page.txt", f"<div><p>{TEXT}</p></div>", "html"),
        ("page.html", TEXT, "text"),
        ("page.html", f"{TEXT} <br> {TEXT}", "html"),
        ("page.txt", TEXT, "text"),
        ("page.txt", f"# Title\n\n{TEXT}\n\nSee [the text](https://paper.example/text).", "markdown"),
        ("page", f"Title\n=====\n\n**By Anna Berg**\n\n{TEXT}", "markdown"),
        ("page.txt", f"**{TEXT}**", "text"),
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
    pq.write_table(table, path)
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
    pq.write_table(Table.from_pydict({"html": [HTML.encode()], "date": [moment]}), path)
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


# What the file says of the page


def test_front_matter_tells_of_the_page_and_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(
        f"---\ntitle: Laboratory opens\ndate: 2022-05-03\nauthor: Anna Berg\nurl: https://paper.example/a\n---\n{TEXT}"
    )
    (page,) = read(path)
    assert (page.text, page.title, page.url, page.authors) == (
        TEXT,
        "Laboratory opens",
        "https://paper.example/a",
        ("Anna Berg",),
    )
    assert (page.date, page.stamped) == (None, PartialDate(2022, 5, 3))
    (given,) = read(path, Intake(date=PartialDate(2021), url="https://other.example/"))
    assert (given.date, given.url) == (PartialDate(2021), "https://other.example/")


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0027)https://paper.example/a -->",
        "<!--\n Page saved with SingleFile \n url: https://paper.example/a \n saved date: Tue May 03 2022\n-->",
    ],
)
def test_a_page_that_a_browser_saved_keeps_its_address(note: str) -> None:
    (page,) = read("-", stdin=HTML.replace("<html>", f"<html>{note}").encode())
    assert page.url == "https://paper.example/a"


def test_a_saved_view_of_the_source_is_the_page_that_it_shows() -> None:
    rows = "".join(
        f'<tr><td class="line-number" value="{number}"></td><td class="line-content">{html.escape(line)}</td></tr>'
        for number, line in enumerate(HTML.replace("><", ">\n<").split("\n"))
    )
    (page,) = read("-", stdin=f"<html><body><table>{rows}</table></body></html>".encode())
    assert (page.form, page.text.replace("\n", "")) == ("html", HTML)


def mail(body: str, kind: str = "text/plain", more: str = "") -> bytes:
    return (
        "From: press@ministry.example\r\nSubject: Fwd: =?utf-8?q?Laboratory_=C3=B6pens?=\r\n"
        f"Date: Tue, 3 May 2022 23:30:00 +0200\r\nMessage-ID: <1@ministry.example>\r\nMIME-Version: 1.0\r\n{more}"
        f"Content-Type: {kind}; charset=windows-1252\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}"
    ).encode("cp1252")


@pytest.mark.parametrize(
    ("body", "kind", "form"), [(TEXT, "text/plain", "text"), (HTML, "text/html", "html")]
)
def test_a_message_gives_its_text_its_subject_and_its_day(body: str, kind: str, form: str) -> None:
    (page,) = read("-", stdin=mail(body.replace("joint", "“joint”"), kind))
    assert (page.form, page.title, page.stamped, page.date) == (
        form,
        "Laboratory öpens",
        PartialDate(2022, 5, 3),
        None,
    )
    assert page.text == body.replace("joint", "“joint”")


def test_a_message_of_parts_gives_the_plain_one_and_no_attachment() -> None:
    parts = (
        f"--x\r\nContent-Type: text/html\r\n\r\n{HTML}\r\n--x\r\nContent-Type: text/plain\r\n\r\n{TEXT}\r\n"
        "--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nA price list.\r\n--x--\r\n"
    )
    data = (
        b"Subject: A\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n"
        + parts.encode()
    )
    (page,) = read("-", stdin=data)
    assert (page.text, page.form) == (TEXT, "text")


def test_a_page_saved_as_one_file_keeps_its_address_and_when_it_was_saved() -> None:
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/a\r\nSubject: A tab\r\n"
        "Date: Tue, 3 May 2022 08:00:00 +0200\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{HTML}\r\n--x--\r\n"
    ).encode()
    (page,) = read("-", stdin=data)
    assert (page.form, page.url, page.fetched) == (
        "html",
        "https://paper.example/a",
        "2022-05-03T06:00:00+00:00",
    )
    assert (page.title, page.stamped) == (None, None)


@pytest.mark.parametrize(
    "text", ["From: Lima\nTo: Bergen\n\nThe ship sails.", f"Note: {TEXT}\nMore: none\n\nEnd."]
)
def test_lines_that_look_like_headers_make_no_message(text: str) -> None:
    assert read("-", stdin=text.encode())[0].text == text


# What is said to be an article


@pytest.mark.parametrize("data", [HTML, f"<html><p>{TEXT}", f"\ufeff<!DOCTYPE HTML>{HTML}"])
def test_html_is_no_article_text(data: str) -> None:
    (found,) = find_pages("-", Intake(plain=True), io.BytesIO(data.encode()))
    assert isinstance(found, Problem)
    assert "--plain" in found.reason + found.hint


def test_html_of_a_row_is_no_article_text_but_its_text_is() -> None:
    lines = "\n".join(json.dumps(row) for row in ({"html": HTML}, {"text": TEXT, "html": HTML}))
    problem, page = find_pages("-", Intake(plain=True), io.BytesIO(lines.encode()))
    assert isinstance(problem, Problem)
    assert isinstance(page, Page)
    assert page.text == TEXT


def test_an_article_is_taken_character_for_character() -> None:
    text = "\ufeffÂ£5 &amp; \u00a0more\u00ad\u200b\r\nthan  the ﬁrst\x0c"
    (page,) = read("-", Intake(plain=True), text.encode())
    assert page.text == text.removeprefix("\ufeff")


# Rows


def test_a_row_whose_text_is_html_is_read_as_such() -> None:
    rows = [{"text": HTML}, {"text": f"<p>{TEXT}</p><p>{TEXT}</p>"}, {"text": f"<b>{TEXT}</b>"}]
    data = "\n".join(json.dumps(row) for row in rows).encode()
    assert [page.form for page in read("-", stdin=data)] == ["html", "html", "text"]


def test_a_row_with_blank_text_gives_its_html() -> None:
    data = json.dumps({"text": " ", "html": HTML, "authors": ["Anna Berg", "Jon Lie"]}).encode()
    (page,) = read("-", stdin=data)
    assert (page.form, page.authors) == ("html", ("Anna Berg", "Jon Lie"))


def test_a_row_without_a_page_tells_what_it_has() -> None:
    (problem,) = find_pages("-", Intake(), io.BytesIO(b'{"id": "a", "body": "Text."}'))
    assert isinstance(problem, Problem)
    assert "id, body" in problem.reason


def test_columns_of_parquet_may_hold_nothing(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    row = {"id": None, "text": TEXT, "html": None, "date": None, "url": None, "title": None, "authors": None}
    pq.write_table(Table.from_pylist([row]), path)
    assert read(path) == [Page(f"{path}#1", TEXT, "text")]


# Archives


def record(
    payload: bytes, kind: str = "response", content_type: str = "application/http; msgtype=response"
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:7b0e4a00-0000-4000-8000-000000000009>\r\n"
        f"WARC-Target-URI: https://paper.example/9\r\nWARC-Date: 2022-05-09T06:00:00Z\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def answer(headers: str, body: bytes) -> bytes:
    return record(f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + body)


def chunks(body: bytes) -> bytes:
    pieces = [body[at : at + 20] for at in range(0, len(body), 20)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


QUOTED = HTML.replace("joint", "“joint”")


@pytest.mark.parametrize(
    "data",
    [
        answer("Content-Type: text/html; charset=windows-1252", QUOTED.encode("cp1252")),
        answer("Content-Type: text/html", QUOTED.encode()),
        answer("Content-Type: text/html\r\nTransfer-Encoding: chunked", chunks(QUOTED.encode())),
        answer("Content-Type: text/html\r\nTransfer-Encoding: chunked", QUOTED.encode()),
        answer(
            "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip",
            chunks(gzip.compress(QUOTED.encode())),
        ),
        answer("Content-Type: text/html\r\nContent-Encoding: deflate", zlib.compress(QUOTED.encode())),
        answer("Server: none", QUOTED.encode()),
        record(QUOTED.encode(), "resource", "text/html"),
    ],
)
def test_a_page_of_an_archive_is_read_however_it_was_sent(data: bytes) -> None:
    (page,) = read("-", stdin=data)
    assert (page.form, page.text, page.url) == ("html", QUOTED, "https://paper.example/9")


def test_an_archive_of_texts_gives_its_texts_and_what_is_no_page_is_passed_over() -> None:
    data = (
        record(b"software: none", "warcinfo", "application/warc-fields")
        + record(b"paper.example. IN A 192.0.2.1", content_type="text/dns")
        + record(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request")
        + record(TEXT.encode(), "conversion", "text/plain")
    )
    (page,) = read("-", stdin=b"".join(gzip.compress(part) for part in (data, data[:0])))
    assert (page.form, page.text) == ("text", TEXT)


def test_a_record_that_is_packed_in_a_way_not_known_is_a_problem_of_its_own() -> None:
    data = answer("Content-Type: text/html\r\nContent-Encoding: br", b"\x0b\x02\x80x") + answer(
        "", HTML.encode()
    )
    problem, page = find_pages("-", Intake(), io.BytesIO(data))
    assert isinstance(problem, Problem)
    assert "br" in problem.reason
    assert isinstance(page, Page)


# Addresses


@pytest.mark.parametrize(
    ("path", "content_type", "form"),
    [
        ("/notes.md", "text/plain; charset=utf-8", "markdown"),
        ("/notes.txt", "text/plain", "text"),
        ("/notes", "text/markdown", "markdown"),
        ("/page.md", "text/html", "html"),
    ],
)
def test_a_server_of_files_is_not_believed_on_plain_text(
    path: str, content_type: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = HTML if form == "html" else TEXT
    monkeypatch.setattr(fetch, "resolve", lambda *_: [ipaddress.ip_address("93.184.215.14")])
    answered = httpx.Response(200, headers={"Content-Type": content_type}, content=iter([body.encode()]))
    monkeypatch.setattr(fetch, "open_transport", lambda: httpx.MockTransport(lambda _: answered))
    (page,) = read(f"https://paper.example{path}")
    assert page.form == form
