"""New keys: everything is there under another key, and a change that is cut off anywhere leaves a vault that opens."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import BLOB, text

from storage.crypto import hpke
from storage.crypto.hpke import BoxKey
from storage.interviews import attachments, opened, playback, sealing
from storage.keys import copies
from storage.keys.header import Header, read
from storage.keys.header_files import DurableFiles
from storage.keys.recovery import make_cards, seed_from_cards
from storage.keys.slots import RotatingSlot, UnknownSlot, organisation_slot, rotating_slot
from storage.objects.kinds import PartKind
from storage.vault import (
    Vault,
    VaultBusy,
    VaultDamaged,
    VaultError,
    VaultFull,
    WrongPassphrase,
    WrongRecovery,
    add_recovery,
    chains,
    open_vault,
    pairs,
    recover_vault,
    recovery_keys,
    rotation,
    ways,
)
from storage.vault import (
    vault as vault_module,
)
from storage.vault.errors import RotationCancelled, RotationRefused
from storage.vault.integrity import full_check
from storage.vault.lockout import has_lock_out, set_lock_out
from storage.vault.rotation import rotate
from storage.vault.settling import NEW_DATABASE, opens
from storage.vault.tables import metadata
from storage.vault.wrapped import ALL
from tests.storage.interviews.scene import RECORD, SOUND, Scene
from tests.storage.vault.notes import SAID, said, write
from tests.storage.vaults import LOWEST_FOR_TESTS, OTHER_PASSPHRASE, PASSPHRASE, new_vault

LOCK_OUT = "granite/4 Човник, saddle_8 Ґанок= pepper~2 Вишня("
ORGANISATION = bytes([8]) * 32
FILES = ["data", "header.a", "header.b", "lock"]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path / "vault-3", recovery=make_cards().public)
    write(made)
    yield made
    made.close()


@pytest.fixture
def closed(vault: Vault) -> Path:
    vault.close()
    return vault.directory


def _rows(vault: Vault) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database but what is wrapped by the key, and the heads over it."""
    wrapped = {one.column.name for one in ALL}
    with vault.read() as tx:
        tables = tx.execute(text("SELECT name FROM sqlite_master WHERE type='table' AND rootpage > 0")).scalars().all()
        found = {}
        for table in tables:
            if table in ("heads", "head_of_heads", "meta"):
                continue
            rows = tx.execute(text(f'SELECT * FROM "{table}"'))
            names = list(rows.keys())
            found[table] = [tuple(v for n, v in zip(names, row, strict=True) if n not in wrapped) for row in rows]
        return found


def _heads_are_right(vault: Vault) -> bool:
    with vault.read() as tx:
        heads = tx.execute(text("SELECT name, scope FROM heads")).all()
        return bool(heads) and all(
            chains.kept(tx, name, scope) == chains.present(tx, chains.BY_TABLE[name], scope) for name, scope in heads
        )


def test_everything_is_there_under_another_key_and_the_old_one_opens_nothing(vault: Vault, tmp_path: Path) -> None:
    scene = Scene.begun(vault)
    sound = scene.record_sound()
    photo = scene.attach_photo(tmp_path)
    scene.seal()
    before, old_key = _rows(vault), vault.master_key()
    with vault.read() as tx:
        version = tx.execute(text("PRAGMA user_version")).scalar()
    told: list[float] = []
    rotate(vault, PASSPHRASE, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert _rows(vault) == before
    assert _heads_are_right(vault)
    assert full_check(vault).is_sound
    with vault.read() as tx:
        assert tx.execute(text("PRAGMA user_version")).scalar() == version
    assert opened.own_part(vault, scene.interview_id, PartKind.BODY).content.record == RECORD.parts["body"]  # type: ignore[index]
    for attachment in (sound, photo):
        with attachments.open_attachment(vault, attachment) as readable:
            assert readable.read(0, 10)
    write(vault, "and on")
    vault.close()
    key = vault.directory / "data"
    assert not opens(key, old_key)
    assert sorted(path.name for path in vault.directory.iterdir() if path.is_file()) == FILES
    again = open_vault(vault.directory, PASSPHRASE)
    assert said(again) == [SAID, "and on"]
    with attachments.open_attachment(again, sound) as readable:
        assert readable.read(0, 4) == SOUND[0][:4]
    assert again.master_key() != old_key
    again.close()


def test_every_way_in_goes_on(tmp_path: Path) -> None:
    made = make_cards()
    vault = new_vault(tmp_path / "v", recovery=made.public)
    write(vault)
    add_recovery(vault, BoxKey.from_seed(ORGANISATION).public)
    set_lock_out(vault, PASSPHRASE, LOCK_OUT)
    before = vault.header
    rotate(vault, PASSPHRASE)
    rotate(vault, PASSPHRASE)
    assert has_lock_out(vault)
    assert {slot.slot_id for slot in before.slots} & {slot.slot_id for slot in vault.header.slots} == {
        before.slots[3].slot_id
    }
    vault.close()
    seeds = (ORGANISATION, seed_from_cards(made.cards[1:], *recovery_keys(vault.directory)))
    for seed in seeds:
        copy = tmp_path / f"copy-{seed[0]}"
        shutil.copytree(vault.directory, copy)
        recovered = recover_vault(copy, seed, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
        assert said(recovered) == [SAID]
        recovered.close()
    with pytest.raises(WrongPassphrase):
        open_vault(vault.directory, LOCK_OUT)
    with pytest.raises(WrongPassphrase):
        open_vault(vault.directory, PASSPHRASE)
    recover_vault(vault.directory, ORGANISATION, OTHER_PASSPHRASE, LOWEST_FOR_TESTS).close()


def test_columns_of_wrapped_keys_and_what_they_are_bound_to_are_all_known() -> None:
    columns = {
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.columns
        if "wrapped" in column.name and isinstance(column.type, BLOB)
    }
    assert {(one.table.name, one.column.name) for one in ALL} == columns
    contexts = {one.table.name: one.context for one in ALL}

    class Row:
        file, interview_id, part = "0123456789abcdef", "ab" * 16, "body"

    row: object = Row()
    assert contexts["segments"](row).encode() == playback.key_context(Row.file)  # type: ignore[arg-type]
    assert contexts["part_keys"](row).encode() == sealing.part_key_context(Row.interview_id, PartKind.BODY)  # type: ignore[arg-type]


def test_another_passphrase_changes_nothing(vault: Vault) -> None:
    before, key = vault.header, vault.master_key()
    with pytest.raises(WrongPassphrase):
        rotate(vault, OTHER_PASSPHRASE)
    assert (vault.header, vault.master_key()) == (before, key)


def _untouched(vault: Vault, key: bytes) -> None:
    """The vault goes on under its key, opens again, and nothing lies about."""
    write(vault, "goes on")
    assert vault.master_key() == key
    assert not any(isinstance(slot, RotatingSlot) for slot in vault.header.slots)
    assert not list(vault.directory.glob(NEW_DATABASE + "*"))
    vault.close()
    again = open_vault(vault.directory, PASSPHRASE)
    assert said(again) == [SAID, "goes on"]
    again.close()


@pytest.mark.parametrize("after", [0, 1, 3])
def test_who_thinks_better_of_it_keeps_the_old_state(vault: Vault, after: int) -> None:
    key, asked = vault.master_key(), [0]

    def cancelled() -> bool:
        asked[0] += 1
        return asked[0] > after

    with pytest.raises(RotationCancelled):
        rotate(vault, PASSPHRASE, cancelled=cancelled)
    _untouched(vault, key)


def test_too_little_room_is_said_before_anything_is_written(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    key = vault.master_key()
    monkeypatch.setattr(rotation, "free_bytes", lambda _: 1_000_000)
    with pytest.raises(VaultFull):
        rotate(vault, PASSPHRASE)
    _untouched(vault, key)


def test_a_recovery_key_that_is_not_known_and_a_token_of_a_later_program_refuse(vault: Vault) -> None:
    key, header = vault.master_key(), vault.header
    vault.header_replaced(
        Header(header.vault_id, 1, practice=False, slots=(*header.slots, UnknownSlot("fido2", b"{}")))
    )
    with pytest.raises(RotationRefused) as caught:
        rotate(vault, PASSPHRASE)
    assert caught.value.code == "slot-unknown"
    vault.header_replaced(header)
    with vault.transaction() as tx:
        for digest in ways.recovery_publics(tx):
            ways.forget_recovery(tx, digest)
    with pytest.raises(RotationRefused) as caught:
        rotate(vault, PASSPHRASE)
    assert caught.value.code == "recovery-key-unknown"
    _untouched(vault, key)


def test_rows_changed_behind_the_programs_back_are_not_hidden_by_new_keys(vault: Vault) -> None:
    scene = Scene.begun(vault)
    scene.record_sound()
    with vault.maintenance() as connection:
        # As somebody would who has the key and not the program.
        for trigger in [
            row[0] for row in connection.execute("SELECT name FROM temp.sqlite_master WHERE type='trigger'")
        ]:
            connection.execute(f"DROP TRIGGER temp.{trigger}")
        connection.execute("UPDATE segments SET plain_sha256 = '00'")
    with pytest.raises(RotationRefused) as caught:
        rotate(vault, PASSPHRASE)
    assert caught.value.code == "rotation-damaged"


def test_somebody_who_reads_is_waited_for_and_in_the_end_not_disturbed(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go_on = threading.Event(), threading.Event()
    key, seen = vault.master_key(), list[int]()

    def slow_reader() -> None:
        with vault.read() as tx:
            began.set()
            assert go_on.wait(60)
            seen.append(tx.execute(text("SELECT count(*) FROM notes_of_test")).scalar_one())

    def while_reading(share: float = 1.0) -> None:
        reader = threading.Thread(target=slow_reader)
        reader.start()
        assert began.wait(60)
        try:
            rotate(vault, PASSPHRASE, progress=lambda done: go_on.set() if done >= share else None)
        finally:
            go_on.set()
            reader.join()

    with monkeypatch.context() as impatient:
        impatient.setattr(vault_module, "_PATIENCE_SECONDS", 0.01)
        with pytest.raises(VaultBusy):
            while_reading()
    assert vault.master_key() == key
    began.clear()
    go_on.clear()
    while_reading(0.95)
    assert vault.master_key() != key
    assert seen == [1, 1]
    assert said(vault) == [SAID]


class _Failing:
    """Header files that fail at one write."""

    def __init__(self, at: int, kind: str) -> None:
        self.at, self.kind, self.count = at, kind, 0

    def write(self, files: DurableFiles, path: Path, data: bytes) -> None:
        self.count += 1
        if self.count == self.at:
            if self.kind == "full":
                raise OSError(28, "No space left on device")
            data = data[:-7] + b"rubbish"
        _WRITE(files, path, data)


_WRITE: Callable[[DurableFiles, Path, bytes], None] = DurableFiles.write


@pytest.mark.parametrize("kind", ["full", "rubbish"])
@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_a_header_that_cannot_be_written_leaves_a_vault_that_goes_on_and_opens(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, at: int, kind: str
) -> None:
    failing = _Failing(at, kind)
    with monkeypatch.context() as broken:
        broken.setattr(DurableFiles, "write", lambda self, path, data: failing.write(self, path, data))
        with pytest.raises(VaultError):
            rotate(vault, PASSPHRASE)
    write(vault, "goes on")
    vault.close()
    for _ in range(2):
        again = open_vault(vault.directory, PASSPHRASE)
        assert said(again) == [SAID, "goes on"]
        assert not any(isinstance(slot, RotatingSlot) for slot in again.header.slots)
        again.close()
    assert not list(vault.directory.glob(NEW_DATABASE + "*"))
    for name in copies.NAMES:
        assert read((vault.directory / name).read_bytes()).header == again.header


def test_a_way_in_that_is_changed_while_the_new_file_is_written_is_not_undone(vault: Vault) -> None:
    key, public = vault.master_key(), BoxKey.from_seed(ORGANISATION).public

    def changed(_: float) -> None:
        if not any(slot.slot_id == hpke.box_id(public) for slot in vault.header.slots):
            pairs.rewrite(vault, (*vault.header.slots, organisation_slot(key, public, vault.header.bound)))

    with pytest.raises(VaultBusy):
        rotate(vault, PASSPHRASE, progress=changed)
    assert vault.master_key() == key
    vault.close()
    box = BoxKey.from_seed(ORGANISATION)
    assert copies.unlock_with_recovery(vault.directory, box).key == key
    open_vault(vault.directory, PASSPHRASE).close()


def test_names_that_cannot_be_swapped_leave_the_old_state(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    key = vault.master_key()

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "held by somebody")

    with monkeypatch.context() as broken:
        broken.setattr(rotation, "replace_durably", refuse)
        with pytest.raises(VaultError):
            rotate(vault, PASSPHRASE)
    _untouched(vault, key)


_KILLED = """
import os, signal, sys
from pathlib import Path
from storage.vault import open_vault
from storage.vault.rotation import rotate
from tests.storage.vaults import PASSPHRASE

vault = open_vault(Path(sys.argv[1]), PASSPHRASE)
left = int(sys.argv[2])

def die_at(event, arguments):
    global left
    if event in ("os.rename", "os.remove") or event == "open" and str(arguments[0]).startswith(sys.argv[1]):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(die_at)
rotate(vault, PASSPHRASE)
os._exit(3)
"""


# A process of its own for each of some sixty places.
@pytest.mark.slow
@pytest.mark.timeout(400)
def test_new_keys_killed_at_every_touch_of_a_file_leave_exactly_what_was_there(closed: Path, tmp_path: Path) -> None:
    ends: list[bool] = []
    before = open_vault(closed, PASSPHRASE)
    key = before.master_key()
    before.close()
    for touch in range(1, 120):
        copy = tmp_path / f"copy-{touch}"
        shutil.copytree(closed, copy)
        run = subprocess.run([sys.executable, "-c", _KILLED, str(copy), str(touch)], check=False)
        assert run.returncode in (3, -9)
        for _ in range(2):
            vault = open_vault(copy, PASSPHRASE)
            assert said(vault) == [SAID]
            vault.close()
        assert sorted(path.name for path in copy.iterdir() if path.is_file()) == [
            "data",
            "header.a",
            "header.b",
            "lock",
        ]
        assert not any(isinstance(slot, RotatingSlot) for slot in vault.header.slots)
        ends.append(opens(copy / "data", key))
        with pytest.raises(WrongRecovery):
            recover_vault(copy, bytes(32), OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
        if run.returncode == 3:
            break
    else:
        pytest.fail("the change never came to its end")
    assert len(ends) >= 15
    assert ends == sorted(ends, reverse=True)
    assert (ends[0], ends[-1]) == (True, False)


def test_cards_open_a_vault_whose_exchange_was_cut_off_after_the_names(tmp_path: Path) -> None:
    made = make_cards()
    vault = new_vault(tmp_path / "v", recovery=made.public)
    write(vault)
    held, key = vault.header, vault.master_key()
    rotate(vault, PASSPHRASE)
    after = vault.master_key()
    vault.close()
    # The header as it was between the two names and the last header.
    both = Header(held.vault_id, 90, held.practice, (*held.slots, rotating_slot(key, after, held.bound)))
    copies.replace(vault.directory, both, key, lambda _: None)
    seed = seed_from_cards(made.cards[:2], *recovery_keys(vault.directory))
    recovered = recover_vault(vault.directory, seed, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
    assert (said(recovered), recovered.master_key()) == ([SAID], after)
    recovered.close()
    again = open_vault(vault.directory, OTHER_PASSPHRASE)
    assert again.master_key() == after
    again.close()
    recover_vault(vault.directory, seed, PASSPHRASE, LOWEST_FOR_TESTS).close()


def test_a_database_that_neither_key_opens_leaves_both_in_the_header(vault: Vault) -> None:
    held, key = vault.header, vault.master_key()
    rotate(vault, PASSPHRASE)
    after = vault.master_key()
    vault.close()
    both = Header(held.vault_id, 90, held.practice, (*held.slots, rotating_slot(key, after, held.bound)))
    copies.replace(vault.directory, both, key, lambda _: None)
    database = vault.directory / "data"
    whole = database.read_bytes()
    database.write_bytes(bytes(4096) + whole[4096:])
    with pytest.raises(VaultDamaged):
        open_vault(vault.directory, PASSPHRASE)
    for name in copies.NAMES:
        assert read((vault.directory / name).read_bytes()).header == both
    database.write_bytes(whole)
    again = open_vault(vault.directory, PASSPHRASE)
    assert (said(again), again.master_key()) == ([SAID], after)
    again.close()
