"""The header: its bytes, its two copies, its damage, and its replacement cut off at every step."""

import dataclasses
import hashlib
import json
import os
from pathlib import Path

import pytest
import rfc8785

from storage.crypto import hpke
from storage.crypto.errors import BadKey
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost
from storage.keys import copies
from storage.keys.copies import DurableFiles, Unlocked, load, unlock_with_passphrase, unlock_with_recovery
from storage.keys.errors import (
    HeaderDamaged,
    HeaderMissing,
    HeaderTooNew,
    KeysError,
    NoSuchSlot,
    SlotRefused,
)
from storage.keys.header import FORMAT, LARGEST, LARGEST_UNKNOWN, Header, read, written
from storage.keys.slots import (
    Bound,
    PassphraseSlot,
    UnknownSlot,
    guessed,
    open_with,
    paired,
    passphrase_slot,
    recovery_slot,
)
from tests.storage.vaults import LOWEST_FOR_TESTS, OTHER_PASSPHRASE, PASSPHRASE

KEY = bytes(range(32))
BOX = BoxKey.from_seed(bytes(range(1, 33)))
BOUND = Bound("ab" * 16, practice=False)


def _header(passphrase: str = PASSPHRASE, *, generation: int = 1, recovery: bool = True) -> Header:
    slots = paired([passphrase_slot(KEY, passphrase, LOWEST_FOR_TESTS, BOUND)])
    return Header(
        BOUND.vault_id,
        generation,
        BOUND.practice,
        (*slots, recovery_slot(KEY, BOX.public, BOUND)) if recovery else slots,
    )


def _nothing(header: Header) -> None:
    pass


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    copies.replace(tmp_path, _header(), KEY, _nothing)
    return tmp_path


def _changed(raw: bytes, **members: object) -> bytes:
    """Return a header with other members and a right sum, as anybody can make it."""
    body = {**json.loads(raw), **members}
    del body["sum"]
    body["sum"] = hashlib.sha256(rfc8785.dumps(body)).hexdigest()
    return rfc8785.dumps(body)


def test_a_header_says_what_was_written() -> None:
    header = _header()
    back = read(written(header, KEY))
    assert back.header == header
    assert back.intact
    back.verify(KEY)
    with pytest.raises(HeaderDamaged):
        back.verify(bytes(32))


def test_both_slots_give_the_key(directory: Path) -> None:
    for unlocked in (unlock_with_passphrase(directory, PASSPHRASE), unlock_with_recovery(directory, BOX)):
        assert unlocked.key == KEY
        assert not unlocked.needs_repair
        assert KEY.hex() not in repr(unlocked)
        assert repr(KEY) not in repr(unlocked)


def test_another_passphrase_and_other_cards_are_refused_as_such(directory: Path) -> None:
    with pytest.raises(SlotRefused):
        unlock_with_passphrase(directory, OTHER_PASSPHRASE)
    with pytest.raises(SlotRefused):
        unlock_with_recovery(directory, BoxKey.generate())


def test_a_header_without_recovery_says_so(tmp_path: Path) -> None:
    copies.replace(tmp_path, _header(recovery=False), KEY, _nothing)
    with pytest.raises(NoSuchSlot):
        unlock_with_recovery(tmp_path, BOX)


def test_a_recovery_key_that_is_none_is_refused() -> None:
    with pytest.raises(BadKey):
        recovery_slot(KEY, bytes(100), BOUND)


def test_every_flipped_bit_of_one_copy_is_noticed_and_the_other_copy_opens(directory: Path) -> None:
    good = (directory / "header.a").read_bytes()
    step = 29
    for name in copies.NAMES:
        for bit in range(0, 8 * len(good), step):
            changed = bytearray(good)
            changed[bit // 8] ^= 1 << bit % 8
            (directory / name).write_bytes(changed)
            unlocked = unlock_with_passphrase(directory, PASSPHRASE)
            assert unlocked.needs_repair
            assert unlocked.header == read(good).header
        (directory / name).write_bytes(good)


def test_a_damaged_copy_is_never_mistaken_for_a_sound_one() -> None:
    good = written(_header(), KEY)
    for bit in range(8 * len(good)):
        changed = bytearray(good)
        changed[bit // 8] ^= 1 << bit % 8
        try:
            assert not read(bytes(changed)).intact
        except HeaderDamaged:
            continue


def test_damage_in_both_copies_is_called_damage_and_not_a_wrong_passphrase(directory: Path) -> None:
    good = (directory / "header.a").read_bytes()
    place = good.index(b'"wrapped":"') + 20
    changed = good[:place] + (b"0" if good[place : place + 1] != b"0" else b"1") + good[place + 1 :]
    for name in copies.NAMES:
        (directory / name).write_bytes(changed)
    for passphrase in (PASSPHRASE, OTHER_PASSPHRASE):
        with pytest.raises(HeaderDamaged):
            unlock_with_passphrase(directory, passphrase)
    # The slot that is not damaged still opens, and the header that it gives is whole again.
    unlocked = unlock_with_recovery(directory, BOX)
    assert (unlocked.key, unlocked.needs_repair) == (KEY, True)
    assert [type(slot).__name__ for slot in unlocked.header.slots] == ["PassphraseSlot"] * 2 + ["RecoverySlot"]


def test_undamaged_slots_of_two_damaged_copies_are_brought_together(directory: Path) -> None:
    good = (directory / "header.a").read_bytes()
    for name, member in zip(copies.NAMES, (b'"wrapped":"', b'"sealed":"'), strict=True):
        place = good.index(member) + len(member)
        (directory / name).write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
    unlocked = unlock_with_passphrase(directory, PASSPHRASE)
    assert [type(slot).__name__ for slot in unlocked.header.slots] == ["PassphraseSlot"] * 2 + ["RecoverySlot"]
    copies.replace(directory, unlocked.header, unlocked.key, _nothing)
    assert unlock_with_recovery(directory, BOX).key == KEY


class BadSectors(DurableFiles):
    """A disk that does not give some files back."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def read(self, path: Path) -> bytes:
        if path.name in self._names:
            raise OSError(5, "Input/output error")
        return super().read(path)


@pytest.mark.parametrize("name", copies.NAMES)
def test_a_copy_that_cannot_be_read_leaves_the_other_to_open(directory: Path, name: str) -> None:
    unlocked = unlock_with_passphrase(directory, PASSPHRASE, BadSectors(name))
    assert (unlocked.key, unlocked.needs_repair) == (KEY, True)


def test_two_copies_that_cannot_be_read_are_the_disks_fault(directory: Path) -> None:
    with pytest.raises(OSError, match="Input/output"):
        unlock_with_passphrase(directory, PASSPHRASE, BadSectors(*copies.NAMES))


def test_nothing_and_rubbish_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(HeaderMissing):
        load(tmp_path)
    with pytest.raises(HeaderMissing):
        load(tmp_path / "absent")
    (tmp_path / "header.b").write_bytes(b"")
    with pytest.raises(HeaderDamaged):
        load(tmp_path)


def test_a_newer_format_is_called_newer_only_if_it_is_not_damage(directory: Path) -> None:
    raw = (directory / "header.a").read_bytes()
    newer = _changed(raw, format=FORMAT + 1, unknown={"x": [1]})
    (directory / "header.a").write_bytes(newer)
    with pytest.raises(HeaderTooNew):
        load(directory)
    (directory / "header.a").write_bytes(raw.replace(b'"format":1', b'"format":9'))
    assert load(directory).best.header.generation == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"{}",
        b"[" * 60_000,
        b"{" * 10,
        b'{"kind":"svidok-vault"}',
        b'{"kind":1,"kind":1}',
        b'{"a":1.5}',
        b"\xff\xfe",
        b"x" * (LARGEST + 1),
        rfc8785.dumps({"kind": "other"}),
    ],
)
def test_what_is_no_header_is_refused(raw: bytes) -> None:
    with pytest.raises(HeaderDamaged):
        read(raw)


@pytest.mark.parametrize(
    "members",
    [
        {"generation": 0},
        {"generation": "1"},
        {"generation": True},
        {"practice": 0},
        {"slots": {}},
        {"slots": [{}] * 9},
        {"vault": "AB" * 16},
        {"vault": "zz" * 16},
        {"vault": "ab"},
        {"vault": 7},
        {"mac": "00"},
        {"extra": 1},
        {"format": 0},
        {"format": "1"},
    ],
)
def test_a_header_with_strange_members_is_refused(members: dict[str, object]) -> None:
    with pytest.raises(HeaderDamaged):
        read(_changed(written(_header(), KEY), **members))


def _slot_with(**members: object) -> dict[str, object]:
    slot = {**json.loads(written(_header(), KEY))["slots"][0], **members}
    del slot["sha256"]
    return {**slot, "sha256": hashlib.sha256(rfc8785.dumps(slot)).hexdigest()}


@pytest.mark.parametrize(
    "slot",
    [
        7,
        {},
        _slot_with(m="8"),
        _slot_with(more=1),
        _slot_with(id=1),
        _slot_with(type="TPM!"),
        _slot_with(type=2),
        _slot_with(type="tpm", much="x" * LARGEST_UNKNOWN),
        _slot_with(type="recovery"),
        _slot_with(type="rotating"),
    ],
)
def test_a_strange_slot_opens_nothing(slot: object) -> None:
    assert read(_changed(written(_header(), KEY), slots=[slot])).header.slots == ()


@pytest.mark.parametrize("cost", [{"m": 2**31}, {"t": 21}, {"p": 17}, {"m": 1}])
def test_a_crafted_cost_is_damage_and_costs_no_time(directory: Path, cost: dict[str, int]) -> None:
    raw = _changed((directory / "header.a").read_bytes(), slots=[_slot_with(**cost)])
    for name in copies.NAMES:
        (directory / name).write_bytes(raw)
    with pytest.raises(HeaderDamaged):
        unlock_with_passphrase(directory, PASSPHRASE)


def test_a_forged_newer_copy_neither_opens_nor_keeps_the_true_one_from_opening(directory: Path) -> None:
    raw = (directory / "header.a").read_bytes()
    (directory / "header.a").write_bytes(_changed(raw, generation=99, practice=True))
    unlocked = unlock_with_passphrase(directory, PASSPHRASE)
    assert (unlocked.header.practice, unlocked.header.generation, unlocked.needs_repair) == (False, 1, True)
    # Generation alone is forged: the slots open, the MAC does not.
    (directory / "header.a").write_bytes(_changed(raw, generation=50))
    assert unlock_with_passphrase(directory, PASSPHRASE).header.generation == 1
    (directory / "header.b").write_bytes(_changed(raw, generation=50))
    with pytest.raises(HeaderDamaged):
        unlock_with_passphrase(directory, PASSPHRASE)


def test_the_true_copy_is_touched_last_when_the_other_is_forged(directory: Path) -> None:
    raw = (directory / "header.a").read_bytes()
    (directory / "header.a").write_bytes(_changed(raw, generation=2**53 - 1))
    unlocked = unlock_with_passphrase(directory, PASSPHRASE)
    with pytest.raises(PowerCut):
        copies.replace(directory, unlocked.header, unlocked.key, _nothing, ScriptedFiles("o"))
    assert [(directory / name).read_bytes() for name in copies.NAMES] == [raw, raw]


def test_a_slot_is_bound_to_its_vault_its_cost_and_to_practice() -> None:
    slot = passphrase_slot(KEY, PASSPHRASE, LOWEST_FOR_TESTS, BOUND)
    opens = guessed(PASSPHRASE, slot.salt, LOWEST_FOR_TESTS).opens
    assert open_with(slot, opens, BOUND) == KEY
    for other, bound in (
        (slot, Bound("cd" * 16, practice=False)),
        (slot, Bound(BOUND.vault_id, practice=True)),
        (dataclasses.replace(slot, slot_id="00" * 8), BOUND),
        (dataclasses.replace(slot, cost=Argon2Cost(16, 1, 1)), BOUND),
    ):
        with pytest.raises(SlotRefused):
            open_with(other, opens, bound)


def test_a_recovery_slot_moved_into_another_vault_is_damage(tmp_path: Path) -> None:
    moved = recovery_slot(KEY, BOX.public, Bound("cd" * 16, practice=False))
    copies.replace(tmp_path, Header(BOUND.vault_id, 1, BOUND.practice, (moved,)), KEY, _nothing)
    with pytest.raises(HeaderDamaged):
        unlock_with_recovery(tmp_path, BOX)
    assert moved.key == hpke.box_digest(BOX.public)


class PowerCut(BaseException):
    """The machine is gone at this step."""


class ScriptedFiles(DurableFiles):
    """One letter a write.

    "w" written, "x" power cut before, "o" power cut after, "r" rubbish, "f" disk full, "l" called written and is not.
    """

    def __init__(self, script: str) -> None:
        self._script = iter(script)

    def write(self, path: Path, data: bytes) -> None:
        step = next(self._script)
        if step == "x":
            raise PowerCut
        if step == "f":
            raise OSError(28, "No space left on device")
        if step == "l":
            return
        super().write(path, data if step != "r" else data[:-5] + os.urandom(5))
        if step == "o":
            raise PowerCut


def _opens(directory: Path, passphrase: str) -> Unlocked | None:
    try:
        return unlock_with_passphrase(directory, passphrase)
    except SlotRefused:
        return None


@pytest.mark.parametrize(
    ("script", "old_opens", "new_opens"),
    [
        ("x", True, False),
        ("o", True, True),
        ("wx", True, True),
        ("wo", False, True),
        ("ww", False, True),
        ("f", True, False),
        ("wf", True, True),
        ("r", True, False),
        ("wr", False, True),
        ("l", True, False),
        ("wl", True, True),
    ],
)
def test_a_change_cut_off_at_any_step_leaves_a_header_that_opens(
    directory: Path, script: str, old_opens: bool, new_opens: bool
) -> None:
    changed = _header(OTHER_PASSPHRASE, generation=2)
    if script == "ww":
        copies.replace(directory, changed, KEY, _nothing, ScriptedFiles(script))
    else:
        with pytest.raises((PowerCut, OSError, KeysError)):
            copies.replace(directory, changed, KEY, _nothing, ScriptedFiles(script))
    assert (_opens(directory, PASSPHRASE) is not None) == old_opens
    assert (_opens(directory, OTHER_PASSPHRASE) is not None) == new_opens


def test_whichever_passphrase_opens_first_after_a_cut_becomes_the_only_one(directory: Path) -> None:
    with pytest.raises(PowerCut):
        copies.replace(directory, _header(OTHER_PASSPHRASE, generation=2), KEY, _nothing, ScriptedFiles("wx"))
    unlocked = unlock_with_passphrase(directory, PASSPHRASE)
    assert (unlocked.needs_repair, unlocked.header.generation) == (True, 3)
    copies.replace(directory, unlocked.header, unlocked.key, _nothing)
    assert _opens(directory, OTHER_PASSPHRASE) is None
    assert _opens(directory, PASSPHRASE) == dataclasses.replace(unlocked, needs_repair=False, generation=3)


def test_a_header_that_does_not_prove_itself_leaves_the_other_copy_alone(directory: Path) -> None:
    def prove(header: Header) -> None:
        raise HeaderDamaged

    before = {name: (directory / name).read_bytes() for name in copies.NAMES}
    with pytest.raises(HeaderDamaged):
        copies.replace(directory, _header(OTHER_PASSPHRASE, generation=2), KEY, prove)
    assert [name for name in copies.NAMES if (directory / name).read_bytes() == before[name]] == ["header.b"]
    assert _opens(directory, PASSPHRASE) is not None


def test_the_older_copy_is_written_first(directory: Path) -> None:
    (directory / "header.a").write_bytes(written(_header(generation=5), KEY))
    with pytest.raises(PowerCut):
        copies.replace(directory, _header(generation=6), KEY, _nothing, ScriptedFiles("o"))
    assert read((directory / "header.b").read_bytes()).header.generation == 6
    assert read((directory / "header.a").read_bytes()).header.generation == 5


def test_one_slot_shared_by_two_copies_is_derived_once(directory: Path) -> None:
    (directory / "header.a").write_bytes(_changed((directory / "header.a").read_bytes(), generation=9))
    assert _opens(directory, PASSPHRASE) is not None
    slots = [copy.header.slots[0] for copy in load(directory).usable]
    assert slots[0] == slots[1]
    assert isinstance(slots[0], PassphraseSlot)
    with pytest.raises(SlotRefused):
        unlock_with_passphrase(directory, OTHER_PASSPHRASE)


def test_a_slot_of_a_later_program_is_kept_byte_for_byte(directory: Path) -> None:
    token = _slot_with(type="fido2", sealed="ff" * 2000)
    body = json.loads((directory / "header.a").read_bytes())
    header = read(_changed(written(_header(), KEY), slots=[*body["slots"], token])).header
    assert isinstance(header.slots[-1], UnknownSlot)
    copies.replace(directory, dataclasses.replace(header, generation=4), KEY, _nothing)
    unlocked = unlock_with_passphrase(directory, PASSPHRASE)
    assert unlocked.header.slots[-1] == header.slots[-1]
    # Damage to one copy, and everything is written anew: the token's slot is still the same.
    raw = (directory / "header.a").read_bytes()
    (directory / "header.a").write_bytes(raw.replace(b'"generation":4', b'"generation":5'))
    mended = unlock_with_passphrase(directory, PASSPHRASE)
    copies.replace(directory, mended.header, KEY, _nothing)
    for name in copies.NAMES:
        assert rfc8785.dumps(token) in (directory / name).read_bytes()
    # A damaged one is dropped, as before: nothing could be opened with it.
    assert read(raw.replace(b"ff" * 2000, b"ff" * 1999 + b"fe")).header.slots == header.slots[:-1]


def test_a_header_that_would_cost_two_derivations_is_refused_before_the_first() -> None:
    slots = [passphrase_slot(KEY, PASSPHRASE, LOWEST_FOR_TESTS, BOUND) for _ in range(2)]
    with pytest.raises(HeaderDamaged):
        read(written(Header(BOUND.vault_id, 1, BOUND.practice, tuple(slots)), KEY))
    with pytest.raises(HeaderDamaged):
        read(written(Header(BOUND.vault_id, 1, BOUND.practice, (*paired(slots[:1]), slots[0])), KEY))
