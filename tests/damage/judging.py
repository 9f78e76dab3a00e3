"""What the program says of a damaged vault, held against what is true of it."""

import contextlib
import hashlib
import shutil
import traceback
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from app.error_messages import Messages
from storage.backup import finding, generations, medium, repair, restore
from storage.backup.databases import prove, vault_database_key
from storage.backup.errors import BackupError, CopyDamaged
from storage.integrity import anchors, check
from storage.integrity.anchors import Places
from storage.interviews import attachments, drafts, interviews
from storage.interviews.interviews import State
from storage.vault import NotAVault, Vault, WrongPassphrase, open_vault
from storage.vault.integrity import full_check, start_up_check
from storage.vault.vault import BACKUPS
from tests.damage.kinds import KINDS, ORDER
from tests.damage.vaults import MACHINE, PAGE, SEED, Whole, read, told, written
from tests.damage.warm import shared_statements
from tests.storage.interviews.scene import later
from tests.storage.vaults import LOWEST_FOR_TESTS, PASSPHRASE

_HEADERS: Final = ("one header", "a header gone", "both headers", "headers gone")
# A repair takes as long as ten looks.
_REPAIRED_OF: Final = 10
_MOST_BAD: Final = 20
_PAGES: Final = {"database-damaged", "vault-damaged", "rows-changed", "rows-missing", "rows-added", "heads-changed"}
_CHAINS: Final = {"journal-broken", "custody-broken", "object-changed", "object-missing", "manifest-differs"}
_CONTENTS: Final = {"container-damaged", "file-changed", "file-cut", "file-longer", "file-missing", "file-exchanged"}
_ATTACHMENT: Final = _CONTENTS | {"file-unreadable"}
_OLDER: Final = {"older-state", "two-lives"}
#: What may be said of each kind of damage; anything else is a wrong sentence.
_RIGHT: Final = {
    "one header": set[str](),
    "a header gone": set[str](),
    "both headers": {"vault-damaged"},
    "headers gone": {"not-a-vault"},
    "database": _PAGES | _CHAINS,
    "database grown": _PAGES,
    "pages put back": _PAGES | _CHAINS | _OLDER,
    "database put back": _PAGES | _CHAINS | _OLDER,
    "pages swapped": _PAGES | _CHAINS,
    "database gone": {"vault-damaged"},
    "log": _PAGES | _CHAINS | _OLDER,
    "log gone": _OLDER,
    "attachment": _ATTACHMENT,
    "attachment gone": _ATTACHMENT,
    "attachments exchanged": _ATTACHMENT,
    "records exchanged": _ATTACHMENT,
    "generation": {"copy-damaged"},
    "copy": {"copy-damaged", "restored", "restored without some files"},
}
_DAMAGED: Final = {"vault-damaged", "database-damaged"}


class Silent(AssertionError):
    """Something is not as it was and nothing tells of it, or something wrong is told."""


@dataclass(slots=True)
class Verdicts:
    """How many variants, what was said of each kind of damage, how many were repaired, and what was bad."""

    variants: int = 0
    repaired: int = 0
    said: Counter[str] = field(default_factory=Counter)
    bad: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: "Verdicts") -> None:
        self.variants += other.variants
        self.repaired += other.repaired
        self.said += other.said
        self.bad += other.bad


def judge(whole: Whole, number: int, folder: Path, verdicts: Verdicts) -> None:
    """Damage a fresh copy in the way that the number names, and look at it as the program does."""
    shutil.rmtree(folder, ignore_errors=True)
    kind, image = ORDER[number % len(ORDER)], dict(whole.files)
    KINDS[kind](image, whole, Random(number))
    written(image, folder)
    verdicts.variants += 1
    try:
        if kind == "copy":
            found = _of_copy(whole, folder)
        elif kind == "generation":
            found = _of_generation(whole, folder)
        else:
            found = _of_vault(whole, folder, kind)
        if found - _RIGHT[kind]:
            raise Silent(f"called by a wrong name: {found - _RIGHT[kind]}")
        if image == whole.files:
            found = {"the same"}
        if found & _DAMAGED and kind not in _HEADERS and number // len(ORDER) % _REPAIRED_OF == 0:
            _repaired(folder)
            verdicts.repaired += 1
    except Exception:
        verdicts.bad.append((number, f"{kind}: {traceback.format_exc()[-2_000:]}"))
        return
    verdicts.said[f"{kind}: {', '.join(sorted(found)) or 'whole'}"] += 1


def run(whole: Whole, folder: Path, first: int, last: int) -> Verdicts:
    """Judge the variants of these numbers."""
    verdicts = Verdicts()
    with shared_statements():
        for number in range(first, last):
            judge(whole, number, folder, verdicts)
            if len(verdicts.bad) >= _MOST_BAD:
                break
    shutil.rmtree(folder, ignore_errors=True)
    return verdicts


def _code(error: Exception, kind: str) -> str:
    """The code of an error that the screen has words for, and that are the right ones for this damage."""
    if Messages(lambda _: None).for_error(error) is None:
        raise error
    if isinstance(error, WrongPassphrase):
        raise Silent("damage was called a wrong passphrase") from error
    if isinstance(error, NotAVault) and kind != "headers gone":
        raise Silent("a damaged vault was called none") from error
    return str(getattr(error, "code", "") or type(error).__name__)


def _of_vault(whole: Whole, folder: Path, kind: str) -> set[str]:
    """What is said at the opening and by the full check; nothing, only if everything is as it was."""
    try:
        vault = open_vault(folder / "vault", PASSPHRASE)
    except Exception as error:
        return {_code(error, kind)}
    with closing(vault):
        found: set[str] = set()
        rows, is_sound = "", False
        contents: dict[str, str] = {}
        try:
            is_sound = start_up_check(vault).is_sound
            if not is_sound:
                found.add("database-damaged")
            rows = told(vault)
        except Exception as error:
            found.add(_code(error, kind))
        try:
            contents = read(vault)
        except Exception as error:
            found.add(_code(error, kind))
        # What is authenticated and read must be what was written, whatever else is said.
        if any(whole.contents[name] != digest for name, digest in contents.items() if name in whole.contents):
            raise Silent("an attachment reads otherwise than it was written")
        try:
            if is_sound:
                # Otherwise the program goes to the repair and writes nothing more.
                found |= {one.value for one in anchors.opened(vault, Places(folder / "anchors"), MACHINE, later(9_000))}
            result = check.full(vault)
            found |= {one.code.value for one in result.found}
        except Exception as error:
            found.add(_code(error, kind))
    if not found and (rows, contents) != (whole.rows, whole.contents):
        raise Silent("rows or files are not as they were, and nothing is said")
    return found


def _of_generation(whole: Whole, folder: Path) -> set[str]:
    """The vault is whole; a generation proves true or is refused, and the next one replaces a bad one."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        if (told(vault), read(vault)) != (whole.rows, whole.contents):
            raise Silent("the vault is not as it was")
        key, found = vault_database_key(vault), set()
        for name in generations.NAMES:
            path = folder / "vault" / BACKUPS / name
            is_same = path.read_bytes() == whole.files[f"vault/{BACKUPS}/{name}"]
            try:
                prove(path, key)
            except CopyDamaged:
                if is_same:
                    raise
                found.add("copy-damaged")
        for turn in range(2):
            generations.keep_up(vault, later(6_000 + turn))
        for name in generations.NAMES:
            prove(folder / "vault" / BACKUPS / name, key)
    return found


def _of_copy(whole: Whole, folder: Path) -> set[str]:
    """The check of the copy tells of every damage but that of one header; what comes back is never wrong."""
    found: set[str] = set()
    places = finding.find(folder / "stick")
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        try:
            medium.choose(vault, folder / "stick", later(6_000))
            medium.check(vault, later(6_060))
        except BackupError as error:
            found.add(_code(error, "copy"))
    for place in places:
        try:
            vault, report = restore.restore(
                place.directory, SEED, PASSPHRASE, LOWEST_FOR_TESTS, folder / "back", later(7_000)
            )
        except Exception as error:
            found.add(_code(error, "copy"))
            continue
        with closing(vault):
            if not full_check(vault).is_sound:
                raise Silent("what came back is not whole")
            contents = _readable(vault)
            if any(whole.contents[name] != digest for name, digest in contents.items()):
                raise Silent("an attachment came back otherwise than it was written")
            lost = len(whole.contents) - len(contents)
            if lost and not report.missing + report.damaged:
                raise Silent("an attachment is gone and nothing is said")
            found |= {"restored"} if not lost else {"restored without some files"}
    headers = {path for path in whole.files if Path(path).name.startswith("header.")}
    changed = {path for path, content in whole.files.items() if content and _now(folder / path) != content}
    if not found - {"restored"} and not changed <= headers | {"vault/data-wal", "vault/data", "vault/anchor"}:
        raise Silent(f"the copy was damaged and nothing is said: {changed - headers}")
    return found


def _now(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _readable(vault: Vault) -> dict[str, str]:
    """As `read`, without what cannot be opened."""
    found: dict[str, str] = {}
    with vault.read() as tx:
        held = [one for listed in interviews.listed(tx) for one in attachments.of_interview(tx, listed.id)]
    for one in held:
        with contextlib.suppress(Exception), attachments.open_attachment(vault, one.id) as file:
            found[one.id] = hashlib.sha256(file.read(0, file.size)).hexdigest()
    return found


def _repaired(folder: Path) -> None:
    """The way back: the vault is made whole from its generation and what can be read still."""
    repair.repair(folder / "vault", PASSPHRASE, later(8_000))
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        if not full_check(vault).is_sound:
            raise Silent("the repaired vault is not whole")
        with vault.read() as tx:
            (draft,) = [one for one in interviews.listed(tx) if one.state is State.DRAFT]
            answers = {one.ref for one in drafts.answers(tx, draft.id).values}
        if len(answers) != 20:
            raise Silent(f"of twenty answers {len(answers)} came back")
        found = [one for one in check.full(vault).found if one.code.value == "database-damaged"]
        if found:
            raise Silent(f"after the repair: {found}")


__all__ = ["PAGE", "Verdicts", "judge", "run"]
