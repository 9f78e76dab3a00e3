"""Words that the person wants kept from others: in no layer of the statement's pages; what else it says stays true."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from app.screens.draft.in_hand import InterviewInHand
from app.screens.statement.making import StatementMaking, contents
from forms.interview.answers import ref_of
from forms.interview.redacting import MARK
from storage.interviews import attachments
from storage.interviews.attachments import AttachmentKind
from storage.objects.kinds import PartKind
from storage.platform.clock import SystemClock
from tests.pages.house import House, fill_in
from tests.storage.interviews.scene import Scene

SECRET = "Зиновій Потайний"
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def pages_of(pdf: bytes) -> str:
    """The text layer, as another program reads and searches it."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    told = "\n".join(document.getAllText(at).text() for at in range(document.pageCount()))
    fields = QPdfDocument.MetaDataField
    told += "\n".join(str(document.metaData(field)) for field in fields)
    document.close()
    return " ".join(told.split())


def plain(pdf: bytes) -> bytes:
    """Every byte, with what is packed unpacked: marks for screen readers, attachments and XMP lie there."""
    unpacked = [pdf]
    for packed in STREAM.findall(pdf):
        try:
            unpacked.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(unpacked)


def stands(word: str, data: bytes) -> bool:
    """Whether a word stands there in any way in which a PDF writes text outside of its glyphs."""
    wide = word.encode("utf-16-be")
    return any(one in data for one in (word.encode(), wide, wide.hex().encode(), wide.hex().upper().encode()))


def made(house: House, in_hand: InterviewInHand, language: str = "uk+en") -> bytes:
    making = StatementMaking(house.vault, in_hand, SystemClock())
    around = making.around()
    return making.make(contents(in_hand.session, around, language), around).pdf


def test_words_kept_from_others_are_in_no_layer_of_the_statement_and_hashes_stay_true(house: House) -> None:
    screen = house.open_interview()
    session = fill_in(screen)
    presenter = screen.presenter
    account = ref_of(session, "fa_text")
    presenter.answered(account, f"{session.state(account).value} Нас ховав {SECRET}, не Потайненко.")
    Scene(house.vault, house.interview_id, "").record_sound()
    moment = SystemClock().now()
    photo = attachments.import_bytes(
        house.vault, house.interview_id, PartKind.BODY, AttachmentKind.PHOTO, b"\xff\xd8\xff" + bytes(900),
        "image/jpeg", moment, title=f"{SECRET} біля погреба.jpg",
    )  # fmt: skip
    with house.vault.read() as tx:
        kept = {one.kind: one for one in attachments.of_interview(tx, house.interview_id)}
    before = made(house, presenter.in_hand())
    # So that the search below would find it.
    assert SECRET in pages_of(before)
    assert "Потайненко" in pages_of(before)
    presenter.answered(ref_of(session, "rb_redact"), f"«{SECRET}» від усіх")
    pdf = made(house, presenter.in_hand())
    said, data = pages_of(pdf), plain(pdf)
    for word in (SECRET, *SECRET.split(), SECRET.upper()):
        assert word not in said
        assert not stands(word, data)
    assert f"Нас ховав {MARK}, не Потайненко." in said
    assert f"{MARK} біля погреба.jpg" in said
    assert b"/EmbeddedFile" not in data and b"/Launch" not in data
    # What a recording and a photograph are known by is as it was.
    for one in (kept[AttachmentKind.AUDIO], photo):
        assert one.sha256 in said.replace(" ", "")
