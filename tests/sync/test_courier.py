from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from forms.interview.changing import Change
from storage.crypto.signing import SigningKey
from storage.interviews import addressed, assignments, consent_events, outbox, packing
from storage.interviews.consent_events import Said
from storage.objects.assignment import AssignmentState
from storage.objects.revocation import RevocationReason
from storage.platform import files
from storage.vault import Vault
from sync.central import admin, packs, tables, withdrawing
from sync.central.blobs import BlobFolder
from sync.central.database import reading
from sync.central.errors import CentralProblem
from sync.courier.answer import import_answer
from sync.courier.answerfile import encode_answer
from sync.courier.errors import PackProblem
from sync.courier.pack import WrittenPack, write_pack
from sync.protocol.errors import ServerNotTrusted
from sync.protocol.frames import Frame, FrameKind
from tests.sync.test_assignments import PLANNED, fetch, give, known
from tests.sync.test_delivery import stored
from tests.sync.withdrawn import withdraw
from tests.sync.world import NAME, STORY, World


def packed(world: World, stick: Path, *, photo: int = 20_000) -> tuple[object, Path]:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=photo)
    stick.mkdir(exist_ok=True)
    written = write_pack(laptop, stick, world.clock, progress=lambda *_: None, cancelled=lambda: False)
    assert written is not None
    return laptop, written.path


def test_a_pack_tells_nothing_by_name_size_or_content(world: World, tmp_path: Path) -> None:
    _, path = packed(world, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == [path]
    assert len(path.stem) == 16
    content = path.read_bytes()
    assert STORY.encode() not in content
    assert NAME.encode() not in content
    assert 1 << 20 < len(content) < 1 << 21


def test_nothing_of_a_pack_stays_in_the_vault(world: World, tmp_path: Path) -> None:
    laptop, _ = packed(world, tmp_path / "stick")
    assert list(laptop.staging.iterdir()) == []  # type: ignore[attr-defined]
    assert (
        list((world.central.folder / "incoming").iterdir()) == []
        if (world.central.folder / "incoming").exists()
        else True
    )


def test_a_pack_leaves_alone_what_is_made_for_others_at_the_same_time(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    laptop.staging.mkdir(exist_ok=True)
    other = laptop.staging / "0123456789abcdef"
    other.write_bytes(b"half an export")
    assert write_pack(laptop, tmp_path, world.clock, progress=lambda *_: None, cancelled=lambda: False) is not None
    assert list(laptop.staging.iterdir()) == [other]


def test_nothing_waiting_is_no_pack(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    assert write_pack(laptop, tmp_path, world.clock, progress=lambda *_: None, cancelled=lambda: False) is None


def pack_of(world: World, laptop: Vault, stick: Path, largest: int, **more: bool) -> WrittenPack:
    written = write_pack(
        laptop, stick, world.clock, progress=lambda *_: None, cancelled=lambda: False, largest=largest, **more
    )
    assert written is not None
    return written


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_what_does_not_fit_goes_onto_other_sticks_which_arrive_in_any_order(
    world: World, tmp_path: Path, order: tuple[int, ...]
) -> None:
    laptop = world.laptop("laptop")
    interviews = [world.seal(laptop, photo=photo) for photo in (1_200_000, 2_300_000, 1_100_000)]
    sticks = [pack_of(world, laptop, tmp_path, 2_800_000) for _ in range(3)]
    assert [written.is_all for written in sticks] == [False, False, True]
    assert sum(written.size for written in sticks) < 9 << 20
    with pytest.raises(PackProblem, match="all-packed"):
        pack_of(world, laptop, tmp_path, 2_800_000)
    delivered: list[str] = []
    for number in order:
        report = packs.import_pack(world.central, sticks[number].path, answers=tmp_path, clock=world.clock)
        assert report.refused == ()
        delivered += import_answer(laptop, report.answer, world.clock).delivered
    assert sorted(delivered) == sorted(interviews)


def test_a_stick_that_was_lost_is_written_again(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=20_000)
    pack_of(world, laptop, tmp_path, 5_000_000).path.unlink()
    written = pack_of(world, laptop, tmp_path, 5_000_000, again=True)
    assert (written.interviews, written.is_all) == ((interview,), True)
    world.seal(laptop)
    # What is new goes, and what lies on a stick stays there.
    assert interview not in pack_of(world, laptop, tmp_path, 5_000_000).interviews


def test_again_and_again_everything_has_its_turn(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    interviews = {world.seal(laptop, photo=900_000) for _ in range(3)}

    def carried(again: bool) -> set[str]:
        written = pack_of(world, laptop, tmp_path, 2_000_000, again=again)
        report = packs.import_pack(world.central, written.path, answers=tmp_path, clock=world.clock)
        assert report.refused == ()
        return {one for one in interviews if one in written.interviews}

    for moment in range(4):
        world.clock.wall = f"2026-11-22T09:0{moment}:00.000Z"
        carried(again=moment > 0)
    # Whichever sticks were lost, three in a row hold all of it: central has it whole.
    answer = packs.write_answer(world.central, world.key_id(laptop), tmp_path)
    assert set(import_answer(laptop, answer, world.clock).delivered) == interviews


def test_a_file_too_large_for_any_stick_is_said_before_anything_is_written(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=600_000)
    stick = tmp_path / "stick"
    stick.mkdir()
    assert not pack_of(world, laptop, stick, 500_000).is_all
    (written,) = stick.iterdir()
    with pytest.raises(PackProblem, match="pack-too-large"):
        pack_of(world, laptop, stick, 500_000)
    assert list(stick.iterdir()) == [written]
    assert not list(laptop.staging.iterdir()) if laptop.staging.exists() else True


@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_one_damaged_file_keeps_nothing_else_from_going(world: World, tmp_path: Path, damage: str) -> None:
    laptop = world.laptop("laptop")
    bad, good = world.seal(laptop, photo=20_000), world.seal(laptop, photo=20_000)
    with laptop.read() as tx:
        item = next(one for one in outbox.of_interview(tx, bad) if one.is_blob)
        path = outbox.blob_path(laptop, item)
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1] + bytes([path.read_bytes()[-1] ^ 1]))
    written = write_pack(laptop, tmp_path, world.clock, progress=lambda *_: None, cancelled=lambda: False)
    assert written is not None
    assert not written.is_all
    report = packs.import_pack(world.central, written.path, answers=tmp_path, clock=world.clock)
    assert import_answer(laptop, report.answer, world.clock).delivered == (good,)
    assert (world.state(laptop, bad), world.state(laptop, good)) == ("parked", "delivered")


@pytest.mark.parametrize("when", ["while it is staged", "while it is written out"])
def test_what_a_person_takes_back_in_words_meanwhile_is_in_no_pack(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """No correction is sealed yet: over the line nothing of it would go either."""
    laptop = world.laptop("laptop")
    taken_back, other = world.seal(laptop, photo=20_000), world.seal(laptop)
    stick = tmp_path / "stick"
    stick.mkdir()
    done: list[str] = []

    def hours_later(*_: object) -> None:
        if not done:
            said = Said(Change.WITHDRAW_ALL, frozenset(), "2026-11-22")
            done.append(consent_events.begin(laptop, taken_back, said, "", world.clock.now()))

    read_back = files.replace_durably
    if when == "while it is written out":
        monkeypatch.setattr(files, "replace_durably", lambda *names: (read_back(*names), hours_later()))
    written = write_pack(
        laptop,
        stick,
        world.clock,
        progress=hours_later if when == "while it is staged" else lambda *_: None,
        cancelled=lambda: False,
    )
    assert done
    assert written is not None
    assert written.testimony_of == (other,)
    assert list(stick.iterdir()) == [written.path]
    report = packs.import_pack(world.central, written.path, answers=tmp_path, clock=world.clock)
    assert import_answer(laptop, report.answer, world.clock).delivered == (other,)
    with reading(world.central.engine) as tx:
        assert tx.execute(select(tables.revisions.c.interview)).scalars().all() == [other]


@pytest.mark.parametrize("when", ["while it is staged", "while it is written out"])
def test_what_is_withdrawn_meanwhile_is_in_no_pack(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    laptop = world.laptop("laptop")
    withdrawn, other = world.seal(laptop, photo=20_000), world.seal(laptop)
    stick = tmp_path / "stick"
    stick.mkdir()
    done: list[str] = []

    def hours_later(*_: object) -> None:
        if not done:
            done.append(withdraw(world, laptop, withdrawn))

    read_back = files.replace_durably
    if when == "while it is written out":
        monkeypatch.setattr(files, "replace_durably", lambda *names: (read_back(*names), hours_later()))
    written = write_pack(
        laptop,
        stick,
        world.clock,
        progress=hours_later if when == "while it is staged" else lambda *_: None,
        cancelled=lambda: False,
    )
    assert written is not None
    assert done
    assert list(stick.iterdir()) == [written.path]
    report = packs.import_pack(world.central, written.path, answers=tmp_path, clock=world.clock)
    assert import_answer(laptop, report.answer, world.clock).delivered == (other,)
    with reading(world.central.engine) as tx:
        assert tx.execute(select(tables.revisions.c.interview)).scalars().all() == [other]
    assert [one.interview for one in withdrawing.listed(world.central)] == [withdrawn]


def test_a_cancelled_pack_leaves_nothing(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=20_000)
    stick = tmp_path / "stick"
    stick.mkdir()
    assert write_pack(laptop, stick, world.clock, progress=lambda *_: None, cancelled=lambda: True) is None
    assert list(stick.iterdir()) == []


def test_a_stick_that_was_pulled_out_is_said_so(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    with pytest.raises(PackProblem, match="stick-unwritable"):
        write_pack(laptop, tmp_path / "gone", world.clock, progress=lambda *_: None, cancelled=lambda: False)


def flip(at: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda _: b"", "pack-unreadable"),
        (lambda _: b"SVDKPCK1", "pack-unreadable"),
        (flip(0), "pack-unreadable"),
        (flip(9), "pack-unreadable"),
        (flip(500), "pack-for-another"),
        (flip(5_000), "pack-damaged"),
        (lambda data: data[:-1], "pack-damaged"),
        (lambda data: data + b"x", "pack-damaged"),
    ],
)
def test_a_damaged_pack_brings_nothing_in(
    world: World, tmp_path: Path, damage: Callable[[bytes], bytes], code: str
) -> None:
    _, path = packed(world, tmp_path / "stick")
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(CentralProblem, match=code):
        packs.import_pack(world.central, path, answers=tmp_path, clock=world.clock)
    assert stored(world) == ()
    assert list((world.central.folder / "incoming").iterdir()) == []


def test_one_file_that_cannot_be_made_whole_does_not_hold_back_the_answer_about_the_rest(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = world.laptop("laptop")
    for _ in range(2):
        world.seal(laptop, photo=20_000)
    written = write_pack(laptop, tmp_path, world.clock, progress=lambda *_: None, cancelled=lambda: False)
    assert written is not None
    with laptop.read() as tx:
        spoiled = next(item.digest for item in outbox.waiting(tx) if item.is_blob)

    def spoil(folder: BlobFolder, sha256: str, device: str, offset: int, data: bytes | memoryview) -> None:
        write(folder, sha256, device, offset, bytes(len(data)) if sha256 == spoiled else data)

    write = BlobFolder.write
    with monkeypatch.context() as failing_disk:
        failing_disk.setattr(BlobFolder, "write", spoil)
        report = packs.import_pack(world.central, written.path, answers=tmp_path, clock=world.clock)
    assert report.refused == ("blob-not-whole",)
    assert len(import_answer(laptop, report.answer, world.clock).delivered) == 1
    again = packs.import_pack(world.central, written.path, answers=tmp_path, clock=world.clock)
    assert again.refused == ()
    assert len(import_answer(laptop, again.answer, world.clock).delivered) == 1


def test_a_revoked_devices_pack_is_refused(world: World, tmp_path: Path) -> None:
    laptop, path = packed(world, tmp_path / "stick")
    admin.revoke(
        world.central,
        world.key_id(laptop),  # type: ignore[arg-type]
        reason=RevocationReason.LOST,
        signer=world.issuer,
        moment=world.clock.now(),
    )
    with pytest.raises(CentralProblem, match="device-revoked"):
        packs.import_pack(world.central, path, answers=tmp_path, clock=world.clock)
    assert stored(world) == ()


def test_the_pack_of_a_device_whose_certificate_expired_waits_for_its_renewal(world: World, tmp_path: Path) -> None:
    laptop, path = packed(world, tmp_path / "stick")
    world.clock.wall = "2027-12-01T00:00:00.000Z"
    with pytest.raises(CentralProblem, match="certificate-expired"):
        packs.import_pack(world.central, path, answers=tmp_path, clock=world.clock)
    assert stored(world) == ()
    world.admit(laptop)  # type: ignore[arg-type]
    assert packs.import_pack(world.central, path, answers=tmp_path, clock=world.clock).stored


def test_an_answer_for_another_laptop_is_refused(world: World, tmp_path: Path) -> None:
    _, path = packed(world, tmp_path / "stick")
    report = packs.import_pack(world.central, path, answers=tmp_path, clock=world.clock)
    other = world.laptop("other")
    with pytest.raises(PackProblem, match="answer-for-another-device"):
        import_answer(other, report.answer, world.clock)


@pytest.mark.parametrize("content", [b"", b"SVDKANS1", b"nonsense", b"SVDKANS1" + bytes(8) + b"\0\0\0\xff"])
def test_a_file_that_is_no_answer_is_said_so(world: World, tmp_path: Path, content: bytes) -> None:
    laptop = world.laptop("laptop")
    path = tmp_path / "answer"
    path.write_bytes(content.replace(bytes(8), bytes.fromhex(world.key_id(laptop))))
    with pytest.raises(PackProblem, match="answer-unreadable"):
        import_answer(laptop, path, world.clock)
    with pytest.raises(PackProblem, match="answer-unreadable"):
        import_answer(laptop, tmp_path / "absent", world.clock)


def test_a_forged_receipt_on_a_stick_is_not_believed(world: World, tmp_path: Path) -> None:
    from storage.objects import envelope
    from storage.objects.receipt import Receipt

    laptop, _ = packed(world, tmp_path / "stick")
    name = world.key_id(laptop)  # type: ignore[arg-type]
    receipt = Receipt(practice=True, device="ab" * 32, objects=("cd" * 32,), at=world.clock.wall, epoch=0)
    frame = envelope.sign(receipt, SigningKey.generate()).to_frame()
    path = tmp_path / "answer"
    path.write_bytes(encode_answer(name, [Frame(FrameKind.RECEIPT, frame)]))
    with pytest.raises(ServerNotTrusted, match="forged-receipt"):
        import_answer(laptop, path, world.clock)  # type: ignore[arg-type]


def test_a_revoked_devices_pack_is_kept_aside_and_gives_nothing_to_anybody(world: World, tmp_path: Path) -> None:
    """Refused is not lost: its owner may have recorded it before the laptop was taken."""
    laptop, path = packed(world, tmp_path / "stick")
    admin.revoke(
        world.central,
        world.key_id(laptop),
        reason=RevocationReason.SEIZED,
        signer=world.issuer,
        moment=world.clock.now(),
    )
    before = stored(world)
    for _ in range(2):
        with pytest.raises(CentralProblem, match="device-revoked"):
            packs.import_pack(world.central, path, answers=tmp_path, clock=world.clock)
    (kept,) = packs.quarantined(world.central)
    assert kept.read_bytes() == path.read_bytes()
    assert STORY.encode() not in kept.read_bytes()
    assert stored(world) == before
    assert list((world.central.folder / "incoming").iterdir()) == []


def test_testimony_goes_before_words_to_others_and_these_with_the_next_stick(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    give(world, known(world, laptop), PLANNED)
    fetch(world)
    world.deliver(laptop)
    with laptop.transaction() as tx:
        (given,) = assignments.listed(tx, own=False)
        assignments.answer(tx, given.said.id, AssignmentState.BEGUN, "", world.clock.now())
        ((digest, _, _),) = addressed.waiting(tx)
    interview = world.seal(laptop, photo=300_000)
    with laptop.read() as tx:
        size = sum(item.size for item in outbox.of_interview(tx, interview))
    first = pack_of(world, laptop, tmp_path, size)
    assert (first.interviews, first.is_all) == ((interview,), False)
    with laptop.read() as tx:
        assert digest not in packing.carried(tx)
    second = pack_of(world, laptop, tmp_path, size)
    assert (second.interviews, second.is_all) == ((), True)
    with laptop.read() as tx:
        assert digest in packing.carried(tx)


def test_an_answer_without_room_for_all_brings_the_newest(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = world.laptop("laptop")
    monkeypatch.setattr(packs, "_MOST_ANSWER", 2)
    interviews = []
    for turn in range(3):
        interviews.append(world.seal(laptop))
        pack = pack_of(world, laptop, tmp_path, 1 << 30)
        report = packs.import_pack(world.central, pack.path, answers=tmp_path, clock=world.clock)
        assert import_answer(laptop, report.answer, world.clock).delivered == (interviews[turn],)
