"""The two copies of a header on disk: reading the better one, opening it, replacing both safely."""

import contextlib
import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from storage.crypto.hpke import BoxKey
from storage.keys.errors import HeaderDamaged, HeaderMissing, KeysError, NoSuchSlot, SlotRefused
from storage.keys.header import LARGEST, MOST_SLOTS, Header, ReadHeader, read, written
from storage.keys.slots import Bound, PassphraseSlot, RecoverySlot, Slot, open_passphrase_slot, open_recovery_slot
from storage.platform.files import write_durably

NAMES = ("header.a", "header.b")
_MOST_PLAUSIBLE = 2**32


class HeaderFiles(Protocol):
    """How header files are read and written."""

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file."""
        ...

    def write(self, path: Path, data: bytes) -> None:
        """Replace a file as a whole."""
        ...


class DurableFiles:
    """Header files on the disk."""

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file, never more than a header may have."""
        with path.open("rb") as file:
            return file.read(LARGEST + 1)

    def write(self, path: Path, data: bytes) -> None:
        """Replace a file as a whole; it is on the medium when this returns."""
        write_durably(path, data)


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


def unlock_with_passphrase(directory: Path, passphrase: str, files: HeaderFiles | None = None) -> Unlocked:
    """Return the header that the passphrase opens; SlotRefused if the slots are sound and it opens none."""
    refused: set[tuple[PassphraseSlot, Bound]] = set()

    def attempt(slot: Slot, header: Header) -> bytes:
        assert isinstance(slot, PassphraseSlot)
        # Both copies usually hold the same slot: a wrong passphrase need not be derived twice.
        if (slot, header.bound) in refused:
            raise SlotRefused
        try:
            return open_passphrase_slot(slot, passphrase, header.bound)
        except SlotRefused:
            refused.add((slot, header.bound))
            raise

    return _unlock(load(directory, files), PassphraseSlot, attempt)


def unlock_with_recovery(directory: Path, box: BoxKey, files: HeaderFiles | None = None) -> Unlocked:
    """Return the header that the recovery key opens; SlotRefused if it belongs to another vault."""

    def attempt(slot: Slot, header: Header) -> bytes:
        assert isinstance(slot, RecoverySlot)
        return open_recovery_slot(slot, box, header.bound)

    return _unlock(load(directory, files), RecoverySlot, attempt)


def _unlock(copies: Copies, kind: type[Slot], attempt: Callable[[Slot, Header], bytes]) -> Unlocked:
    # A change that a crash cut off was never called done: until then the old copy opens as well,
    # and whichever opens first becomes both.
    refused = missing = False
    for copy in copies.usable:
        slots = [slot for slot in copy.header.slots if isinstance(slot, kind)]
        missing = missing or (copy.intact and not slots)
        for slot in slots:
            try:
                key = attempt(slot, copy.header)
                copy.verify(key)
            except SlotRefused:
                refused = True
            except HeaderDamaged:
                continue
            else:
                return _unlocked(copies, copy, key)
    raise SlotRefused if refused else NoSuchSlot if missing else HeaderDamaged


def _unlocked(copies: Copies, opened: ReadHeader, key: bytes) -> Unlocked:
    if opened.intact and all(raw == opened.raw for raw in copies.files):
        return Unlocked(opened.header, key, needs_repair=False)
    # Only what the vault's key has signed counts: a damaged or forged generation must not carry on.
    signed = [copy.header.generation for copy in copies.usable if is_authentic(copy, key)]
    header = opened.header
    if not opened.intact:
        generation = max(signed, default=min(header.generation, _MOST_PLAUSIBLE)) + 1
        header = dataclasses.replace(header, slots=_rescued(header, copies.usable), generation=generation)
    elif max(signed) > header.generation:
        header = dataclasses.replace(header, generation=max(signed) + 1)
    return Unlocked(header, key, needs_repair=True)


def _rescued(header: Header, usable: Sequence[ReadHeader]) -> tuple[Slot, ...]:
    """Return the undamaged slots of both copies of one generation."""
    # First those of the copy that opened: two changes cut off could together leave more than a header may have.
    same = [header, *(copy.header for copy in usable if copy.header.vault_id == header.vault_id)]
    slots: dict[str, Slot] = {}
    for one in same:
        for slot in one.slots:
            slots.setdefault(slot.slot_id, slot)
    return tuple(slots.values())[:MOST_SLOTS]


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
