"""Who said what: quotations on hand-built text, cues and speakers on the real small model."""

import re

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from foedera.actors import Actor, Cast
from foedera.annotate import Name, find_tokens, parse
from foedera.article import Article, Block, Dateline, Published
from foedera.cues import load_cues
from foedera.evidence import Span
from foedera.quotations import find_quotations
from foedera.settings import DEFAULT_MODEL
from foedera.statements import Statement, find_statements


def article_of(text: str) -> Article:
    blocks = tuple(
        Block(f"b{n}", "paragraph", m.group(), m.start(), m.end())
        for n, m in enumerate(re.finditer(r"[^\n]+", text))
    )
    return Article(
        "a", "0" * 64, None, None, None, None, (), "en", None, None, "report", Published(), Dateline(), text, blocks
    )  # fmt: skip


def cast_of(text: str, **mentions: str) -> Cast:
    """Return a cast whose actors, by id, are named by every place where their words stand (`a|b`: either)."""
    return Cast(
        Actor(
            key, words.split("|")[0], "person", None, None, None, (), (),
            tuple(Span(m.start(), m.end(), m.group()) for m in re.finditer(rf"\b(?:{words})\b", text)),
        )
        for key, words in mentions.items()
    )  # fmt: skip


def read(text: str, *names: str, **mentions: str) -> list[Statement]:
    """Read a text with the real model; `names` are merged to one token each, as the pipeline does."""
    article = article_of(text)
    found = [
        Name(m.start(), m.end(), "person", n)
        for n in names
        for m in re.finditer(rf"\b{re.escape(n)}\b", text)
    ]
    doc = parse(find_tokens(article, DEFAULT_MODEL), found, DEFAULT_MODEL)
    return list(find_statements(doc, cast_of(text, **mentions), article))


def told(text: str, *names: str) -> list[tuple[str | None, str]]:
    """Return who is found to say what, as words."""
    return [(s.source.text if s.source else None, s.text) for s in read(text, *names)]


def quoted(text: str) -> list[list[str]]:
    """Return the words of the outer quotations, part by part."""
    paragraphs = [m.span() for m in re.finditer(r"[^\n]+", text)]
    return [[text[a:b] for a, b in q.parts] for q in find_quotations(text, paragraphs)]


def by_hand(words: str, heads: list[int], deps: str, tags: str, lemmas: str = "") -> Doc:
    """Build a parsed Doc from lists in step."""
    tokens = words.split()
    pos = {"N": "NOUN", "P": "PRON", "V": "VERB"}
    marks = tags.split()
    return Doc(
        Vocab(),
        words=tokens,
        spaces=[
            not (w == "“" or after in {"”", ",", "."})
            for w, after in zip(tokens, [*tokens[1:], "."], strict=True)
        ],
        heads=heads,
        deps=deps.split(),
        tags=marks,
        pos=[pos.get(tag[0], "X") for tag in marks],
        lemmas=(lemmas or words).split(),
    )


# Quotation marks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She said “we sail” twice.", [["we sail"]]),
        ('"We sail," she said. "Today."', [["We sail,"], ["Today."]]),
        ("'We sail,' she said. 'Today.'", [["We sail,"], ["Today."]]),
        ("‘We sail,’ she said.", [["We sail,"]]),
        ("«We sail», she said.", [["We sail"]]),
        ("''We sail,'' she said.", [["We sail,"]]),
        ("“He told me ‘no’ twice,” she said.", [["He told me ‘no’ twice,"]]),
        ("‘He told me “no” twice,’ she said.", [["He told me “no” twice,"]]),
    ],
)
def test_quotations_are_the_outermost_words_between_marks_of_one_kind(
    text: str, words: list[list[str]]
) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' aides didn't know the boats' names.",
        "The ministers’ aides didn’t know the boats’ names.",
        "It was the '90s, and rock 'n' roll ruled; get 'em.",
        "A 6' wall, and a 5\" gap.",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'The ministers' plan is dead,' he said.", ["The ministers' plan is dead,"]),
        ("‘The ministers’ plan is dead,’ he said.", ["The ministers’ plan is dead,"]),
    ],
)
def test_a_possessive_does_not_close_a_quotation_in_single_marks(text: str, words: list[str]) -> None:
    assert quoted(text) == [words]


@pytest.mark.parametrize("mark", ["“”", '""'])
def test_a_quotation_goes_on_where_the_next_paragraph_reopens_it(mark: str) -> None:
    first, last = mark[0], mark[1]
    text = f"{first}One.\n\n{first}Two.\n\n{first}Three,{last} he said.\n\n{first}Four.{last}"
    assert quoted(text) == [["One.", "Two.", "Three,"], ["Four."]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said: “The dams are full.\n\nThe harvest is in.", [["The dams are full."]]),
        ("“The dams are full.\n\nThe harvest is in.", [["The dams are full."]]),
        ("The 12” gun “roared.\n\nThen came rain.", []),
        ("”", []),
        ("“", []),
        ("“”", []),
        ('"', []),
        ("A ’quote’ ‘that goes nowhere", []),
    ],
)
def test_a_mark_without_its_partner_never_raises_and_counts_only_where_speech_would_open(
    text: str, words: list[list[str]]
) -> None:
    assert quoted(text) == words


# The core, without a model


def test_a_quotation_goes_to_the_subject_of_the_cue_behind_it() -> None:
    doc = by_hand(
        "“ We sail , ” Lima said .", [2, 2, 6, 6, 6, 6, 6, 6],
        "punct nsubj ccomp punct punct nsubj ROOT punct", "`` PRP VBP , '' NNP VBD .", "“ we sail , ” Lima say .",
    )  # fmt: skip
    article = article_of(doc.text)
    [statement] = find_statements(doc, cast_of(doc.text, lima="Lima"), article)
    assert statement.speaker == "lima"
    assert statement.form == "direct"
    assert statement.text == "We sail"
    assert [s.text for s in statement.content] == ["We sail"]
    assert statement.cue == article.passage(doc[6].idx, doc[6].idx + 4)
    assert [s.text for s in statement.evidence] == [doc.text]
    assert (statement.id, statement.rule, statement.date) == ("s1", "cue:say", None)


def test_words_that_nobody_in_the_cast_is_behind_have_a_source_and_no_speaker() -> None:
    doc = by_hand(
        "Lima said it sails .", [1, 1, 3, 1, 1], "nsubj ROOT nsubj ccomp punct", "NNP VBD PRP VBZ .",
        "Lima say it sail .",
    )  # fmt: skip
    [statement] = find_statements(doc, Cast(()), article_of(doc.text))
    assert statement.speaker is None
    assert statement.source is not None
    assert (statement.source.text, statement.text, statement.form) == ("Lima", "it sails", "indirect")


def test_a_page_without_words_has_no_statements() -> None:
    assert list(find_statements(Doc(Vocab()), Cast(()), article_of(""))) == []


# The lexicon


@pytest.mark.model
@pytest.mark.parametrize("kind", ["verbs", "nouns"])
def test_every_cue_finds_what_its_example_says(kind: str) -> None:
    entries = getattr(load_cues(), kind).values()
    wrong = [
        (e.example, told(e.example))
        for e in entries
        if e.says not in [w for who, w in told(e.example) if who]
    ]
    assert wrong == []


@pytest.mark.model
def test_every_medium_is_found_in_its_example() -> None:
    media = load_cues().media
    named = [m.found_in(m.example) if m.name == "outlet" else m.name for m in media]
    assert [[s.medium for s in read(m.example)] for m in media] == [[name] for name in named]


# Direct speech


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("“The road is open,” the mayor said.", "the mayor", "The road is open"),
        ("“The road is open,” said Mr Khan, who leads the convoy.", "Mr Khan", "The road is open"),
        ("The mayor said: “The road is open.”", "The mayor", "The road is open."),
        ("In Quito, the mayor told reporters, “The road is open.”", "the mayor", "The road is open."),
        ("“Is the road open?” she asked.", "she", "Is the road open?"),
        ("'The road is open,' the mayor said.", "the mayor", "The road is open"),
        ("“The road is open,” sighed the mayor.", "the mayor", "The road is open"),
        ("The roads — “a gift to both peoples”, in the words of the mayor — open in May.", "the mayor", "a gift to both peoples"),
        ("Asked about the roads, the mayor smiled: “They are open at last.”", "the mayor", "They are open at last."),
    ],
)  # fmt: skip
def test_a_quotation_goes_to_the_cue_beside_it(text: str, who: str, words: str) -> None:
    assert told(text) == [(who, words)]
    assert [s.form for s in read(text)] == ["direct"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "“We held the pass,” the general said, “and we will hold it again.”",
        "“We held the pass,” the general said. “And we will hold it again.”",
        "“We held the pass,” said the general on Monday. “And we will hold it again.” He then left.",
    ],
)
def test_a_split_quotation_is_one_statement_in_two_pieces(text: str) -> None:
    [statement] = read(text, general="general")
    assert statement.speaker == "general"
    assert re.fullmatch("We held the pass … [Aa]nd we will hold it again[.]?", statement.text)
    assert len(statement.content) == 2
    assert statement.rule == "quote:split"


@pytest.mark.model
def test_a_quotation_over_paragraphs_is_one_statement_of_the_speaker_at_its_end() -> None:
    text = "“This is a long fight.\n\n“It will not end this year,” the general said."
    [statement] = read(text, general="general")
    assert statement.speaker == "general"
    assert statement.text == "This is a long fight. … It will not end this year"


@pytest.mark.model
def test_clear_speech_without_a_speaker_stays_without_one() -> None:
    [statement] = read("Rain fell on the port. “We have not slept for three nights.” The ferry waited.")
    assert (statement.speaker, statement.source, statement.rule) == (None, None, "quote:alone")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The plan aims to bolster the country’s ‘Build in Latvia’ programme.",
        "The so-called “peace bridge” was closed for repairs.",
        "He once directed “The Night We Sailed” for the state theatre.",
        "The “Our Sea Is Our Home” campaign reached forty schools.",
    ],
)
def test_scare_quotes_and_titles_are_no_statements(text: str) -> None:
    assert read(text) == []


# Reported speech


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("The ministry announced that it has asked no yard for a bid.", "The ministry", "it has asked no yard for a bid"),
        ("The convoy had turned back, the monitors reported.", "the monitors", "The convoy had turned back"),
        ("The deal, officials in both capitals said, would be signed within weeks.", "officials", "The deal … would be signed within weeks"),
        ("According to the ministry, both sides will exchange officers.", "the ministry", "both sides will exchange officers"),
        ("Both sides will exchange officers, according to the ministry.", "the ministry", "Both sides will exchange officers"),
        ("Mr Sato was quoted by a newspaper as saying that the bases would stay.", "Mr Sato", "the bases would stay"),
        ("As the president put it, the door is closed.", "the president", "the door is closed"),
        ("The envoy said in a letter that the harbour would reopen.", "The envoy", "the harbour would reopen"),
        ("In a statement issued by the ministry, Riga urged Minsk to release the crew.", "Riga", "Minsk to release the crew"),
    ],
)  # fmt: skip
def test_reported_speech_is_the_clause_that_the_cue_governs(text: str, who: str, words: str) -> None:
    assert told(text) == [(who, words)]
    assert [s.form for s in read(text)] == ["indirect"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        ("Lund signed two accords, which the envoy described as “groundbreaking.”", "direct", "groundbreaking"),
        ("The envoy called the accords “a gift to both peoples”.", "mixed", "the accords “a gift to both peoples”"),
        ("The envoy described his talks with leading yards as very fruitful.", "indirect", "his talks with leading yards as very fruitful"),
        ("The envoy described the accords, signed at noon in Riga, as a fresh start.", "indirect", "the accords, signed at noon in Riga, as a fresh start"),
        ("The envoy said the talks had been “frank and constructive”.", "mixed", "the talks had been “frank and constructive”"),
    ],
)  # fmt: skip
def test_the_form_tells_how_much_of_the_words_is_quoted(text: str, form: str, words: str) -> None:
    assert [(s.form, s.text) for s in read(text)] == [(form, words)]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The minister declined to say when the talks would resume.",
        "The minister will announce on Monday that the port is closed.",
        "If the minister says that the port is closed, prices will rise.",
        "The minister did not say that the port was closed.",
        "The rebels were accused of burning the mill.",
    ],
)
def test_words_that_were_not_uttered_or_by_nobody_are_no_statements(text: str) -> None:
    assert read(text) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police say the man raised a knife and refused to drop it.", "the man raised a knife and refused to drop it"),
        ("The bank says it would cut growth, but would add jobs over time.", "it would cut growth, but would add jobs over time"),
        ("They said they had doubts, but could not insult the king.", "they had doubts, but could not insult the king"),
    ],
)  # fmt: skip
def test_what_the_reported_subject_does_next_is_reported_too(text: str, words: str) -> None:
    assert [s.text for s in read(text)] == [words]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officials said Friday the road was open.", "the road was open"),
        ("The premier told reporters this weekend he would see them.", "he would see them"),
        ("On this week’s “Harbour Talk,” the mayor said the strike was over.", "the strike was over"),
    ],
)
def test_neither_the_day_nor_the_programme_of_a_statement_is_its_words(text: str, words: str) -> None:
    assert [s.text for s in read(text)] == [words]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The envoy said the road was open, adding that convoys would leave at dawn.", "convoys would leave at dawn"),
        ("The envoy warned that the road was mined, and added that convoys would wait.", "convoys would wait"),
        ("The envoy said the visit broke the pact and called it a serious provocation.", "it a serious provocation"),
        ("“The road is open,” the envoy said, adding that “convoys leave at dawn.”", "“convoys leave at dawn.”"),
        ("“The road is open,” the envoy said, adding the convoys would leave.", "the convoys would leave"),
        ("The envoy said he would send rice and warned against hoarding it in the port.", "hoarding it in the port"),
        ("The envoy said it was opposed to the test and urged Lima to stop.", "Lima to stop"),
    ],
)  # fmt: skip
def test_a_second_cue_goes_on_with_the_first_ones_speaker(text: str, second: str) -> None:
    statements = read(text, envoy="envoy")
    assert [s.speaker for s in statements] == ["envoy", "envoy"]
    assert statements[1].text == second
    assert second not in statements[0].text


# Speakers


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The spokesman for Lima said that the fleet had sailed.",
        "Lima’s spokeswoman said that the fleet had sailed.",
        "A statement from Lima said that the fleet had sailed.",
        "Lima issued a statement saying that the fleet had sailed.",
    ],
)
def test_a_spokesman_or_a_paper_speaks_for_who_sent_it(text: str) -> None:
    assert [(s.speaker, s.text) for s in read(text, lima="Lima")] == [("lima", "the fleet had sailed")]


@pytest.mark.model
def test_a_name_with_its_title_is_the_source_as_printed() -> None:
    [statement] = read("“We are ready,” US Envoy Ann Lee said.", "US Envoy Ann Lee", lee="US Envoy Ann Lee")
    assert statement.source is not None
    assert (statement.speaker, statement.source.text) == ("lee", "US Envoy Ann Lee")


@pytest.mark.model
def test_a_pronoun_speaks_for_the_actor_whose_mention_it_is() -> None:
    [statement] = read("Ann Lee landed in Riga. “We are ready,” she said.", "Ann Lee", lee="Ann Lee|she")
    assert statement.source is not None
    assert (statement.speaker, statement.source.text) == ("lee", "she")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Both sides said that the talks would go on.", "Both sides"),
        ("A joint statement said that the talks would go on.", "A joint statement"),
        ("The two sides met again and, in a joint statement, said the talks would go on.", "The two sides"),
    ],
)
def test_a_collective_source_is_kept_as_printed(text: str, who: str) -> None:
    [statement] = read(text)
    assert statement.source is not None
    assert (statement.source.text, statement.text) == (who, "the talks would go on")


@pytest.mark.model
def test_several_speakers_are_no_single_one() -> None:
    text = "Both sides said that the talks would go on."
    [statement] = read(text, lima="Both sides", quito="Both sides")
    assert statement.speaker is None


@pytest.mark.model
def test_a_dateline_is_no_part_of_the_source() -> None:
    [statement] = read("LIMA, Aug 23 (Agency) - The ministry said on Friday that the fleet would sail.")
    assert statement.source is not None
    assert statement.source.text == "The ministry"


@pytest.mark.model
def test_words_within_a_quotation_are_the_outer_speakers() -> None:
    [statement] = read(
        "“I told her, ‘You must sign,’ and she said no,” the mediator recalled.", mediator="mediator"
    )
    assert (statement.speaker, statement.text) == ("mediator", "I told her, ‘You must sign,’ and she said no")


# What a statement is told with


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("In a post on X, the envoy wrote that the fleet had sailed.", "X"),
        ("In a post on social media platform X, the envoy said the fleet had sailed.", "X"),
        ("The envoy tweeted that the fleet had sailed.", "X"),
        ("Twitter was slow that day. The envoy tweeted that the fleet had sailed.", "Twitter"),
        ("The harbour opened on X first. “The fleet has sailed,” the envoy noted in his post.", "X"),
        ("In an interview with state radio, the envoy said the fleet had sailed.", "interview"),
        (
            "The envoy told Radio France Internationale that the fleet had sailed.",
            "Radio France Internationale",
        ),
        ("The envoy told the Lima Herald that the fleet had sailed.", "Lima Herald"),
        ("“The fleet has sailed,” the envoy told Reuters and the BBC.", "Reuters and the BBC"),
        ("The fleet had sailed, the envoy said on state television.", "state television"),
        ("The envoy assured the premier by telephone that the fleet had sailed.", "phone call"),
        ("The envoy wrote to Okoro that the fleet had sailed.", "letter"),
        ("The envoy told a weekly briefing that the fleet had sailed.", "briefing"),
        ("The envoy told reporters that the fleet had sailed.", None),
        ("The envoy told the Lima council that the fleet had sailed.", None),
        ("The envoy said the fleet had sailed.", None),
        ("“Vitamin X is in the post,” the envoy said.", None),
    ],
)
def test_the_medium_is_what_the_cues_sentence_names(text: str, medium: str | None) -> None:
    assert [s.medium for s in read(text)] == [medium]


@pytest.mark.model
def test_the_audience_is_who_was_told() -> None:
    [statement] = read(
        "The envoy told lawmakers that the fleet had sailed.", envoy="envoy", house="lawmakers"
    )
    assert (statement.speaker, statement.audience) == ("envoy", ("house",))


@pytest.mark.model
def test_every_passage_stands_where_it_says_and_ids_follow_the_text() -> None:
    text = "“One is done,” she said. Two is not, he added.\n\nAccording to Lima, three is.\n\n“Four?” they asked."
    statements = read(text)
    assert [s.id for s in statements] == ["s1", "s2", "s3", "s4"]
    for s in statements:
        for span in (*s.content, *s.evidence, *(p for p in (s.source, s.cue) if p)):
            span.check(text)
        assert all(any(e.holds(c) for e in s.evidence) for c in s.content)
    starts = [s.content[0].start for s in statements]
    assert starts == sorted(starts)
