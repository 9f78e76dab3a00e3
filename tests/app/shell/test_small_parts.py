"""Settings, log, messages, file dialogs."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.error_messages import Messages
from app.error_words import TABLE
from app.logs import Log
from app.places import Places
from app.settings import Preferences, Settings
from storage.interviews.errors import AlreadySealed, PackageRefused
from storage.vault import (
    VaultBusy,
    VaultDamaged,
    VaultFull,
    VaultReadOnly,
    VaultTooNew,
    VaultUnreachable,
    WrongPassphrase,
)
from sync.protocol.errors import DeliveryRefused, NotReadyToDeliver, ServerNotTrusted, ServerUnreachable


def test_preferences_survive_and_hold_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings = Settings(file)
    assert settings.preferences == Preferences()
    settings.remember(language="en", theme="dark", width=1200, height=700)
    assert Settings(file).preferences == Preferences("en", "dark", 1200, 700)
    assert set(json.loads(file.read_text())) == {"language", "theme", "text", "width", "height", "capture"}


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"language": "xx", "theme": 7, "width": "wide", "height": 1}', "[" * 5000, "9" * 9000]
)
def test_damaged_preferences_mean_those_of_the_first_start(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content)
    assert Settings(file).preferences == Preferences()


def test_a_disk_that_refuses_costs_only_the_preference(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.remember(theme="dark")
    assert settings.preferences.theme == "dark"


def test_the_log_names_classes_codes_and_places_and_never_what_was_said(tmp_path: Path) -> None:
    log = Log(tmp_path)
    try:
        try:
            raise ValueError("Марія Коваль")
        except ValueError as cause:
            raise RuntimeError("вулиця Соборна, 5") from cause
    except RuntimeError as error:
        log.bug(error)
    log.happened("vault-opened")
    log.close()
    text = (tmp_path / "svidok.log").read_text(encoding="ascii")
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "test_small_parts.py" in text
    assert "vault-opened" in text
    assert "Марія" not in text
    assert "Соборна" not in text


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log = Log(tmp_path / "file")
    log.bug(RuntimeError("x"))
    log.close()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (WrongPassphrase(), "does not open"),
        (VaultDamaged(), "damaged"),
        (VaultTooNew(), "newer version"),
        (VaultBusy(), "already open"),
        (VaultFull(), "full"),
        (VaultReadOnly(), "may not write"),
        (VaultUnreachable(), "does not answer"),
        (AlreadySealed(), "sealed"),
        (PackageRefused("package-older"), "older"),
        (ServerUnreachable(), "cannot be reached"),
        (ServerUnreachable("timed-out"), "cannot be reached"),
        (ServerNotTrusted("wrong-digest"), "does not tell the truth"),
        (DeliveryRefused("device-revoked"), "any more"),
        (DeliveryRefused("something-new"), "did not take this"),
        (NotReadyToDeliver("no-organisation"), "no organisation package"),
        (OSError(errno.ENOSPC, "x"), "no room"),
        (PermissionError(errno.EACCES, "x"), "may not write"),
        (FileNotFoundError(errno.ENOENT, "x"), "cannot be read"),
    ],
)
def test_every_state_of_the_world_has_words(error: Exception, words: str) -> None:
    bugs: list[Exception] = []
    message = Messages(bugs.append).shown(error)
    assert words in message.happened
    assert message.do
    assert bugs == []


def test_a_bug_is_logged_and_said_to_be_ours() -> None:
    bugs: list[Exception] = []
    bug = KeyError("Марія Коваль")
    message = Messages(bugs.append).shown(bug)
    assert bugs == [bug]
    assert "Your answers are saved" in message.happened
    assert "Марія" not in message.happened + message.do


def test_every_entry_of_the_table_is_two_whole_sentences() -> None:
    for name, words in TABLE.items():
        happened, do = words()
        assert happened.endswith("."), name
        assert do.endswith("."), name


def test_vaults_are_numbered_and_other_folders_are_left_alone(tmp_path: Path) -> None:
    places = Places(tmp_path, practice=False)
    assert places.vaults() == ()
    assert places.next_vault().number == 1
    for name in ("1", "3", "notes", "²"):
        (tmp_path / "vaults" / name).mkdir(parents=True)
    assert [place.number for place in places.vaults()] == [1, 3]
    assert places.next_vault().number == 4


def test_the_file_dialog_writes_down_no_folder(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "from app.widgets.files import choose_file, remember_no_folder\n"
        "from tests.pages.page import accept_path\n"
        "application = QApplication([])\n"
        "remember_no_folder()\n"
        "window = QWidget(); found = []\n"
        "dialog = choose_file(window, 'x', '', found.append)\n"
        "accept_path(dialog, __file__); application.processEvents()\n"
        "del dialog, window; application.processEvents()\n"
        "assert found\n"
    )
    program = tmp_path / "open.py"
    program.write_text(code)
    home = tmp_path / "home"
    home.mkdir()
    root = str(Path(__file__).resolve().parents[3])
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": root, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("XDG_CONFIG_HOME", None)
    ran = subprocess.run([sys.executable, str(program)], env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    written = [path for path in home.rglob("*") if path.is_file() and b"open.py" in path.read_bytes()]
    assert written == []
    assert not list(home.rglob("QtProject.conf"))
