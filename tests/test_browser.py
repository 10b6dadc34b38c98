"""The pages in a real Chromium: nothing complains, nothing runs, nothing is loaded, and the keyboard reaches all."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By

from foedera.dossier import build_dossier
from foedera.dossier_page import dossier_html
from foedera.marked import marked_html
from foedera.reading import Reading
from foedera.record import open_record

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """A Chromium of one's own: that of CHROME, or the first on the path."""
    browser = os.environ.get("CHROME") or next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if not browser or not driver:
        pytest.skip("no Chromium with its chromedriver on the path: `make browser` installs them")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(switch)
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()


@pytest.fixture(params=[1280, 390], ids=["wide", "narrow"])
def show(request: pytest.FixtureRequest, chromium: WebDriver, tmp_path: Path) -> Callable[[str], WebDriver]:
    """Open HTML as a file, in a window as wide as a desk's or a telephone's."""

    def opened(page: str) -> WebDriver:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        size = {"width": request.param, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        log(chromium, "performance")
        chromium.get(path.as_uri())
        return chromium

    return opened


def log(browser: WebDriver, name: str) -> list[dict[str, Any]]:
    """Return, and empty, one of the browser's logs."""
    entries: list[dict[str, Any]] = browser.get_log(name)  # type: ignore[no-untyped-call]
    return entries


def requests(browser: WebDriver) -> list[str]:
    """Return the addresses that were asked for since the page was opened."""
    messages = [json.loads(entry["message"])["message"] for entry in log(browser, "performance")]
    return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]


def tips(browser: WebDriver) -> list[str]:
    """Return the explanations that stand open."""
    return [tip.text for tip in browser.find_elements(By.CSS_SELECTOR, "mark > .tip") if tip.is_displayed()]


def focus(browser: WebDriver, words: str) -> None:
    """Go to a mark with the Tab key, as a person without a mouse does."""
    for _ in range(200):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        at = browser.switch_to.active_element
        if at.tag_name == "mark" and (at.text.splitlines() or [""])[0].startswith(words):
            return
    pytest.fail(f"the Tab key never reached {words!r}")


@pytest.fixture(params=["reading", "dossier"])
def page(request: pytest.FixtureRequest, reading: Reading) -> str:
    """Each of the pages that people open in a browser."""
    return marked_html(reading) if request.param == "reading" else dossier_of(reading)


def dossier_of(reading: Reading) -> str:
    with open_record(":memory:") as record:
        record.add(reading)
        record.consolidate()
        return dossier_html(build_dossier(record, "PRT", "JPN"))


def test_a_page_opens_without_complaint_and_asks_for_nothing(
    show: Callable[[str], WebDriver], page: str
) -> None:
    browser = show(page)
    assert log(browser, "browser") == []
    assert requests(browser) == [browser.current_url]


def test_a_script_of_the_article_shows_as_text_and_does_not_run(
    show: Callable[[str], WebDriver], page: str
) -> None:
    browser = show(page)
    assert "<script>document.title = 'owned'</script>" in browser.find_element(By.TAG_NAME, "body").text
    assert browser.title != "owned"


def test_no_page_is_wider_than_its_window(show: Callable[[str], WebDriver], page: str) -> None:
    wide, window = show(page).execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window


def test_every_link_of_a_page_leads_somewhere_on_it(show: Callable[[str], WebDriver], page: str) -> None:
    browser = show(page)
    links = browser.find_elements(By.CSS_SELECTOR, "a[href^='#'], svg a")
    targets = [(link.get_dom_attribute("href") or "").removeprefix("#") for link in links]
    assert targets
    assert [target for target in targets if not browser.find_elements(By.ID, target)] == []


def test_the_keyboard_reaches_the_timeline_of_a_dossier(
    show: Callable[[str], WebDriver], reading: Reading
) -> None:
    browser = show(dossier_of(reading))
    for _ in range(50):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        if browser.execute_script("return document.activeElement.closest('svg') !== null"):
            return
    pytest.fail("the Tab key never reached the picture")


def test_the_keyboard_opens_one_explanation_within_the_window(
    show: Callable[[str], WebDriver], reading: Reading
) -> None:
    browser = show(marked_html(reading))
    assert tips(browser) == []
    focus(browser, "signed")
    (tip,) = tips(browser)
    assert "Ana Duarte, Kenji Mori" in tip
    assert "lexicon:sign" in tip
    box = browser.find_element(By.CSS_SELECTOR, "mark:focus > .tip").rect
    window = browser.execute_script("return [innerWidth, innerHeight, scrollX, scrollY]")
    assert window[2] <= box["x"]
    assert box["x"] + box["width"] <= window[0] + window[2]
    assert box["y"] + box["height"] <= window[1] + window[3]


def test_the_mouse_opens_the_explanation_it_is_over(
    show: Callable[[str], WebDriver], reading: Reading
) -> None:
    browser = show(marked_html(reading))
    mark = next(m for m in browser.find_elements(By.CSS_SELECTOR, "mark.agreement"))
    ActionChains(browser).move_to_element(mark).perform()
    (tip,) = tips(browser)
    assert "Ana Duarte for Portugal, Kenji Mori for Japan" in tip
    ActionChains(browser).move_by_offset(0, -300).perform()


def test_a_switch_hides_the_marks_and_the_list_of_its_kind(
    show: Callable[[str], WebDriver], reading: Reading
) -> None:
    browser = show(marked_html(reading))
    listed = browser.find_element(By.CSS_SELECTOR, "aside .agreement")
    mark = browser.find_element(By.CSS_SELECTOR, "mark.agreement")
    before = mark.value_of_css_property("background-image")
    browser.find_element(By.ID, "show-agreement").click()
    assert not listed.is_displayed()
    assert mark.value_of_css_property("background-image") != before


def test_a_link_of_the_list_leads_to_the_mark(show: Callable[[str], WebDriver], reading: Reading) -> None:
    browser = show(marked_html(reading))
    link = browser.find_element(By.LINK_TEXT, "Reciprocal Supply Arrangement (RSA)")
    link.send_keys(Keys.ENTER)
    target = browser.find_element(By.CSS_SELECTOR, "mark:target")
    assert target.text.startswith("Reciprocal Supply Arrangement (RSA)")


def typed(browser: WebDriver, words: str) -> None:
    """Type words into the filter, in the place of those that stand there."""
    box = browser.find_element(By.ID, "filter")
    box.clear()
    box.send_keys(words)


def entries(browser: WebDriver) -> list[str]:
    """Return the entries that can be seen, in words."""
    return [
        item.text for item in browser.find_elements(By.CSS_SELECTOR, "[data-item]") if item.is_displayed()
    ]


def test_the_filter_leaves_what_has_every_word_and_nothing_leaves_the_page(
    show: Callable[[str], WebDriver], reading: Reading
) -> None:
    browser = show(dossier_of(reading))
    everything = entries(browser)
    typed(browser, "MORI signed")
    found = entries(browser)
    assert 0 < len(found) < len(everything)
    texts = [text.casefold() for text in found]
    assert all("mori" in text for text in texts)
    told = browser.find_element(By.ID, "filter-told").text
    assert told == f"{len(found)} of {len(everything)} entries"
    typed(browser, "nothing has these words")
    assert entries(browser) == []
    assert not [part for part in browser.find_elements(By.TAG_NAME, "section") if part.is_displayed()]
    browser.find_element(By.ID, "filter").send_keys(Keys.ESCAPE)
    assert entries(browser) == everything
    assert requests(browser) == [browser.current_url]
    assert log(browser, "browser") == []


def test_a_script_that_is_not_the_pages_own_does_not_run(
    show: Callable[[str], WebDriver], reading: Reading
) -> None:
    page = dossier_of(reading)
    browser = show(page.replace("</main>", "<script>document.title = 'owned'</script></main>"))
    assert browser.title != "owned"


def test_a_dossier_is_whole_without_scripts(show: Callable[[str], WebDriver], reading: Reading) -> None:
    page = dossier_of(reading)
    whole = entries(show(page))
    start, end = page.rindex("<script>"), page.rindex("</script>")
    browser = show(page[:start] + page[end:])
    assert entries(browser) == whole
    assert not browser.find_element(By.ID, "filter").is_displayed()


def test_the_lanes_of_a_dossier_are_drawn_within_its_window(
    show: Callable[[str], WebDriver], reading: Reading
) -> None:
    browser = show(dossier_of(reading))
    boxes = browser.execute_script(
        "return [...document.querySelectorAll('.lane use, .lane .span')].map(mark => mark.getBoundingClientRect().toJSON())"
    )
    width = browser.execute_script("return innerWidth")
    assert boxes
    assert all(box["left"] >= 0 and box["right"] <= width and box["width"] > 0 for box in boxes)
