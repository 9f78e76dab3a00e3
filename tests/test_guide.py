"""The guide says what the screens say: bold is a word of the screen, quotation marks hold a sentence of the screen."""

import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest

from app.shipped_forms import ProtocolId, source

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
LANGUAGES = ("uk", "en")
# The ceremony speaks to organisations, quotes in italics and marks important words in bold.
PAGES = sorted(page.name for page in (GUIDE / "en").glob("*.md") if page.name not in ("ceremony.md", "README.md"))
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_QUOTED = {"uk": re.compile("«([^»]+)»"), "en": re.compile("“([^”]+)”")}
_KEYS = re.compile(r"(Ctrl|Alt|Shift|F\d|Enter|Tab|Esc)\b")


def plain(text: str) -> str:
    """A text without what marks its shortcut, one kind of apostrophe, one kind of space."""
    return " ".join(re.sub(r"&(?=\S)", "", text).replace("’", "'").split())


def bare(label: str) -> str:
    return plain(label).rstrip("….:")


@cache
def screen() -> tuple[tuple[str, str], ...]:
    """Every text that the screens can show: English, Ukrainian."""
    found = []
    for path in sorted((ROOT / "resources" / "translations").glob("*_uk.ts")):
        for message in ET.parse(path).getroot().iter("message"):
            source, translation = message.find("source"), message.find("translation")
            assert source is not None
            assert translation is not None
            if translation.get("type") in ("vanished", "obsolete"):
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            found += [(plain(source.text or ""), plain(form)) for form in forms]
    return (*found, *questions())


@cache
def questions() -> tuple[tuple[str, str], ...]:
    """What the form asks and offers, in both languages."""
    found, columns = [], (0, 0)
    for line in "".join(source(one).decode() for one in ProtocolId).splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        heads = [at for at, cell in enumerate(cells) if cell.startswith("label")]
        if heads:
            english = next(at for at in heads if cells[at].endswith("(en)"))
            columns = (english, next(at for at in heads if cells[at].endswith("(uk)")))
        elif any(columns) and len(cells) > max(columns):
            found.append((plain(cells[columns[0]]), plain(cells[columns[1]])))
    return tuple(found)


def texts(language: str) -> tuple[str, ...]:
    return tuple(pair[("en", "uk").index(language)] for pair in screen())


def page(language: str, name: str) -> str:
    return " ".join((GUIDE / language / name).read_text("utf-8").split())


def labels(language: str, name: str) -> list[str]:
    return [bare(one) for one in _BOLD.findall(page(language, name)) if not _KEYS.match(one)]


def test_both_languages_have_the_same_pages() -> None:
    assert {path.name for path in (GUIDE / "uk").iterdir()} == {path.name for path in (GUIDE / "en").iterdir()}
    assert len(PAGES) > 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_leads_to_every_other(language: str) -> None:
    first = (GUIDE / language / "README.md").read_text("utf-8")
    assert set(re.findall(r"\]\((\w+\.md)\)", first)) == {path.name for path in (GUIDE / language).glob("*.md")} - {
        "README.md"
    }


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bold_word_is_a_word_of_the_screen(language: str, name: str) -> None:
    known = {bare(text) for text in texts(language)}
    assert [label for label in labels(language, name) if label not in known] == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quoted_sentence_is_one_of_the_screen(language: str, name: str) -> None:
    """An ellipsis leaves something out."""
    unknown = []
    for quote in _QUOTED[language].findall(page(language, name)):
        pieces = [re.escape(piece.strip()) for piece in plain(quote).split("…") if piece.strip()]
        pattern = re.compile(".*".join(pieces), re.IGNORECASE)
        if not any(pattern.search(text) for text in texts(language)):
            unknown.append(quote)
    assert unknown == []


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_of_a_page_press_the_same_buttons(name: str) -> None:
    pairs = {(bare(english), bare(ukrainian)) for english, ukrainian in screen()}
    english, ukrainian = set(labels("en", name)), set(labels("uk", name))
    assert [one for one in english if not any((one, other) in pairs for other in ukrainian)] == []
    assert [one for one in ukrainian if not any((other, one) in pairs for other in english)] == []


def test_a_button_that_no_screen_has_would_be_found() -> None:
    assert bare("Delete the vault and start again") not in {bare(text) for text in texts("en")}
    assert bare("Co&pies…") in {bare(text) for text in texts("en")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_of_the_guide_is_there_and_in_its_language(language: str) -> None:
    shown = []
    for page_file in (GUIDE / language).glob("*.md"):
        shown += re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page_file.read_text("utf-8"))
    assert len(shown) > 10
    assert [one for one in shown if not (GUIDE / language / one).is_file() or f"-{language}-" not in one] == []
