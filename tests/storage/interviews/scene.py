"""A vault in the middle of work, and short ways to go on from there."""

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forms.engine.changes import Write
from forms.interview.consent import Consent
from forms.interview.parts import Part
from forms.interview.record import SealedRecord
from storage.container import ContainerWriter
from storage.interviews import (
    attachments,
    device,
    drafts,
    interviews,
    missions,
    opened,
    organisation,
    outbox,
    sealing,
    statements,
)
from storage.interviews.attachments import AttachmentKind
from storage.interviews.interviews import FormKey, InterviewSummary
from storage.interviews.missions import NewMission
from storage.interviews.outbox import OutboxItem
from storage.interviews.sealing import SealResult
from storage.objects.certificate import Certificate, Role
from storage.objects.kinds import PartKind
from storage.objects.organisation import CAUTIOUS, Policy
from storage.platform.clock import Moment
from storage.vault import Vault
from tests.storage.logged import LogOfCentral
from tests.storage.organisations import OrganisationKeys
from tests.storage.vaults import MOMENT

FORM = FormKey("first_account", "2026.1", "f" * 64)
CONSENT = Consent(
    participate=True,
    notes=True,
    audio=True,
    video=False,
    photo_face=True,
    photo_injuries=False,
    documents=True,
    phone=False,
    special=False,
    store=True,
    leaves=True,
    recontact=False,
    identity="named",
    recipients=(),
)
STAYS = dataclasses.replace(CONSENT, leaves=False)
RECORD = SealedRecord(
    {
        Part.FACTS: {"in_what": "attack", "count": 2},
        Part.BODY: {"told": "Вони прийшли вранці."},
        Part.IDENTITY: {"name": "Олена Кравченко"},
        Part.CRSV: {},
    }
)
SOUND = [bytes([number]) * 4_000 for number in range(1, 6)]
STATEMENT = b"%PDF-1.7 what was told"
PHOTO = b"\xff\xd8\xff\xe0" + b"picture" * 100_000


def later(seconds: float, *, wall: str | None = None) -> Moment:
    """The same machine, some time on."""
    hours, rest = divmod(8 * 3600 + 30 * 60 + seconds, 3600)
    minutes, whole = divmod(rest, 60)
    told = f"2026-11-22T{int(hours):02}:{int(minutes):02}:{int(whole):02}.123Z"
    return dataclasses.replace(MOMENT, wall=wall or told, mono_ms=MOMENT.mono_ms + int(seconds * 1000))


@dataclass
class Scene:
    vault: Vault
    interview_id: str
    mission_id: str
    keys: OrganisationKeys = field(default_factory=OrganisationKeys)
    log: LogOfCentral = field(default_factory=LogOfCentral)

    @classmethod
    def begun(
        cls, vault: Vault, *, with_organisation: bool = True, policy: Policy = CAUTIOUS, ends: str = ""
    ) -> "Scene":
        keys = OrganisationKeys()
        with vault.transaction() as tx:
            if with_organisation:
                package = keys.package(practice=vault.practice, policy=policy)
                organisation.import_package(tx, package, MOMENT, practice=vault.practice)
            mission = missions.create(tx, NewMission("Харків-1", "Харківська область", ends=ends), MOMENT)
            draft = interviews.start(tx, mission.id, FORM, MOMENT)
        return cls(vault, draft.id, mission.id, keys)

    def take_organisation(self) -> None:
        """Take the package in, where a vault has none yet."""
        package = self.keys.package(practice=self.vault.practice)
        with self.vault.transaction() as tx:
            organisation.import_package(tx, package, MOMENT, practice=self.vault.practice)

    def summary(self, interview_id: str = "") -> InterviewSummary:
        with self.vault.read() as tx:
            return interviews.get(tx, interview_id or self.interview_id)

    def answer(self, *pairs: tuple[str, str | None]) -> None:
        with self.vault.transaction() as tx:
            drafts.save_answers(tx, self.interview_id, [Write(ref, value) for ref, value in pairs], MOMENT)

    def record_sound(self, *, cut: bool = False, attachment_id: str = "", part: PartKind = PartKind.BODY) -> str:
        """Record five seconds; with `cut` the recorder dies before it could finish."""
        with self.vault.transaction() as tx:
            if attachment_id:
                handle = attachments.next_segment(tx, self.vault, attachment_id, MOMENT)
            else:
                handle = attachments.begin(
                    tx, self.vault, self.interview_id, part, AttachmentKind.AUDIO, "audio/ogg", MOMENT
                )
        writer = ContainerWriter.create(handle.path, handle.key, record_size=handle.record_size)
        for second in SOUND[:-1]:
            writer.append(second)
        if cut:
            writer.append(SOUND[-1])
            writer.abandon()
            return handle.attachment_id
        written = writer.finish(SOUND[-1])
        with self.vault.transaction() as tx:
            attachments.finish_segment(tx, handle.segment_id, written, duration_ms=5_000)
        return handle.attachment_id

    def attach_photo(self, folder: Path, *, part: PartKind = PartKind.IDENTITY) -> str:
        path = folder / "IMG_0001.JPG"
        path.write_bytes(PHOTO)
        return attachments.import_file(
            self.vault, self.interview_id, part, AttachmentKind.PHOTO, path, MOMENT, title="IMG_0001.JPG"
        ).id

    def seal(self, consent: Consent = CONSENT, *, moment: Moment = MOMENT, interview_id: str = "") -> SealResult:
        draft = interview_id or self.interview_id
        self.state(draft)
        return sealing.seal(self.vault, draft, RECORD, consent, moment)

    def state(self, interview_id: str = "") -> None:
        """Make the statement of a draft that has none of its present answers; one that was made is as good as new."""
        draft = interview_id or self.interview_id
        with self.vault.read() as tx:
            held = statements.current(tx, draft)
            if interviews.get(tx, draft).sealed_at:
                return
        pdf = statements.pdf(self.vault, held) if held is not None else STATEMENT
        statements.keep(self.vault, draft, pdf, "uk", MOMENT)

    def content(self, part: PartKind) -> dict[str, Any]:
        """The record in one part of what was sealed."""
        record = opened.own_part(self.vault, self.interview_id, part).content.record
        assert isinstance(record, dict)
        return record

    def waiting(self) -> tuple[OutboxItem, ...]:
        with self.vault.read() as tx:
            return outbox.waiting(tx)

    def certify(self, *, role: Role = Role.DOCUMENTER, code: str = "K7Q", **more: str) -> Certificate:
        with self.vault.transaction() as tx:
            request = device.enrolment_request(
                tx, role=role, person="D-17", practice=self.vault.practice, moment=MOMENT
            )
            data = self.keys.certificate(request, role=role, code=code, practice=self.vault.practice, **more)  # type: ignore[arg-type]
            return device.keep_certificate(tx, data, practice=self.vault.practice)
