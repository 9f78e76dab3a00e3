"""Translations are held in memory: what happens to their files on the disk changes nothing for a running program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app import language as languages
from app.language import AREAS, TRANSLATIONS, Language
from tests.doubles.program import build_translations

SAID = ("LeavingScreen", "Pass on")


@pytest.fixture
def folder(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Translations of its own, so that a test may spoil them."""
    build_translations()
    for area in AREAS:
        for code in ("uk", "en"):
            name = f"{area}_{code}.qm"
            if (TRANSLATIONS / name).exists():
                (tmp_path / name).write_bytes((TRANSLATIONS / name).read_bytes())
    monkeypatch.setattr(languages, "TRANSLATIONS", tmp_path)
    yield tmp_path


def said() -> str:
    return QCoreApplication.translate(*SAID)


def test_texts_stay_whatever_happens_to_their_files_while_the_program_runs(folder: Path) -> None:
    language = Language("uk")
    try:
        before = said()
        assert before not in ("", SAID[1])
        for file in folder.iterdir():
            # As an update does it, or a virus scanner: under a mapping this would end the program.
            with file.open("r+b") as opened:
                opened.truncate(0)
                opened.write(b"x" * 40)
        assert said() == before
        for file in folder.iterdir():
            file.unlink()
        assert said() == before
    finally:
        language.close()
    assert said() == SAID[1]


def test_a_translation_that_is_damaged_or_missing_leaves_the_words_of_the_program(folder: Path) -> None:
    (folder / "leaving_uk.qm").write_bytes(b"no translation")
    (folder / "home_uk.qm").unlink(missing_ok=True)
    language = Language("uk")
    try:
        assert said() == SAID[1]
        assert QCoreApplication.translate("EvidenceScreen", "Evidence package") != "Evidence package"
        (folder / "leaving_uk.qm").write_bytes((TRANSLATIONS / "leaving_uk.qm").read_bytes())
        language.use("en")
        language.use("uk")
        assert said() not in ("", SAID[1])
    finally:
        language.close()
