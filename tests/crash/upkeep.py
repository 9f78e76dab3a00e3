"""More of what the children do until they are killed: copies, new keys, lock-out, closing, repair and bringing back."""

import contextlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import select

from storage.backup import finding, generations, medium, repair, restore
from storage.interviews import attachments, drafts, interviews
from storage.interviews import closing as closing_interviews
from storage.interviews.attachments import AttachmentKind
from storage.keys import copies
from storage.keys.errors import SlotRefused
from storage.objects.kinds import PartKind
from storage.vault import Vault, WrongPassphrase, open_vault, recover_vault, tables
from storage.vault.lockout import set_lock_out
from storage.vault.rotation import rotate
from tests.crash.basic import CARD_SEED, answers_of, passphrase_of, the_draft
from tests.storage.interviews.scene import later
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, PASSPHRASE

Say = Callable[[str], None]

COPIES: Final = 5
ROTATIONS: Final = 3
LOCK_OUTS: Final = 3
LOCK_OUT: Final = "granite/4 Човник, saddle_8 Ґанок= pepper~2 Вишня("
PICTURE: Final = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


def _save(vault: Vault, number: int) -> None:
    with vault.transaction() as tx:
        writes, repeats = answers_of(number)
        drafts.save_answers(tx, the_draft(tx), writes, MOMENT, repeats)


def copy_here(folder: Path, say: Say) -> None:
    """A save and a generation, again and again."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        for turn in range(COPIES):
            _save(vault, turn)
            say(f"saved {turn}")
            generations.keep_up(vault, later(60 * turn))
            say(f"copied {turn}")


def copy_to_stick(folder: Path, say: Say) -> None:
    """A save, a photo, and a copy of everything on the second medium, again and again."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        medium.choose(vault, folder / "stick", MOMENT)
        with vault.read() as tx:
            draft = the_draft(tx)
        for turn in range(3):
            _save(vault, turn)
            attachments.import_bytes(
                vault, draft, PartKind.IDENTITY, AttachmentKind.PHOTO, PICTURE, "image/jpeg", MOMENT, title="photo"
            )
            say(f"saved {turn}")
            medium.copy(vault, later(60 * turn))
            say(f"copied {turn}")


def new_keys(folder: Path, say: Say) -> None:
    """New keys for a vault with sealed files, and answers between."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        for turn in range(ROTATIONS):
            rotate(vault, PASSPHRASE)
            say(f"rotated {turn}")
            _save(vault, turn)
            say(f"saved {turn}")


def lock_out(folder: Path, say: Say) -> None:
    """A lock-out passphrase is set and typed; the cards open the vault again; and once more."""
    now = PASSPHRASE
    for turn in range(LOCK_OUTS):
        with closing(open_vault(folder / "vault", now)) as vault:
            set_lock_out(vault, now, LOCK_OUT)
            say(f"set {turn}")
        with contextlib.suppress(WrongPassphrase):
            open_vault(folder / "vault", LOCK_OUT).close()
            raise AssertionError("the lock-out passphrase opened the vault")
        if _still_opens(folder / "vault", now):
            # It looks like any wrong passphrase, so nobody is told that a dead disk did not take it.
            assert not _takes_anything(folder), "a lock-out on a disk that can be written did nothing"
        else:
            say(f"locked {turn}")
        now = passphrase_of(turn)
        with closing(recover_vault(folder / "vault", CARD_SEED, now, LOWEST_FOR_TESTS)) as vault:
            say(f"recovered {turn}")
            _save(vault, turn)
            say(f"saved {turn}")


def _still_opens(vault: Path, passphrase: str) -> bool:
    with contextlib.suppress(SlotRefused):
        copies.unlock_with_passphrase(vault, passphrase)
        return True
    return False


def _takes_anything(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        (folder / "tried").write_bytes(b"anything")
        return True
    return False


def close_sealed(folder: Path, say: Say) -> None:
    """What is delivered and due is closed to its author."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        for interview in closing_interviews.close_due(vault, later(3600)):
            say(f"closed {interview}")


def make_whole(folder: Path, say: Say) -> None:
    """A damaged vault is repaired."""
    repair.repair(folder / "vault", PASSPHRASE, later(60))
    say("repaired")


def bring_back(folder: Path, say: Say) -> None:
    """A vault comes back from its copy."""
    (found,) = finding.find(folder / "stick")
    vault, _ = restore.restore(found.directory, CARD_SEED, PASSPHRASE, LOWEST_FOR_TESTS, folder / "vault", later(600))
    say("restored")
    vault.close()


def all_interviews(vault: Vault) -> tuple[str, ...]:
    """The ids of all interviews."""
    with vault.read() as tx:
        return tuple(str(found) for found in tx.execute(select(tables.interviews.c.id)).scalars())


def is_closed(vault: Vault, interview: str) -> bool:
    """Whether its author cannot read it any more."""
    with vault.read() as tx:
        return interviews.get(tx, interview).is_closed


UPKEEP: Final[dict[str, Callable[[Path, Say], None]]] = {
    "copy": copy_here,
    "stick": copy_to_stick,
    "rotate": new_keys,
    "lock-out": lock_out,
    "close": close_sealed,
    "repair": make_whole,
    "restore": bring_back,
}
