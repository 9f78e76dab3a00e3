"""A documenter at work, through the product's own rooms: what the screens call, without the screens."""

import io
import itertools
import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PIL import Image

from app.recorder.segment import Segment
from app.recorder.source import SAMPLE_BYTES, SAMPLE_RATE
from app.screens.attachments.kinds import AttachmentKind as Shown
from app.screens.attachments.kinds import kind_of, part_of
from app.screens.attachments.pictures import details_text, look_into
from app.screens.draft.draft import Draft, local_now
from app.screens.draft.in_hand import InterviewInHand
from app.screens.interview.presenter import InterviewPresenter
from app.screens.recording.markers import MarkerKind, text_of
from app.screens.signing.presenter import LEAD, PERSON, signers_of
from app.screens.signing.sealing_work import Sealed, SealingWork
from app.screens.signing.strokes import Point, Strokes
from app.screens.statement.making import MadeStatement, StatementMaking, contents
from app.shipped_forms import first_account
from forms.engine import Changes
from forms.interview import Gate, blocked, can_record_audio, can_seal
from forms.interview.answers import below
from storage.interviews import (
    amending,
    attachments,
    device,
    interviews,
    missions,
    notes,
    organisation,
    outbox,
    referrals,
)
from storage.interviews.attachments import OPUS, Attachment, AttachmentKind
from storage.interviews.interviews import InterviewSummary
from storage.interviews.missions import NewMission
from storage.interviews.notes import NoteKind
from storage.interviews.outbox import OutboxItem
from storage.interviews.signatures import SignatureKind
from storage.keys.recovery import make_cards
from storage.objects.certificate import Role
from storage.objects.kinds import PartKind
from storage.platform.clock import SystemClock
from storage.vault import Vault, create_vault
from sync.central import admin
from tests.app.recorder.speaking import tone
from tests.doubles.jobs import ImmediateJobs
from tests.flows import planted
from tests.forms.interview.conftest import fill
from tests.pages.interview_view import HandDelay, RecordingView
from tests.storage.vaults import LOWEST_FOR_TESTS, PASSPHRASE
from tests.sync.world import World

SIGNATURE = Strokes((tuple(Point(20.0 + at, 60.0 - at % 7, 0.6, at * 8) for at in range(60)),), 600, 200)
SECONDS = 6
_SERVICES = """service_uk;service_en;contact;detail_uk;detail_en;needs;area;checked;status
Вигадана допомога;Invented help;000;;;psych medical legal crsv;;{day};V
"""


def make_vault(directory: Path, *, practice: bool = False) -> Vault:
    """A vault as first start makes it, but for the price of a guess."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    return create_vault(
        directory,
        passphrase=PASSPHRASE,
        cost=LOWEST_FOR_TESTS,
        practice=practice,
        recovery=make_cards().public,
        moment=SystemClock().now(),
    )


class Documenter:
    """One person with one vault."""

    def __init__(self, vault: Vault, card: Path) -> None:
        self.vault = vault
        self.clock = SystemClock()
        self._card = card
        card.mkdir(exist_ok=True)

    # Before the mission

    def import_package(self, file: Path) -> str:
        """Take in the organisation's file; the digest whose words are compared aloud."""
        data = file.read_bytes()
        offered = organisation.examine(data)
        with self.vault.transaction() as tx:
            held = organisation.import_package(tx, data, self.clock.now(), practice=self.vault.practice)
        assert held.digest == offered.digest
        return held.digest

    def enrol(self, office: World) -> None:
        """Carry a request to central and the certificate back."""
        with self.vault.transaction() as tx:
            request = device.enrolment_request(
                tx, role=Role.DOCUMENTER, person="D-07", practice=self.vault.practice, moment=self.clock.now()
            )
        enrolment = admin.enrol(
            office.central, request, role=Role.DOCUMENTER, issuer=office.issuer, moment=self.clock.now()
        )
        with self.vault.transaction() as tx:
            device.keep_certificate(tx, enrolment.certificate, practice=self.vault.practice)

    def join(self, office: World) -> None:
        """Package and certificate, each from a file."""
        file = self._card / "organisation.json"
        file.write_bytes(office.package)
        self.import_package(file)
        self.enrol(office)

    # The interview

    def begin(self) -> str:
        """A mission, and an interview in it with the form that comes with the program."""
        form = first_account(self.vault, self.clock)
        with self.vault.transaction() as tx:
            # Without help that can be named a person who speaks of sexual violence is not asked on.
            referrals.keep(tx, _SERVICES.format(day=self.clock.now().wall[:10]).encode(), self.clock.now())
            mission = missions.create(
                tx,
                NewMission(planted.MISSION, "Одеська область", "2026-11-20", "2026-11-25", ("D-07",)),
                self.clock.now(),
            )
            return interviews.start(tx, mission.id, form, self.clock.now()).id

    def take(self, interview: str, **chosen: str) -> None:
        """Explanation, consent, the whole account, sound, a marker, a note and a photo."""
        with self.open(interview) as screen:
            assert blocked(screen.in_hand.session, screen.in_hand.rules, Gate.ACCOUNT)
            screen.answer_everything(**chosen)
            recording = self.record(interview, screen)
            screen.presenter.note_added(planted.NOTE, recording, 2_500)
            self.photograph(interview)

    def open(self, interview: str) -> "OpenInterview":
        """The interview as its screen holds it."""
        return OpenInterview(Draft(self.vault, interview, self.clock))

    def record(self, interview: str, screen: "OpenInterview") -> str:
        """Some seconds of sound through the recorder's encoder, with a marker in the middle; the recording's id."""
        assert can_record_audio(screen.in_hand.session, screen.in_hand.rules) == ()
        moment = self.clock.now()
        with self.vault.transaction() as tx:
            handle = attachments.begin(tx, self.vault, interview, PartKind.BODY, AttachmentKind.AUDIO, OPUS, moment)
        segment = Segment(handle.path, handle.key)
        sound, block = tone(SECONDS), SAMPLE_RATE // 50 * SAMPLE_BYTES
        for start in range(0, len(sound), block):
            segment.hear(sound[start : start + block])
        marker = text_of(MarkerKind.PERSON, planted.MARKER)
        with self.vault.transaction() as tx:
            notes.add(
                tx, interview, NoteKind.MARKER, marker, moment, attachment_id=handle.attachment_id, offset_ms=1_500
            )
        screen.presenter.marker_kept(MarkerKind.PERSON)
        written = segment.finish()
        with self.vault.transaction() as tx:
            attachments.finish_segment(tx, handle.segment_id, written, duration_ms=segment.heard_ms)
        return handle.attachment_id

    def photograph(self, interview: str) -> Attachment:
        """A photo from the camera's card."""
        path = self._card / f"{planted.PHOTO_NAME}.jpg"
        path.write_bytes(photo())
        with path.open("rb") as file:
            details, small = look_into(file, Shown.PLACE)
        return attachments.import_file(
            self.vault,
            interview,
            part_of(Shown.PLACE),
            kind_of(Shown.PLACE),
            path,
            self.clock.now(),
            title=path.name,
            details=details_text(details),
            thumbnail=small,
        )

    def finish(self, interview: str) -> Sealed:
        """Statement, signatures, seal."""
        with self.open(interview) as screen:
            in_hand = screen.in_hand
            assert can_seal(in_hand.session, in_hand.rules) == ()
            made = self.state(in_hand)
            assert made.pdf.startswith(b"%PDF-")
            work = SealingWork(self.vault, in_hand, self.clock)
            work.sign(LEAD, SIGNATURE)
            work.refuse(PERSON, planted.REFUSAL)
            scan = self._card / "scan.jpg"
            scan.write_bytes(photo())
            for signer in signers_of(in_hand):
                if signer not in (LEAD, PERSON):
                    work.attach_scan(signer, scan)
            assert {one.statement_sha256 for one in work.signatures() if one.is_current} == {made.statement.sha256}
            assert {one.kind for one in work.signatures()} >= {SignatureKind.PAD, SignatureKind.REFUSED}
            record, consent = work.record(work.to_seal())
            return work.seal(record, consent)

    def state(self, in_hand: InterviewInHand) -> MadeStatement:
        """The statement as PDF, kept."""
        making = StatementMaking(self.vault, in_hand, self.clock)
        around = making.around()
        content = contents(in_hand.session, around, "uk")
        return making.make(content, around)

    def correct(self, interview: str) -> Sealed:
        """A new revision that says one thing otherwise."""
        draft = amending.amend(self.vault, interview, self.clock.now())
        with self.open(draft) as screen:
            screen.answer("rb_add", planted.CORRECTION)
        return self.finish(draft)

    # What is known

    def summary(self, interview: str) -> InterviewSummary:
        with self.vault.read() as tx:
            return interviews.get(tx, interview)

    def outbox(self, interview: str) -> tuple[OutboxItem, ...]:
        with self.vault.read() as tx:
            return outbox.of_interview(tx, interview)


class OpenInterview:
    """The interview's presenter with a view that only remembers; closing it saves what is left."""

    def __init__(self, draft: Draft) -> None:
        self.view, self._delay = RecordingView(), HandDelay()
        self.presenter = InterviewPresenter(self.view, draft, ImmediateJobs(), self._delay, lambda: "uk")

    def __enter__(self) -> "OpenInterview":
        self.presenter.started()
        assert self.view.failures == []
        return self

    def __exit__(self, *exc: object) -> None:
        self.presenter.closed()
        assert self.view.failures == []
        assert not self.presenter.has_unsaved

    @property
    def in_hand(self) -> InterviewInHand:
        in_hand = self.presenter.in_hand()
        assert in_hand is not None
        return in_hand

    def answer(self, name: str, value: str) -> None:
        """Answer one question by its name."""
        session = self.in_hand.session
        ref = next(ref for ref in below(session, session.root) if session.element(ref).name == name)
        self.presenter.answered(ref, value)

    def answer_everything(self, **chosen: str) -> None:
        """All sections, one after another; each pause of the hand saves."""
        words = itertools.cycle(planted.IN_ANSWERS)
        soon = (local_now() + timedelta(days=7)).date().isoformat()
        fill(_Answering(self, self._delay), lambda _: next(words), **{"cl_followup": soon, **chosen})  # type: ignore[arg-type]
        while self.presenter.next_asked():
            assert self.view.closed == ()
        self.presenter.flush()
        assert self.view.saved[-1].is_saved


class _Answering:
    """A session whose answers go the way of answers from the screen."""

    def __init__(self, screen: OpenInterview, delay: HandDelay) -> None:
        self._screen, self._delay = screen, delay
        self._given = 0

    def __getattr__(self, name: str) -> Callable[..., object]:
        return getattr(self._screen.in_hand.session, name)  # type: ignore[no-any-return]

    def set_answer(self, ref: str, value: str) -> Changes | None:
        self._screen.presenter.answered(ref, value)
        self._given += 1
        if self._given % 10 == 0:
            self._delay.fire()
        return None


def photo() -> bytes:
    """A small photo whose camera wrote words into it."""
    noise = random.Random(7).randbytes(160 * 120 * 3)
    picture = Image.frombytes("RGB", (160, 120), noise).resize((640, 480))
    exif = Image.Exif()
    exif[0x010E] = exif[0x010F] = planted.PHOTO_WORDS
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=90, exif=exif)
    return held.getvalue()
