"""What pages say of their own making: titles, authors, sites, days, languages, linked data."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from lxml.html import tostring

from foedera.authors import read_authors
from foedera.dates import PartialDate
from foedera.linked_data import read_linked_data
from foedera.metadata import Metadata, read_metadata
from foedera.sites import Outlet, names_site, without_site_names
from foedera.stamps import day_of_address, printed_days, read_stamp, shift_of
from foedera.tree import parse_html

ADDRESS = "https://www.harbour-post.example/world/new-ferry-joins-two-ports"
HEADLINE = "New ferry joins two ports"
BODY = "<p>The first ferry left on Monday with forty lorries on board, the harbour office said.</p>" * 3


def read(head: str = "", body: str = "", url: str | None = ADDRESS, fetched: str | None = None) -> Metadata:
    return read_metadata(parse_html(f"<html><head>{head}</head><body>{body}</body></html>"), url, fetched)


def linked(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINE, **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def article(above: str = "", below: str = "") -> str:
    return f"<main>{above}<h1>{HEADLINE}</h1>{below}{BODY}</main>"


# Titles


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>New ferry joins two ports | Harbour Post</title>", "<h1>New ferry joins two ports</h1>"),
        ("<title>New ferry joins two ports - World - Harbour Post</title>", ""),
        ("<title>Harbour Post » New ferry joins two ports</title>", ""),
        (
            '<meta property="og:site_name" content="Die Hafenwelt"><title>New ferry joins two ports – Die Hafenwelt</title>',
            "",
        ),
        (
            (
                '<link rel="alternate" type="application/rss+xml" title="Quay &amp; Crane » Feed">'
                "<title>New ferry joins two ports | Quay & Crane</title>"
            ),
            "",
        ),
        ("<title>Ferry</title>", f"{linked()}<h1>New ferry joins two ports</h1>"),
        (
            "<title>New ferry joins two ports</title>",
            "<h1><a href='/'>Quay notes</a></h1><h2>New ferry joins two ports</h2>",
        ),
        (
            "<title>Harbour Post » Blog Archive » New ferry joins two ports</title>",
            "<h1>Harbour Post</h1><h2>Older entries</h2>",
        ),
    ],
)
def test_the_title_is_what_head_headings_and_address_agree_on(head: str, body: str) -> None:
    assert read(head, body).title == HEADLINE


def test_the_printed_form_of_the_title_is_preferred() -> None:
    page = read(
        "<meta property='og:title' content='New ferry joins two ports…'>",
        "<h1>New  ferry joins two&nbsp;ports!</h1>",
    )
    assert page.title == "New ferry joins two ports!"


def test_a_heading_in_a_list_of_other_articles_is_no_title() -> None:
    other = "<aside class='related'><h2 class='entry-title'>A bridge for the valley</h2></aside>"
    assert read("<title>New ferry joins two ports</title>", other + article()).title == HEADLINE


@pytest.mark.parametrize("title", ["", " | ", "Home"])
def test_a_page_without_a_title_has_none(title: str) -> None:
    assert read(f"<title>{title}</title>", "<h1></h1><p>Words</p>").title is None


@pytest.mark.parametrize(
    ("title", "names", "host", "expected"),
    [
        ("A tunnel opens | Hill Gazette", ["Hill Gazette"], None, "A tunnel opens"),
        ("A tunnel opens - Region - hillgazette", [], "hillgazette.org", "A tunnel opens - Region"),
        ("A tunnel opens | HG - News from the hills", [], "hg.example", "A tunnel opens"),
        ("Hill Gazette: A tunnel opens", [], "hillgazette.org", "Hill Gazette: A tunnel opens"),
        ("North - South line opens", ["Hill Gazette"], "hillgazette.org", "North - South line opens"),
        ("Hill Gazette", ["Hill Gazette"], None, "Hill Gazette"),
    ],
)
def test_a_title_is_cut_where_it_names_the_site(
    title: str, names: list[str], host: str | None, expected: str
) -> None:
    assert without_site_names(title, names, host) == expected


@pytest.mark.parametrize(
    ("name", "host", "is_site"),
    [
        ("Hill Gazette", "hillgazette.org", True),
        ("The Hill Gazette Online", "hillgazette.org", True),
        ("Lake District Tribune", "ldt.example", True),
        ("hill-gazette", "hill-gazette.de", True),
        ("Hills of the north", "hillgazette.org", False),
        ("", "hillgazette.org", False),
    ],
)
def test_a_host_tells_what_the_site_is_called(name: str, host: str, is_site: bool) -> None:
    assert names_site(name, (), host) is is_site


# Authors


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("By Ann Lindt", ("Ann Lindt",)),
        ("Von Jörg Ahrens und Mia Kühn", ("Jörg Ahrens", "Mia Kühn")),
        ("Par Luc Fabre et Zoé Martel", ("Luc Fabre", "Zoé Martel")),
        ("Por Ana Paz y Juan Ruiz", ("Ana Paz", "Juan Ruiz")),
        ("José Ferrer y Gallego", ("José Ferrer y Gallego",)),
        ("Geschrieben von: Mia Kühn am 3. Mai 2021", ("Mia Kühn",)),
        ("Posted by Ann Lindt on May 3, 2021", ("Ann Lindt",)),
        ("View all posts by Ann Lindt", ("Ann Lindt",)),
        ("ANN LINDT AND TOM O'REAR", ("Ann Lindt", "Tom O'Rear")),
        ("Ann Lindt, Tom Rear, Political Editor", ("Ann Lindt", "Tom Rear")),
        ("Ann Lindt, Senior Correspondent in Oslo", ("Ann Lindt",)),
        ("Dr. Mia Kühn", ("Mia Kühn",)),
        ("Prof. Dr. Jörg Ahrens, Hamburg", ("Jörg Ahrens",)),
        ("Reporterin Mia Kühn", ("Mia Kühn",)),
        ("Lindt, Ann", ("Ann Lindt",)),
        ("Ann Lindt (Reuters)", ("Ann Lindt",)),
        ("Ann Lindt | ann@harbour-post.example", ("Ann Lindt",)),
        ("Ann Lindt @annlindt", ("Ann Lindt",)),
        ("Ann Lindt Ann Lindt", ("Ann Lindt",)),
        ("Ursula van der Heide", ("Ursula van der Heide",)),
        ("ann.lindt", ("Ann Lindt",)),
        ("quayside77", ("quayside77",)),
        ("<b>Ann</b> Lindt&nbsp;&amp; Tom Rear", ("Ann Lindt", "Tom Rear")),
        ("By\nAnn Lindt\nMay 3, 2021\nUpdated 4:00", ("Ann Lindt",)),
        ("김민수 기자", ("김민수",)),
        ("Reuters", ()),
        ("dpa", ()),
        ("admin", ()),
        ("Redaktion", ()),
        ("Staff Writer", ()),
        ("News Desk", ()),
        ("Harbour Ministry", ()),
        ("https://www.facebook.com/annlindt", ()),
        ("By", ()),
        ("Montag", ()),
        ("3 May 2021", ()),
        ("ab", ()),
        ("", ()),
    ],
)
def test_an_author_field_names_people(field: str, names: tuple[str, ...]) -> None:
    assert read_authors([field]) == names


def test_the_site_is_no_author() -> None:
    assert read_authors(["Harbour Post", "Ann Lindt"], Outlet(("Harbour Post",), None)) == ("Ann Lindt",)


def test_on_a_platform_for_blogs_the_host_is_the_authors_name() -> None:
    assert read_authors(["quaynotes"], Outlet(("Quay notes",), "quaynotes.wordpress.com")) == ("quaynotes",)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (linked(author={"@type": "Person", "name": "Ann Lindt"}), ""),
        (linked(author=["Ann Lindt"]), ""),
        (linked(author="By Ann Lindt"), ""),
        (linked(author={"@type": "Person", "givenName": "Ann", "familyName": "Lindt"}), ""),
        (
            linked(
                author=[
                    {"@type": "Person", "name": ["Ann Lindt"]},
                    {"@type": "Organization", "name": "Quay Works"},
                ]
            ),
            "",
        ),
        ("<meta name='author' content='Ann Lindt'>", ""),
        ("<meta name='parsely-author' content='ann lindt'>", ""),
        (
            "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ann Lindt'>",
            "",
        ),
        ("", "<p class='byline'>By <a href='/authors/ann-lindt'>Ann Lindt</a>, Political Editor</p>"),
        ("", "<span class='entry-author vcard'>Ann Lindt</span>"),
        ("", "<span itemprop='author' itemscope><span itemprop='name'>Ann Lindt</span></span>"),
        ("", "<a rel='author' href='/x'>Ann Lindt</a>"),
        ("", "<p>Von Ann Lindt</p>"),
        ("", "<p><b>Autor:</b> Ann Lindt</p>"),
        ("", "<small>04.05.2021 | 13:10 Uhr | Ann Lindt</small>"),
        ("", "<a href='/autor/ann-lindt'>Ann Lindt</a>"),
    ],
)
def test_authors_stand_in_linked_data_meta_tags_and_bylines(head: str, body: str) -> None:
    assert read(head, article(below=body)).authors == ("Ann Lindt",)


@pytest.mark.parametrize(
    "body",
    [
        "<div id='comments'><span class='comment-author'>Tom Rear</span></div>",
        "<p>More</p>" * 40 + "<aside><article><span class='author'>Tom Rear</span></article></aside>",
        "<p class='byline'>Harbour Post</p>",
        "<p>By Monday the ferry had carried a hundred lorries, the office said.</p>",
    ],
)
def test_who_comments_or_wrote_other_pages_is_no_author(body: str) -> None:
    assert read("", article(below=body)).authors == ()


def test_a_byline_that_names_more_people_than_metadata_completes_it() -> None:
    page = read(linked(author="Ann Lindt"), article(below="<p class='byline'>By Ann Lindt and Tom Rear</p>"))
    assert page.authors == ("Ann Lindt", "Tom Rear")


def test_a_handle_is_given_in_full_where_the_byline_is() -> None:
    page = read(linked(author="annlindt"), article(below="<p class='byline'>By Ann Lindt</p>"))
    assert page.authors == ("Ann Lindt",)


def test_the_owner_of_a_personal_site_may_be_its_author() -> None:
    owner = {"@type": ["Person", "Organization"], "@id": "#me", "name": "Ann Lindt"}
    post = {
        "@type": "BlogPosting",
        "headline": HEADLINE,
        "author": {"@id": "#me"},
        "publisher": {"@id": "#me"},
    }
    graph = json.dumps({"@graph": [owner, post]})
    page = read(f"<script type='application/ld+json'>{graph}</script>", article())
    assert page.authors == ("Ann Lindt",)


# Days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-05-03T23:30:00+02:00", "2021-05-03"),
        ("2021-05-03", "2021-05-03"),
        ("2021/5/3 10:00", "2021-05-03"),
        ("20210503T101500", "2021-05-03"),
        ("1620000000", "2021-05-03"),
        ("1620000000000", "2021-05-03"),
        ("Mon, 03 May 2021 10:00:00 GMT", "2021-05-03"),
        ("2021-05", "2021-05"),
        ("3. Mai 2021", "2021-05-03"),
        ("soon", None),
        ("2021-13-40", None),
    ],
)
def test_stamps_are_read_as_written(text: str, day: str | None) -> None:
    assert read_stamp(text) == (PartialDate.parse(day) if day else None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Posted on 3 May 2021", ["2021-05-03"]),
        ("May 3rd, 2021", ["2021-05-03"]),
        ("Montag, 3. März 2021, 14:00 Uhr", ["2021-03-03"]),
        ("Publié le 1er février 2021", ["2021-02-01"]),
        ("3 de agosto de 2021", ["2021-08-03"]),
        ("3 maja 2021", ["2021-05-03"]),
        ("3. toukokuuta 2021", ["2021-05-03"]),
        ("3 мая 2021", ["2021-05-03"]),
        ("2021年5月3日", ["2021-05-03"]),
        ("Stand: 03.05.2021, geändert 04.05.21", ["2021-05-03", "2021-05-04"]),
        ("26 | 01 | 2022", ["2022-01-26"]),
        ("13/05/2021", ["2021-05-13"]),
        ("05/13/2021", ["2021-05-13"]),
        ("Tel. 03.05.2021.77", []),
        ("31 June 2021", []),
        ("version 1.2.3", []),
        ("in May", []),
    ],
)
def test_days_are_read_in_many_languages(text: str, days: list[str]) -> None:
    assert [str(day) for day in printed_days(text)] == days


@pytest.mark.parametrize(("american", "day"), [(True, "2021-05-06"), (False, "2021-06-05")])
def test_americans_write_the_month_first(american: bool, day: str) -> None:
    assert [str(found) for found in printed_days("05/06/2021", american=american)] == [day]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2021/05/03/ferry", "2021-05-03"),
        ("https://a.example/2021/may/03/ferry", "2021-05-03"),
        ("https://a.example/news/20210503-ferry.html", "2021-05-03"),
        ("https://a.example/ferry-2021-05-03", "2021-05-03"),
        ("https://a.example/03-05-2021", "2021-05-03"),
        ("https://a.example/2021/05/ferry", "2021-05"),
        ("https://a.example/2021/45/ferry", None),
        ("https://a.example/ferry", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_addresses_hold_days(url: str | None, day: str | None) -> None:
    assert day_of_address(url) == (PartialDate.parse(day) if day else None)


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("2021-05-03T23:00:00Z", 1),
        ("2021-05-03T02:00:00Z", -1),
        ("2021-05-03T23:00:00+02:00", 0),
        ("2021-05-03", 0),
    ],
)
def test_a_stamp_in_universal_time_may_be_a_day_off(text: str, shift: int) -> None:
    assert shift_of(text) == shift


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (linked(datePublished="2021-05-03T10:00:00+02:00", dateModified="2021-06-01"), ""),
        ("<meta property='article:published_time' content='2021-05-03T10:00:00Z'>", ""),
        ("<meta name='DC.date.issued' content='2021-05-03'>", ""),
        (
            "<meta property='article:modified_time' content='2021-06-01'>",
            "<time datetime='2021-05-03'>Monday</time>",
        ),
        ("", "<meta itemprop='datePublished' content='2021-05-03'>"),
        ("", "<p>Published 3 May 2021, updated 1 June 2021</p>"),
        ("", "<p class='date'>Updated 1 June 2021</p><p class='date'>3 May 2021</p>"),
        ("", "<p>03.05.2021 &ndash; The ferry left at noon.</p>"),
    ],
)
def test_the_day_is_that_of_the_first_publication(head: str, body: str) -> None:
    assert read(head, article(below=body)).published == PartialDate(2021, 5, 3)


@pytest.mark.parametrize(
    "body",
    [
        "<div class='comments'><time datetime='2021-05-03'>then</time></div>",
        "<aside class='related'><h3>A bridge</h3><time datetime='2021-05-03'>then</time></aside>",
    ],
)
def test_days_of_comments_and_of_other_articles_count_less_than_the_pages(body: str) -> None:
    below = "<p class='meta'>4 May 2021</p>"
    assert read("", article(below=below) + body).published == PartialDate(2021, 5, 4)


def test_a_printed_day_settles_what_universal_time_leaves_open() -> None:
    stamp = "<meta property='article:published_time' content='2021-05-03T23:30:00Z'>"
    assert read(stamp, article(below="<p class='date'>4 May 2021</p>")).published == PartialDate(2021, 5, 4)
    assert read(stamp, article(below="<p class='date'>2 May 2021</p>")).published == PartialDate(2021, 5, 3)


def test_a_stamp_that_every_change_overwrites_yields_to_the_printed_day() -> None:
    head = linked(datePublished="2021-06-01T08:00:00+02:00", dateModified="2021-06-01T08:00:00+02:00")
    below = "<time class='published' datetime='2021-05-03'>3 May 2021</time>"
    assert read(head, article(below=below)).published == PartialDate(2021, 5, 3)


def test_no_day_after_the_page_was_fetched_is_believed() -> None:
    head = linked(datePublished="2021-05-03")
    assert read(head, article(), fetched="2021-05-01T10:00:00Z").published is None
    assert read(head, article(), fetched="2021-05-03T10:00:00Z").published == PartialDate(2021, 5, 3)
    assert read(linked(datePublished="2121-05-03"), article()).published is None


def test_an_address_may_give_only_the_month() -> None:
    assert read("", article(), url="https://a.example/2021/05/ferry").published == PartialDate(2021, 5)


@pytest.mark.parametrize(
    ("language", "url", "day"),
    [
        ("en-US", "https://a.example.com/x", PartialDate(2021, 5, 6)),
        ("en-GB", "https://a.example.com/x", PartialDate(2021, 6, 5)),
        ("en", "https://a.co.in/x", PartialDate(2021, 6, 5)),
        ("de", "https://a.example.com/x", PartialDate(2021, 6, 5)),
    ],
)
def test_numbers_are_read_as_the_pages_country_writes_them(language: str, url: str, day: PartialDate) -> None:
    html = f"<html lang='{language}'><body>{article(below='<p class=date>05/06/2021</p>')}</body></html>"
    assert read_metadata(parse_html(html), url, None).published == day


# Site, section, language, kinds, body, description


@pytest.mark.parametrize(
    ("head", "site"),
    [
        ("<meta property='og:site_name' content='Harbour Post'>", "Harbour Post"),
        (linked(publisher={"@type": "Organization", "name": "Harbour Post"}), "Harbour Post"),
        (
            '<script type="application/ld+json">{"@type": "WebSite", "name": "Harbour Post"}</script>',
            "Harbour Post",
        ),
        ("<meta name='application-name' content='Harbour Post'>", "Harbour Post"),
        ("", None),
    ],
)
def test_the_site_is_called_as_it_calls_itself(head: str, site: str | None) -> None:
    assert read(head).site == site


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ("<meta property='article:section' content='World'>", "World"),
        ("<meta name='paper-section' content='Trade'>", "Trade"),
        ("<meta name='section' content='asia-desk'><span itemprop=articleSection>Asia</span>", "Asia"),
        ("<meta name='section' content='asia-desk'>", "asia-desk"),
        ("<ul class=breadcrumbs><li><a>Home</a><li><a>News</a><li><a>Pacific</a></ul>", "Pacific"),
        (linked(articleSection=["World", "Ships"]), "World"),
        (linked(articleSection="a section whose name is a sentence and so no section at all"), None),
    ],
)
def test_the_section_is_told_in_a_few_words(head: str, section: str | None) -> None:
    assert read(head).section == section


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<html lang='de-AT'><body>x</body></html>", "de"),
        ("<html><head><meta property='og:locale' content='fr_FR'></head><body>x</body></html>", "fr"),
        (f"<html><head>{linked(inLanguage='es')}</head><body>x</body></html>", "es"),
        ("<html lang='template'><body>x</body></html>", None),
        ("<html><body>x</body></html>", None),
    ],
)
def test_the_language_is_what_the_page_declares(html: str, language: str | None) -> None:
    assert read_metadata(parse_html(html), None, None).language == language


def test_kinds_are_those_of_the_article_alone() -> None:
    data = [
        {"@type": "WebSite", "name": "x"},
        {"@type": ["schema:NewsArticle", "LiveBlogPosting"], "headline": "y"},
    ]
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert read(head).kinds == {"NewsArticle", "LiveBlogPosting"}


def test_the_body_in_linked_data_is_plain_text() -> None:
    text = "<p>The ferry &amp; its crew left.</p><p>Forty lorries\n were on board.</p>" * 5
    body = read(linked(articleBody=text)).body
    assert body is not None
    assert body.splitlines()[:2] == ["The ferry & its crew left.", "Forty lorries"]


def test_a_body_of_a_few_words_is_no_body() -> None:
    assert read(linked(articleBody="Read on.")).body is None


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='og:description' content='A ferry &amp;amp; a port'>",
        "<meta name='description' content='A ferry &amp; a port'>",
        linked(description="A ferry <b>&amp;</b> a port"),
    ],
)
def test_the_description_is_plain_text(head: str) -> None:
    assert read(head).description == "A ferry & a port"


# Linked data


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Two ports",}',
        '<!-- {"@type": "NewsArticle", "headline": "Two ports"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Two ports"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Two\tports"};',
        '{"@type": "NewsArticle", "headline": "Two ports", "about": "it\\\'s"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Two ports&quot;}",
        '{"@type": "WebSite"} {"@type": "NewsArticle", "headline": "Two ports"}',
        '{"@type": "NewsArticle", "headline": "Two ports", "about": "a "broken" word"}',
        '{"@graph": [{"@type": "WebPage", "mainEntity": {"@type": ["Article"], "headline": "Two ports"}}]}',
        '[[{"@type": "https://schema.org/NewsArticle", "headline": "Two ports"}]]',
    ],
)
def test_linked_data_is_read_nested_and_repaired_where_it_is_broken(script: str) -> None:
    found = read_linked_data(parse_html(f'<script type="application/ld+json">{script}</script><p>x</p>'))
    assert [work.headline for work in found.works if work.rank == 0] == ["Two ports"]


@pytest.mark.parametrize(
    "script", ["", "{", "null", "12", '"words"', "[" * 5000, '{"@type": 3, "author": {"@id": {}}}']
)
def test_linked_data_that_says_nothing_gives_nothing(script: str) -> None:
    found = read_linked_data(parse_html(f'<script type="application/ld+json">{script}</script><p>x</p>'))
    assert found.works == ()


def test_linked_data_of_other_articles_is_not_the_pages() -> None:
    other = {
        "@type": "NewsArticle",
        "headline": "A bridge",
        "author": "Tom Rear",
        "datePublished": "2020-01-01",
    }
    own = {"@type": "NewsArticle", "headline": HEADLINE, "author": "Ann Lindt", "datePublished": "2021-05-03"}
    page = read(f'<script type="application/ld+json">{json.dumps([other, own])}</script>', article())
    assert (page.authors, page.published) == (("Ann Lindt",), PartialDate(2021, 5, 3))


def test_authors_that_are_organisations_are_none() -> None:
    html = linked(author={"@type": "NewsMediaOrganization", "name": "Harbour Post"}) + "<p>x</p>"
    work = read_linked_data(parse_html(html)).works[0]
    assert work.authors == ()


# Safety


def test_the_tree_stays_as_it_is() -> None:
    tree = parse_html(
        f"<html><head>{linked(author='Ann Lindt')}</head><body>{article(below='<p>By Ann Lindt</p>')}</body></html>"
    )
    before = tostring(deepcopy(tree))
    read_metadata(tree, ADDRESS, None)
    assert tostring(tree) == before


@pytest.mark.parametrize(
    "html",
    [
        "<p>",
        "<h1></h1><time></time><a rel=author></a><meta name=author content=''>",
        "<html lang=''><meta property content=x><p>x",
        '<script type="application/ld+json">' + '{"a":' * 3000 + "</script><p>x",
        "<div class='byline'>" + "<b>" * 150 + "x",
        "<h1>" + "x | " * 2000 + "</h1>",
        "<title>" + " " * 20000 + "|</title><p>x",
        "<p class=date>" + "1.1." * 5000 + "</p>",
        "<meta name=author content='" + "By " * 500 + "'><p>x",
        "<a href='http://[bad'>x</a><h1><a href='//['>y</a></h1>",
    ],
)
def test_a_hostile_page_is_read_without_complaint(html: str) -> None:
    assert read_metadata(parse_html(html), "http://[bad", "not a day").authors == ()


def test_what_cannot_be_read_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("foedera.metadata.scan_page", fail)
    assert read("<title>x</title>") == Metadata()
