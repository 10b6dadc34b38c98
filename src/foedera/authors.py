"""Author fields and byline elements -> the names of people, without titles, desks, agencies and handles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from foedera.linked_data import plain_text
from foedera.press import is_agency
from foedera.sites import Outlet, host_labels, names_site, same_label
from foedera.stamps import is_calendar_word, printed_days

_LONGEST_FIELD = 300
_LONGEST_NAME = 60
_MOST_NAMES = 12


def _any(words: str) -> str:
    return "|".join(words.split())


_BY_WORD = "by|von|vom|par|por|da|di|door|av|af|przez|from|de"
_MADE = _any(
    "written posted published words story text texte reported report review reviewed submitted created authored article artikel"
    " photos photo pictures verfasst geschrieben veröffentlicht erstellt eingestellt gepostet publiziert gespeichert eingetragen"
    " beitrag gastbeitrag kommentar gastkommentar interview analyse protokoll aufgezeichnet übersetzt autorenseite kolumne essay"
    " publié écrit rédigé recueillis escrito publicado escribe scritto pubblicato geschreven opublikowane contributed"
)
_BY = re.compile(
    rf"^\W*(?:(?:ein[e]?\s)?(?:{_MADE})s?(?:\s(?:am|on|le|el|il)\s[\w\s.,/:]{{4,30}}?)?(?:\s(?:{_BY_WORD})\b|:|\s*$)"
    r"|(?:by|von|vom|par|por|di|door|av|af|przez|from)\b"
    rf"|(?:{_any('autor autoren autorin autorinnen author authors auteur auteurs autore autores autorzy tekst texto testo text texte')}"
    rf"|{_any('redaktion redacción redacción redakteur redaktor redactor journalist reporter skribent kirjoittaja kirjoittanut verfasser')}"
    r"|verfasserin|about(?:\sthe\sauthor)?|über\sden\sautor|text\s?(?:&|und|\+)\s?(?:fotos?|bilder)|author\sname|name|fotos?|bild(?:er)?|photos?)"
    r"(?:\s*[:/–-]|\s(?=[^\W\d_]+\s[^\W\d_])|\s*$))\s*",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"^(?:view|see|zum|zeige|alle|all|mehr|more|voir|ver)?\s*(?:all|alle|tous|todos)?\s*(?:the|les|los)?\s*"
    r"(?:posts|articles|stories|profile?|beiträge|artikel|entradas|wpisy)\s+(?:of|from|by|von|de|par|por)\s+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S{1,80}@\S{1,80}|(?:https?:|www\.|//)\S{0,200}|(?<!\w)@\w{1,40}", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]|[„“\"‚‘»«][^„“”\"»«]{1,30}[”“\"’«»](?=\s\w)")
_SPLIT = re.compile(
    r"\s*(?:[;|•·/\n\t›>→＆&+∙]|\s[–—―-]\s|,(?!\s*(?:jr|sr)\b)|\s(?:and|und|et|oraz|sowie)\s|(?:^|\s)(?:and|und|et)(?=\s|$))\s*",
    re.IGNORECASE,
)
_SOFT = re.compile(r"\s(?:y|i|e|en|og|och|ja|ve)\s")
_TAIL = re.compile(
    r"\s(?:in|at|for|of|on|from|via|with|mit|avec|con|für|aus|bei|beim|am|im|zum|pour|chez|para|desde|until|updated|published|posted"
    r"|aktualisiert|veröffentlicht|vom|um|is|ist|est|über|about|covers|writes|schreibt|leitet|arbeitet|studierte|has|hat|says|wrote|was|war|als"
    r"|as|who|the|dated?)(?:\s.*|$)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"\s*\d.*", re.DOTALL)
_EDGE = " \t\r\n.,:;*|-–—_/\\#~>»«›<\"“”„'’!?+()[]{}=…©→∙"
_HONORIFIC = re.compile(
    r"^(?:(?:prof(?:essor)?|dr|dipl|ing|mag|med|phil|rer|nat|jur|iur|habil|univ|mr|mrs|ms|herr|frau|priv|doz|pd|h\.\s?c|hon|rev|ddr|mmag|bsc|msc"
    r"|phdr|judr|mudr|rndr|mgr|bc)(?:\.-?|\s)\s*)+(?=\w)",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"^(?:责任编辑|作者|编辑|记者|记者|文|글)\s?[：:]\s?")
_AFTER_NAME = re.compile(r"\s?(?:기자|특파원|논설위원|記者|记者|编辑)(?:\s.*)?$")
_LETTERS_AFTER = re.compile(
    r"(?:ph\.?d|m\.?d|m\.?a|m\.?sc|b\.?sc|b\.?a|mba|ll\.?m|esq|jr|sr|rn|rd|cfa|jd|dds)\.?", re.IGNORECASE
)
_STOP = frozenset(
    _any(
        "a am an and at author autor autorin by das de der die du el et from für guest in la le les mit name of on por und um vom von with"
    ).split("|")
)

# What a person is: before a name it is left out, after a name it ends it.
_JOB = re.compile(
    r"(?:^|(?<=[\s-]))(?:(?:chief|senior|junior|deputy|managing|associate|assistant|staff|contributing|special|political|foreign|guest|freelance)\b"
    r"|(?:\w*redakteur(?:in)?|\w*redakt[oö]r(?:in|ka)?|redacteur|r[ée]dact(?:eur|rice)|toimittaja|editor|reporter(?:in)?|writer|correspondent|columnist"
    r"|journalist(?:in|e|a)?|contributor|blogger(?:in)?|producer|analyst|critic|photographer|publisher|director|manager|specialist|intern|fellow"
    r"|lecturer|professor(?:in)?|researcher|founder|ceo|cto|president|chair\w*|expert|expert[ei]n?|consultant|korrespondent(?:in)?|\w*autor(?:in)?"
    r"|auteure?|mitarbeiter(?:in)?|praktikant(?:in)?|volont[äa]r(?:in)?|volunteer|leiter(?:in)?|gesch[äa]ftsf[üu]hrer(?:in)?|pressesprecher(?:in)?"
    r"|kolumnist(?:in)?|fotograf(?:in)?|experte|chronist(?:in)?|projektleiter(?:in)?|moderator(?:in)?|content-?manager(?:in)?)(?=$|[\s,/.:-]))",
    re.IGNORECASE,
)
# What is no person: a desk, an agency, a firm, a button.
_DESK = re.compile(
    r"(?:^|(?<=[\s/-]))(?:\w*redaktion\w*|redaktionen|redakcja|red\.|redazione|redacci[oó]n|r[ée]daction|toimitus|editors|editorial|reporters|writers"
    r"|correspondents|contributors|bureau|desk|team|staff|newsroom|newsdesk|agency|agencies|agentur\w*|agencia|agence|admin(?:istrator)?|webmaster"
    r"|\w*admin|root|user|guest|gast|gastautor(?:in|en)?|anonymous|an[oó]n[iy]m[oe]?|unknown|unbekannt|none|null|n/a|undefined|autoren|innen|pressestelle"
    rf"|(?:{_any('presse pressedienst pressemitteilung pr ressort verlag verband verein stiftung institut hochschule ministerium zeitung magazin abteilung')}"
    rf"|{_any('agenturmeldung kommentar kommentare corporation company inc ltd llc gmbh ag kg plc ev eg association foundation institute university')}"
    rf"|{_any('ministry department departement office council group media medien press online news network magazine times post tribune gazette herald')}"
    rf"|{_any('television tv radio service services blog web website digital landesanstalt bundesamt sekretariat partei bündnis club')}"
    rf"|{_any('reuters afp dpa apa ap pti ani ians upi tass xinhua efe ansa kna epd sid sda rtr afx ots dapd ddp ritzau ntb tt pap belga anp lusa')}"
    rf"|{_any('bloomberg kathpress presseportal newswire prnewswire aap europapress télam cnn bbc nast')}"
    rf"|{_any('posted published updated comment comments share follow folgen twitter facebook instagram linkedin xing email e-mail mail login subscribe')}"
    rf"|{_any('read mehr more profile profil view lesen lesezeit datum date uhr min minuten minutes stand foto fotos photo bild image copyright reserved')}"
    rf"|{_any('antworten reply home kategorie category bio contact contactar kontakt benutzername nachricht size scholar google print drucken teilen speichern merken newsletter フォロー alle artikel beiträge abgelegt unter nach kurz zur author inhalte inhaltsverzeichnis anzeige werbung')}"
    r"|s\.a\.|universit\w+|bundes\w+|nachrichten\w*|spot\s?on\s?news|e\.\s?v|\S+\.(?:com|de|org|net|at|ch|fr|es|it|pl|uk|eu|tv|info))\.?)(?=$|[\s/,.:-])",
    re.IGNORECASE,
)
_PAGES_WORDS = frozenset(
    "youtube registrieren anmelden publiziert veröffentlicht jetzt werkstatt übersicht impressum suche menü weiterlesen credit credits quelle".split()
)
_LETTER = re.compile(r"[^\W\d_]")
_PARTICLES = frozenset(
    "al bin bint da das de del della den der des di do dos du el ibn la le les ten ter van von vom y zu zum zur und af av".split()
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.‐-])*")
_HANDLE = re.compile(r"[a-zà-ÿ]{2,20}[._][a-zà-ÿ]{2,20}")
_PLATFORMS = (
    ".wordpress.com",
    ".blogspot.com",
    ".tumblr.com",
    ".substack.com",
    ".typepad.com",
    ".livejournal.com",
    ".hatenablog.com",
)


_NOWHERE = Outlet()


def read_authors(fields: Iterable[str], outlet: Outlet = _NOWHERE) -> tuple[str, ...]:
    """Return the people whom author fields name, in their order, none twice.

    Args:
        fields: The values of metadata, or the texts of byline elements (`By ANN LEE and Tom Ray, Political Editor`).
        outlet: The site, whose names are no authors.
    """
    found = [name for field in fields for name in _names(field) if not _is_site(name, outlet)]
    people = [name for name in found if is_person(name)]
    kept = [name for name in found if is_person(name) or not _is_part(name, people)]
    return tuple(_unique(kept))[:_MOST_NAMES]


def is_person(name: str) -> bool:
    """Tell whether a cleaned name has the shape of a person's: two to five words, each with a capital."""
    words = name.split()
    own = [word for word in words if word.lower() not in _PARTICLES]
    return 2 <= len(words) <= 6 and 2 <= len(own) <= 4 and all(_is_name_word(word) for word in own)


def _is_name_word(word: str) -> bool:
    return bool(_NAME_WORD.fullmatch(word)) and not word[0].islower()


def _is_part(name: str, people: Sequence[str]) -> bool:
    """Tell whether a single word is part of a full name beside it."""
    return any(name.casefold() in person.casefold().split() for person in people)


def _is_site(name: str, outlet: Outlet) -> bool:
    """Tell whether a name is the site's; on platforms for blogs the host bears the writer's."""
    if (outlet.host or "").endswith(_PLATFORMS):
        return any(same_label(name, label) for label in host_labels(outlet.host)[1:])
    return names_site(name, outlet.names, outlet.host)


def _unique(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        key = "".join(_LETTER.findall(name)).casefold()
        if key and key not in seen:
            seen.add(key)
            yield name


def _names(field: str) -> Iterator[str]:
    """Yield the names in one field; a lone word beside others is a place, a role or a connective."""
    if field.lstrip()[:4].lower() == "http":
        return
    text = "\n".join(plain_text(line) for line in field[: _LONGEST_FIELD * 2].splitlines())[:_LONGEST_FIELD]
    text = _without_by(_ASIDE.sub(" ", _ADDRESS.sub(" ", text)).strip())
    inverted = _inverted(text)
    pieces = [inverted] if inverted else [part for piece in _SPLIT.split(text) for part in _parted(piece)]
    names = [name for piece in pieces if piece and (name := _name(piece))]
    people = [name for name in names if is_person(name)]
    yield from people or (names if len(names) == 1 else [])


def _without_by(text: str) -> str:
    for _ in range(4):
        shorter = _BY.sub("", _PROFILE.sub("", text), count=1).strip()
        if shorter == text:
            return text
        text = shorter
    return text


def _parted(piece: str) -> list[str]:
    """Return both names of `Ana Paz y Juan Ruiz`, but leave `José Ortega y Gasset` whole."""
    parts = [part.strip() for part in _SOFT.split(piece)]
    return parts if len(parts) > 1 and all(is_person(part) for part in parts) else [piece]


def _inverted(text: str) -> str | None:
    """Return `Ann Lee` for `Lee, Ann`."""
    last, comma, first = (part.strip() for part in text.partition(","))
    if comma and "," not in first and len(last.split()) == 1 and 1 <= len(first.split()) <= 2:
        name = f"{first} {last}"
        if (
            is_person(name)
            and not _JOB.search(name)
            and not _DESK.search(name)
            and not _LETTERS_AFTER.match(first)
        ):
            return name
    return None


def _name(piece: str) -> str | None:
    """Return a piece of a field as a name; None if it is a role, a desk, a date or a sentence."""
    piece = _BEFORE_NAME.sub("", _without_by(piece.strip(_EDGE)))
    if _LETTERS_AFTER.fullmatch(piece):
        return None
    piece = _TAIL.sub("", f" {_AFTER_NAME.sub('', piece)}").strip(_EDGE)
    if next(printed_days(piece), None):
        return None
    piece = _HONORIFIC.sub("", piece).strip(_EDGE)
    if len(piece.split()) > 1:
        piece = _NUMBER.sub("", piece).strip(_EDGE)
    piece = _once(_without_job(piece))
    if (
        not piece
        or not _LETTER.search(piece)
        or len(piece) > _LONGEST_NAME
        or len(piece.split()) > 6
        or _DESK.search(piece)
    ):
        return None
    return _cased(piece) if _is_nameable(piece) else None


def _once(piece: str) -> str:
    """Return `Ann Lee` for `Ann Lee Ann Lee`, which a link beside its hidden label gives."""
    words = piece.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else piece


def _is_nameable(piece: str) -> bool:
    words = piece.split()
    if is_agency(piece) or piece.casefold() in _PAGES_WORDS:
        return False
    if len(words) > 1:
        begun = words[0][0].islower() and words[0].lower() not in _PARTICLES and not piece.islower()
        return not begun and not any(is_calendar_word(word) for word in words)
    return (
        piece.lower() not in _STOP
        and not is_calendar_word(piece)
        and (len(piece) > 3 or not piece.isascii() or (len(piece) == 3 and piece.istitle()))
    )


def _without_job(piece: str) -> str:
    """Return the name beside a job title; nothing where there is none."""
    matches = list(_JOB.finditer(piece))
    if not matches:
        return piece
    before, after = piece[: matches[0].start()].strip(_EDGE), piece[matches[-1].end() :].strip(_EDGE)
    return next((name for name in (before.rsplit("  ", 1)[-1], after) if is_person(name)), "")


def _cased(name: str) -> str:
    """Return a name in capitals, or all in small letters, with only the first letters in capitals."""
    if _HANDLE.fullmatch(name):
        name = name.replace(".", " ").replace("_", " ")
    words = name.split()
    if len(words) > 1 and (name.isupper() or (name.islower() and len(words) <= 3)):
        return " ".join(word.lower() if word.lower() in _PARTICLES else _titled(word) for word in words)
    return name


def _titled(word: str) -> str:
    return "-".join("'".join(part.capitalize() for part in piece.split("'")) for piece in word.split("-"))
