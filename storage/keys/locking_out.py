"""What the lock-out passphrase does to a header, with nothing but the key that signs headers."""

import contextlib
import dataclasses
from collections.abc import Sequence
from pathlib import Path

from storage.keys.header import ReadHeader, signed
from storage.keys.header_files import NAMES, HeaderFiles, remove_strays
from storage.keys.slots import is_mark, locked_pair, others, passphrase_slots


def locked_after(usable: Sequence[ReadHeader], generation: int, mac_key: bytes) -> bool:
    """Tell whether a copy newer than a generation bears the mark of a lock-out."""
    return any(
        copy.header.generation > generation
        and copy.is_signed_by(mac_key)
        and any(is_mark(slot, mac_key, copy.header.bound) for slot in passphrase_slots(copy.header.slots))
        for copy in usable
    )


def lock_out(directory: Path, usable: Sequence[ReadHeader], mac_key: bytes, files: HeaderFiles) -> None:
    """Leave no passphrase in either copy and every other way in as it is; complains of nothing.

    It counts from the first copy on: an older one that still has a passphrase is not believed any more.
    """
    own = [copy for copy in usable if copy.is_signed_by(mac_key)]
    if not own:
        return
    newest = max(own, key=lambda copy: copy.header.generation)
    shaped = passphrase_slots(newest.header.slots) or [s for copy in own for s in passphrase_slots(copy.header.slots)]
    if not shaped or not others(newest.header.slots):
        # Without a way to recover this would be destroying, which nobody asked for.
        return
    pair = locked_pair(mac_key, shaped[0], newest.header.bound)
    header = dataclasses.replace(
        newest.header, generation=newest.header.generation + 1, slots=(*pair, *others(newest.header.slots))
    )
    raw = signed(header, newest.check, mac_key)
    for name in NAMES:
        _put(directory / name, raw, files)
    remove_strays(directory)


def _put(path: Path, raw: bytes, files: HeaderFiles) -> None:
    """Write one copy; on a full disk into the file that is there, because under duress there is no second try."""
    for write in (files.write, files.overwrite):
        with contextlib.suppress(OSError):
            write(path, raw)
            if files.read(path) == raw:
                return
