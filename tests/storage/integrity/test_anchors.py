"""Older states put back, copies that go on by themselves, another machine; and no alarm without reason."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from storage.integrity import anchors, check
from storage.integrity.anchors import ANCHOR, Places
from storage.integrity.findings import FindingCode
from storage.interviews import custody
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.vault import Vault, change_passphrase
from storage.vault.rotation import rotate
from tests.storage.integrity.tampering import Tampered
from tests.storage.integrity.test_pages import work
from tests.storage.interviews.scene import later
from tests.storage.vaults import LOWEST_FOR_TESTS, OTHER_PASSPHRASE, PASSPHRASE

HERE, ELSEWHERE = "machine-1", "machine-2"


class Laptop:
    """Opens, works, closes; time goes on."""

    def __init__(self, lived: Tampered, outside: Path, machine: str = HERE, seconds: int = 600) -> None:
        self.lived, self.machine, self._seconds = lived, machine, seconds
        self.places = Places(outside)

    def now(self) -> Moment:
        self._seconds += 60
        return later(self._seconds)

    def sitting(self, *, is_working: bool = True, is_killed: bool = False) -> tuple[FindingCode, ...]:
        with self.lived.open() as vault:
            found = anchors.opened(vault, self.places, self.machine, self.now())
            if is_working:
                work(vault, self.now())
            if not is_killed:
                anchors.keep(vault, self.places, self.now())
        return found

    def noticed(self) -> set[FindingCode]:
        with self.lived.open() as vault:
            return {one.code for one in check.heads(vault).found}


@pytest.fixture
def laptop(lived: Tampered, tmp_path: Path) -> Laptop:
    return Laptop(lived, tmp_path / "state")


def test_opening_again_and_again_is_nothing_unusual(laptop: Laptop) -> None:
    for is_working in (True, False, True):
        assert laptop.sitting(is_working=is_working) == ()
    assert laptop.noticed() == set()


def test_a_program_that_was_killed_is_nothing_unusual(laptop: Laptop) -> None:
    laptop.sitting()
    laptop.sitting(is_killed=True)
    assert laptop.sitting() == ()
    assert laptop.noticed() == set()


@pytest.mark.parametrize("content", [None, b"", b"garbage" * 100, b"\0" * 540])
def test_an_anchor_that_is_missing_or_damaged_keeps_nobody_out(laptop: Laptop, content: bytes | None) -> None:
    laptop.sitting()
    for path in (laptop.lived.directory / ANCHOR, *laptop.places.outside.iterdir()):  # type: ignore[union-attr]
        path.unlink()
        if content is not None:
            path.write_bytes(content)
    assert laptop.sitting() == ()


def test_an_anchor_where_nothing_can_be_written_keeps_nobody_out(lived: Tampered, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"a file where a folder should be")
    (lived.directory / ANCHOR).mkdir()
    assert Laptop(lived, blocked / "state").sitting() == ()


def test_an_anchor_of_another_vault_says_nothing_about_this_one(
    laptop: Laptop, prepared: Tampered, tmp_path: Path
) -> None:
    laptop.sitting()
    anchor = laptop.lived.directory / ANCHOR
    anchor.write_bytes(anchor.read_bytes()[::-1])
    assert laptop.sitting() == ()


def test_an_older_database_put_back_is_noticed(laptop: Laptop) -> None:
    laptop.sitting()
    before = laptop.lived.database()
    laptop.sitting()
    laptop.lived.put_database(before)
    assert laptop.sitting() == (FindingCode.OLDER_STATE,)
    assert laptop.noticed() == {FindingCode.OLDER_STATE}


def test_the_whole_folder_put_back_is_noticed_by_the_anchor_outside(laptop: Laptop) -> None:
    laptop.sitting()
    aside = laptop.lived.directory.with_name("aside")
    shutil.copytree(laptop.lived.directory, aside)
    laptop.sitting()
    shutil.rmtree(laptop.lived.directory)
    shutil.copytree(aside, laptop.lived.directory)
    assert laptop.sitting() == (FindingCode.OLDER_STATE,)


def test_the_folder_put_back_as_it_was_under_an_earlier_key_is_noticed(laptop: Laptop) -> None:
    laptop.sitting()
    aside = laptop.lived.directory.with_name("aside")
    shutil.copytree(laptop.lived.directory, aside)
    with laptop.lived.open() as vault:
        rotate(vault, PASSPHRASE)
    assert laptop.sitting() == ()
    shutil.rmtree(laptop.lived.directory)
    shutil.copytree(aside, laptop.lived.directory)
    assert set(laptop.sitting()) == {FindingCode.OLDER_STATE, FindingCode.HEADER_OLDER}


def test_without_the_anchor_outside_the_folder_put_back_is_not_noticed_here(lived: Tampered) -> None:
    """The control: what is not promised, and why the anchor outside is needed."""
    alone = Laptop(lived, Path())
    alone.places = Places(None)
    alone.sitting()
    aside = lived.directory.with_name("aside")
    shutil.copytree(lived.directory, aside)
    alone.sitting()
    shutil.rmtree(lived.directory)
    shutil.copytree(aside, lived.directory)
    assert alone.sitting() == ()


def test_an_older_state_that_was_worked_on_is_noticed_as_a_second_life(laptop: Laptop) -> None:
    laptop.sitting()
    aside = laptop.lived.copy_to(laptop.lived.directory.with_name("aside"))
    laptop.sitting()
    other = Laptop(aside, laptop.places.outside.with_name("elsewhere"), HERE, seconds=9_000)  # type: ignore[union-attr]
    for _ in range(3):
        other.sitting()
    laptop.lived.put_database(aside.database())
    assert laptop.sitting() == (FindingCode.TWO_LIVES,)


def test_two_copies_that_both_go_on_here_are_noticed_in_both(laptop: Laptop) -> None:
    laptop.sitting()
    clone = Laptop(laptop.lived.copy_to(laptop.lived.directory.with_name("vault-2")), Path(), seconds=20_000)
    clone.places = laptop.places
    laptop.sitting()
    first = clone.sitting()
    for _ in range(2):
        clone.sitting()
    second = laptop.sitting()
    assert set(first + second) <= {FindingCode.OLDER_STATE, FindingCode.TWO_LIVES}
    assert first
    assert second


def test_a_copy_on_another_machine_is_noticed_there_and_not_again(laptop: Laptop, tmp_path: Path) -> None:
    laptop.sitting()
    there = Laptop(laptop.lived.copy_to(tmp_path / "vault-2"), tmp_path / "other", ELSEWHERE, seconds=20_000)
    assert there.sitting() == (FindingCode.OTHER_MACHINE,)
    assert there.sitting() == ()
    assert there.noticed() == {FindingCode.OTHER_MACHINE}


def test_a_machine_that_does_not_tell_its_name_is_nothing_unusual(laptop: Laptop) -> None:
    laptop.sitting()
    laptop.machine = ""
    assert laptop.sitting() == ()
    laptop.machine = HERE
    assert laptop.sitting() == ()


def test_the_machine_stands_in_the_log_under_a_name_that_only_this_vault_knows(laptop: Laptop) -> None:
    laptop.sitting()
    with laptop.lived.open() as vault, vault.read() as tx:
        (entry,) = custody.of_vault(tx, actions=[CustodyAction.UNLOCK])
    assert len(entry.detail) == 16
    assert HERE not in entry.detail


@pytest.mark.parametrize(
    "entries",
    [
        [(CustodyAction.RESTORE, "")],
        [(CustodyAction.RESTORE, ""), (CustodyAction.RECOVER, "1,3"), (CustodyAction.ROTATE, "")],
        [(CustodyAction.NOTICE, "repaired")],
    ],
)
def test_a_vault_that_was_restored_or_repaired_says_so_itself(
    laptop: Laptop, entries: list[tuple[CustodyAction, str]]
) -> None:
    laptop.sitting()
    before = laptop.lived.database()
    laptop.sitting()
    laptop.lived.put_database(before)
    with laptop.lived.open() as vault, vault.transaction() as tx:
        for action, detail in entries:
            custody.record(tx, "", action, laptop.now(), detail=detail)
    assert laptop.sitting() == ()
    assert laptop.sitting() == ()
    # And once only: the next one put back is one again.
    laptop.lived.put_database(before)
    assert laptop.sitting() == (FindingCode.OLDER_STATE,)


def test_a_vault_that_was_just_repaired_is_nothing_unusual(laptop: Laptop) -> None:
    laptop.sitting()
    before = laptop.lived.database()
    laptop.sitting()
    laptop.lived.put_database(before)
    with laptop.lived.open() as vault:
        assert anchors.opened(vault, laptop.places, HERE, laptop.now(), is_repaired=True) == ()
    assert laptop.sitting() == ()


def test_a_vault_recovered_with_cards_on_another_machine_says_so_itself(laptop: Laptop) -> None:
    laptop.sitting()
    laptop.machine = ELSEWHERE
    with laptop.lived.open() as vault, vault.transaction() as tx:
        custody.record(tx, "", CustodyAction.RECOVER, laptop.now(), detail="1,3")
    assert laptop.sitting() == ()


def test_an_older_header_put_back_is_noticed(laptop: Laptop) -> None:
    laptop.sitting()
    headers = {name: (laptop.lived.directory / name).read_bytes() for name in ("header.a", "header.b")}
    with laptop.lived.open() as vault:
        change_passphrase(vault, PASSPHRASE, OTHER_PASSPHRASE, LOWEST_FOR_TESTS)
        anchors.keep(vault, laptop.places, laptop.now())
    for name, content in headers.items():
        (laptop.lived.directory / name).write_bytes(content)
    assert laptop.sitting() == (FindingCode.HEADER_OLDER,)


def test_what_was_noticed_is_a_finding_until_somebody_has_read_it(laptop: Laptop) -> None:
    laptop.sitting()
    before = laptop.lived.database()
    laptop.sitting()
    laptop.lived.put_database(before)
    laptop.sitting()
    laptop.sitting()
    assert laptop.noticed() == {FindingCode.OLDER_STATE}
    with laptop.lived.open() as vault, vault.transaction() as tx:
        anchors.seen(tx, laptop.now())
    assert laptop.noticed() == set()
    with laptop.lived.open() as vault, vault.read() as tx:
        assert [one.detail for one in custody.of_vault(tx, actions=[CustodyAction.NOTICE])] == ["older-state"]


def test_an_anchor_says_nothing_to_somebody_without_the_key(laptop: Laptop) -> None:
    sizes = set()
    for _ in range(3):
        laptop.sitting()
        content = (laptop.lived.directory / ANCHOR).read_bytes()
        sizes.add(len(content))
        assert b"changes" not in content
        assert b"2026" not in content
    assert len(sizes) == 1


def _holds(vault: Vault, seq: int, head: str | None, highest: int, moment: Moment) -> FindingCode | None:
    with vault.transaction() as tx:
        return anchors.central_holds(tx, seq, head, highest, moment)


def test_central_tells_of_a_vault_that_is_behind_or_goes_on_twice(laptop: Laptop) -> None:
    with laptop.lived.open() as vault:
        with vault.read() as tx:
            rows = tx.exec_driver_sql("SELECT seq, digest FROM journal ORDER BY seq").all()
        last, digest = rows[-1]
        now = laptop.now()
        assert _holds(vault, 0, None, 0, now) is None
        assert _holds(vault, last, digest, last, now) is None
        assert _holds(vault, rows[0].seq, rows[0].digest, last, now) is None
        assert check.heads(vault).found == ()
        assert _holds(vault, last, digest, last + 2, now) is FindingCode.CENTRAL_AHEAD
        assert _holds(vault, last, digest, last + 2, now) is FindingCode.CENTRAL_AHEAD
        assert _holds(vault, last, "f" * 64, last, now) is FindingCode.TWO_LIVES
        assert {(one.code, one.count) for one in check.heads(vault).found} == {
            (FindingCode.CENTRAL_AHEAD, 1),
            (FindingCode.TWO_LIVES, 1),
        }


def test_a_doubtful_clock_changes_nothing_about_anchors(laptop: Laptop) -> None:
    laptop.sitting()
    with laptop.lived.open() as vault:
        wrong = dataclasses.replace(laptop.now(), wall="1970-01-01T00:00:00.000Z")
        assert anchors.opened(vault, laptop.places, HERE, wrong) == ()
    assert laptop.sitting() == ()


def test_a_long_log_is_not_read_for_the_few_notices_in_it(laptop: Laptop) -> None:
    with laptop.lived.open() as vault, vault.read() as tx:
        plan = [str(row[3]) for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {anchors.NOTICES}", (0,))]
    assert len(plan) == 1
    assert "custody_notices" in plan[0]
