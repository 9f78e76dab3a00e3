"""Kinds of incident proposed by linked words: every cue is a word of the lists, and only a person ticks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.screens.structuring.modules import CUES, _words, cues
from forms.interview.answers import instances, under
from tests.app.screens.structuring.test_structuring import Sitting
from tests.pages.page import nameless

LISTS = CUES.parent.parent / "forms" / "lists.md"
#: So many letters a cue has in common with the word that it is made of: вбивство, вбили.
ALIKE = 3


def labels() -> dict[tuple[str, str], str]:
    rows = (line.split("|") for line in LISTS.read_text("utf-8").splitlines() if line.startswith("|  |"))
    return {(row[2].strip(), row[3].strip()): f"{row[4]} {row[5]}".casefold() for row in rows if len(row) > 5}


def test_every_cue_is_made_of_a_word_of_the_code_that_it_names() -> None:
    known = labels()
    for cue in cues():
        words = re.findall(r"[^\W\d_]+", known[cue.list_name, cue.code])
        for part in (one.lstrip("*") for one in cue.parts):
            alike = [word for word in words if part in word or part[:ALIKE] == word[:ALIKE]]
            assert alike, (cue, known[cue.list_name, cue.code])


def test_every_cue_is_of_a_kind_that_an_incident_has_and_none_is_of_sexual_violence() -> None:
    kinds = {code for list_name, code in labels() if list_name == "incident_kind"}
    assert {cue.module for cue in cues()} <= kinds
    assert not any(cue.list_name.startswith(("crsv", "sv_")) for cue in cues())


@pytest.fixture
def sitting(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    made = Sitting(qtbot, tmp_path, "О п’ятій почався обстріл, сусіда вбили. Я варила суп.")
    yield made
    made.house.close()


def kinds(sitting: Sitting) -> str:
    incident = instances(sitting.session, "incident")[-1]
    return sitting.session.state(under(sitting.session, incident)["in_modules"]).value


def test_the_words_propose_kinds_and_one_key_ticks_the_first_and_nothing_is_ticked_by_itself(
    qtbot: QtBot, sitting: Sitting
) -> None:
    page = sitting.page
    page.select("О п’ятій почався обстріл, сусіда вбили.")
    page.key(7)
    page.wait_for_links(1)
    first, second = page.modules
    assert first.startswith("Вбивство: запропоновано за словами «вбили»")
    assert second.startswith("Напад на цивільних чи цивільний об’єкт: запропоновано за словами «обстріл»")
    assert kinds(sitting) == ""
    assert nameless(page.screen) == []
    qtbot.keyClick(page.screen, Qt.Key.Key_F6)
    assert kinds(sitting) == "M01"
    qtbot.waitUntil(lambda: len(page.modules) == 1, timeout=5_000)
    assert page.modules[0].startswith("Напад")
    qtbot.keyClick(page.screen, Qt.Key.Key_F6)
    assert kinds(sitting) == "M01 M03" and page.modules == []
    page.undo()
    assert kinds(sitting) == "M01"
    qtbot.waitUntil(lambda: len(page.modules) == 1, timeout=5_000)


@pytest.mark.slow
def test_linked_words_that_are_longer_than_their_line_end_with_an_ellipsis(sitting: Sitting) -> None:
    page = sitting.page
    page.select("О п’ятій почався обстріл, сусіда вбили. Я варила суп.")
    page.key(7)
    page.wait_for_links(1)
    sitting.house.window.resize(1024, 640)
    sitting.house.qtbot.waitUntil(lambda: page.quotes[0].endswith("…"), timeout=5_000)
    assert page.quotes[0].startswith("«О п’ятій почався")


def test_words_of_no_kind_speak_of_none() -> None:
    assert [cue for cue in cues() if _words(cue, ("Я", "варила", "суп", "у", "своїй", "хаті"))] == []
    assert [cue.module for cue in cues() if _words(cue, ("Пограбували", "ПОЛОНЕНИХ"))] == ["M14", "M21"]
