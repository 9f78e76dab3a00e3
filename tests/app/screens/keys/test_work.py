"""What the keys screen has done in the background, without a window."""

import contextlib
import errno
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.screens.first_start import cards as recovery_cards
from app.screens.keys import work
from app.screens.keys.loss import loss
from storage.backup import generations
from storage.interviews import custody, organisation
from storage.interviews.interviews import State
from storage.keys.header_files import DurableFiles
from storage.keys.recovery import make_cards
from storage.objects.custody import CustodyAction
from storage.objects.organisation import CAUTIOUS
from storage.vault import Vault, open_vault, rotation, ways
from storage.vault.lockout import has_lock_out, set_lock_out
from tests.storage.interviews.scene import Scene
from tests.storage.organisations import OrganisationKeys
from tests.storage.vaults import MOMENT, PASSPHRASE, new_vault

LOCK_OUT = "granite/4 Човник, saddle_8 Ґанок= pepper~2 Вишня("
ALLOWING = CAUTIOUS.model_copy(update={"lock_out": True, "destroy": True})


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = make_cards()
    opened = new_vault(tmp_path / "vault", recovery=made.public)
    with opened.transaction() as tx:
        recovery_cards.keep_digests(tx, made, MOMENT)
    yield opened
    opened.close()


def actions(vault: Vault) -> list[CustodyAction]:
    with vault.read() as tx:
        return [entry.action for entry in custody.of_vault(tx)]


def test_a_lock_out_passphrase_goes_when_the_organisation_no_longer_allows_it(vault: Vault) -> None:
    keys = OrganisationKeys()
    with pytest.raises(work.NotAllowed):
        work.lock_out_with(vault, PASSPHRASE, LOCK_OUT)
    organisation.take(vault, keys.package(policy=ALLOWING), MOMENT)
    assert work.state(vault) == work.KeysState(
        own_cards=True,
        are_cards_confirmed=False,
        organisation=True,
        may_lock_out=True,
        has_lock_out=False,
        may_destroy=True,
        are_cards_begun=False,
        new_keys_advised=False,
    )
    work.lock_out_with(vault, PASSPHRASE, LOCK_OUT)
    work.enter_what_happened(vault, MOMENT)
    assert has_lock_out(vault)
    organisation.take(vault, keys.package(version=2), MOMENT)
    work.enter_what_happened(vault, MOMENT)
    assert not has_lock_out(vault)


def test_new_keys_that_find_no_room_after_a_recovery_are_remembered_and_made_later(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = vault.master_key()
    with monkeypatch.context() as disk:
        disk.setattr(rotation, "free_bytes", lambda _: 0)
        work.after_recovery(vault, PASSPHRASE, MOMENT)
    assert vault.master_key() == key
    assert work.state(vault).new_keys_advised
    work.make_new_keys(vault, PASSPHRASE, MOMENT, lambda _: None, lambda: False)
    assert vault.master_key() != key
    assert not work.state(vault).new_keys_advised
    assert actions(vault) == [CustodyAction.ROTATE]


@pytest.mark.parametrize("refused", [1, 2, 3, 4])
def test_new_keys_stand_in_the_log_once_where_they_count_though_a_header_could_not_be_written(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    """Headers 1 and 2 give both keys, and without them nothing is exchanged; 3 and 4 are written after the exchange."""
    write, key, count = DurableFiles.write, vault.master_key(), itertools.count(1)

    def failing(self: DurableFiles, path: Path, data: bytes) -> None:
        if next(count) == refused:
            raise OSError(errno.EIO, "Input/output error")
        write(self, path, data)

    with monkeypatch.context() as disk:
        disk.setattr(DurableFiles, "write", failing)
        work.after_recovery(vault, PASSPHRASE, MOMENT)
    is_exchanged = vault.master_key() != key
    assert is_exchanged == (refused > 2)
    assert work.state(vault).new_keys_advised != is_exchanged
    vault.close()
    with contextlib.closing(open_vault(vault.directory, PASSPHRASE)) as again:
        work.enter_what_happened(again, MOMENT)
        assert actions(again) == [CustodyAction.ROTATE] * is_exchanged


def test_new_keys_whose_program_was_killed_before_the_log_stand_in_it_after_the_next_opening(vault: Vault) -> None:
    work.advise_new_keys(vault, MOMENT)
    rotation.rotate(vault, PASSPHRASE)
    vault.close()
    with contextlib.closing(open_vault(vault.directory, PASSPHRASE)) as again:
        work.enter_what_happened(again, MOMENT)
        assert actions(again) == [CustodyAction.ROTATE]
        assert not work.state(again).new_keys_advised


def test_copies_under_the_old_key_are_made_anew(vault: Vault) -> None:
    generations.keep_up(vault, MOMENT)
    generations.keep_up(vault, MOMENT)
    before = {path.name: path.read_bytes() for path in (vault.directory / "bak").iterdir()}
    work.make_new_keys(vault, PASSPHRASE, MOMENT, lambda _: None, lambda: False)
    after = {path.name: path.read_bytes() for path in (vault.directory / "bak").iterdir()}
    assert before.keys() == after.keys()
    assert all(before[name] != after[name] for name in before)
    assert not generations.is_renewal_due(vault)


def test_what_happened_is_entered_once(vault: Vault) -> None:
    with vault.transaction() as tx:
        ways.note_recovery(tx, "1,3", was_locked_out=True)
    work.enter_what_happened(vault, MOMENT)
    work.enter_what_happened(vault, MOMENT)
    assert sorted(actions(vault)) == sorted([CustodyAction.LOCK_OUT, CustodyAction.RECOVER])


def test_only_a_receipt_makes_an_interview_safe_elsewhere(vault: Vault) -> None:
    scene = Scene.begun(vault)
    set_lock_out(vault, PASSPHRASE, LOCK_OUT)
    assert [one.state for one in loss(vault).lost] == [State.DRAFT]
    scene.seal()
    found = loss(vault)
    assert [one.state for one in found.lost] == [State.WAITING]
    assert (found.delivered, found.medium_at) == (0, "")
