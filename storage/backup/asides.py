"""Damaged states that lie aside: the present one is copied there first, and older ones may still tell something."""

import secrets
import shutil
from dataclasses import replace
from pathlib import Path

from storage.backup.carrying import carry_readable, digest_of, is_failing
from storage.backup.databases import Cancelled, CopyInfo, never
from storage.backup.folders import size_of
from storage.backup.generations import DAMAGED, DATABASES
from storage.backup.merging import Source
from storage.backup.salvage import DamagedDatabase
from storage.platform.files import private_directory, sync_directory
from storage.vault.vault import DATABASE

_FURTHEST = (1 << 62, 0)


def set_aside(directory: Path, folder: Path, cancelled: Cancelled) -> Path | None:
    """Copy database and log as they are; a copy of the same state from an attempt that was cut off is enough.

    Gives where the present state lies aside, if any is left of it.
    """
    held = [directory / name for name in (DATABASE, f"{DATABASE}-wal") if size_of(directory / name)]
    for before in folder.glob(DATABASES):
        if not (before / "whole").is_file():
            shutil.rmtree(before)
        elif held and all(_is_same(path, before / path.name) for path in held):
            return before
    if not held:
        return None
    aside = folder / f"{DAMAGED}{secrets.token_hex(8)}"
    private_directory(aside)
    for path in held:
        carry_readable(path, aside / path.name, cancelled)
    (aside / "whole").touch()
    for each in (aside, folder):
        sync_directory(each)
    return aside


def in_order(databases: list[DamagedDatabase], copy: CopyInfo, *, has_present: bool) -> list[Source]:
    """The damaged states to bring over, the newest last.

    The last one given is the present state, if it is there. Others are left by a repair that was cut off after it took
    the log away, and then newer, or by one that could not save everything, and then older than any later copy.
    """
    found: list[tuple[tuple[int, int], bool, Source]] = []
    for at, database in enumerate(databases):
        is_present = has_present and at == len(databases) - 1
        age = database.age()
        if is_present and age is None:
            # Where it cannot say how far it had come, it went on from every other one.
            found.append((_FURTHEST, is_present, Source(database)))
        elif is_present or (age is None and database.opens()) or (age is not None and age[0] >= copy.number):
            found.append((age or (-1, -1), is_present, Source(database, age is not None and age[0] >= copy.number)))
    found.sort(key=lambda one: one[:2])
    sources = [replace(source, is_newest=False) for _, _, source in found]
    if sources and sources[-1].is_newer:
        sources[-1] = replace(sources[-1], is_newest=True)
    return sources


def _is_same(path: Path, other: Path) -> bool:
    if not other.is_file() or size_of(path) != size_of(other) or is_failing(path):
        return False
    return digest_of(path, never) == digest_of(other, never)
