"""A reader opens what was saved for them; it is read, and written nowhere."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from app.screens.answers import AnswersScreen, open_answers
from app.screens.answers.view import SheetModel
from storage.interviews import custody, device, export_file
from storage.objects.custody import CustodyAction
from tests.pages.house import House
from tests.pages.page import Page, mnemonics, nameless
from tests.storage.organisations import OrganisationKeys
from tests.sync.odk.decrypting import KeyPair
from tests.sync.odk.siege import TOLD, Siege


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    made.workspace.language.use("en")
    QCoreApplication.processEvents()
    yield made
    made.close()


@pytest.fixture
def file(house: House, tmp_path: Path) -> Iterator[Path]:
    """Answers that somebody saved for whoever sits here."""
    with house.vault.read() as tx:
        box = device.identity(tx).box
    (tmp_path / "siege").mkdir()
    siege = Siege(tmp_path / "siege", KeyPair(tmp_path, b""))
    siege.organisation = OrganisationKeys(coordinator=box)
    siege.allow(siege.rule())
    siege.answered()
    siege.seal()
    siege.approve()
    path = tmp_path / "answers.svidok"
    export_file.save(
        siege.vault, siege.interview_id, "un_sp", path, siege.clock.now(),
        asked_again=False,
        progress=lambda done, total: None, cancelled=lambda: False,
    )  # fmt: skip
    siege.close()
    yield path


def opened(house: House, path: Path) -> Page:
    house.window.open(open_answers(house.workspace))
    page = Page(house.qtbot, house.front)
    assert isinstance(page.screen, AnswersScreen)
    page.press("open_file")
    page.choose_in_dialog(str(path))
    return page


def test_what_is_entered_in_the_custody_is_what_was_read_whatever_stands_there_now(
    house: House, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, was = export_file.opened, hashlib.sha256(file.read_bytes()).hexdigest()

    def changed_meanwhile(path: Path, *rest: Any, **more: Any) -> dict[str, bytes]:
        found = read(path, *rest, **more)
        path.write_bytes(b"another file")
        return found

    monkeypatch.setattr(export_file, "opened", changed_meanwhile)
    opened(house, file).wait_until_visible("table")
    with house.vault.read() as tx:
        (entry,) = [one for one in custody.of_vault(tx) if one.action is CustodyAction.VIEW]
    assert entry.object == was


def test_tables_and_texts_of_a_file_are_read_and_nothing_is_left_of_them(house: House, file: Path) -> None:
    page = opened(house, file)
    page.wait_until_visible("table")
    model = page.child(QTableView, "table").model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    row = {head: model.index(0, n).data() for n, head in enumerate(heads)}
    assert (row["kind"], row["told"]) == ("shelling", TOLD)
    page.choose_text("sheet", "submissions/1/submission.xml")
    page.wait_until_visible("text")
    assert TOLD in page.child(QPlainTextEdit, "text").toPlainText()
    assert nameless(page.screen) == []
    letters = mnemonics(page.screen)
    assert sorted(letters) == sorted(set(letters))
    with house.vault.read() as tx:
        (entry,) = [one for one in custody.of_vault(tx) if one.action is CustodyAction.VIEW]
    assert entry.detail == "answers"
    assert list(house.vault.staging.iterdir()) == []


def test_a_file_for_others_and_a_file_that_is_none_are_said(house: House, file: Path, tmp_path: Path) -> None:
    data = bytearray(file.read_bytes())
    data[200] ^= 1
    (tmp_path / "others.svidok").write_bytes(data)
    page = opened(house, tmp_path / "others.svidok")
    page.wait_for_notice("problem", "encrypted for somebody else")
    page.press("open_file")
    (tmp_path / "none").write_bytes(b"hello")
    page.choose_in_dialog(str(tmp_path / "none"))
    page.wait_for_notice("problem", "no answers of ours")
    assert not page.is_visible("sheet")


def test_the_model_of_a_table_is_sound_also_where_rows_are_short(qtmodeltester: object) -> None:
    model = SheetModel()
    model.show((("a", "b"), ("1",), ("2", "3", "4")))
    qtmodeltester.check(model)  # type: ignore[attr-defined]
    assert [model.index(0, n).data() for n in range(2)] == ["1", ""]
