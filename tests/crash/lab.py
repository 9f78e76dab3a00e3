"""The workloads, each with the folder it begins in and what must hold in any folder that a crash leaves of it.

`look` reads what is there against what had been said; `go_on` does the work to its end afterwards.
"""

import contextlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from storage.crypto.hpke import BoxKey, box_digest
from storage.interviews import attachments
from storage.interviews.attachments import AttachmentKind
from storage.keys import copies
from storage.keys.errors import SlotRefused
from storage.objects.kinds import PartKind
from storage.vault import (
    NotAVault,
    Vault,
    add_recovery,
    change_passphrase,
    open_vault,
    recover_vault,
    recovery_keys,
)
from storage.vault.integrity import full_check
from tests.crash import test_record, test_save, test_seal, workloads
from tests.crash import upkeep_looks as looks
from tests.crash.basic import (
    CARD_SEED,
    CARD_TURNS,
    DOCUMENT,
    HEADER_TURNS,
    PHOTO,
    passphrase_of,
    recovery_of,
    the_draft,
)
from tests.crash.both_ends import BOTH_ENDS
from tests.crash.checks import (
    ALL_SEALED,
    NOTHING_SEALED,
    assert_seal_agrees,
    assert_sound,
    sealed_rows,
)
from tests.crash.killing import Outcome
from tests.crash.work import Look, Work, work
from tests.storage.interviews.scene import PHOTO as SCENE_PHOTO
from tests.storage.interviews.scene import SOUND, STATEMENT, Scene
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, PASSPHRASE, new_vault


def looked_at(look: Callable[[Vault, list[str]], None]) -> Look:
    """The vault opened as after any start, found sound, then looked at."""

    def whole(folder: Path, said: list[str]) -> None:
        with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
            assert_sound(vault)
            look(vault, said)

    return whole


def look_save(vault: Vault, said: list[str]) -> None:
    assert len(said) <= test_save.saves_kept(vault) <= len(said) + 1


def look_seal(vault: Vault, said: list[str]) -> None:
    with vault.read() as tx:
        interview = the_draft(tx)
        rows = sealed_rows(tx, interview)
        assert rows in (NOTHING_SEALED, ALL_SEALED)
        if said:
            assert rows == ALL_SEALED
        if rows == ALL_SEALED:
            assert_seal_agrees(tx, interview)
    assert sorted(test_seal.contents(vault, interview)) == sorted([b"".join(SOUND), SCENE_PHOTO, STATEMENT])


def _as_at_a_start(vault: Vault) -> None:
    assert attachments.delete_files(vault) == 0
    attachments.recover_open_segments(vault, MOMENT)


def look_record(vault: Vault, said: list[str]) -> None:
    _as_at_a_start(vault)
    test_record.assert_nothing_half(vault)
    with vault.read() as tx:
        attached = attachments.of_interview(tx, the_draft(tx))
    test_record.assert_sound_is_there(vault, attached, said)
    photos = [one for one in attached if one.kind is AttachmentKind.PHOTO]
    assert len(photos) >= said.count("photo")
    assert [test_record.content(vault, photo) for photo in photos] in ([], [PHOTO])


def look_recover(vault: Vault, said: list[str]) -> None:
    _as_at_a_start(vault)
    test_record.assert_nothing_half(vault)
    with vault.read() as tx:
        (recording,) = attachments.of_interview(tx, the_draft(tx))
    assert recording.truncated
    assert test_record.content(vault, recording) == b"".join(SOUND)


def look_import(vault: Vault, said: list[str]) -> None:
    _as_at_a_start(vault)
    test_record.assert_nothing_half(vault)
    with vault.read() as tx:
        attached = attachments.of_interview(tx, the_draft(tx))
    held = sorted(test_record.content(vault, one) for one in attached)
    expected = [PHOTO, DOCUMENT, PHOTO, DOCUMENT]
    assert held in (sorted(expected[: len(said)]), sorted(expected[: len(said) + 1]))


def check_import(folder: Path, outcome: Outcome) -> None:
    looked_at(look_import)(folder, outcome.said)
    path = folder / "IMG_0001.JPG"
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        with vault.read() as tx:
            draft = the_draft(tx)
            before = len(attachments.of_interview(tx, draft))
        attachments.import_file(vault, draft, PartKind.IDENTITY, AttachmentKind.PHOTO, path, MOMENT)
        with vault.read() as tx:
            assert len(attachments.of_interview(tx, draft)) == before + 1
        test_record.assert_nothing_half(vault)
        assert full_check(vault).is_sound


def look_header(folder: Path, said: list[str]) -> None:
    """Exactly one passphrase opens, the one last called changed or the one under way; no recovery key goes missing."""
    changed = sum(line.startswith("passphrase") for line in said)
    kept = sum(line.startswith("recovery") for line in said)
    opening = _opening(folder, [PASSPHRASE, *map(passphrase_of, range(HEADER_TURNS))])
    # While the second copy is written the earlier one still opens, until the next start makes both the same.
    assert set(opening) <= {changed, changed + 1}, (opening, said)
    with closing(open_vault(folder / "vault", _nth(opening[0]))) as vault:
        assert_sound(vault)
    assert _opening(folder, [PASSPHRASE, *map(passphrase_of, range(HEADER_TURNS))]) == opening[:1]
    keys = recovery_keys(folder / "vault")
    named = [turn for turn in range(HEADER_TURNS) if box_digest(recovery_of(turn).public) in keys]
    assert named in ([kept - 1] if kept else [], [kept]), (named, said)


def check_header(folder: Path, outcome: Outcome) -> None:
    look_header(folder, outcome.said)
    now = _nth(_opening(folder, [PASSPHRASE, *map(passphrase_of, range(HEADER_TURNS))])[0])
    with closing(open_vault(folder / "vault", now)) as vault:
        change_passphrase(vault, now, passphrase_of(99), LOWEST_FOR_TESTS)
        add_recovery(vault, recovery_of(99).public)
    with closing(open_vault(folder / "vault", passphrase_of(99))):
        pass
    with closing(recover_vault(folder / "vault", bytes([100]) * 32, now, LOWEST_FOR_TESTS)):
        pass


def look_cards(folder: Path, said: list[str]) -> None:
    """The cards always open it; exactly one passphrase does; what was saved after each recovery is there."""
    changed = sum(line.startswith("passphrase") for line in said)
    saved = sum(line.startswith("saved") for line in said)
    opening = _opening(folder, [PASSPHRASE, *map(passphrase_of, range(CARD_TURNS))])
    assert set(opening) <= {changed, changed + 1}, (opening, said)
    with closing(recover_vault(folder / "vault", CARD_SEED, passphrase_of(99), LOWEST_FOR_TESTS)) as vault:
        assert_sound(vault)
        assert saved <= test_save.saves_kept(vault) <= saved + 1


def check_cards(folder: Path, outcome: Outcome) -> None:
    look_cards(folder, outcome.said)
    with closing(open_vault(folder / "vault", passphrase_of(99))) as vault:
        assert full_check(vault).is_sound


def look_create(folder: Path, said: list[str]) -> None:
    """A vault that opens and has its cards' key, or none at all and room for one."""
    try:
        vault = open_vault(folder / "vault", PASSPHRASE)
    except NotAVault:
        assert not said
        return
    with closing(vault):
        assert_sound(vault)
    with closing(recover_vault(folder / "vault", CARD_SEED, passphrase_of(1), LOWEST_FOR_TESTS)):
        pass


def check_create(folder: Path, outcome: Outcome) -> None:
    look_create(folder, outcome.said)
    if not (folder / "vault").exists():
        workloads.create(folder, lambda _: None)
        look_create(folder, ["created"])


def _nth(changes: int) -> str:
    return passphrase_of(changes - 1) if changes else PASSPHRASE


def _opening(folder: Path, passphrases: list[str]) -> list[int]:
    """Which passphrases open the vault; nothing is repaired by asking."""
    opening = []
    for number, passphrase in enumerate(passphrases):
        with contextlib.suppress(SlotRefused):
            copies.unlock_with_passphrase(folder / "vault", passphrase)
            opening.append(number)
    assert opening, "no passphrase opens it"
    return opening


def _empty(tmp_path: Path) -> Path:
    folder = tmp_path / "template"
    folder.mkdir()
    return folder


def _with_photo(tmp_path: Path) -> Path:
    folder = test_save.template(tmp_path)
    (folder / "IMG_0001.JPG").write_bytes(PHOTO)
    return folder


def _with_cards(tmp_path: Path) -> Path:
    folder = _empty(tmp_path)
    with closing(new_vault(folder / "vault", recovery=BoxKey.from_seed(CARD_SEED).public)) as vault:
        Scene.begun(vault)
    return folder


WORKS: Final[dict[str, Work]] = {
    "save": Work(test_save.template, looked_at(look_save), test_save.check),
    "seal": Work(test_seal.template, looked_at(look_seal), test_seal.check),
    "record": Work(test_record.draft, looked_at(look_record), test_record.check_record),
    "recover": Work(test_record.cut_off, looked_at(look_recover), test_record.check_recover),
    "import": Work(_with_photo, looked_at(look_import), check_import),
    "header": Work(test_save.template, look_header, check_header),
    "cards": Work(_with_cards, look_cards, check_cards),
    "create": Work(_empty, look_create, check_create),
    "copy": work(looks.empty_of_files, looks.look_copy, looks.go_on_copy),
    "stick": work(looks.empty_of_files, looks.look_stick, looks.go_on_stick),
    "rotate": work(looks.with_cards, looks.look_rotate, looks.go_on_rotate),
    "lock-out": work(looks.empty_of_files, looks.look_lock_out, looks.go_on_lock_out),
    "close": work(looks.sealed_and_due, looks.look_close, looks.go_on_close),
    "repair": work(looks.damaged, looks.look_repair, looks.nothing_more),
    "restore": work(looks.copied, looks.look_restore, looks.nothing_more),
}
# A laptop and central at work with one another.
DELIVERY: Final[dict[str, Work]] = BOTH_ENDS
ALL_WORKS: Final = {**WORKS, **DELIVERY}
# What must be found, and the workload that it spoils.
CONTROLS: Final = {"save_too_early": "save", "save_without_sync": "save"}
