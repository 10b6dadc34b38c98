"""Inputs that are broken, huge, disguised or dangerous: a clear Problem or a sound Article, never a traceback."""

from __future__ import annotations

import gzip
import io
import ipaddress
import json
import os
import socket
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pyarrow.parquet as pq
import pytest
from pyarrow.lib import Table
from pypdf import PdfWriter

from foedera import fetch
from foedera.acquire import Intake, Page, find_pages
from foedera.article import Article, read_article
from foedera.errors import PageError, Problem
from foedera.settings import Limits

SMALL = Limits(page_bytes=200_000, text_chars=20_000, nesting=200, redirects=3, ratio=50, seconds=5)
BODY = (
    "Iceland and Malta opened talks on search and rescue at sea on Monday. "
    "Both governments said that their coast guards would train together from the spring on. "
    "A text is to be laid before the two parliaments by the end of the year."
)
HTML = f"<html><head><title>Coast guards to train together</title></head><body><article><p>{BODY}</p></article></body></html>"


def outcomes(source: str, limits: Limits = SMALL, **known: Any) -> list[Article | Problem]:
    return list(_outcomes(source, limits, **known))


def _outcomes(
    source: str, limits: Limits, stdin: io.BytesIO | None = None, **known: Any
) -> Iterator[Article | Problem]:
    for found in find_pages(source, Intake(limits=limits, **known), stdin):
        if isinstance(found, Problem):
            yield found
            continue
        try:
            article = read_article(found, limits)
        except PageError as error:
            yield error.problem(found.name)
            continue
        check(article)
        yield article


def check(article: Article) -> None:
    """An article is sound: its blocks read what they say, and its text can be stored."""
    article.text.encode()
    assert article.text.strip()
    for block in article.blocks:
        block.text.encode()
        assert block.start is None or article.text[block.start : block.end] == block.text


def problems(found: list[Article | Problem]) -> list[Problem]:
    return [each for each in found if isinstance(each, Problem)]


def articles(found: list[Article | Problem]) -> list[Article]:
    return [each for each in found if isinstance(each, Article)]


# Files


def zipped(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def empty_pdf(password: str | None = None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    if password:
        writer.encrypt(user_password=password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def parquet(**columns: list[object]) -> bytes:
    stream = io.BytesIO()
    pq.write_table(Table.from_pydict(columns), stream)
    return stream.getvalue()


def response(body: bytes, headers: str = "Content-Type: text/html; charset=utf-8") -> bytes:
    http = f"HTTP/1.1 200 OK\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    warc = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:5f1c2a00-0000-4000-8000-000000000001>\r\n"
        "WARC-Target-URI: https://news.example/talks\r\nWARC-Date: 2023-02-01T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return warc.encode() + http + b"\r\n\r\n"


NO_PAGE: list[tuple[str, str, bytes]] = [
    ("empty", "page.txt", b""),
    ("white space only", "page.txt", b" \n\t\n   \r\n"),
    ("a byte order mark only", "page.txt", b"\xef\xbb\xbf"),
    ("binary", "page.txt", bytes(range(1, 32)) * 400),
    ("random bytes named as a page", "page.html", bytes((i * 7919 >> 3) % 256 for i in range(5000))),
    ("a PNG named as a page", "page.html", b"\x89PNG\r\n\x1a\n" + bytes(300)),
    ("a JPEG", "page.txt", b"\xff\xd8\xff\xe0" + bytes(300)),
    ("a program", "page", b"\x7fELF\x02\x01\x01" + bytes(300)),
    ("NUL bytes in text", "page.txt", b"Iceland\0 and Malta\0 met."),
    ("longer than a page may be", "page.txt", b"Word. " * 40_000),
    ("one endless line", "page.txt", b"word " * 39_000),
    ("a hundred thousand nested elements", "page.html", b"<div>" * 30_000 + BODY.encode()),
    ("deep inline markup", "page.html", b"<p>" + b"<b>" * 5_000 + BODY.encode()),
    ("ten thousand unclosed tables", "page.html", b"<table><tr><td>" * 10_000),
    ("a zip archive", "pages.zip", zipped(("a.txt", BODY.encode()))),
    ("a zip bomb", "page.txt", zipped(("a.txt", bytes(5_000_000)))),
    ("an office document", "page.docx", zipped(("word/document.xml", b"<w/>"))),
    ("a gzip bomb", "page.html.gz", gzip.compress(b"<p>" + b"0" * 5_000_000)),
    ("gzip in gzip", "page.txt.gz", gzip.compress(gzip.compress(BODY.encode()))),
    ("a truncated gzip file", "page.txt.gz", gzip.compress(os.urandom(40).hex().encode() * 30)[:-20]),
    ("a gzip header alone", "page.txt.gz", b"\x1f\x8b\x08\x00"),
    ("text named .gz", "page.txt.gz", BODY.encode()),
    ("bzip2 data", "page.txt.bz2", b"BZh91AY&SY" + bytes(50)),
    ("zstandard data", "page.txt.zst", b"\x28\xb5\x2f\xfd" + bytes(50)),
    ("a broken PDF", "page.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 9 0 R >>\nendobj\nstartxref\n7\n%%EOF"),
    ("half a PDF", "page.pdf", empty_pdf()[:200]),
    ("text named .pdf", "page.pdf", BODY.encode()),
    ("an encrypted PDF", "page.pdf", empty_pdf("secret")),
    ("a PDF without text", "page.pdf", empty_pdf()),
    ("HTML without an article", "page.html", b"<html><body><nav><a href=/>Home</a> <a href=/w>World</a></nav></body></html>"),
    ("HTML of scripts alone", "page.html", b"<html><script>var a = '<div>'.repeat(9)</script></html>"),
    ("tags only", "page.html", b"<<<>>><p <p <p>><//"),
    (
        "the start before a paywall",
        "page.html",
        f"<html><body><article><h1>Talks open</h1><p>{BODY}</p><p>Subscribe to continue reading.</p></article></body></html>".encode(),
    ),
    ("plain text before a paywall", "page.txt", b"Talks open\n\nThe talks began.\n\nAlready a subscriber? Log in.\n"),
    ("menu words alone", "page.txt", b"Home\nSearch\nSubscribe\nLog in\n"),
    ("a feed", "feed.xml", b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>'),
    (
        "an entity bomb",
        "page.xml",
        b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;&b;&b;</l>',
    ),
    ("JSON cut in the middle", "page.json", b'{"id": "a", "text": "Iceland and'),
    ("JSON nested without end", "page.json", b"[" * 100_000),
    ("a JSON number", "page.json", b"42"),
    ("a number of a hundred thousand digits", "page.json", b"9" * 100_000),
    ("an empty array", "page.json", b"[]"),
    ("JSON Lines without a line", "pages.jsonl", b"\n\n\n"),
    ("JSON Lines in UTF-16", "pages.jsonl", '{"text": "Iceland and Malta met."}'.encode("utf-16")),
    ("text named .parquet", "pages.parquet", BODY.encode()),
    ("a broken Parquet file", "pages.parquet", b"PAR1" + bytes(40) + b"PAR1"),
    ("a truncated Parquet file", "pages.parquet", parquet(text=[BODY])[:-30]),
    ("Parquet without pages", "pages.parquet", parquet(headline=["Talks open"])),
    ("Parquet of no rows", "pages.parquet", parquet(text=[])),
    ("a Parquet bomb", "pages.parquet", parquet(text=["Talks. " * 100_000])),
    ("a broken WARC", "pages.warc", b"WARC/1.0\r\nnonsense" * 20),
    ("a WARC without pages", "pages.warc", response(b"\x89PNG", "Content-Type: image/png")),
    ("text named .warc", "pages.warc", BODY.encode()),
    ("a truncated WARC", "pages.warc", response(HTML.encode())[:-90]),
    ("a compressed bomb in a WARC", "pages.warc", response(gzip.compress(bytes(5_000_000)), "Content-Type: text/html\r\nContent-Encoding: gzip")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data"), [row[1:] for row in NO_PAGE], ids=[row[0] for row in NO_PAGE])
def test_what_is_no_page_is_a_problem_that_says_why_and_what_to_do(
    tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = outcomes(str(path))
    assert found
    assert all(isinstance(each, Problem) for each in found)
    for problem in problems(found):
        assert problem.page.startswith(str(path))
        assert problem.stage in {"acquire", "article"}
        assert len(problem.reason) > 5
        assert len(problem.hint) > 5


@pytest.mark.parametrize("data", [row[2] for row in NO_PAGE], ids=[row[0] for row in NO_PAGE])
def test_the_same_through_standard_input_is_never_a_traceback(data: bytes) -> None:
    assert outcomes("-", stdin=io.BytesIO(data))


@pytest.mark.parametrize("data", [row[2] for row in NO_PAGE], ids=[row[0] for row in NO_PAGE])
def test_as_a_bare_article_it_is_never_a_traceback(data: bytes) -> None:
    assert outcomes("-", stdin=io.BytesIO(data), plain=True)


HARMLESS: list[tuple[str, str, bytes]] = [
    ("UTF-16 with a mark", "page.txt", ("Talks open\n\n" + BODY).encode("utf-16")),
    ("UTF-16 without a mark", "page.txt", BODY.encode("utf-16-le")),
    ("UTF-32", "page.txt", BODY.encode("utf-32")),
    ("truncated UTF-8", "page.txt", (BODY + " “Agreed”").encode()[:-1]),
    ("one bad byte in UTF-8", "page.txt", f"{BODY} Grímur Þórðarson and Ġorġ Ċaruana sign in Reykjavík, é ".encode() + b"\xff."),
    ("Latin-1 undeclared", "page.txt", f"{BODY} Søren Østergård für die Häfen über Øresund.".encode("latin-1")),
    ("a false declaration", "page.html", HTML.replace("<head>", '<head><meta charset="iso-8859-1">').replace("Malta", "“Malta”").encode()),
    ("a declared codec that is no charset", "page.html", HTML.replace("<head>", '<head><meta charset="zlib">').encode()),
    ("UTF-7 declared", "page.html", HTML.replace("<head>", '<head><meta charset="utf-7">').replace("Malta", "+ADw-script+AD4-").encode()),
    ("unclosed tags", "page.html", f"<html><body><article><h1>Talks<p><b><i>{BODY}<p><a href=x>{BODY}".encode()),
    ("ten thousand unclosed paragraphs", "page.html", f"<article><p>{BODY}".encode() + b"<p>Yes." * 1_000),
    ("a huge attribute", "page.html", HTML.replace("<p>", f'<p style="{"x" * 90_000}">').encode()),
    ("many attributes", "page.html", HTML.replace("<p>", "<p " + " ".join(f"a{i}=1" for i in range(9_000)) + ">").encode()),
    ("an entity bomb in HTML", "page.html", b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + HTML.replace("Malta", "Malta &b;").encode()),
    ("an external entity", "page.html", b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + HTML.replace("Malta", "Malta &x;").encode()),
    ("broken JSON-LD", "page.html", HTML.replace("<head>", '<head><script type="application/ld+json">{"author": [[[[</script>').encode()),
    ("an unclosed comment", "page.html", (HTML + "<!--" + "<div>" * 10_000).encode()),
    ("stray NUL bytes in markup", "page.html", HTML.replace("Malta", "Malta\0").encode()),
    ("thousands of tiny paragraphs", "page.txt", b"Yes.\n\n" * 3_000),
    ("control characters", "page.txt", BODY.replace("talks", "ta\x08lks").encode()),
    ("control characters in markup", "page.html", HTML.replace("talks", "ta\x0blks &#11; &#x1; &#xFFFE; \ufffe").encode()),
    ("zero-width and right-to-left marks", "page.txt", BODY.replace("Malta", "Mal\u200bta \u202eatlaM\u202c\u2066").encode()),
    ("combining characters by the hundred", "page.txt", BODY.replace("Malta", "Malta" + "\u0301" * 500).encode()),
    ("Arabic", "page.txt", "وقعت الحكومة اتفاقا مع دولة مجاورة في العاصمة بعد محادثات طويلة.".encode()),
    ("old Mac newlines", "page.txt", f"Talks open\r\r{BODY}\r".encode()),
    ("text that begins as JSON does", "page.txt", b"[Photo] " + BODY.encode()),
    ("a line that begins as JSON does, without a suffix", "page", b"{sic} " + BODY.encode()),
    ("a lone surrogate in JSON", "pages.jsonl", b'{"id": "\\udc00", "title": "\\ud800", "text": "Malta \\udfff met Iceland."}'),
    ("a bomb's ratio, but small", "page.txt.gz", gzip.compress(b"Malta met Iceland. " * 900)),
    ("several gzip members", "page.txt.gz", gzip.compress(b"Malta met ") + gzip.compress(b"Iceland on Monday.")),
    ("a WARC record with deflated lies", "pages.warc", response(HTML.encode(), "Content-Type: text/html\r\nContent-Encoding: gzip")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data"), [row[1:] for row in HARMLESS], ids=[row[0] for row in HARMLESS])
def test_what_is_odd_but_readable_is_read(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = outcomes(str(path))
    assert articles(found), problems(found)
    assert not problems(found)
    text = articles(found)[0].text
    assert "root:" not in text
    assert "<script>" not in text


@pytest.mark.parametrize("form", ["html", "text", "markdown"])
def test_a_script_in_every_field_stays_text(form: Any) -> None:
    script = "<script>alert(1)</script>"
    page = Page(f"page{script}", HTML if form == "html" else BODY, form, id=script, url=script, title=script)
    article = read_article(page)
    check(article)
    assert (article.id, article.title, article.site) == (script, script, None)


def test_a_script_inside_the_body_of_html_is_left_out() -> None:
    page = Page("page", HTML.replace("Monday. ", "Monday. <script>alert('Malta')</script>"), "html")
    assert "alert" not in read_article(page).text


def test_a_real_file_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    with path.open("wb") as stream:
        for _ in range(100):
            stream.write(b"Malta and Iceland met. " * 43_479)
    (problem,) = problems(outcomes(str(path), Limits()))
    assert "20,000,000 bytes" in problem.reason


def test_a_sparse_file_of_many_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000_000)
    assert len(problems(outcomes(str(path)))) == 1


# Good documents beside bad ones

GOOD = json.dumps({"id": "good", "text": BODY}).encode()
BAD_LINES: list[tuple[str, bytes]] = [
    ("not JSON", b"{nonsense"),
    ("not UTF-8", b'{"text": "caf\xe9"}'),
    ("a list", b'["text"]'),
    ("null", b"null"),
    ("no text", b'{"id": "a"}'),
    ("empty text", b'{"id": "a", "text": ""}'),
    ("blank text", b'{"id": "a", "text": "   "}'),
    ("text of another type", b'{"text": {"a": 1}}'),
    ("text as a number", b'{"text": 7}'),
    ("html as an array", b'{"html": ["<p>"]}'),
    ("NUL in text", b'{"text": "a\\u0000b"}'),
    ("too long", b'{"text": "' + b"word " * 60_000 + b'"}'),
    ("too deep", b'{"text": ' + b"[" * 50_000 + b"]" * 50_000 + b"}"),
    ("NaN", b"NaN"),
    ("binary", b"\x01\x02\x03\x7f"),
]


@pytest.mark.parametrize("line", [line for _, line in BAD_LINES], ids=[name for name, _ in BAD_LINES])
def test_a_bad_line_is_a_problem_and_its_neighbours_are_read(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_bytes(b"\n".join([GOOD, line, GOOD]))
    found = outcomes(str(path))
    assert [type(each) for each in found] == [Article, Problem, Article]
    assert problems(found)[0].page == f"{path}#2"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "2024-13-45"),
        ("date", "99999-01-01"),
        ("date", "0000-00-00"),
        ("date", "yesterday"),
        ("date", 20240823),
        ("date", ["2024"]),
        ("url", 5),
        ("title", {"a": 1}),
        ("id", [1]),
        ("id", True),
    ],
)
def test_a_side_field_of_the_wrong_kind_is_a_problem_and_the_page_is_read_without_it(
    field: str, value: object
) -> None:
    line = json.dumps({"text": BODY, field: value}).encode()
    found = outcomes("-", stdin=io.BytesIO(line))
    assert [problem.reason.split()[1] for problem in problems(found)] == [field]
    (article,) = articles(found)
    assert article.text == BODY
    assert article.published.date is None


def test_documents_of_the_same_id_are_both_read() -> None:
    other = json.dumps({"id": "good", "text": BODY + " Malta agreed."}).encode()
    found = articles(outcomes("-", stdin=io.BytesIO(GOOD + b"\n" + other)))
    assert [article.id for article in found] == ["good", "good"]
    assert found[0].sha256 != found[1].sha256


def test_what_stands_before_a_break_in_gzipped_lines_is_read(tmp_path: Path) -> None:
    lines = b"\n".join(
        json.dumps({"id": str(n), "text": f"{BODY} {os.urandom(30).hex()}"}).encode() for n in range(60)
    )
    path = tmp_path / "pages.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:-400])
    found = outcomes(str(path))
    assert len(articles(found)) > 30
    assert "ends in the middle" in problems(found)[-1].reason


def test_what_stands_before_a_break_in_a_warc_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pages.warc"
    path.write_bytes(response(HTML.encode()) + response(HTML.encode())[:-90])
    found = outcomes(str(path))
    assert [type(each) for each in found] == [Article, Problem]


# Folders


def test_a_folder_with_loops_is_walked_once_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "page.txt").write_text(BODY)
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / ".hidden.txt").write_text("Hidden words are not read.")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n")
    found = outcomes(str(tmp_path))
    assert [article.text for article in articles(found)] == [BODY]
    assert sorted(Path(problem.page).name for problem in problems(found)) == ["a.png", "gone.txt", "self"]


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert "no files" in problems(outcomes(str(tmp_path)))[0].reason


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert "No such file" in problems(outcomes(str(tmp_path / "none.txt")))[0].reason


@pytest.mark.parametrize("name", ["a\0b", "x" * 5_000, "", "\ud800"])
def test_an_impossible_path_is_a_problem(name: str) -> None:
    assert problems(outcomes(name))


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.txt"
    path.write_text(BODY)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = problems(outcomes(str(path)))
    assert "Permission denied" in problem.reason
    assert "readable" in problem.hint


def test_a_pipe_or_device_is_not_waited_for(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    for source in (str(fifo), "/dev/zero", str(tmp_path)):
        assert problems(outcomes(source))


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "file:/etc/passwd",
        "ftp://files.example/page",
        "gopher://news.example/",
        "javascript:alert(1)",
        "data:text/html,<p>x",
        "http://",
        "http:///page",
        "https://news.example:99999/",
        "http://[::1",
        "http://exa mple.org/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://10.0.0.8/page",
        "http://172.16.4.4/",
        "http://192.168.1.1:8080/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://224.0.0.1/",
        "http://user:secret@127.0.0.1/",
        "http://localhost/",
        "http://localhost.:631/",
    ],
)
def test_an_address_that_is_private_or_not_of_the_web_is_refused_before_any_call(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(request: httpx.Request) -> httpx.Response:
        raise AssertionError(f"{request.url} was called")

    monkeypatch.setattr(fetch, "open_transport", lambda: httpx.MockTransport(call))
    (problem,) = problems(outcomes(address))
    assert problem.reason
    assert problem.hint


Handler = Callable[[httpx.Request], httpx.Response]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Callable[[Handler], list[httpx.Request]]:
    """Serve addresses from a function; names ending in .internal stand for a private number."""

    def resolve(host: str, _port: int) -> list[fetch.IPAddress]:
        return [ipaddress.ip_address("10.1.2.3" if host.endswith(".internal") else "93.184.215.14")]

    def install(handler: Handler) -> list[httpx.Request]:
        seen: list[httpx.Request] = []

        def handle(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return handler(request)

        monkeypatch.setattr(fetch, "resolve", resolve)
        monkeypatch.setattr(fetch, "open_transport", lambda: httpx.MockTransport(handle))
        return seen

    return install


def served(body: bytes, content_type: str = "text/html; charset=utf-8", **headers: str) -> httpx.Response:
    return httpx.Response(200, headers={"Content-Type": content_type, **headers}, content=iter([body]))


Web = Callable[[Handler], list[httpx.Request]]


def test_a_public_page_is_read_from_the_number_that_was_checked(web: Web) -> None:
    seen = web(lambda _: served(HTML.encode()))
    (article,) = articles(outcomes("https://news.example/talks"))
    assert article.text == BODY
    assert (article.url, article.site) == ("https://news.example/talks", "news.example")
    assert article.fetched
    assert (seen[0].url.host, seen[0].headers["host"]) == ("93.184.215.14", "news.example")
    assert seen[0].extensions["sni_hostname"] == "news.example"


@pytest.mark.parametrize(
    "target",
    [
        "http://metadata.internal/",
        "http://127.0.0.1/",
        "//wiki.internal/x",
        "file:///etc/passwd",
        "gopher://x/",
    ],
)
def test_a_public_name_that_redirects_to_a_private_place_is_refused_there(
    web: Web, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = fetch.resolve
    seen = web(lambda _: httpx.Response(302, headers={"Location": target}))
    named = fetch.resolve
    monkeypatch.setattr(
        fetch, "resolve", lambda host, port: (original if host[0].isdigit() else named)(host, port)
    )
    (problem,) = problems(outcomes("https://news.example/"))
    assert len(seen) == 1
    assert "private" in problem.reason or "not an http" in problem.reason


def test_a_name_with_one_private_number_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [(0, 0, 0, "", ("93.184.215.14", 80)), (0, 0, 0, "", ("10.0.0.5", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: numbers)
    assert "private network" in problems(outcomes("http://news.example/"))[0].reason


def test_a_private_network_is_read_when_the_user_says_so(web: Web) -> None:
    web(lambda _: served(HTML.encode()))
    assert articles(outcomes("http://wiki.internal/page", private_networks=True))


def test_a_redirect_loop_ends(web: Web) -> None:
    seen = web(lambda request: httpx.Response(301, headers={"Location": f"/{len(request.url.path)}"}))
    (problem,) = problems(outcomes("https://news.example/a"))
    assert "redirects more than 3 times" in problem.reason
    assert len(seen) == 4


def failing(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("connection refused", request=request)


def slow(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("too slow", request=request)


@pytest.mark.parametrize(
    ("handler", "reason"),
    [
        (lambda _: served(b"word " * 60_000), "longer than 200,000 bytes"),
        (lambda _: served(gzip.compress(bytes(5_000_000)), **{"Content-Encoding": "gzip"}), "longer than"),
        (lambda _: served(zlib.compress(bytes(5_000_000)), **{"Content-Encoding": "deflate"}), "longer than"),
        (lambda _: served(b"\x0b\x02\x80", **{"Content-Encoding": "br"}), "not asked for"),
        (lambda _: served(b"no gzip", **{"Content-Encoding": "gzip"}), "compressed data is broken"),
        (
            lambda _: served(gzip.compress(HTML.encode())[:-30], **{"Content-Encoding": "gzip"}),
            "ends in the middle",
        ),
        (lambda _: served(b"\x89PNG\r\n", "image/png"), "sends image/png"),
        (lambda _: served(b"\x89PNG\r\n", "text/html"), "PNG"),
        (lambda _: served(b"", "text/html"), "empty"),
        (lambda _: httpx.Response(404), "not there"),
        (lambda _: httpx.Response(403), "refuses"),
        (lambda _: httpx.Response(500), "status 500"),
        (lambda _: httpx.Response(302), "status 302"),
        (lambda _: httpx.Response(302, headers={"Location": "http://[::1"}), "Invalid URL"),
        (failing, "connection refused"),
        (slow, "longer than 5 seconds"),
    ],
)
def test_a_bad_answer_is_a_problem(web: Web, handler: Handler, reason: str) -> None:
    web(handler)
    (problem,) = problems(outcomes("https://news.example/page"))
    assert reason in problem.reason
    assert problem.hint


@pytest.mark.parametrize("charset", ["iso-8859-1", "no-such-charset", "zlib", ""])
def test_a_false_charset_of_the_server_does_no_damage(web: Web, charset: str) -> None:
    web(lambda _: served(HTML.replace("Malta", "“Malta”").encode(), f"text/html; charset={charset}"))
    assert "“Malta”" in articles(outcomes("https://news.example/page"))[0].text
