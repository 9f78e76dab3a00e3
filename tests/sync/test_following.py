"""What follows a sealed interview reaches those who may read it: refusals, transfers of things, transcripts."""

import base64
import random
from pathlib import Path

import pytest
from sqlalchemy import select, update

from forms.interview.changing import Change
from forms.interview.parts import Part
from forms.interview.record import Json, SealedRecord
from storage.crypto.hpke import BoxKey
from storage.interviews import (
    addenda,
    attachments,
    closing,
    consent_events,
    custody,
    exhibits,
    interviews,
    missions,
    received_addenda,
    sealing,
    statements,
    transcripts,
)
from storage.interviews.attachments import AttachmentKind
from storage.interviews.consent_events import Said
from storage.interviews.exhibits import NewTransfer
from storage.interviews.interviews import FormKey, State
from storage.interviews.missions import NewMission
from storage.interviews.received_addenda import Notice
from storage.interviews.transcripts import Line, Speaker
from storage.objects import addendum, envelope
from storage.objects.addendum import Addendum, Following
from storage.objects.errors import NotARecipient, NotOpened
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.organisation import CAUTIOUS, Readable
from storage.vault import Vault
from storage.vault.tables import objects
from sync.central import coming_back, packs, tables
from sync.central.database import reading, writing
from sync.client.coordinator import FetchReport, fetch_delivered
from sync.client.http import transport_of
from sync.courier.pack import write_pack
from tests.sync.withdrawn import withdraw
from tests.sync.world import NAME, STORY, World, consent

GAVE, TOOK, TOLD = "Одарка Зозуля", "Ілько Борсук", "Ми сиділи в погребі."
WHY = "Боюся за брата Остапа"


def fetch(world: World) -> FetchReport:
    transport = transport_of(world.coordinator)
    try:
        return fetch_delivered(
            world.coordinator, transport, world.clock, progress=lambda _: None, cancelled=lambda: False
        )
    finally:
        transport.close()


def notices(world: World) -> tuple[Notice, ...]:
    with world.coordinator.read() as tx:
        return received_addenda.notices(tx)


def followed(world: World, interview: str, revision: int = 1) -> list[tuple[Following, dict[str, object]]]:
    with world.coordinator.read() as tx:
        return [(one.about, dict(one.record)) for one in received_addenda.of_revision(tx, interview, revision)]


def refuse(world: World, vault: Vault) -> str:
    """Seal an interview of the form for refusals, as the screen does; its id."""
    moment = world.clock.now()
    with vault.transaction() as tx:
        mission = missions.create(tx, NewMission("Dnipro"), moment)
        interview = interviews.start(tx, mission.id, FormKey("refusal", "1", "ab" * 32), moment).id
    statements.keep(vault, interview, b"%PDF-1.7 refused", "uk", moment)
    answers: dict[str, Json] = {
        "/refusal/setting/rw_kind": {"type": "select_one", "value": "refused"},
        "/refusal/consent/cn_participate": {"type": "select_one", "value": "no"},
        "/refusal/consent/cn_note": {"type": "string", "value": WHY},
        "/refusal/needs/nd_what": {"type": "select_one", "value": "shelter"},
    }
    record = SealedRecord(
        {
            Part.FACTS: {"answers": answers},
            Part.BODY: {"answers": {"/refusal/consent/cn_refusal": {"type": "string", "value": WHY}}},
        }
    )
    sealing.seal(vault, interview, record, consent(leaves=False), moment)
    return interview


def test_a_refusal_reaches_the_coordinator_as_codes_and_nothing_else_does(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = refuse(world, laptop)
    world.deliver(laptop)
    report = fetch(world)
    assert (len(report.followed), report.fetched, report.damaged) == (1, (), ())
    (notice,) = notices(world)
    assert notice.said == {"rw_kind": "refused", "cn_participate": "no"}
    assert (notice.form_id, notice.interview, notice.author) == ("refusal", interview, "p-1")
    with laptop.read() as tx:
        summary = interviews.get(tx, interview)
        assert notice.number == summary.number
        # It stays, and is not called delivered.
        assert (summary.state, summary.delivered_at) == (State.STAYS_HERE, "")
    with reading(world.central.engine) as tx:
        assert tx.execute(select(tables.objects.c.kind)).scalars().all() == ["consent-notice"]
        frame = bytes(tx.execute(select(tables.objects.c.content)).scalar_one())
    assert b"refus" not in envelope.from_frame(ObjectKind.CONSENT_NOTICE, frame).payload
    assert fetch(world).followed == ()


def test_a_refusal_travels_on_the_stick_too(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    refuse(world, laptop)
    pack = write_pack(laptop, tmp_path, world.clock, progress=lambda *_: None, cancelled=lambda: False)
    assert pack is not None
    assert packs.import_pack(world.central, pack.path, answers=tmp_path, clock=world.clock).refused == ()
    fetch(world)
    assert len(notices(world)) == 1


def test_who_withdraws_after_the_seal_is_told_of_with_what_is_to_be_done(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    fetch(world)
    said = Said(Change.WITHDRAW_ALL, frozenset(), "2026-11-22")
    consent_events.begin(laptop, interview, said, WHY, world.clock.now())
    withdraw(world, laptop, interview)
    world.deliver(laptop)
    fetch(world)
    (notice,) = notices(world)
    assert notice.revision == 2
    assert notice.changes == (("withdraw_all", ()),)
    assert [(task.kind, task.is_done) for task in notice.tasks][:3] == [
        ("seal", False),
        ("tell", False),
        ("register", False),
    ]


def _hand_over(vault: Vault, interview: str, world: World) -> str:
    with vault.transaction() as tx:
        number = f"{interviews.get(tx, interview).number}-E01"
        new = NewTransfer(number, GAVE, TOOK, "Дніпро", "експертиза", "0042", unsigned="Рука поранена")
        return exhibits.transfer(tx, vault, interview, new, world.clock.now()).digest


def test_a_transfer_follows_its_interview_and_names_go_to_those_who_may_know_them(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    digest = _hand_over(laptop, interview, world)
    world.deliver(laptop)
    report = fetch(world)
    # Of two objects one is for others: it is not offered again, and not called damaged.
    assert (len(report.followed), report.damaged) == (1, ())
    ((about, record),) = followed(world, interview)
    assert about is Following.TRANSFER
    assert (record["digest"], record["seal"], record["gave_signed"]) == (digest, "0042", False)
    assert GAVE not in str(record)
    named = [_read(frame, world.custodian_box("custodian")) for frame in _frames(world)]
    (names,) = [one for one in named if one is not None and one["about"] == Following.TRANSFER_NAMES.value]
    frame = base64.b64decode(str(names["frame"]))
    assert GAVE.encode() in frame and TOOK.encode() in frame
    # What was sent is not sent again.
    assert addenda.gather(laptop, world.clock.now()) == 0


def _frames(world: World) -> list[bytes]:
    with reading(world.central.engine) as tx:
        wanted = select(tables.objects.c.content).where(tables.objects.c.kind == "addendum")
        return [bytes(one) for one in tx.execute(wanted).scalars()]


def _read(frame: bytes, box: BoxKey) -> dict[str, object] | None:
    said = Addendum.from_bytes(envelope.from_frame(ObjectKind.ADDENDUM, frame).payload)
    try:
        return dict(addendum.opened(said, box).record)
    except (NotOpened, NotARecipient):
        return None


@pytest.mark.parametrize("part", [PartKind.BODY, PartKind.CRSV])
def test_a_transcript_made_after_the_seal_goes_to_those_who_may_hear_the_sound(world: World, part: PartKind) -> None:
    laptop = world.laptop("laptop")
    interview, recording = _recorded(world, laptop, part)
    moment = world.clock.now()
    with laptop.transaction() as tx:
        made = transcripts.start(tx, recording, moment, author="D-17", reason="", method="")
        transcripts.put(tx, made, (Line("a" * 16, 1_000, Speaker.PERSON, "Ми були"),))
    world.deliver(laptop)
    with laptop.transaction() as tx:
        transcripts.put(tx, made, (Line("a" * 16, 1_000, Speaker.PERSON, TOLD),))
    world.deliver(laptop)
    report = fetch(world)
    assert report.damaged == ()
    frames = _frames(world)
    # Nothing outside tells for whom it is: the same entries, whatever it says.
    outside = [Addendum.from_bytes(envelope.from_frame(ObjectKind.ADDENDUM, one).payload) for one in frames]
    assert len(outside) == 2
    if part is PartKind.BODY:
        ((about, record),) = followed(world, interview)
        assert about is Following.TRANSCRIPT
        assert TOLD in str(record) and "Ми були" not in str(record)
        assert all(_read(frame, world.custodian_box("crsv")) is None for frame in frames)
    else:
        assert followed(world, interview) == []
        assert TOLD in str([_read(frame, world.custodian_box("crsv")) for frame in frames])
        assert all(_read(frame, world.custodian_box("custodian")) is None for frame in frames)


def test_a_transcript_of_many_hours_goes_in_pieces_and_is_read_as_one(world: World) -> None:
    laptop = world.laptop("laptop")
    interview, recording = _recorded(world, laptop, PartKind.BODY)
    # No packing makes this smaller: days of talk, as far as size goes.
    chance = random.Random(7)
    said = [chance.randbytes(1_900).hex() for _ in range(280)]
    with laptop.transaction() as tx:
        made = transcripts.start(tx, recording, world.clock.now(), author="D-17", reason="", method="")
        transcripts.put(tx, made, [Line(f"{n:016x}", n * 1_000, Speaker.PERSON, text) for n, text in enumerate(said)])
    world.deliver(laptop)
    assert fetch(world).damaged == ()
    assert len(_frames(world)) == 3

    def read() -> list[str]:
        ((_about, record),) = followed(world, interview)
        transcript = record["transcript"]
        assert isinstance(transcript, dict)
        return [line["text"] for line in transcript["lines"]]

    assert read() == said
    with laptop.transaction() as tx:
        transcripts.put(tx, made, (Line("f" * 16, 900_000, Speaker.PERSON, TOLD),))
        transcripts.remove(tx, [f"{n:016x}" for n in range(90, 280)])
    world.deliver(laptop)
    # One piece is enough now; until it is here, the whole of before stands.
    assert read() == said
    fetch(world)
    assert read() == [*said[:90], TOLD]


def test_what_fits_into_no_object_is_said_in_the_custody_and_stays(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    chance = random.Random(7)
    drawn = "".join(chr(0x4E00 + chance.randrange(20_000)) for _ in range(299_900))
    new = NewTransfer(
        "I-TRH-2026-K7Q-0042-X-E01", GAVE, TOOK, gave_signature=f"<svg {drawn}</svg>", unsigned="немає часу"
    )
    with laptop.transaction() as tx:
        exhibits.transfer(tx, laptop, interview, new, world.clock.now())
    for _ in range(2):
        world.deliver(laptop)
    # Its way is there; who gave and took it is too large.
    assert len(_frames(world)) == 1
    with laptop.read() as tx:
        assert [one.detail for one in custody.of_interview(tx, interview)].count(addenda.STAYS) == 1


def _recorded(world: World, vault: Vault, part: PartKind) -> tuple[str, str]:
    moment = world.clock.now()
    with vault.transaction() as tx:
        mission = missions.create(tx, NewMission("Dnipro"), moment)
        interview = interviews.start(tx, mission.id, FormKey("first_account", "1", "ab" * 32), moment).id
    recording = attachments.import_bytes(
        vault, interview, part, AttachmentKind.AUDIO, b"sound" * 1000, "audio/ogg", moment
    ).id
    statements.keep(vault, interview, b"%PDF-1.7 told", "uk", moment)
    record = SealedRecord({Part.FACTS: {}, Part.BODY: {"ac_text": STORY}, Part.IDENTITY: {"pp_name": NAME}})
    sealing.seal(vault, interview, record, consent(leaves=True), moment)
    return interview, recording


def test_nothing_follows_what_was_withdrawn(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    _hand_over(laptop, interview, world)
    withdraw(world, laptop, interview)
    assert addenda.gather(laptop, world.clock.now()) == 0
    world.deliver(laptop)
    assert _frames(world) == []


def test_what_was_handed_over_while_consent_was_withdrawn_is_told_of_once_it_is_given_again(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=20_000)
    world.deliver(laptop)
    stays = withdraw(world, laptop, interview)
    _hand_over(laptop, stays, world)
    world.deliver(laptop)
    assert _frames(world) == []
    world.seal(laptop, amends=stays)
    world.deliver(laptop)
    fetch(world)
    told = followed(world, interview, 3)
    assert Following.TRANSFER in {about for about, _ in told}
    before = _frames(world)
    world.deliver(laptop)
    assert _frames(world) == before != []


def test_what_was_on_its_way_as_consent_was_withdrawn_goes_once_it_is_given_again(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=20_000)
    world.deliver(laptop)
    _hand_over(laptop, interview, world)
    assert addenda.gather(laptop, world.clock.now())
    stays = withdraw(world, laptop, interview)
    world.deliver(laptop)
    assert _frames(world) == []
    world.seal(laptop, amends=stays)
    world.deliver(laptop)
    fetch(world)
    assert Following.TRANSFER in {about for about, _ in followed(world, interview)}
    before = _frames(world)
    world.deliver(laptop)
    assert _frames(world) == before != []


def test_what_one_page_brought_does_not_wait_again_behind_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming_back, "_FEED_PAGE", 2)
    laptop = world.laptop("laptop")
    for _ in range(5):
        world.seal(laptop)
    world.deliver(laptop)
    f = tables.feed
    for new in (5, 0):
        assert len(fetch(world).fetched) == new
        with reading(world.central.engine) as tx:
            assert tx.execute(select(f.c.number).where(f.c.acknowledged_at.is_(None))).all() == []


def test_what_followed_is_shown_no_more_once_consent_is_withdrawn(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    _hand_over(laptop, interview, world)
    world.deliver(laptop)
    fetch(world)
    assert followed(world, interview)
    withdraw(world, laptop, interview)
    world.deliver(laptop)
    fetch(world)
    assert followed(world, interview) == []


@pytest.mark.parametrize("page", [1, 2, 100])
def test_what_is_withdrawn_hides_nothing_that_waits_behind_it(
    world: World, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    laptop = world.laptop("laptop")
    for _ in range(2):
        interview = world.seal(laptop, photo=20_000)
        _hand_over(laptop, interview, world)
        world.deliver(laptop)
        withdraw(world, laptop, interview)
    delivered = world.seal(laptop)
    world.deliver(laptop)
    # Nothing but what was withdrawn stands before it.
    with writing(world.central.engine) as tx:
        f = tables.feed
        tx.execute(update(f).where(f.c.kind != "addendum", f.c.kind != "delivered").values(acknowledged_at="now"))
    monkeypatch.setattr(coming_back, "_FEED_PAGE", page)
    with laptop.read() as tx:
        manifest = interviews.get(tx, delivered).manifest_digest
    assert fetch(world).fetched == (manifest,)


def test_a_new_coordinator_hears_of_what_was_refused_before(world: World) -> None:
    laptop = world.laptop("laptop")
    refuse(world, laptop)
    world.deliver(laptop)
    with reading(world.central.engine) as tx:
        kinds = tx.execute(select(tables.feed.c.kind)).scalars().all()
    assert kinds == ["consent-notice"]


def test_an_interview_that_is_closed_sends_first_who_handed_over_its_things(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    _hand_over(laptop, interview, world)
    until_seal = CAUTIOUS.model_copy(update={"readable": Readable.UNTIL_SEAL})
    with laptop.transaction() as tx:
        assert closing.close_sealed(tx, laptop, interview, until_seal, world.clock.now())
        kinds = tx.execute(select(objects.c.kind).where(objects.c.interview_id == interview)).scalars().all()
    # Nobody here can read any more who gave and who took; it goes to those who can.
    assert (kinds.count("addendum"), kinds.count("exhibit-transfer")) == (2, 0)
    world.deliver(laptop)
    fetch(world)
    assert [about for about, _ in followed(world, interview)] == [Following.TRANSFER]
