"""Ways into a vault: cards, a changed passphrase, and a change that is killed on its way."""

import dataclasses
import itertools
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from storage.crypto.errors import CardProblem
from storage.crypto.hpke import BoxKey, box_digest, box_id
from storage.keys import copies
from storage.keys.copies import DurableFiles
from storage.keys.errors import HeaderDamaged, WeakPassphrase
from storage.keys.header import read
from storage.keys.recovery import make_cards, seed_from_cards
from storage.vault import (
    Vault,
    VaultDamaged,
    VaultError,
    WrongPassphrase,
    WrongRecovery,
    add_recovery,
    change_passphrase,
    open_vault,
    recover_vault,
    recovery_keys,
    ways,
)
from storage.vault.pairs import proof
from storage.vault.recovery import RecoveryWays, begin_cards, finish_cards, recovery_ways
from storage.vault.rotation import rotate
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
    expected = recovery_keys(vault.directory)
    for pair in itertools.combinations(made.cards, 2):
        seed = seed_from_cards(pair, *expected)
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
    assert recovery_keys(tmp_path / "b") == ()
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
    seed = seed_from_cards(made.cards[1:], *recovery_keys(directory))
    recovered = recover_vault(directory, seed, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    assert said(recovered) == [SAID]
    recovered.close()
    open_vault(directory, OTHER_PASSPHRASE).close()


def test_a_header_read_back_that_gives_another_key_is_damage(closed: Path) -> None:
    header = read((closed / "header.a").read_bytes()).header
    with pytest.raises(HeaderDamaged):
        proof(bytes(32), PASSPHRASE)(header)
    with pytest.raises(HeaderDamaged):
        proof(bytes(32), PASSPHRASE)(dataclasses.replace(header, slots=()))


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
from storage.crypto.hpke import BoxKey
from storage.vault import add_recovery, change_passphrase, open_vault
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
{change}
os._exit(3)
"""
_CHANGE_PASSPHRASE = "change_passphrase(vault, PASSPHRASE, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)"
_ADD_RECOVERY = "add_recovery(vault, BoxKey.from_seed(bytes([8]) * 32).public)"


@pytest.mark.slow
def test_a_change_of_passphrase_killed_at_every_touch_of_a_file_leaves_a_vault_that_opens(
    closed: Path, tmp_path: Path
) -> None:
    ends: list[tuple[bool, bool]] = []
    for touch in range(1, 40):
        copy = tmp_path / f"copy-{touch}"
        shutil.copytree(closed, copy)
        if not _killed(copy, touch, _CHANGE_PASSPHRASE):
            break
        opened = _opens_with(copy, tmp_path)
        assert any(opened)
        ends.append(opened)
    else:
        pytest.fail("the change never came to its end")
    assert len(ends) >= 8
    assert ends[0] == (True, False)
    assert ends[-1] == (False, True)
    assert _opens_with(copy, tmp_path) == (False, True)


def _killed(vault: Path, touch: int, change: str) -> bool:
    """Make a change that is killed at a touch of a file; false when it came to its end before."""
    program = _KILLED.replace("{change}", change)
    run = subprocess.run([sys.executable, "-c", program, str(vault), str(touch)], check=False)
    assert run.returncode in (3, -9)
    return run.returncode == -9


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


# The organisation's recovery key


def _organisation(number: int) -> bytes:
    return bytes([number]) * 32


def _add(vault: Vault, number: int) -> None:
    add_recovery(vault, BoxKey.from_seed(_organisation(number)).public)


def test_cards_and_the_organisations_key_each_open_the_vault_and_no_other_key_does(tmp_path: Path) -> None:
    made = make_cards()
    vault = new_vault(tmp_path / "v", recovery=made.public)
    write(vault)
    _add(vault, 8)
    vault.close()
    directory = vault.directory
    seeds = (_organisation(8), seed_from_cards(made.cards[:2], *recovery_keys(directory)))
    with pytest.raises(WrongRecovery):
        recover_vault(directory, _organisation(9), OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    for seed in (*seeds, *seeds):
        recovered = recover_vault(directory, seed, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
        assert said(recovered) == [SAID]
        recovered.close()
    open_vault(directory, OTHER_PASSPHRASE).close()


def test_the_organisations_slot_bears_its_box_id_and_a_new_key_takes_its_place(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "v", recovery=make_cards().public)
    before = vault.header
    _add(vault, 8)
    _add(vault, 8)
    assert vault.header.generation == before.generation + 1
    assert vault.header.slots[:3] == before.slots
    assert vault.header.slots[3].slot_id == box_id(BoxKey.from_seed(_organisation(8)).public)
    _add(vault, 9)
    assert vault.header.slots[:3] == before.slots
    assert len(vault.header.slots) == 4
    for name in copies.NAMES:
        assert read((vault.directory / name).read_bytes()).header == vault.header
    vault.close()
    with pytest.raises(WrongRecovery):
        recover_vault(vault.directory, _organisation(8), OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    recover_vault(vault.directory, _organisation(9), OTHER_PASSPHRASE, LOWEST_FOR_TESTS).close()


def test_the_vault_keeps_the_public_keys_that_open_it_and_no_others(tmp_path: Path) -> None:
    first, second = make_cards(), make_cards()
    vault = new_vault(tmp_path / "v", recovery=first.public)
    write(vault)
    _add(vault, 8)
    _add(vault, 9)
    begin_cards(vault, second.public)
    finish_cards(vault, box_digest(second.public))
    expected = {box_digest(second.public), box_digest(BoxKey.from_seed(_organisation(9)).public)}
    with vault.read() as tx:
        assert ways.recovery_publics(tx).keys() == expected
    assert set(recovery_keys(vault.directory)) == expected
    assert recovery_ways(vault) == RecoveryWays(own_cards=True, organisation=True)
    vault.close()
    with pytest.raises(CardProblem):
        seed_from_cards(first.cards[:2], *recovery_keys(vault.directory))
    seed = seed_from_cards(second.cards[1:], *recovery_keys(vault.directory))
    recover_vault(vault.directory, seed, OTHER_PASSPHRASE, LOWEST_FOR_TESTS).close()
    open_vault(vault.directory, OTHER_PASSPHRASE).close()


def _open_by(directory: Path, cards: Sequence[str]) -> bool:
    try:
        seed_from_cards(cards, *recovery_keys(directory))
    except CardProblem:
        return False
    return True


def test_new_cards_open_the_vault_beside_the_earlier_ones_until_one_of_them_was_shown(tmp_path: Path) -> None:
    first, begun, second = make_cards(), make_cards(), make_cards()
    vault = new_vault(tmp_path / "v", recovery=first.public)
    _add(vault, 8)
    begin_cards(vault, begun.public)
    assert _open_by(vault.directory, first.cards[:2])
    assert _open_by(vault.directory, begun.cards[:2])
    # Begun anew: of the set that nobody has shown nothing is left, the one in use stays.
    begin_cards(vault, second.public)
    assert not _open_by(vault.directory, begun.cards[:2])
    assert _open_by(vault.directory, first.cards[1:])
    rotate(vault, PASSPHRASE)
    finish_cards(vault, box_digest(second.public))
    finish_cards(vault, box_digest(second.public))
    assert not _open_by(vault.directory, first.cards[:2])
    assert _open_by(vault.directory, second.cards[:2])
    assert len(vault.header.slots) == 4
    with vault.read() as tx:
        assert ways.begun(tx) == frozenset()
        assert ways.recovery_publics(tx).keys() == set(recovery_keys(vault.directory))
    with pytest.raises(WrongRecovery):
        finish_cards(vault, box_digest(begun.public))
    vault.close()


def test_a_set_that_opened_the_vault_is_not_dropped_though_no_card_was_typed_back(tmp_path: Path) -> None:
    first, begun, third = make_cards(), make_cards(), make_cards()
    vault = new_vault(tmp_path / "v", recovery=first.public)
    begin_cards(vault, begun.public)
    vault.close()
    seed = seed_from_cards(begun.cards[:2], *recovery_keys(vault.directory))
    vault = recover_vault(vault.directory, seed, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    begin_cards(vault, third.public)
    vault.close()
    assert _open_by(vault.directory, begun.cards[:2])
    assert _open_by(vault.directory, first.cards[:2])


def test_exchanging_cards_cut_off_at_any_write_leaves_the_earlier_ones_or_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make_cards(), make_cards()
    vault = new_vault(tmp_path / "v", recovery=first.public)
    whole = DurableFiles.write
    for refused in copies.NAMES:
        with monkeypatch.context() as broken:
            broken.setattr(
                DurableFiles,
                "write",
                lambda self, path, data, refused=refused: whole(self, path, b"" if path.name == refused else data),
            )
            for step in (
                lambda: begin_cards(vault, second.public),
                lambda: finish_cards(vault, box_digest(second.public)),
            ):
                with pytest.raises(VaultDamaged):
                    step()
                assert _open_by(vault.directory, first.cards[:2])
    begin_cards(vault, second.public)
    finish_cards(vault, box_digest(second.public))
    assert not _open_by(vault.directory, first.cards[:2])
    assert _open_by(vault.directory, second.cards[:2])
    vault.close()


def test_a_passphrase_that_was_never_changed_goes_on_after_the_organisations_key_came(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = open_vault(closed, PASSPHRASE)
    with monkeypatch.context() as broken:
        whole = DurableFiles.write
        broken.setattr(
            DurableFiles, "write", lambda self, path, data: whole(self, path, data if path.name[-1] == "a" else b"")
        )
        with pytest.raises(VaultDamaged):
            change_passphrase(vault, PASSPHRASE, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    _add(vault, 8)
    vault.close()
    assert vault.header.generation == 3
    with pytest.raises(WrongPassphrase):
        open_vault(closed, OTHER_PASSPHRASE)
    open_vault(closed, PASSPHRASE).close()


@pytest.mark.slow
def test_adding_the_organisations_key_killed_at_every_touch_of_a_file_leaves_a_vault_that_opens(
    closed: Path, tmp_path: Path
) -> None:
    ends: list[bool] = []
    for touch in range(1, 40):
        copy = tmp_path / f"copy-{touch}"
        shutil.copytree(closed, copy)
        killed = _killed(copy, touch, _ADD_RECOVERY)
        vault = open_vault(copy, PASSPHRASE)
        assert said(vault) == [SAID]
        ends.append(len(vault.header.slots) == 3)
        _add(vault, 8)
        vault.close()
        recover_vault(copy, _organisation(8), PASSPHRASE, LOWEST_FOR_TESTS).close()
        if not killed:
            break
    else:
        pytest.fail("the change never came to its end")
    assert len(ends) >= 8
    assert not ends[0]
    assert ends[-2:] == [True, True]
