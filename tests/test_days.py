"""Days and months beside names: which words are a time where they stand, and which belong to a name."""

from __future__ import annotations

import pytest
from docs import names_as, read_doc

from foedera.times import find_times

pytestmark = pytest.mark.model


def named(text: str) -> list[str]:
    """Return the names of a text as they are printed."""
    article, _, names = read_doc(text, "2024-08-24")
    return [article.text[name.start : name.end] for name in names]


def timed(text: str) -> list[str]:
    """Return the time expressions of a text that is read as far as its times."""
    article, doc, _ = read_doc(text, "2024-08-24")
    return [time.text for time in find_times(doc, article)]


@pytest.mark.parametrize(
    ("text", "name", "time"),
    [
        ("On Monday President Ruto met the envoys.", "President Ruto", "Monday"),
        (
            "On 4 March Prime Minister Mette Frederiksen signed.",
            "Prime Minister Mette Frederiksen",
            "4 March",
        ),
        (
            "In July Polish Foreign Minister Radosław Sikorski went to Kyiv.",
            "Polish Foreign Minister Radosław Sikorski",
            "July",
        ),
        (
            "The White House said Thursday President Lee would visit.",
            "President Lee",
            "Thursday",
        ),
        (
            "Yesterday Foreign Minister Espen Barth Eide called for calm.",
            "Foreign Minister Espen Barth Eide",
            "Yesterday",
        ),
        ("On Good Friday Pope Francis prayed.", "Pope Francis", "Good Friday"),
        ("On New Year's Day President Lai spoke.", "President Lai", "New Year's Day"),
        ("At Christmas King Charles III spoke.", "King Charles III", "Christmas"),
    ],
)
def test_a_day_before_an_office_is_no_part_of_it(text: str, name: str, time: str) -> None:
    assert name in named(text)
    assert timed(text) == [time]


@pytest.mark.parametrize(
    ("text", "name", "time"),
    [
        ("On 2 September the Canadian Corps broke the line.", "Canadian Corps", "2 September"),
        (
            "A memorial at the University of Leiden for Saturday was put off.",
            "University of Leiden",
            "Saturday",
        ),
        ("In May Congress passed the bill.", "Congress", "May"),
        ("By March Parliament had approved the treaty.", "Parliament", "March"),
        ("By Wednesday Ethiopian Airlines had cancelled its flights.", "Ethiopian Airlines", "Wednesday"),
        ("On Independence Day the Navy paraded.", "Navy", "Independence Day"),
        ("Monday's White House statement surprised the envoys.", "White House", "Monday"),
    ],
)
def test_a_day_before_or_behind_a_body_is_no_part_of_it(text: str, name: str, time: str) -> None:
    assert named(text) == [name]
    assert timed(text) == [time]


@pytest.mark.parametrize(
    ("text", "name", "time"),
    [
        ("Observers came under the Feb. 23 accord between the two sides.", None, "Feb. 23"),
        ("The firm is being sold under a June agreement with its lenders.", None, "June"),
        ("Under a July 27 armistice agreement the guns fell silent.", None, "July 27"),
        ("They marched on Friday to the U.S. mission.", "U.S.", "Friday"),
        ("The December NATO summit will be short.", "NATO", "December"),
        ("The G7 June Summit was dull.", "G7", "June"),
        ("The 10 May Lahore Declaration was torn up.", "Lahore Declaration", "The 10 May"),
        ("The March 1994 Washington Agreement ended the war.", "Washington Agreement", "March 1994"),
        ("The 1975 Algiers Agreement ended the dispute.", "Algiers Agreement", "1975"),
        ("The Algiers Agreement of 1975 ended the dispute.", "Algiers Agreement", "1975"),
    ],
)
def test_what_dates_an_agreement_or_meeting_is_no_part_of_its_name(
    text: str, name: str | None, time: str
) -> None:
    assert named(text) == ([name] if name else [])
    assert timed(text) == [time]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("In 219 BC Hannibal attacked the town.", "219 BC"),
        ("In 44 BC the Roman Senate met.", "44 BC"),
        ("The fleet was beaten in 480 BC off the island.", "480 BC"),
        ("The Battle of Actium in 31 BC Octavian won.", "31 BC"),
        ("In AD 70 Jerusalem fell.", "AD 70"),
    ],
)
def test_an_era_behind_a_year_is_no_part_of_a_name(text: str, time: str) -> None:
    assert timed(text) == [time]
    assert not any("BC" in name or "AD" in name for name in named(text))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("April Ryan asked the spokesman about it.", "April Ryan"),
        ("June Carter sang in the hall.", "June Carter"),
        ("Governor August Busch signed the bill.", "August Busch"),
        ("Ambassador June Clark left the hall.", "June Clark"),
        ("August Wilson wrote ten plays.", "August Wilson"),
        ("March Fong Eu won the seat.", "March Fong Eu"),
        ("Defence Minister Jan Broeks met the crew.", "Jan Broeks"),
        ("Prime Minister May told parliament that the talks had failed.", "May"),
        ("Mrs May flew home.", "May"),
    ],
)
def test_who_is_called_for_a_month_is_a_person_and_no_time(text: str, person: str) -> None:
    assert person in names_as(text, "person")
    assert timed(text) == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Theresa May said the talks would go on. May said nothing more.", []),
        ("Theresa May resigned. In May the party met, and May thanked it.", ["May"]),
        ("Theresa May lost the vote in March. Few had backed May's plan.", ["March"]),
        ("Theresa May resigned. The party met in May and June.", ["May", "June"]),
    ],
)
def test_a_month_on_the_page_of_a_namesake_is_told_by_what_stands_round_it(
    text: str, times: list[str]
) -> None:
    assert timed(text) == times


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The November 17 group claimed the attack.", "November 17 group"),
        ("The 5 April Organisation was banned.", "5 April Organisation"),
        ("The April 6 Youth Movement called for a strike.", "April 6 Youth Movement"),
        ("Supporters of the March 8 alliance marched.", "March 8 alliance"),
        ("The Jan. 6 Committee was dissolved.", "Jan. 6 Committee"),
        (
            "The Revolutionary Organization 17 November was broken up.",
            "Revolutionary Organization 17 November",
        ),
        ("The Brigade 25 May was formed.", "Brigade 25 May"),
        ("The Sunday Times reported the deal.", "Sunday Times"),
        ("The Saturday Evening Post closed.", "Saturday Evening Post"),
        ("The Monday Club met.", "Monday Club"),
        ("The India Today group expanded.", "India Today"),
        ("The June Carter Foundation gave money.", "June Carter Foundation"),
    ],
)
def test_a_body_that_is_named_for_a_day_keeps_it(text: str, body: str) -> None:
    assert named(text) == [body]
    assert timed(text) == []


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("The Good Friday Agreement was signed by both.", "Good Friday Agreement"),
        ("The July Declaration was signed by both ministers.", "July Declaration"),
        ("Both sides kept to the April 17 Accord.", "April 17 Accord"),
        ("Few had read the 8 May Treaty.", "8 May Treaty"),
    ],
)
def test_an_instrument_that_has_no_other_name_than_its_day_keeps_it(text: str, instrument: str) -> None:
    assert names_as(text, "instrument") == [instrument]
    assert timed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Black September took the hostages.",
        "The minister quit on Black Wednesday.",
        "The October Revolution changed the country.",
        "The 20 July plot failed.",
        "Few took part in the May Uprising.",
        "Bloody Sunday is not forgotten.",
    ],
)
def test_an_upheaval_that_is_known_by_its_day_gives_no_time_and_no_body(text: str) -> None:
    assert timed(text) == []
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Crowds came to the May Day parade.", "May Day"),
        ("International Women's Day was marked with songs.", "International Women's Day"),
        ("The town kept Easter Sunday quietly.", "Easter Sunday"),
        ("Green activists marked Earth Day.", "Earth Day"),
    ],
)
def test_a_feast_is_a_time_and_no_body_or_place(text: str, time: str) -> None:
    assert timed(text) == [time]
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The army said on January 5 Movement leaders had fled.", ["January 5"]),
        ("On Sunday Guardian reporters saw the ship.", ["Sunday"]),
        ("On 23 March M23 fighters entered the town.", ["23 March"]),
        ("The August 7 Embassy bombings shocked the city.", ["August 7"]),
        ("June Danish exports fell.", ["June"]),
    ],
)
def test_a_day_that_only_stands_before_a_body_is_a_time(text: str, times: list[str]) -> None:
    assert timed(text) == times
