import hashlib
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from app.statement import StatementNotMade, render
from app.statement.glyphs import covered, printable
from forms.interview import Block, Row, SignatureLine, StatementContent, load_texts

RESOURCES = Path(__file__).parents[3] / "resources"
TYPEFACE = RESOURCES / "fonts" / "SvidokSans-Regular.ttf"
PARAGRAPH = "У ніч на 17 березня 2022 року я ночувала в погребі. Близько 05:40 ми почули перший вибух."


def content(*paragraphs: str, practice: bool = False, language: str = "uk") -> StatementContent:
    words = load_texts((RESOURCES / "statement" / "texts.json").read_bytes())[language]
    return StatementContent(
        language=language,
        moment="2026-11-22T10:30:00+02:00",
        practice=practice,
        watermark=words["watermark"] if practice else "",
        title=words["title_first_account"],
        subtitle=words["subtitle"],
        number="I-KX-2026-07-0001-C",
        organisation="ГО «Приклад»",
        page_of=words["page_of"],
        header=(Row(words["number"], "I-KX-2026-07-0001-C"), Row(words["place"], "Київська область")),
        blocks=(Block(words["account"], paragraphs or (PARAGRAPH,), (Row("Мова", "українська"),)),),
        declaration=(words["declaration_truth"],),
        signatures=(SignatureLine(words["sign_person"], words["sign_caption"]),),
        card_title=words["card"],
        card=(Row(words["recordings"], "a1" * 32 + "\n" + "b2" * 32),),
        limits=(words["limit_oath"],),
    )


@pytest.fixture
def pages(qapp: object) -> Iterator["Reader"]:
    reader = Reader()
    yield reader
    reader.document.close()


class Reader:
    """Reads a PDF back as a person's program would."""

    def __init__(self) -> None:
        self.document = QPdfDocument()
        self.buffer = QBuffer()

    def read(self, pdf: bytes) -> list[str]:
        self.buffer.close()
        self.buffer.setData(QByteArray(pdf))
        self.buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self.buffer)
        return [" ".join(self.document.getAllText(at).text().split()) for at in range(self.document.pageCount())]


def test_the_statement_says_what_was_told_and_counts_its_pages(pages: Reader) -> None:
    first, *more = pages.read(render(content(*[PARAGRAPH] * 40)))
    assert "Первинна розповідь" in first
    assert "ночувала в погребі" in first
    assert "1.1" in first
    assert f"стор. 1 із {len(more) + 1}" in first
    assert more
    assert f"стор. {len(more) + 1} із {len(more) + 1}" in more[-1]
    assert "Це не показання під присягою" in more[-1]


def test_two_languages_follow_each_other_and_their_pages_are_counted_together(pages: Reader) -> None:
    first, card, second, last = pages.read(render(content(), content("I was at home.", language="en")))
    assert "Первинна розповідь" in first
    assert "стор. 1 із 4" in first
    assert "Картка запису" in card
    assert "First account" in second
    assert "page 4 of 4" in last


def test_it_is_made_in_english_too(pages: Reader) -> None:
    text = " ".join(pages.read(render(content("I was at home.", language="en"))))
    assert "First account" in text
    assert "page 1 of" in text


def test_it_calls_itself_an_archive_document_of_its_language() -> None:
    pdf = render(content())
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"/Lang(uk" in pdf


def test_the_same_content_gives_the_same_bytes() -> None:
    first = hashlib.sha256(render(content())).hexdigest()
    assert first == hashlib.sha256(render(content())).hexdigest()
    assert first != hashlib.sha256(render(content("Інше."))).hexdigest()


def test_a_moment_with_milliseconds_is_a_moment() -> None:
    assert render(replace(content(), moment="2026-11-22T10:30:00.123+02:00")) == render(content())


def test_practice_is_written_across_every_page_and_only_then(pages: Reader) -> None:
    for page in pages.read(render(content(*[PARAGRAPH] * 40, practice=True))):
        assert page.count("НАВЧАННЯ") == 2
    assert "НАВЧАННЯ" not in " ".join(pages.read(render(content())))


HOSTILE = (
    '#panic("x") #import "/etc/passwd" #read("/etc/passwd") #eval("1+1")',
    "*bold* _emph_ $x^2$ <label> @reference `raw` // comment /* more */ = heading",
    "\\ ] } ) #[ #{ #( ~ -- --- ...",
    '"}, "watermark": "X", "a": "',
)


@pytest.mark.parametrize("told", HOSTILE)
def test_markup_in_an_answer_is_only_text(pages: Reader, told: str) -> None:
    text = " ".join(pages.read(render(content(told))))
    squeezed = told.replace(" ", "")
    assert squeezed in text.replace(" ", "")


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("Він показав 😀 пальцем", "[U+1F600]"),
        ("漢", "[U+6F22]"),
        ("слово\u200bслово", "словослово"),
        ("один\tдва", "один два"),
        ("один\nдва", "один два"),
        ("напис \u202eзадом\u202c наперед", "напис задом наперед"),
        ("\x00\x07тиша\x1b", "тиша"),
        ("\ud800зламане", "зламане"),
        ("1\u202f000\u2011й", "1 000"),
    ],
)
def test_a_sign_without_a_glyph_is_named_and_the_page_is_still_made(pages: Reader, told: str, printed: str) -> None:
    assert printed in " ".join(pages.read(render(content(told))))


def test_the_letters_of_the_languages_spoken_here_are_all_covered() -> None:
    for letter in "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяъыэё’ʼ«»„“”–—…№₴±АБВҐЄІЇ" + "ăâîșțőűąćęłńóśźżñğışç":
        assert printable(letter, TYPEFACE) == letter
    assert len(covered(TYPEFACE)) > 500


def test_a_very_long_word_and_a_very_long_account_fit(pages: Reader) -> None:
    made = pages.read(render(content("Ж" * 3000, *[PARAGRAPH * 5] * 200)))
    assert len(made) > 20


def test_an_empty_account_is_still_a_page(pages: Reader) -> None:
    bare = replace(content(), blocks=(), declaration=(), signatures=(), card=(), limits=(), header=())
    assert len(pages.read(render(bare))) == 1


def test_what_cannot_be_set_says_so_without_quoting() -> None:
    with pytest.raises(StatementNotMade) as refused:
        render(replace(content("Таємниця"), language="no-such-language-tag-at-all"))
    assert "Таємниця" not in str(refused.value)


@pytest.mark.parametrize("tables", [b"", b"\0" * 16, b"cmap"])
def test_a_font_without_a_table_of_signs_covers_none(tmp_path: Path, tables: bytes) -> None:
    font = tmp_path / "font.ttf"
    if tables == b"cmap":
        # One table of signs, in a format other than the one that fonts for Europe have.
        entry = struct.pack(">4sIII", b"cmap", 0, 28, 16)
        font.write_bytes(
            struct.pack(">IHHHH", 0x10000, 1, 0, 0, 0) + entry + struct.pack(">HHHHIHH", 0, 1, 3, 10, 12, 12, 0)
        )
    else:
        font.write_bytes(struct.pack(">IHHHH", 0x10000, len(tables) // 16, 0, 0, 0) + tables)
    assert covered(font) == frozenset()
    assert printable("я", font) == "[U+044F]"
