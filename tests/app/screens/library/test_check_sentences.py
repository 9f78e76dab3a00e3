"""Every finding of the form check has a sentence, in both languages."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.language import Language
from app.screens.library.check_sentences import WORDS, found
from forms.check import Code, Finding
from tests.doubles.program import build_translations


def test_every_finding_has_words_in_both_languages(qtbot: QtBot) -> None:
    build_translations()
    assert set(WORDS) == set(Code)
    language = Language("en")
    english = {code: words() for code, words in WORDS.items()}
    language.use("uk")
    QApplication.processEvents()
    ukrainian = {code: words() for code, words in WORDS.items()}
    language.close()
    assert not [code for code in Code if english[code] == ukrainian[code]]
    assert [("{detail}" in english[code]) for code in Code] == [("{detail}" in ukrainian[code]) for code in Code]


def test_a_fault_is_an_error_and_a_difference_is_a_remark() -> None:
    assert found(Finding(Code.NEVER_ASKED, "/data/a")).is_error
    said = found(Finding(Code.PATTERN_NOT_ANCHORED, "/data/a", "regex(., 'a{2}')", "a{2}"))
    assert not said.is_error
    assert "a{2}" in said.sentence
    assert said.original == "regex(., 'a{2}')"
