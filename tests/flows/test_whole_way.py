"""A person's whole way without windows: real vault, shipped form, sealed sound, central over TLS, coordinator."""

import io
import json
from pathlib import Path

import pytest
import soundfile
from sqlalchemy import func, select

from forms.engine import load_form
from storage.interviews import attachments, form_library, interviews, playback, receipts, received, reviews
from storage.interviews.attachments import AttachmentKind
from storage.interviews.errors import NoOrganisation, ReceivedRefused
from storage.interviews.interviews import State
from storage.interviews.outbox import Sending
from storage.objects import envelope
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.receipt import Receipt
from sync.central import tables
from sync.central.database import reading
from sync.client.coordinator import send_review
from sync.client.http import transport_of
from tests.flows import planted
from tests.flows.conftest import new_office
from tests.flows.documenter import SECONDS, Documenter
from tests.flows.dump import dump
from tests.leaks.scanner import Scanner
from tests.sync.test_coordinator import fetch
from tests.sync.test_roads import Line, Road, Stick
from tests.sync.world import World


@pytest.fixture(params=[Line, Stick])
def road(request: pytest.FixtureRequest, office: World, tmp_path: Path) -> Road:
    return request.param(office, tmp_path / "stick")  # type: ignore[no-any-return]


def test_an_interview_goes_all_the_way_and_comes_back_with_a_note(
    office: World, road: Road, documenter: Documenter, tmp_path: Path
) -> None:
    documenter.join(office)
    interview = documenter.begin()
    documenter.take(interview)
    assert_nothing_was_lost(documenter, interview)
    sealed = documenter.finish(interview)
    assert sealed.summary.state is State.WAITING

    assert road.deliver(documenter.vault) == (interview,)
    assert documenter.summary(interview).state is State.DELIVERED
    assert_receipted(documenter, interview, office)

    manifest = sealed.result.manifest_digest
    assert fetch(office).fetched == (manifest,)
    assert_read_and_heard(office, manifest)
    send_note(office, manifest)
    road.deliver(documenter.vault)
    with documenter.vault.read() as tx:
        (note,) = reviews.of_interview(tx, interview)
    assert (note.text, note.returned) == (planted.REVIEW, True)
    assert documenter.summary(interview).review_count == 1

    assert_central_holds_no_testimony(office, tmp_path)


def assert_nothing_was_lost(documenter: Documenter, interview: str) -> None:
    """Opened again, the draft says what was answered, and its list entry is headed."""
    with documenter.open(interview) as screen:
        session = screen.in_hand.session
        values = {saved.ref.rpartition("/")[2]: saved.value for saved in session.saved().values}
        assert set(planted.IN_ANSWERS) <= {saved.value for saved in session.saved().values}
        assert [note.text.splitlines()[-1] for note in screen.in_hand.notes] == [planted.MARKER, planted.NOTE]
    summary = documenter.summary(interview)
    assert summary.title == values["in_title"]
    assert summary.place == values["ses_place_name"]


def assert_still_here_to_its_author(documenter: Documenter, interview: str) -> None:
    """Sealed, it is heard again and its form is there."""
    with documenter.vault.read() as tx:
        kept = attachments.of_interview(tx, interview)
        form = form_library.get(tx, interviews.get(tx, interview).form.digest)
    sound = next(one for one in kept if one.kind is AttachmentKind.AUDIO)
    with playback.open_attachment(documenter.vault, sound.id) as file:
        assert soundfile.info(io.BytesIO(file.read(0, file.size))).duration == pytest.approx(SECONDS, abs=0.1)
    assert form is not None
    assert load_form(form.xform).form_id == "first_account"


def assert_receipted(documenter: Documenter, interview: str, office: World) -> None:
    """Every object and file is named by a receipt with central's signature."""
    with documenter.vault.read() as tx:
        frames = receipts.of_interview(tx, interview)
    named: set[str] = set()
    for frame in frames:
        receipt, _ = envelope.read(ObjectKind.RECEIPT, Receipt, frame, office.central.keys.receipt.public)
        assert receipt.practice is False
        named.update(receipt.objects)
    items = documenter.outbox(interview)
    assert {item.kind for item in items} >= {ObjectKind.REVISION, ObjectKind.PART, ObjectKind.WRAPSET, ObjectKind.BLOB}
    assert {item.state for item in items} == {Sending.RECEIPTED}
    assert {item.digest for item in items} <= named


def assert_read_and_heard(office: World, manifest: str) -> None:
    """The coordinator reads facts and body and hears the sound; who the person is stays closed."""
    vault = office.coordinator
    with vault.read() as tx:
        facts = received.open_part(tx, manifest, PartKind.FACTS)
        body = received.open_part(tx, manifest, PartKind.BODY)
        entries = received.manifest(tx, manifest).attachments
        for part in (PartKind.IDENTITY, PartKind.CRSV):
            with pytest.raises((ReceivedRefused, ObjectRefused)):
                received.open_part(tx, manifest, part)
    told = json.dumps(body.content.record, ensure_ascii=False)
    assert planted.NOTE in told
    assert planted.MARKER in told
    assert sum(sentence in told for sentence in planted.IN_ANSWERS) > 20
    counted = json.dumps(facts.content.record, ensure_ascii=False)
    assert not [text for text in planted.ALL if text in counted]
    own = {attachment.id for attachment in body.content.attachments}
    sound = next(entry for entry in entries if entry.id in own and "ogg" in entry.mime)
    with received.open_attachment(vault, manifest, sound.id) as file:
        data = file.read(0, file.size)
    assert soundfile.info(io.BytesIO(data)).duration == pytest.approx(SECONDS, abs=0.1)
    for entry in entries:
        if entry.id not in own:
            with pytest.raises((ReceivedRefused, ObjectRefused)):
                received.open_attachment(vault, manifest, entry.id)


def send_note(office: World, manifest: str) -> None:
    transport = transport_of(office.coordinator)
    send_review(
        office.coordinator,
        transport,
        office.clock,
        manifest_digest=manifest,
        text=planted.REVIEW,
        returned=True,
    )
    transport.close()


def assert_central_holds_no_testimony(office: World, folder: Path) -> None:
    """Of forty planted texts none is in what central holds; the coded facts are, which shows that we looked."""
    everything = dump(office.central, folder / "dump")
    assert list(Scanner(planted.ALL).files(everything)) == []
    with reading(office.central.engine) as tx:
        values = {tuple(row) for row in tx.execute(select(tables.fact_values.c.name, tables.fact_values.c.value))}
    assert ("in_oblast", "UA32") in values
    assert ("cn_store_reg", "yes") in values
    assert [find.planted for find in Scanner(["in_oblast"]).files(everything)]
    hidden = folder / "dump" / "planted"
    hidden.write_bytes(planted.SENTENCES[0].encode("utf-16-le"))
    assert [find.planted for find in Scanner(planted.ALL).files(everything)] == [planted.SENTENCES[0]]


def test_a_correction_is_delivered_as_a_second_revision_and_central_keeps_both(
    tmp_path: Path, documenter: Documenter
) -> None:
    office = new_office(tmp_path / "office")
    documenter.join(office)
    interview = documenter.begin()
    documenter.take(interview)
    first = documenter.finish(interview)
    assert Line(office, tmp_path).deliver(documenter.vault) == (interview,)
    second = documenter.correct(interview)
    assert second.summary.revision == 2
    assert Line(office, tmp_path).deliver(documenter.vault) == (second.summary.id,)
    assert {documenter.summary(one).state for one in (interview, second.summary.id)} == {State.DELIVERED}
    with reading(office.central.engine) as tx:
        assert tx.execute(select(func.count()).select_from(tables.revisions)).scalar_one() == 2
    manifests = {first.result.manifest_digest, second.result.manifest_digest}
    assert set(fetch(office).fetched) == manifests
    with office.coordinator.read() as tx:
        manifest = received.manifest(tx, second.result.manifest_digest)
        old = received.open_part(tx, first.result.manifest_digest, PartKind.BODY)
        new = received.open_part(tx, second.result.manifest_digest, PartKind.BODY)
    assert manifest.prev == (first.result.manifest_digest,)
    assert planted.CORRECTION not in json.dumps(old.content.record, ensure_ascii=False)
    assert planted.CORRECTION in json.dumps(new.content.record, ensure_ascii=False)
    office.close()


def test_of_what_consent_keeps_here_only_that_word_is_sent(tmp_path: Path, documenter: Documenter) -> None:
    office = new_office(tmp_path / "office")
    documenter.join(office)
    interview = documenter.begin()
    documenter.take(interview, cn_store_reg="no")
    sealed = documenter.finish(interview)
    assert sealed.summary.state is State.STAYS_HERE
    assert [item.kind for item in documenter.outbox(interview)] == [ObjectKind.CONSENT_NOTICE]
    assert Line(office, tmp_path).deliver(documenter.vault) == ()
    with reading(office.central.engine) as tx:
        (content,) = tx.execute(select(tables.objects.c.content)).scalars()
        assert tx.execute(select(func.count()).select_from(tables.fact_values)).scalar_one() == 0
    # Codes, and those sealed: nothing of what was told or named.
    assert not any(word.encode() in content for word in (*planted.ALL, "cn_store_reg"))
    assert_still_here_to_its_author(documenter, interview)
    office.close()


def test_without_an_organisation_it_stays_a_draft_with_everything_in_it(documenter: Documenter) -> None:
    interview = documenter.begin()
    documenter.take(interview)
    with pytest.raises(NoOrganisation):
        documenter.finish(interview)
    assert documenter.summary(interview).state is State.DRAFT
    assert documenter.outbox(interview) == ()
    assert_nothing_was_lost(documenter, interview)
