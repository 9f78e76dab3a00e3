"""The two copies of a header on disk: reading the better one, opening it, replacing both safely."""

import contextlib
import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost
from storage.keys.errors import HeaderDamaged, HeaderMissing, KeysError, NoSuchSlot, SlotRefused
from storage.keys.header import MOST_PASSPHRASE_SLOTS, MOST_SLOTS, Header, ReadHeader, mac_key, read, written
from storage.keys.header_files import NAMES, DurableFiles, HeaderFiles
from storage.keys.locking_out import lock_out, locked_after
from storage.keys.slots import (
    Guess,
    PassphraseSlot,
    RecoverySlot,
    RotatingSlot,
    Slot,
    guessed,
    next_key,
    open_recovery_slot,
    open_with,
    others,
    paired,
    passphrase_slots,
)

__all__ = ["NAMES", "Copies", "DurableFiles", "HeaderFiles", "Unlocked", "is_authentic", "load", "next_generation"]
__all__ += ["replace", "unlock_with_passphrase", "unlock_with_recovery"]
_MOST_PLAUSIBLE = 2**32


@dataclass(frozen=True, slots=True)
class Copies:
    """What was found: the usable copies, best first, and whether the files differ from the best."""

    usable: tuple[ReadHeader, ...]
    files: tuple[bytes | None, ...] = field(repr=False)

    @property
    def best(self) -> ReadHeader:
        """Return the copy that counts until somebody opens another one."""
        return self.usable[0]


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An opened header, its key, and whether the files should be written anew."""

    header: Header
    key: bytes = field(repr=False)
    needs_repair: bool
    # Of the copy that opened: the header given here may already stand above it.
    generation: int = 0
    was_locked_out: bool = False
    guess: Guess | None = field(default=None, repr=False)


def load(directory: Path, files: HeaderFiles | None = None) -> Copies:
    """Return both copies, whole ones before damaged ones and newer ones before older ones.

    Raises:
        HeaderMissing, HeaderDamaged, HeaderTooNew: nothing here can be opened by this program.
        OSError: a copy cannot be read, and the other one does not help.
    """
    source = files or DurableFiles()
    found: list[ReadHeader] = []
    raw: list[bytes | None] = []
    unreadable: OSError | None = None
    for name in NAMES:
        try:
            raw.append(source.read(directory / name))
        except OSError as error:
            # A bad sector under one copy is what the other one is for.
            if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
                unreadable = error
            raw.append(None)
            continue
        with contextlib.suppress(HeaderDamaged):
            found.append(read(raw[-1] or b""))
    if not found:
        if unreadable is not None:
            raise unreadable
        raise HeaderMissing if raw == [None, None] else HeaderDamaged
    found.sort(key=lambda copy: (copy.intact, copy.header.generation), reverse=True)
    return Copies(tuple(found), tuple(raw))


def unlock_with_passphrase(
    directory: Path, passphrase: str, files: HeaderFiles | None = None, *, locks_out: bool = True
) -> Unlocked:
    """Return the header that the passphrase opens; SlotRefused if the slots are sound and it opens none.

    The lock-out passphrase is refused like any other, and by then neither copy has a passphrase any more.
    """
    found = load(directory, files)
    guess = _Guessing(passphrase)
    try:
        unlocked = _unlock(found, PassphraseSlot, guess.open)
    except SlotRefused:
        if locks_out:
            guess.lock_out(directory, found, files or DurableFiles())
        raise
    for key in _keys(unlocked):
        if locked_after(found.usable, unlocked.generation, mac_key(key)):
            # A lock-out that was cut off after its first copy: it counts, and is finished now.
            lock_out(directory, found.usable, mac_key(key), files or DurableFiles())
            raise SlotRefused
    return dataclasses.replace(unlocked, guess=guess.of(unlocked.header))


def _keys(unlocked: Unlocked) -> list[bytes]:
    """Return the key of a header, and the next one while keys are exchanged: the other copy may be under it."""
    slots = [slot for slot in unlocked.header.slots if isinstance(slot, RotatingSlot)]
    return [unlocked.key, *(next_key(slot, unlocked.key, unlocked.header.bound) for slot in slots)]


class _Guessing:
    """One passphrase tried on the slots of both copies: what has the same salt and cost is derived once."""

    def __init__(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._known: dict[tuple[bytes, Argon2Cost], Guess] = {}

    def _derived(self, slot: PassphraseSlot) -> Guess:
        name = (slot.salt, slot.cost)
        if name not in self._known:
            self._known[name] = guessed(self._passphrase, slot.salt, slot.cost)
        return self._known[name]

    def open(self, slot: Slot, header: Header) -> bytes:
        assert isinstance(slot, PassphraseSlot)
        return open_with(slot, self._derived(slot).opens, header.bound)

    def of(self, header: Header) -> Guess | None:
        """Return what was derived for the slots of a header."""
        shaped = passphrase_slots(header.slots)
        return self._derived(shaped[0]) if shaped else None

    def lock_out(self, directory: Path, found: Copies, files: HeaderFiles) -> None:
        """Lock the vault out if this is its lock-out passphrase."""
        for copy in found.usable:
            for slot in passphrase_slots(copy.header.slots):
                with contextlib.suppress(SlotRefused):
                    lock_out(
                        directory,
                        found.usable,
                        open_with(slot, self._derived(slot).locks_out, copy.header.bound),
                        files,
                    )
                    return


def unlock_with_recovery(directory: Path, box: BoxKey, files: HeaderFiles | None = None) -> Unlocked:
    """Return the header that the recovery key opens; SlotRefused if it belongs to another vault."""

    def attempt(slot: Slot, header: Header) -> bytes:
        assert isinstance(slot, RecoverySlot)
        return open_recovery_slot(slot, box, header.bound)

    found = load(directory, files)
    unlocked = _unlock(found, RecoverySlot, attempt)
    was_locked_out = any(locked_after(found.usable, 0, mac_key(key)) for key in _keys(unlocked))
    return dataclasses.replace(unlocked, was_locked_out=was_locked_out)


def _unlock(copies: Copies, kind: type[Slot], attempt: Callable[[Slot, Header], bytes]) -> Unlocked:
    # A change that a crash cut off was never called done: until then the old copy opens as well,
    # and whichever opens first becomes both.
    refused = missing = False
    for copy in copies.usable:
        slots = [slot for slot in copy.header.slots if isinstance(slot, kind)]
        missing = missing or (copy.intact and not slots and not copy.lost_passphrase)
        was_refused = was_damaged = False
        for slot in slots:
            try:
                key = attempt(slot, copy.header)
                copy.verify(key)
            except SlotRefused:
                was_refused = True
            except HeaderDamaged:
                was_damaged = True
            else:
                return _unlocked(copies, copy, key)
        # Beside a damaged slot of a passphrase, or one that opened in a forged copy, a refusal proves nothing.
        proves_nothing = was_damaged or (kind is PassphraseSlot and copy.lost_passphrase)
        refused = refused or (was_refused and not proves_nothing)
    raise SlotRefused if refused else NoSuchSlot if missing else HeaderDamaged


def _unlocked(copies: Copies, opened: ReadHeader, key: bytes) -> Unlocked:
    if opened.intact and all(raw == opened.raw for raw in copies.files):
        return Unlocked(opened.header, key, needs_repair=False, generation=opened.header.generation)
    # Only what the vault's key has signed counts: a damaged or forged generation must not carry on.
    signed = [copy.header.generation for copy in copies.usable if is_authentic(copy, key)]
    header = opened.header
    if not opened.intact:
        generation = max(signed, default=min(header.generation, _MOST_PLAUSIBLE)) + 1
        slots = _rescued(opened, copies.usable)
        header = dataclasses.replace(header, slots=slots, generation=generation)
    elif max(signed) > header.generation:
        header = dataclasses.replace(header, generation=max(signed) + 1)
    header = dataclasses.replace(header, slots=paired(header.slots))
    return Unlocked(header, key, needs_repair=True, generation=opened.header.generation)


def _rescued(opened: ReadHeader, usable: Sequence[ReadHeader]) -> tuple[Slot, ...]:
    """Return the undamaged slots of both copies of one vault under one key."""
    # First those of the copy that opened: two changes cut off could together leave more than a header may have.
    header = opened.header
    same = [
        header,
        *(copy.header for copy in usable if copy.header.vault_id == header.vault_id and copy.check == opened.check),
    ]
    slots: dict[str, Slot] = {}
    for one in same:
        for slot in one.slots:
            slots.setdefault(slot.slot_id, slot)
    # A passphrase costs one derivation: only those that share salt and cost stand in one header.
    shaped = passphrase_slots(slots.values())
    pair = [slot for slot in shaped if (slot.salt, slot.cost) == (shaped[0].salt, shaped[0].cost)]
    return (*pair[:MOST_PASSPHRASE_SLOTS], *others(slots.values()))[:MOST_SLOTS]


def next_generation(directory: Path, header: Header, key: bytes, files: HeaderFiles | None = None) -> int:
    """Return a generation above this header's and above whatever a change that was cut off has left on the disk."""
    found = (copy.header.generation for copy in load(directory, files).usable if is_authentic(copy, key))
    return max(header.generation, *found, 0) + 1


def replace(
    directory: Path,
    header: Header,
    key: bytes,
    prove: Callable[[Header], None],
    files: HeaderFiles | None = None,
) -> None:
    """Write a header over both copies, the older one first; at every moment one of them opens.

    Args:
        directory: the vault.
        header: what to write.
        key: the vault's key.
        prove: called with what was read back; raises if the new header does not open.
        files: how files are read and written.

    Raises:
        HeaderDamaged: the medium did not give back what was written; the other copy is untouched.
    """
    disk = files or DurableFiles()
    raw = written(header, key)
    for position, name in enumerate(_older_first(directory, disk, key)):
        disk.write(directory / name, raw)
        back = read(disk.read(directory / name))
        if back.raw != raw:
            raise HeaderDamaged
        back.verify(key)
        if position == 0:
            # The second copy has the same bytes: proving it would only cost another key derivation.
            prove(back.header)


def is_authentic(copy: ReadHeader, key: bytes) -> bool:
    """Tell whether a whole copy was written by somebody who held the vault's key."""
    try:
        copy.verify(key)
    except HeaderDamaged:
        return False
    return copy.intact


def _older_first(directory: Path, disk: HeaderFiles, key: bytes) -> list[str]:
    """Return the names so that a copy that opens is touched last."""

    def age(name: str) -> int:
        try:
            copy = read(disk.read(directory / name))
        except (OSError, KeysError):
            return -1
        return copy.header.generation if is_authentic(copy, key) else 0

    return sorted(NAMES, key=age)
