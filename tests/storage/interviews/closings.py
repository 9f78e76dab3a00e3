"""Vaults under each policy, and what closing is made of."""

from pathlib import Path

import pytest
from sqlalchemy import select

from storage.interviews import (
    attachments,
    closing,
    drafts,
    exhibits,
    interviews,
    links,
    notes,
    opened,
    organisation,
    outbox,
    playback,
    signatures,
    statements,
    stretches,
    transcripts,
)
from storage.interviews.errors import NoSuchInterview
from storage.interviews.exhibits import NewTransfer
from storage.interviews.interviews import Heading
from storage.interviews.links import Anchor
from storage.interviews.notes import NoteKind
from storage.interviews.stretches import StretchKind
from storage.interviews.transcripts import Speaker
from storage.objects import envelope
from storage.objects.kinds import PartKind
from storage.objects.organisation import CAUTIOUS, Organisation, Policy, Readable
from storage.platform.clock import Moment
from storage.vault.tables import segments
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT, new_vault

UNTIL_SEAL = CAUTIOUS.model_copy(update={"readable": Readable.UNTIL_SEAL})
UNTIL_RECEIPT = CAUTIOUS.model_copy(update={"readable": Readable.UNTIL_RECEIPT})
A_WEEK = UNTIL_RECEIPT.model_copy(update={"readable_days": 7})
RECEIVED = "2026-11-23T10:00:00.000Z"
A_WEEK_LATER = "2026-11-30T10:00:00.000Z"

PLANTED = (
    "Оксана Гордієнко", "Куп’янськ", "вантажівка зі знаком", "Я бачила обох", "перша розповідь",
    "IMG_0001.JPG", "боїться помсти", "Мавка", "зелений паркан",
)  # fmt: skip


def scene_under(folder: Path, policy: Policy = CAUTIOUS, *, ends: str = "") -> Scene:
    return Scene.begun(new_vault(folder / "vault"), policy=policy, ends=ends)


def fill(scene: Scene, folder: Path) -> None:
    """Answers with a past, notes, a photo, a recording, a statement, a refused signature, a heading."""
    scene.answer(("/form/name", "Оксана Гордієнко"), ("/form/told", "Я бачила обох. зелений паркан"))
    scene.answer(("/form/name", "Оксана"), ("/form/told", "Була вантажівка зі знаком"))
    with scene.vault.transaction() as tx:
        notes.add(tx, scene.interview_id, NoteKind.NOTE, "перша розповідь, Куп’янськ", MOMENT)
        interviews.set_heading(tx, scene.interview_id, Heading("Мавка", "Куп’янськ", "2026-03-02", 90), MOMENT)
    photo = scene.attach_photo(folder)
    with scene.vault.transaction() as tx:
        attachments.set_thumbnail(tx, photo, b"Thumbnail of a face")
    recording = scene.record_sound()
    with scene.vault.transaction() as tx:
        made = transcripts.start(tx, recording, MOMENT, author="Мавка")
        transcripts.put(tx, made, [transcripts.new_line(0, Speaker.PERSON, "Я бачила обох")])
        stretches.add(tx, recording, StretchKind.SENSITIVE, 0, 500, MOMENT)
        links.add(tx, scene.interview_id, "/form/p[aa]", "/form/told", Anchor(0, 5, ""), "зелений паркан", MOMENT)
    scene.state()
    with scene.vault.transaction() as tx:
        number = exhibits.given_number(tx, scene.interview_id, "exhibit:a", MOMENT)
        new = NewTransfer(number, "Оксана Гордієнко", "Мавка", unsigned="боїться помсти")
        exhibits.transfer(tx, scene.vault, scene.interview_id, new, MOMENT)
    with scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "witness", "боїться помсти", MOMENT)


def receipt(scene: Scene, *, at: str = RECEIVED, without: str = "", wall: str = "") -> None:
    """A receipt for all but one comes in; `wall` is what our own clock shows then, the same as central's by default."""
    with scene.vault.transaction() as tx:
        digests = [item.digest for item in outbox.of_interview(tx, scene.interview_id) if item.digest != without]
        scene.log.keep(tx, digests, later(0, wall=wall or at), at=at)


def due(scene: Scene, moment: Moment = MOMENT) -> tuple[str, ...]:
    return closing.close_due(scene.vault, moment)


def hear(scene: Scene, at: str, *, wall: str = "") -> None:
    """Another receipt comes in, about something else of this laptop: it brings central's time."""
    with scene.vault.transaction() as tx:
        digest = outbox.of_interview(tx, scene.interview_id)[0].digest
        scene.log.keep(tx, [digest], later(0, wall=wall or at), at=at)


def outlook(scene: Scene) -> closing.Outlook:
    with scene.vault.read() as tx:
        return closing.outlook(tx, scene.vault, scene.interview_id)


def assert_closed(scene: Scene) -> None:
    vault, interview_id = scene.vault, scene.interview_id
    summary = scene.summary()
    assert summary.is_closed
    assert (summary.title, summary.place, summary.date) == ("", "", "")
    with vault.read() as tx:
        assert not drafts.answers(tx, interview_id).values
        assert not drafts.history(tx, interview_id, "/form/name")
        assert not notes.of_interview(tx, interview_id)
        assert not links.of_interview(tx, interview_id)
        assert not exhibits.transfers(tx, interview_id)
        assert statements.current(tx, interview_id) is None
        assert not signatures.of_interview(tx, interview_id)
        kept = attachments.of_interview(tx, interview_id)
        assert {(one.title, one.details, one.sha256, attachments.thumbnail(tx, one.id)) for one in kept} <= {
            ("", "", "", b"")
        }
        assert tx.execute(select(segments.c.wrapped_key)).scalars().all() == [None] * len(kept)
    for part in PartKind:
        with pytest.raises(NoSuchInterview, match="no-longer-readable"):
            opened.own_part(vault, interview_id, part)
    for one in kept:
        with pytest.raises(NoSuchInterview, match="no-longer-readable"):
            playback.open_attachment(vault, one.id)


def assert_open(scene: Scene) -> None:
    assert not scene.summary().is_closed
    for part in PartKind:
        assert opened.own_part(scene.vault, scene.interview_id, part).content.interview == scene.interview_id


def take_package(scene: Scene, package: Organisation) -> None:
    with scene.vault.transaction() as tx:
        organisation.import_package(tx, envelope.sign(package, scene.keys.root).to_json(), MOMENT, practice=False)
