"""The lock-out passphrase: nobody sees that there is one, and who types it has locked the vault for good."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.crypto.kdf import Argon2Cost
from storage.keys import copies, slots
from storage.keys.errors import WeakPassphrase
from storage.keys.header import Header, read, written
from storage.keys.header_files import DurableFiles
from storage.keys.passphrase import too_close
from storage.keys.recovery import NewCards, make_cards, seed_from_cards
from storage.keys.slots import PassphraseSlot, guessed, rotating_slot
from storage.vault import (
    Vault,
    WrongPassphrase,
    change_passphrase,
    open_vault,
    recover_vault,
    recovery_keys,
    ways,
)
from storage.vault.destroy import destroy
from storage.vault.errors import KeysRemain, LockOutRefused, VaultError
from storage.vault.lockout import clear_lock_out, drop_lock_out, has_lock_out, set_lock_out
from storage.vault.rotation import rotate
from tests.storage.vault.notes import SAID, said, write
from tests.storage.vaults import LOWEST_FOR_TESTS, OTHER_PASSPHRASE, PASSPHRASE, new_vault

LOCK_OUT = "granite/4 Човник, saddle_8 Ґанок= pepper~2 Вишня("
THIRD = "velvet+6 Джміль: harbor%0 Пісок^ candle)7 Явір["


@pytest.fixture
def cards() -> NewCards:
    return make_cards()


@pytest.fixture
def vault(tmp_path: Path, cards: NewCards) -> Iterator[Vault]:
    made = new_vault(tmp_path / "v", recovery=cards.public)
    write(made)
    yield made
    made.close()


@pytest.fixture
def closed(vault: Vault) -> Path:
    set_lock_out(vault, PASSPHRASE, LOCK_OUT)
    vault.close()
    return vault.directory


def _shape(directory: Path) -> list[object]:
    """What somebody without the key can see: every member, and the length of what looks random."""

    def seen(value: object) -> object:
        if isinstance(value, dict):
            return {name: seen(item) for name, item in value.items()}
        if isinstance(value, list):
            return [seen(item) for item in value]
        return len(value) if isinstance(value, str) and len(value) > 12 else value

    found = []
    for name in copies.NAMES:
        body = seen(json.loads((directory / name).read_bytes()))
        assert isinstance(body, dict)
        found.append({**body, "generation": 0})
    return found


def _recovered(directory: Path, cards: NewCards) -> Vault:
    seed = seed_from_cards(cards.cards[:2], *recovery_keys(directory))
    return recover_vault(directory, seed, OTHER_PASSPHRASE, LOWEST_FOR_TESTS, cards="1,2")


def _refused(directory: Path, passphrase: str) -> bool:
    try:
        open_vault(directory, passphrase).close()
    except WrongPassphrase as error:
        assert error.code == "wrong-passphrase"
        return True
    return False


def test_a_header_looks_the_same_with_and_without_and_after_it_was_used(vault: Vault) -> None:
    without = _shape(vault.directory)
    set_lock_out(vault, PASSPHRASE, LOCK_OUT)
    assert has_lock_out(vault)
    vault.close()
    assert _shape(vault.directory) == without
    assert _refused(vault.directory, LOCK_OUT)
    assert _shape(vault.directory) == without


def test_who_types_it_sees_a_wrong_passphrase_and_only_the_cards_open_the_vault(closed: Path, cards: NewCards) -> None:
    before = [(closed / name).read_bytes() for name in copies.NAMES]
    assert _refused(closed, LOCK_OUT)
    for name, raw in zip(copies.NAMES, before, strict=True):
        gone = [slot for slot in read(raw).header.slots if isinstance(slot, PassphraseSlot)]
        left = read((closed / name).read_bytes())
        assert left.intact
        assert not [slot for slot in gone if slot.wrapped.hex().encode() in left.raw]
    for passphrase in (PASSPHRASE, LOCK_OUT, OTHER_PASSPHRASE):
        assert _refused(closed, passphrase)
    recovered = _recovered(closed, cards)
    assert said(recovered) == [SAID]
    assert not has_lock_out(recovered)
    with recovered.transaction() as tx:
        assert ways.not_logged(tx) == ways.NotLogged(True, "1,2", True, False)
        assert ways.not_logged(tx) == ways.NotLogged(False, "", False, False)
    recovered.close()
    # What locked it out is a wrong passphrase like any other now.
    assert _refused(closed, LOCK_OUT)
    open_vault(closed, OTHER_PASSPHRASE).close()


def test_a_vault_recovered_without_a_lock_out_does_not_say_there_was_one(closed: Path, cards: NewCards) -> None:
    recovered = _recovered(closed, cards)
    with recovered.transaction() as tx:
        assert ways.not_logged(tx) == ways.NotLogged(True, "1,2", False, False)
    recovered.close()
    assert _refused(closed, LOCK_OUT)
    open_vault(closed, OTHER_PASSPHRASE).close()


@pytest.mark.parametrize("typed", [PASSPHRASE, LOCK_OUT, OTHER_PASSPHRASE])
def test_whatever_is_typed_is_derived_once(closed: Path, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    derived = []

    def counted(passphrase: str, salt: bytes, cost: Argon2Cost) -> slots.Guess:
        derived.append(passphrase)
        return guessed(passphrase, salt, cost)

    monkeypatch.setattr(copies, "guessed", counted)
    if typed == PASSPHRASE:
        open_vault(closed, typed).close()
    else:
        assert _refused(closed, typed)
    assert len(derived) == 1


class _Gone(BaseException):
    """The power is gone."""


@pytest.mark.parametrize("write_number", [1, 2])
@pytest.mark.parametrize("before", [True, False])
def test_cut_off_at_any_write_it_has_happened_or_it_has_not(
    closed: Path, cards: NewCards, monkeypatch: pytest.MonkeyPatch, write_number: int, before: bool
) -> None:
    whole, count = DurableFiles.write, [0]

    def dying(self: DurableFiles, path: Path, data: bytes) -> None:
        count[0] += 1
        if count[0] == write_number and before:
            raise _Gone
        whole(self, path, data)
        if count[0] == write_number:
            raise _Gone

    with monkeypatch.context() as power:
        power.setattr(DurableFiles, "write", dying)
        with pytest.raises(_Gone):
            open_vault(closed, LOCK_OUT)
    happened = write_number > 1 or not before
    assert _refused(closed, PASSPHRASE) == happened
    if happened:
        # The old copy is not believed, and by now it is gone too.
        assert (closed / "header.a").read_bytes() == (closed / "header.b").read_bytes()
    recovered = _recovered(closed, cards)
    with recovered.transaction() as tx:
        assert ways.not_logged(tx).was_locked_out == happened
    recovered.close()


def test_on_a_full_disk_it_happens_too(closed: Path, cards: NewCards, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: DurableFiles, path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(DurableFiles, "write", full)
        assert _refused(closed, LOCK_OUT)
    assert _refused(closed, PASSPHRASE)
    recovered = _recovered(closed, cards)
    assert said(recovered) == [SAID]
    recovered.close()


def test_on_a_disk_that_takes_nothing_it_still_looks_like_a_wrong_passphrase(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: DurableFiles, path: Path, data: bytes) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(DurableFiles, "write", refuse)
    monkeypatch.setattr(DurableFiles, "overwrite", refuse)
    assert _refused(closed, LOCK_OUT)


def test_one_destroyed_header_does_not_keep_it_from_working(closed: Path, cards: NewCards) -> None:
    (closed / "header.b").write_bytes(b"rubbish")
    assert _refused(closed, LOCK_OUT)
    assert _refused(closed, PASSPHRASE)
    _recovered(closed, cards).close()


def test_headers_left_over_by_a_cut_do_not_keep_an_old_passphrase_alive(closed: Path) -> None:
    stray = closed / f".{os.urandom(8).hex()}"
    shutil.copy(closed / "header.a", stray)
    assert _refused(closed, LOCK_OUT)
    assert not stray.exists()


def test_it_outlives_a_change_of_passphrase_and_is_taken_back(vault: Vault) -> None:
    set_lock_out(vault, PASSPHRASE, LOCK_OUT)
    change_passphrase(vault, PASSPHRASE, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    assert has_lock_out(vault)
    with pytest.raises(LockOutRefused):
        change_passphrase(vault, OTHER_PASSPHRASE, LOCK_OUT + "!", LOWEST_FOR_TESTS)
    copy = vault.directory.with_name("copy")
    shutil.copytree(vault.directory, copy)
    assert _refused(copy, LOCK_OUT)
    assert _refused(copy, OTHER_PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        clear_lock_out(vault, PASSPHRASE)
    clear_lock_out(vault, OTHER_PASSPHRASE)
    assert not has_lock_out(vault)
    set_lock_out(vault, OTHER_PASSPHRASE, LOCK_OUT)
    drop_lock_out(vault)
    drop_lock_out(vault)
    assert not has_lock_out(vault)
    vault.close()
    assert _refused(vault.directory, LOCK_OUT)
    open_vault(vault.directory, OTHER_PASSPHRASE).close()


def test_what_would_do_harm_is_refused(vault: Vault, tmp_path: Path) -> None:
    for lock_out in (PASSPHRASE, PASSPHRASE + "!", PASSPHRASE.upper(), " ".join(reversed(PASSPHRASE.split()))):
        with pytest.raises(LockOutRefused) as caught:
            set_lock_out(vault, PASSPHRASE, lock_out)
        assert caught.value.code == "lock-out-too-close"
    with pytest.raises(WrongPassphrase):
        set_lock_out(vault, OTHER_PASSPHRASE, LOCK_OUT)
    with pytest.raises(WeakPassphrase):
        set_lock_out(vault, PASSPHRASE, "1234")
    assert not has_lock_out(vault)
    alone = new_vault(tmp_path / "alone")
    with pytest.raises(LockOutRefused) as caught:
        set_lock_out(alone, PASSPHRASE, LOCK_OUT)
    assert caught.value.code == "lock-out-without-recovery"
    alone.close()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("лелека вітер криниця стежка попіл камінь", "лелека вітер криниця стежка попіл камень", True),
        ("лелека вітер криниця стежка попіл камінь", "лелека вітер криниця стежка сонце місяць", True),
        ("лелека вітер криниця стежка попіл камінь", "Лелекавітеркриницястежкапопілкамінь1", True),
        ("лелека вітер криниця стежка попіл камінь", "дуб річка ворота хмара скеля поле", False),
        (PASSPHRASE, LOCK_OUT, False),
    ],
)
def test_a_slip_of_the_finger_is_never_the_lock_out(one: str, other: str, expected: bool) -> None:
    assert too_close(one, other) == too_close(other, one) == expected


def test_a_header_of_the_first_program_gets_its_second_slot_with_the_next_rewrite(closed: Path) -> None:
    old = read((closed / "header.a").read_bytes()).header
    vault = open_vault(closed, PASSPHRASE)
    key = vault.master_key()
    own = next(slot for slot in old.slots if isinstance(slot, PassphraseSlot))
    lonely = type(old)(old.vault_id, 50, old.practice, (own, *old.slots[2:]))
    vault.close()
    copies.replace(closed, lonely, key, lambda _: None)
    vault = open_vault(closed, PASSPHRASE)
    assert len(vault.header.slots) == 2
    change_passphrase(vault, PASSPHRASE, THIRD, LOWEST_FOR_TESTS)
    assert len(vault.header.slots) == 3
    vault.close()
    open_vault(closed, THIRD).close()


def test_destroying_leaves_nothing_of_the_vault(vault: Vault) -> None:
    directory = vault.directory
    (directory / "bak" / "0").write_bytes(b"a copy")
    (directory / "att" / "0123456789abcdef").write_bytes(b"sound")
    destroy(vault)
    assert not directory.exists()
    assert list(directory.parent.iterdir()) == []


def test_what_cannot_be_removed_does_not_save_the_keys(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    directory = vault.directory
    whole = Path.unlink

    def stubborn(self: Path, missing_ok: bool = False) -> None:
        if self.name == "data":
            raise OSError(5, "Input/output error")
        whole(self, missing_ok=missing_ok)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "unlink", stubborn)
        with pytest.raises(Exception, match="vault-unreachable"):
            destroy(vault)
    assert [path.name for path in directory.iterdir()] == ["data"]


@pytest.mark.parametrize("change", ["passphrase", "other", "none"])
def test_a_change_that_the_disk_refused_neither_hides_nor_revives_it(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    set_lock_out(vault, PASSPHRASE, LOCK_OUT)
    changes: dict[str, Callable[[], None]] = {
        "passphrase": lambda: change_passphrase(vault, PASSPHRASE, OTHER_PASSPHRASE, LOWEST_FOR_TESTS),
        "other": lambda: set_lock_out(vault, PASSPHRASE, THIRD),
        "none": lambda: clear_lock_out(vault, PASSPHRASE),
    }

    def full(self: DurableFiles, path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(DurableFiles, "write", full)
        with pytest.raises(VaultError):
            changes[change]()
    assert has_lock_out(vault)
    # The next change takes along what counts, and nothing else.
    change_passphrase(vault, PASSPHRASE, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    assert has_lock_out(vault)
    with monkeypatch.context() as disk:
        disk.setattr(DurableFiles, "write", full)
        with pytest.raises(VaultError):
            change_passphrase(vault, OTHER_PASSPHRASE, PASSPHRASE, LOWEST_FOR_TESTS)
    drop_lock_out(vault)
    assert not has_lock_out(vault)
    vault.close()
    assert _refused(vault.directory, LOCK_OUT)
    open_vault(vault.directory, OTHER_PASSPHRASE).close()


@pytest.mark.parametrize("is_locked", [True, False])
def test_keys_that_a_disk_does_not_let_go_are_never_called_gone(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, is_locked: bool
) -> None:
    directory = vault.directory
    before = (directory / "header.a").read_bytes()
    unlink, opened = Path.unlink, Path.open

    def stubborn(self: Path, missing_ok: bool = False) -> None:
        if self.name == "header.a":
            raise OSError(30, "Read-only file system")
        unlink(self, missing_ok=missing_ok)

    def locked(self: Path, mode: str = "r", *more: int, **named: int) -> object:
        if is_locked and self.name == "header.a" and "+" in mode:
            raise OSError(30, "Read-only file system")
        return opened(self, mode, *more, **named)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "unlink", stubborn)
        disk.setattr(Path, "open", locked)
        with pytest.raises(VaultError) as told:
            destroy(vault)
    assert isinstance(told.value, KeysRemain) is is_locked
    assert ((directory / "header.a").read_bytes() == before) is is_locked
    assert not (directory / "data").exists()


@pytest.mark.parametrize("exchanged", [True, False])
def test_it_works_while_an_exchange_of_keys_is_cut_off(vault: Vault, cards: NewCards, exchanged: bool) -> None:
    set_lock_out(vault, PASSPHRASE, LOCK_OUT)
    held, key = vault.header, vault.master_key()
    following = os.urandom(32)
    if exchanged:
        rotate(vault, PASSPHRASE)
        following = vault.master_key()
    vault.close()
    both = Header(held.vault_id, 90, held.practice, (*held.slots, rotating_slot(key, following, held.bound)))
    copies.replace(vault.directory, both, key, lambda _: None)
    assert _refused(vault.directory, LOCK_OUT)
    assert _refused(vault.directory, PASSPHRASE)
    recovered = _recovered(vault.directory, cards)
    assert said(recovered) == [SAID]
    with recovered.transaction() as tx:
        assert ways.not_logged(tx).was_locked_out
    recovered.close()
    open_vault(vault.directory, OTHER_PASSPHRASE).close()


def test_a_lock_out_cut_off_between_two_keys_is_believed_too(vault: Vault, cards: NewCards) -> None:
    set_lock_out(vault, PASSPHRASE, LOCK_OUT)
    held, key = vault.header, vault.master_key()
    rotate(vault, PASSPHRASE)
    following = vault.master_key()
    vault.close()
    directory = vault.directory
    assert _refused(directory, LOCK_OUT)
    # One copy is still the one of the exchange, with a passphrase that opens the key before.
    both = Header(held.vault_id, 2, held.practice, (*held.slots, rotating_slot(key, following, held.bound)))
    (directory / "header.b").write_bytes(written(both, key))
    assert _refused(directory, PASSPHRASE)
    assert (directory / "header.a").read_bytes() == (directory / "header.b").read_bytes()
    _recovered(directory, cards).close()
