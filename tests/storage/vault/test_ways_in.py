"""Ways into a vault: cards, a changed passphrase, and a change that is killed on its way."""

import dataclasses
import itertools
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storage.keys import copies
from storage.keys.copies import DurableFiles
from storage.keys.errors import HeaderDamaged, WeakPassphrase
from storage.keys.header import read
from storage.keys.recovery import make_cards, seed_from_cards
from storage.vault import (
    VaultDamaged,
    VaultError,
    WrongPassphrase,
    WrongRecovery,
    change_passphrase,
    open_vault,
    recover_vault,
    recovery_key,
)
from storage.vault.opening import _prove
from tests.storage.vault.notes import SAID, said, write
from tests.storage.vaults import LOWEST_FOR_TESTS, OTHER_PASSPHRASE, PASSPHRASE, new_vault


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    vault = new_vault(tmp_path / "vault-3")
    write(vault)
    vault.close()
    return vault.directory


def test_any_two_of_three_cards_give_the_vault_a_new_passphrase(tmp_path: Path) -> None:
    made = make_cards()
    vault = new_vault(tmp_path / "v", recovery=made.public)
    write(vault)
    vault.close()
    expected = recovery_key(vault.directory)
    assert expected is not None
    for pair in itertools.combinations(made.cards, 2):
        seed = seed_from_cards(pair, expected)
        recovered = recover_vault(vault.directory, seed, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
        assert said(recovered) == [SAID]
        recovered.close()
    with pytest.raises(WrongPassphrase):
        open_vault(vault.directory, PASSPHRASE)
    open_vault(vault.directory, OTHER_PASSPHRASE).close()


def test_cards_of_another_vault_and_a_vault_without_cards_recover_nothing(tmp_path: Path) -> None:
    new_vault(tmp_path / "a", recovery=make_cards().public).close()
    new_vault(tmp_path / "b").close()
    for name in ("a", "b"):
        with pytest.raises(WrongRecovery):
            recover_vault(tmp_path / name, bytes(32), OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    assert recovery_key(tmp_path / "b") is None
    with pytest.raises(WeakPassphrase):
        recover_vault(tmp_path / "a", bytes(32), "1234", LOWEST_FOR_TESTS)
    open_vault(tmp_path / "a", PASSPHRASE).close()


def test_cards_open_a_vault_whose_passphrase_slots_are_destroyed(tmp_path: Path) -> None:
    made = make_cards()
    vault = new_vault(tmp_path / "v", recovery=made.public)
    write(vault)
    vault.close()
    directory = vault.directory
    for name in copies.NAMES:
        raw = (directory / name).read_bytes()
        place = raw.index(b'"wrapped":"') + 11
        (directory / name).write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
    with pytest.raises(VaultDamaged):
        open_vault(directory, PASSPHRASE)
    seed = seed_from_cards(made.cards[1:], recovery_key(directory) or "")
    recovered = recover_vault(directory, seed, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    assert said(recovered) == [SAID]
    recovered.close()
    open_vault(directory, OTHER_PASSPHRASE).close()


def test_a_header_read_back_that_gives_another_key_is_damage(closed: Path) -> None:
    header = read((closed / "header.a").read_bytes()).header
    with pytest.raises(HeaderDamaged):
        _prove(header, bytes(32), PASSPHRASE)
    with pytest.raises(HeaderDamaged):
        _prove(dataclasses.replace(header, slots=()), bytes(32), PASSPHRASE)


def test_a_changed_passphrase_leaves_nothing_of_the_old_one(closed: Path) -> None:
    vault = open_vault(closed, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        change_passphrase(vault, OTHER_PASSPHRASE, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    with pytest.raises(WeakPassphrase):
        change_passphrase(vault, PASSPHRASE, "1234", LOWEST_FOR_TESTS)
    change_passphrase(vault, PASSPHRASE, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    assert vault.header.generation == 2
    write(vault, "still open")
    vault.close()
    with pytest.raises(WrongPassphrase):
        open_vault(closed, PASSPHRASE)
    for name in copies.NAMES:
        assert read((closed / name).read_bytes()).header == vault.header
    open_vault(closed, OTHER_PASSPHRASE).close()


_KILLED = """
import os, signal, sys
from pathlib import Path
from storage.vault import change_passphrase, open_vault
from tests.storage.vaults import LOWEST_FOR_TESTS, OTHER_PASSPHRASE, PASSPHRASE

vault = open_vault(Path(sys.argv[1]), PASSPHRASE)
left = int(sys.argv[2])

def die_at(event, arguments):
    global left
    touches = event == "os.rename" or event == "open" and str(arguments[0]).startswith(sys.argv[1])
    if touches:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(die_at)
change_passphrase(vault, PASSPHRASE, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
os._exit(3)
"""


def test_a_change_of_passphrase_killed_at_every_touch_of_a_file_leaves_a_vault_that_opens(
    closed: Path, tmp_path: Path
) -> None:
    ends: list[tuple[bool, bool]] = []
    for touch in range(1, 40):
        copy = tmp_path / f"copy-{touch}"
        shutil.copytree(closed, copy)
        run = subprocess.run([sys.executable, "-c", _KILLED, str(copy), str(touch)], check=False)
        if run.returncode == 3:
            break
        assert run.returncode == -9
        opened = _opens_with(copy, tmp_path)
        assert any(opened)
        ends.append(opened)
    else:
        pytest.fail("the change never came to its end")
    assert len(ends) >= 8
    assert ends[0] == (True, False)
    assert ends[-1] == (False, True)
    assert _opens_with(copy, tmp_path) == (False, True)


def _opens_with(directory: Path, tmp_path: Path) -> tuple[bool, bool]:
    results = []
    for passphrase in (PASSPHRASE, OTHER_PASSPHRASE):
        # Opening mends, so each passphrase gets its own snapshot of the crash.
        snapshot = tmp_path / "snapshot"
        shutil.copytree(directory, snapshot)
        try:
            vault = open_vault(snapshot, passphrase)
        except VaultError as error:
            assert error.code == "wrong-passphrase"
            results.append(False)
        else:
            assert said(vault) == [SAID]
            vault.close()
            open_vault(snapshot, passphrase).close()
            results.append(True)
        shutil.rmtree(snapshot)
    return results[0], results[1]


def test_a_copy_that_cannot_be_repaired_keeps_nobody_out(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (closed / "header.b").write_bytes(b"rubbish")
    monkeypatch.setattr(DurableFiles, "write", lambda *_: None)
    vault = open_vault(closed, PASSPHRASE)
    assert said(vault) == [SAID]
    vault.close()
