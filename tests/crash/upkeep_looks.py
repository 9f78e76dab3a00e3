"""Where copies, new keys, lock-out, closing, repair and bringing back begin, and what must hold wherever they end."""

import contextlib
import os
import shutil
from contextlib import closing
from pathlib import Path

from storage.backup import finding, generations, medium, repair, restore
from storage.backup.databases import prove, vault_database_key
from storage.backup.errors import NoCopyHere
from storage.crypto.hpke import BoxKey
from storage.interviews import attachments, custody, interviews, outbox
from storage.interviews.errors import InterviewError
from storage.objects.custody import CustodyAction
from storage.objects.organisation import CAUTIOUS, Readable
from storage.vault import NotAVault, Vault, VaultDamaged, WrongPassphrase, open_vault, recover_vault
from storage.vault.lockout import has_lock_out
from storage.vault.rotation import rotate
from storage.vault.vault import BACKUPS
from tests.crash import test_record, test_save
from tests.crash.basic import CARD_SEED, passphrase_of, the_draft
from tests.crash.checks import assert_sound
from tests.crash.upkeep import COPIES, LOCK_OUT, LOCK_OUTS, PICTURE, all_interviews, close_sealed, is_closed
from tests.storage.interviews.scene import PHOTO, SOUND, Scene, later
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, PASSPHRASE, new_vault

UNTIL_RECEIPT = CAUTIOUS.model_copy(update={"readable": Readable.UNTIL_RECEIPT})


def with_cards(tmp_path: Path, *, filled: bool = True) -> Path:
    folder = tmp_path / "template"
    (folder / "stick").mkdir(parents=True)
    with closing(new_vault(folder / "vault", recovery=BoxKey.from_seed(CARD_SEED).public)) as vault:
        scene = Scene.begun(vault)
        if filled:
            scene.record_sound()
            scene.attach_photo(tmp_path)
    return folder


def empty_of_files(tmp_path: Path) -> Path:
    return with_cards(tmp_path, filled=False)


def _said(said: list[str], word: str) -> int:
    return sum(line.startswith(word) for line in said)


def _saves(vault: Vault, said: list[str]) -> None:
    saved = _said(said, "saved")
    assert saved <= test_save.saves_kept(vault) <= saved + 1


def _files(vault: Vault) -> list[bytes]:
    with vault.read() as tx:
        attached = attachments.of_interview(tx, the_draft(tx))
    return [test_record.content(vault, one) for one in attached]


# Generations.


def look_copy(folder: Path, said: list[str]) -> None:
    """The vault is whole, and of the copies called made the newest is whole too, or one that is newer."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        assert_sound(vault)
        _saves(vault, said)
        key = vault_database_key(vault)
        found = generations.newest_first(folder / "vault" / BACKUPS, key)
        copied = _said(said, "copied")
        assert not copied or found[0][0].number >= copied
        for _, path in found:
            prove(path, key)


def go_on_copy(folder: Path) -> None:
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        for turn in range(2):
            generations.keep_up(vault, later(6_000 + turn))
        assert len(generations.newest_first(folder / "vault" / BACKUPS, vault_database_key(vault))) == 2
        assert not list((folder / "vault" / BACKUPS).glob(".*"))


# The second medium.


def look_stick(folder: Path, said: list[str]) -> None:
    """What was called copied comes back whole on another machine; the vault itself is whole."""
    copied = _said(said, "copied")
    back = folder / "back"
    for found in finding.find(folder / "stick"):
        try:
            vault, told = restore.restore(found.directory, CARD_SEED, PASSPHRASE, LOWEST_FOR_TESTS, back, later(9_000))
        except NoCopyHere:
            continue
        with closing(vault):
            assert (told.missing, told.damaged) == (0, 0)
            assert_sound(vault, is_same=False)
            assert copied <= test_save.saves_kept(vault)
            assert _files(vault).count(PICTURE) >= copied
        break
    else:
        assert not copied
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        attachments.delete_files(vault)
        attachments.recover_open_segments(vault, MOMENT)
        assert_sound(vault)
        _saves(vault, said)


def go_on_stick(folder: Path) -> None:
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        medium.choose(vault, folder / "stick", MOMENT)
        medium.copy(vault, later(7_000))
        assert medium.check(vault, later(7_060)) >= 2


# New keys.


def look_rotate(folder: Path, said: list[str]) -> None:
    """The passphrase opens it, every sealed file can be read, the cards open it."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        assert_sound(vault)
        _saves(vault, said)
        assert sorted(_files(vault)) == sorted([b"".join(SOUND), PHOTO])
    with closing(recover_vault(folder / "vault", CARD_SEED, passphrase_of(7), LOWEST_FOR_TESTS)) as vault:
        _saves(vault, said)


def go_on_rotate(folder: Path) -> None:
    with closing(open_vault(folder / "vault", passphrase_of(7))) as vault:
        rotate(vault, passphrase_of(7))
        assert sorted(_files(vault)) == sorted([b"".join(SOUND), PHOTO])
    open_vault(folder / "vault", passphrase_of(7)).close()


# The lock-out.


def look_lock_out(folder: Path, said: list[str]) -> None:
    """Once locked no passphrase opens it; the cards always do, and everything is there."""
    locked, recovered = _said(said, "locked"), _said(said, "recovered")
    passphrases = [PASSPHRASE, *map(passphrase_of, range(LOCK_OUTS))]
    opened = -1
    for number, passphrase in enumerate(passphrases):
        with contextlib.suppress(WrongPassphrase):
            open_vault(folder / "vault", passphrase).close()
            opened = number
    if locked > recovered:
        # The next one may be written already.
        assert opened in (-1, recovered + 1)
    elif _said(said, "set") == locked:
        assert opened == recovered
    else:
        assert opened in (-1, recovered)
    with closing(recover_vault(folder / "vault", CARD_SEED, passphrase_of(9), LOWEST_FOR_TESTS)) as vault:
        assert_sound(vault)
        assert not has_lock_out(vault)
        saved = _said(said, "saved")
        assert saved <= test_save.saves_kept(vault) <= saved + 1


def go_on_lock_out(folder: Path) -> None:
    open_vault(folder / "vault", passphrase_of(9)).close()
    with contextlib.suppress(WrongPassphrase):
        open_vault(folder / "vault", LOCK_OUT).close()
        raise AssertionError("a lock-out passphrase opens the vault")


# Closing.


def sealed_and_due(tmp_path: Path) -> Path:
    """Three interviews that are sealed, delivered and due to be closed."""
    folder = tmp_path / "template"
    folder.mkdir()
    with closing(new_vault(folder / "vault")) as vault:
        first = Scene.begun(vault, policy=UNTIL_RECEIPT)
        first.certify()
        for number in range(3):
            scene = first
            if number:
                with vault.transaction() as tx:
                    draft = interviews.start(tx, first.mission_id, first_form(), MOMENT)
                scene = Scene(vault, draft.id, first.mission_id, first.keys)
            scene.answer(("/form/told", "Я бачила обох. " * 50))
            scene.record_sound()
            scene.seal()
            with vault.transaction() as tx:
                digests = [item.digest for item in outbox.of_interview(tx, scene.interview_id)]
                first.log.keep(tx, digests, MOMENT)
    return folder


def first_form() -> interviews.FormKey:
    return interviews.FormKey("first_account", "2026.1", "f" * 64)


def look_close(folder: Path, said: list[str]) -> None:
    """Each interview is closed wholly, with its entry, or not at all."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        assert_sound(vault)
        told = {line.removeprefix("closed ") for line in said}
        for interview in all_interviews(vault):
            closed = is_closed(vault, interview)
            assert closed or interview not in told
            with vault.read() as tx:
                actions = [entry.action for entry in custody.of_interview(tx, interview)]
                attached = attachments.of_interview(tx, interview)
            assert actions.count(CustodyAction.CLOSE) == closed
            assert _can_be_read(vault, [one.id for one in attached]) is not closed


def _can_be_read(vault: Vault, attached: list[str]) -> bool:
    read = []
    for one in attached:
        try:
            with attachments.open_attachment(vault, one) as file:
                read.append(len(file.read(0, file.size)) > 0)
        except InterviewError:
            read.append(False)
    # All or none.
    assert len(set(read)) <= 1
    return bool(read and read[0])


def go_on_close(folder: Path) -> None:
    close_sealed(folder, lambda _: None)
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        assert all(is_closed(vault, interview) for interview in all_interviews(vault))
        assert_sound(vault)


# Repair and bringing back.


def damaged(tmp_path: Path) -> Path:
    """A vault with a generation, something newer, and a bad page."""
    folder = with_cards(tmp_path)
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        generations.keep_up(vault, MOMENT)
        scene = Scene(vault, all_interviews(vault)[0], "")
        for number in range(30):
            scene.answer((f"/first_account/answer_{number}", f"Відповідь {number} " + "далі " * 60))
        with vault.maintenance() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'missions'").fetchone()[0]
    content = bytearray((folder / "vault" / "data").read_bytes())
    content[(page - 1) * 4096 : page * 4096] = os.urandom(4096)
    (folder / "vault" / "data").write_bytes(content)
    return folder


def look_repair(folder: Path, said: list[str]) -> None:
    """Once called repaired it opens and is whole; before, it can be repaired still."""
    if not said:
        repair.repair(folder / "vault", PASSPHRASE, later(120))
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        assert_sound(vault)
        with vault.read() as tx:
            (held,) = interviews.listed(tx)
            answers = {one.ref: one.value for one in test_save.drafts.answers(tx, held.id).values}
        assert all(answers[f"/first_account/answer_{n}"].startswith(f"Відповідь {n} ") for n in range(30))
        assert sorted(_files(vault)) == sorted([b"".join(SOUND), PHOTO])


def copied(tmp_path: Path) -> Path:
    """Only a stick with a copy is left."""
    folder = with_cards(tmp_path)
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        medium.choose(vault, folder / "stick", MOMENT)
        medium.copy(vault, MOMENT)
    shutil.rmtree(folder / "vault")
    return folder


def look_restore(folder: Path, said: list[str]) -> None:
    """The place holds nothing or the whole vault; the copy is untouched."""
    try:
        vault = open_vault(folder / "vault", PASSPHRASE)
    except NotAVault:
        assert not said
        (found,) = finding.find(folder / "stick")
        vault, _ = restore.restore(
            found.directory, CARD_SEED, PASSPHRASE, LOWEST_FOR_TESTS, folder / "vault", later(700)
        )
    with closing(vault):
        assert_sound(vault, is_same=False)
        assert sorted(_files(vault)) == sorted([b"".join(SOUND), PHOTO])


def nothing_more(folder: Path) -> None:
    """What `look` did is all that can be done."""


__all__ = ["COPIES", "VaultDamaged", "copied", "damaged", "sealed_and_due", "with_cards"]
