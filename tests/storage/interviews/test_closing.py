import dataclasses
from pathlib import Path

import pytest
from sqlalchemy import select, update

from storage.interviews import (
    closing,
    custody,
    drafts,
    interviews,
    journal,
    organisation,
    outbox,
    receipts,
)
from storage.interviews.closing import Keeps, When
from storage.interviews.interviews import State
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import CAUTIOUS, Readable
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import interviews as interview_table
from storage.vault.tables import outbox as outbox_table
from storage.vault.tables import segments
from tests.storage.interviews.closings import (
    A_WEEK,
    A_WEEK_LATER,
    RECEIVED,
    UNTIL_RECEIPT,
    UNTIL_SEAL,
    assert_closed,
    assert_open,
    due,
    hear,
    outlook,
    receipt,
    scene_under,
    take_package,
)
from tests.storage.interviews.scene import FORM, STAYS, Scene, later
from tests.storage.vaults import MOMENT, new_vault


def test_what_stays_here_by_consent_stays_readable_to_its_author(until_seal: Scene) -> None:
    until_seal.record_sound()
    assert not until_seal.seal(STAYS).is_closed
    assert due(until_seal) == ()
    assert_open(until_seal)
    assert outlook(until_seal).keeps is Keeps.STAYS_HERE


def test_what_holds_something_for_nobody_stays_readable(until_seal: Scene) -> None:
    package = until_seal.keys.payload(version=2, policy=UNTIL_SEAL)
    few = tuple(one for one in package.recipients if one.id != "custodian-1")
    take_package(until_seal, package.model_copy(update={"recipients": few}))
    assert not until_seal.seal().is_closed
    assert outlook(until_seal).keeps is Keeps.NOBODY
    assert_open(until_seal)


def test_an_empty_part_for_nobody_keeps_nothing_open(until_seal: Scene) -> None:
    package = until_seal.keys.payload(version=2, policy=UNTIL_SEAL)
    few = tuple(one for one in package.recipients if one.id != "crsv-1")
    take_package(until_seal, package.model_copy(update={"recipients": few}))
    assert until_seal.seal().is_closed


def test_sound_that_could_not_be_sealed_keeps_its_interview_open(until_seal: Scene) -> None:
    attachment = until_seal.record_sound()
    until_seal.record_sound(attachment_id=attachment)
    with until_seal.vault.transaction() as tx:
        second = tx.execute(select(segments.c.id).where(segments.c.n == 2)).scalar_one()
        tx.execute(update(segments).where(segments.c.id == second).values(state="lost"))
    assert not until_seal.seal().is_closed
    assert outlook(until_seal).keeps is Keeps.KEPT_SOUND


def test_a_file_that_is_gone_keeps_its_interview_open(until_seal: Scene) -> None:
    until_seal.record_sound()
    with until_seal.vault.read() as tx:
        file = tx.execute(select(segments.c.file)).scalars().first()
    (until_seal.vault.attachments / str(file)).unlink()
    until_seal.state()
    assert not until_seal.seal().is_closed
    assert outlook(until_seal).keeps is Keeps.DAMAGED


def test_until_receipt_nothing_closes_before_central_has_signed_for_everything(until_receipt: Scene) -> None:
    until_receipt.record_sound()
    assert not until_receipt.seal().is_closed
    assert due(until_receipt) == ()
    with until_receipt.vault.read() as tx:
        items = outbox.of_interview(tx, until_receipt.interview_id)
    blob = next(item.digest for item in items if item.is_blob)
    receipt(until_receipt, without=blob)
    assert due(until_receipt) == ()
    assert_open(until_receipt)
    receipt(until_receipt)
    assert due(until_receipt) == (until_receipt.interview_id,)
    assert due(until_receipt) == ()
    assert_closed(until_receipt)


@pytest.mark.parametrize("kind", [ObjectKind.REVISION, ObjectKind.PART, ObjectKind.WRAPSET])
def test_a_row_that_only_says_it_is_receipted_closes_nothing(until_receipt: Scene, kind: ObjectKind) -> None:
    until_receipt.seal()
    with until_receipt.vault.read() as tx:
        items = outbox.of_interview(tx, until_receipt.interview_id)
    missing = next(item.digest for item in items if item.kind is kind)
    receipt(until_receipt, without=missing)
    with until_receipt.vault.transaction() as tx:
        claimed = (
            tx.execute(select(outbox_table.c.receipt).where(outbox_table.c.receipt.is_not(None))).scalars().first()
        )
        tx.execute(
            update(outbox_table).where(outbox_table.c.digest == missing).values(state="receipted", receipt=claimed)
        )
        tx.execute(update(interview_table).values(delivered_at=RECEIVED))
    assert due(until_receipt) == ()
    assert_open(until_receipt)


def test_a_clock_put_forward_closes_nothing_early(a_week: Scene) -> None:
    a_week.seal()
    receipt(a_week)
    for wall in ("2027-06-01T00:00:00.000Z", "2099-01-01T00:00:00.000Z"):
        assert due(a_week, later(60, wall=wall)) == ()
    assert_open(a_week)


def test_a_clock_put_back_keeps_nothing_open(a_week: Scene) -> None:
    a_week.seal()
    receipt(a_week)
    back = later(60, wall="1999-01-01T00:00:00.000Z")
    hear(a_week, "2026-11-30T09:59:59.999Z", wall=back.wall)
    assert due(a_week, back) == ()
    hear(a_week, A_WEEK_LATER, wall=back.wall)
    assert due(a_week, back) == (a_week.interview_id,)


def test_without_a_word_from_central_the_clock_that_nobody_can_set_counts_on(a_week: Scene) -> None:
    a_week.seal()
    receipt(a_week)
    week = 7 * 86_400_000

    def at(mono_ms: int, boot: str = MOMENT.boot) -> Moment:
        return dataclasses.replace(MOMENT, wall="1999-01-01T00:00:00.000Z", boot=boot, mono_ms=mono_ms)

    other = "9e0c9a52-0000-4000-8000-000000000000"
    assert due(a_week, at(1_000)) == ()
    assert due(a_week, at(1_000 + week // 2)) == ()
    # Started anew: what ran so far counts, however long it was off.
    assert due(a_week, at(5_000_000_000, other)) == ()
    assert due(a_week, at(5_000_000_000 + week // 2 - 1, other)) == ()
    assert due(a_week, at(5_000_000_000 + week // 2, other)) == (a_week.interview_id,)


def test_mission_end_closes_when_the_last_day_is_over_everywhere(mission: Scene) -> None:
    mission.seal()
    assert due(mission) == ()
    assert due(mission, later(60, wall="2027-06-01T00:00:00.000Z")) == ()
    hear(mission, "2026-11-29T11:59:59.999Z")
    assert due(mission) == ()
    hear(mission, "2026-11-29T12:00:00.000Z")
    assert due(mission) == (mission.interview_id,)
    assert_closed(mission)


def test_a_package_signed_on_a_computer_whose_clock_is_years_ahead_closes_nothing_early(mission: Scene) -> None:
    mission.seal()
    years = {"issued": "2030-11-22T00:00:00.000Z", "expires": "2031-11-22T00:00:00.000Z"}
    ahead = mission.keys.payload(version=2).model_copy(update=years)
    organisation.take(mission.vault, envelope.sign(ahead, mission.keys.root).to_json(), MOMENT)
    assert due(mission, later(60)) == ()
    hear(mission, "2026-11-29T12:00:00.000Z")
    assert due(mission, later(120)) == (mission.interview_id,)


NEXT_YEAR = "2027-11-23T10:00:00.000Z"


def test_a_receipt_of_a_central_whose_clock_is_ahead_counts_and_closes_nothing_early(a_week: Scene) -> None:
    a_week.seal()
    receipt(a_week, at=NEXT_YEAR, wall=RECEIVED)
    summary = a_week.summary()
    assert (summary.state, summary.delivered_at) == (State.DELIVERED, RECEIVED)
    assert due(a_week, later(60, wall=RECEIVED)) == ()
    assert_open(a_week)
    with a_week.vault.transaction() as tx:
        (said,) = (one for one in custody.of_vault(tx) if one.action is CustodyAction.NOTICE)
        assert said.detail == receipts.CLOCK_AHEAD
        # Nor does it make doubtful what is signed from now on.
        assert journal.signed_time(tx, later(60, wall=RECEIVED)).trusted_floor is None
    # Central's clock was put right: the week counts from when the receipt came.
    hear(a_week, "2026-11-30T09:59:59.999Z")
    assert due(a_week) == ()
    hear(a_week, A_WEEK_LATER)
    assert due(a_week) == (a_week.interview_id,)


def test_the_same_receipt_again_is_as_much_ahead_as_before(a_week: Scene) -> None:
    a_week.seal()
    for wall in (RECEIVED, NEXT_YEAR):
        receipt(a_week, at=NEXT_YEAR, wall=wall)
    assert a_week.summary().delivered_at == RECEIVED
    assert due(a_week, later(60, wall=RECEIVED)) == ()


def test_a_central_whose_clock_is_ahead_ends_no_mission(mission: Scene) -> None:
    mission.seal()
    hear(mission, NEXT_YEAR, wall=RECEIVED)
    assert due(mission, later(60, wall=RECEIVED)) == ()
    assert_open(mission)


def test_a_certificate_from_a_computer_whose_clock_is_ahead_ends_no_mission(mission: Scene) -> None:
    mission.certify(issued=NEXT_YEAR)
    mission.seal()
    assert due(mission, later(60)) == ()
    assert due(mission, later(120, wall=NEXT_YEAR)) == (mission.interview_id,)


def test_a_mission_without_a_last_day_closes_nothing(tmp_path: Path) -> None:
    scene = scene_under(tmp_path)
    scene.seal()
    hear(scene, "2036-11-29T12:00:00.000Z")
    assert due(scene) == ()
    assert outlook(scene).prospect.when is When.NEVER
    scene.vault.close()


def test_what_central_refused_stays_readable_until_somebody_looked(mission: Scene) -> None:
    mission.seal()
    hear(mission, "2026-12-29T12:00:00.000Z")
    with mission.vault.transaction() as tx:
        outbox.parked(tx, mission.waiting()[-1].digest, "part-too-large")
    assert due(mission) == ()
    assert outlook(mission).keeps is Keeps.REFUSED


def test_drafts_are_never_closed(mission: Scene) -> None:
    mission.answer(("/form/told", "паркан"))
    with mission.vault.transaction() as tx:
        held = organisation.required(tx)
    assert held.package.policy.readable is Readable.MISSION_END
    assert due(mission, later(60, wall="2036-01-01T00:00:00.000Z")) == ()
    with mission.vault.read() as tx:
        assert drafts.answers(tx, mission.interview_id).values


def test_a_stricter_package_closes_what_was_sealed_before(mission: Scene) -> None:
    mission.seal()
    take_package(mission, mission.keys.payload(version=2, policy=UNTIL_SEAL))
    assert due(mission) == (mission.interview_id,)


def test_closing_is_entered_in_the_custody_and_leaves_its_chain_whole(until_receipt: Scene) -> None:
    until_receipt.seal()
    receipt(until_receipt)
    due(until_receipt)
    with until_receipt.vault.read() as tx:
        last = custody.of_interview(tx, until_receipt.interview_id)[-1]
        assert custody.is_unbroken(tx)
    assert (last.action, last.object) == (CustodyAction.CLOSE, until_receipt.summary().manifest_digest)


def test_prospects_before_sealing(tmp_path: Path, vault: Vault) -> None:
    for number, (policy, when) in enumerate(
        ((UNTIL_SEAL, When.AT_SEAL), (UNTIL_RECEIPT, When.AT_RECEIPT), (A_WEEK, When.AFTER_RECEIPT)), 1
    ):
        scene = Scene.begun(new_vault(tmp_path / str(number)), policy=policy)
        with scene.vault.read() as tx:
            assert closing.prospect(tx, scene.mission_id).when is when
        scene.vault.close()
    scene = Scene.begun(vault, ends="2026-11-28")
    with vault.read() as tx:
        assert closing.prospect(tx, scene.mission_id) == closing.Prospect(When.MISSION_END, day="2026-11-28")


def test_a_damaged_interview_keeps_no_other_open(until_receipt: Scene) -> None:
    until_receipt.seal()
    receipt(until_receipt)
    with until_receipt.vault.transaction() as tx:
        other = interviews.start(tx, until_receipt.mission_id, FORM, MOMENT)
    first = until_receipt.interview_id
    until_receipt.interview_id = other.id
    until_receipt.seal()
    receipt(until_receipt)
    with until_receipt.vault.transaction() as tx:
        tx.exec_driver_sql("DROP TRIGGER objects_no_update")
        tx.exec_driver_sql("UPDATE objects SET content = x'00' WHERE kind = 'revision' AND interview_id = ?", (first,))
    assert due(until_receipt) == (other.id,)
    assert not until_receipt.summary(first).is_closed


def test_many_that_must_stay_open_keep_no_other_open_for_ever(until_seal: Scene) -> None:
    package = until_seal.keys.payload(version=2, policy=CAUTIOUS)
    few = tuple(one for one in package.recipients if one.id != "custodian-1")
    take_package(until_seal, package.model_copy(update={"recipients": few}))
    until_seal.seal()
    with until_seal.vault.transaction() as tx:
        other = interviews.start(tx, until_seal.mission_id, FORM, MOMENT)
    take_package(until_seal, until_seal.keys.payload(version=3, policy=CAUTIOUS))
    until_seal.seal(interview_id=other.id)
    take_package(until_seal, until_seal.keys.payload(version=4, policy=UNTIL_SEAL))
    for _ in range(200):
        if closing.close_due(until_seal.vault, MOMENT, most=1):
            break
    assert until_seal.summary(other.id).is_closed
    assert not until_seal.summary().is_closed
