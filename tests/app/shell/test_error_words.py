"""Every failure that the world can cause has words, in both languages, whichever code it carries."""

import ast
import errno
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import app
import forms
import storage
import sync
from app.error_messages import Messages
from app.error_words import TABLE
from app.language import Language
from app.recorder.errors import RecorderCode
from app.recorder.sentences import sentence
from tests.doubles.program import build_translations

ROOT = Path(__file__).parents[3]
#: Bugs, and what one of our own rooms catches and says itself; everything else must have words.
WITHOUT_WORDS = {
    "BadMessage",  # the link makes a recorder's code of it, and those have sentences of their own
    "RecorderError",
    "InterviewError",  # bases, never raised themselves
    "SyncError",
    "Stopped",  # a person stopped it, and the page says so
    "NotADate",  # said by the field
    "BadDrawing",
    "BadModel",  # said by the panel beside the transcript
    "NoProxy",  # said as what was typed: not-a-proxy
    "NotAnAmount",
    "BadFrame",  # between the program and the process that looks; it is told as a picture that cannot be shown
    "TooManyPixels",
    "_Gone",
    "RepeatRefused",  # the button is not offered
    "ScriptBroken",  # of the command line, which answers in JSON with the code
    "Refused",  # central's own
    "NoToken",
    "WitnessProblem",  # of a command line, too
    "UnknownRef",
    "UsedOnForbiddenThread",
    "_Cancelled",
    "_Damaged",
    "_GivesWay",
    "_Stopped",
    "_TooManyPixels",
}


def modules() -> Iterator[ModuleType]:
    for package in (app, forms, storage, sync):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            # Alembic runs its environment itself; an entrance is run, not imported.
            if not found.name.endswith(("migrations.env", "__main__")):
                yield importlib.import_module(found.name)


def kinds() -> dict[str, type[Exception]]:
    return {
        name: kind
        for module in modules()
        for name, kind in vars(module).items()
        if inspect.isclass(kind) and issubclass(kind, Exception) and kind.__module__ == module.__name__
    }


def raised(known: dict[str, type[Exception]]) -> set[tuple[str, str]]:
    """Each class with each code that some line gives it."""
    pairs = {(name, str(getattr(kind, "code", "never-heard-of"))) for name, kind in known.items()}
    for folder in ("app", "forms", "storage", "sync"):
        for path in (ROOT / folder).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in known:
                    texts = (one for given in call.args for one in ast.walk(given) if isinstance(one, ast.Constant))
                    pairs |= {(call.func.id, one.value) for one in texts if isinstance(one.value, str)}
    return {(name, code) for name, code in pairs if name not in WITHOUT_WORDS}


def test_every_failure_of_the_four_floors_has_words() -> None:
    known = kinds()
    pairs = raised(known)
    assert len(pairs) > 150
    messages = Messages(lambda _: None)
    wordless = []
    for name, code in sorted(pairs):
        error = known[name].__new__(known[name])
        error.code = code  # type: ignore[attr-defined]
        if messages.for_error(error) is None:
            wordless.append((name, code))
    assert wordless == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.ENOENT])
def test_what_the_system_refuses_has_words(number: int) -> None:
    assert Messages(lambda _: None).for_error(OSError(number, "as the system says it")) is not None


def test_every_sentence_says_what_happened_and_what_to_do_in_both_languages(qtbot: QtBot) -> None:
    build_translations()
    language = Language("en")
    english = {name: words() for name, words in TABLE.items()} | recorder()
    language.use("uk")
    QApplication.processEvents()
    ukrainian = {name: words() for name, words in TABLE.items()} | recorder()
    language.close()
    for name, words in english.items():
        for said, translated in zip(words, ukrainian[name], strict=True):
            assert said.strip().endswith((".", "!")), name
            assert translated.strip().endswith((".", "!")), name
            assert said != translated, name
            assert not any("a" <= letter.lower() <= "z" for letter in foreign_free(translated)), translated


def recorder() -> dict[str, tuple[str, ...]]:
    return {str(code): (sentence(code),) for code in RecorderCode}


def foreign_free(text: str) -> str:
    """Without the names of things that are Latin everywhere."""
    for name in ("OneDrive", "Dropbox", "CSV UTF-8", "socks5", "http"):
        text = text.replace(name, "")
    return text


def test_an_alarm_about_a_receipt_is_not_called_a_refusal() -> None:
    messages = Messages(lambda _: None)
    assert messages.for_code("receipt-unknown-object") != messages.for_code("never-heard-of")
    assert messages.for_code("receipt-signature") == messages.for_code("forged-receipt")
