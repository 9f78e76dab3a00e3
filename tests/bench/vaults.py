"""The vault at work: opened with the product's own cost, listed, answered into, sealed."""

import itertools
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from app.jobs import Lane
from app.qt_jobs import QtJobs
from app.screens.draft.draft import Batch, Draft, heading_of, restored
from app.screens.interview.presenter import InterviewPresenter
from app.shipped_forms import first_account
from forms.interview import consent_of, sealed_record
from storage.container import EACH_4_MIB, ContainerWriter
from storage.crypto.kdf import Argon2Cost, derive
from storage.interviews import attachments, drafts, interviews, missions, sealing, statements
from storage.interviews.attachments import AttachmentKind
from storage.interviews.missions import NewMission
from storage.objects.kinds import PartKind
from storage.platform.clock import SystemClock
from storage.vault import Vault, change_passphrase, open_vault
from storage.vault.integrity import start_up_check
from tests.bench.figures import Figures, Watch, spread, timed
from tests.bench.prepared import INTERVIEWS
from tests.doubles.jobs import ImmediateJobs
from tests.forms.interview.conftest import fill
from tests.pages.interview_view import HandDelay, RecordingView
from tests.storage.vaults import LOWEST_FOR_TESTS, PASSPHRASE
from tests.sync.world import World

ANSWERS = 500
SEALED = 20
RECORDED_SECONDS = 20 * 60


def opening(directory: Path, cost: Argon2Cost) -> Figures:
    """From the passphrase to the list, step by step, without windows."""
    derived: list[float] = []
    whole: list[float] = []
    for _ in range(3):
        with timed(derived):
            derive(b"calibration", bytes(16), cost)
        with timed(whole):
            vault = open_vault(directory, PASSPHRASE)
        vault.close()
    return {
        "argon2_memory_mib": cost.memory_kib // 1024,
        "argon2_passes": cost.passes,
        **spread("unlock_argon2_alone", derived, unit="s"),
        **spread("unlock_open_vault_with_argon2", whole, unit="s"),
        **_after_the_guess(directory),
    }


def _after_the_guess(directory: Path) -> Figures:
    # A copy whose guess costs nothing shows what everything else takes.
    cheap = directory.with_name("2")
    shutil.copytree(directory, cheap)
    vault = open_vault(cheap, PASSPHRASE)
    change_passphrase(vault, PASSPHRASE, PASSPHRASE, LOWEST_FOR_TESTS)
    vault.close()
    opened: list[float] = []
    checked: list[float] = []
    listed: list[float] = []
    found: list[float] = []
    for _ in range(7):
        with timed(opened):
            vault = open_vault(cheap, PASSPHRASE)
        with timed(checked):
            assert start_up_check(vault).is_sound
        with timed(listed), vault.read() as tx:
            assert len(interviews.listed(tx)) == INTERVIEWS
        with timed(found), vault.read() as tx:
            assert len(interviews.listed(tx, "ізюм")) >= INTERVIEWS // 5
        vault.close()
    shutil.rmtree(cheap)
    return {
        **spread("unlock_open_vault_without_argon2", opened),
        **spread("unlock_check", checked),
        **spread("list_of_5000", listed),
        **spread("search_in_5000", found),
    }


class Answering:
    """A draft of the shipped form with answers in hand, and lanes as in the program."""

    def __init__(self, vault: Vault) -> None:
        self.vault, self.clock = vault, SystemClock()
        form = first_account(vault, self.clock)
        with vault.transaction() as tx:
            self.mission, self.form = missions.create(tx, NewMission("Виїзд"), self.clock.now()).id, form
        self.draft = self.new_draft()
        self.session = restored(self.draft.load().definition, self.draft.load().saved)
        fill(self.session, lambda _: "Розповідь тривала, поки не стемніло. " * 3)

    def new_draft(self) -> Draft:
        with self.vault.transaction() as tx:
            started = interviews.start(tx, self.mission, self.form, self.clock.now())
        return Draft(self.vault, started.id, self.clock)

    def commits(self) -> Figures:
        """From a changed answer to its commit, through the engine and the vault's lane."""
        jobs = QtJobs()
        ref = next(value.ref for value in self.session.saved().values if value.ref.endswith("/fa_text"))
        lane: list[float] = []
        whole: list[float] = []
        words = itertools.cycle(("Спершу вони обійшли двір. ", "Потім постукали у вікно. "))
        told = ""
        for number in range(ANSWERS):
            # An account as it grows, and begins anew after two thousand letters.
            told = next(words) if number % 80 == 0 else told + next(words)
            watch = Watch()
            changes = self.session.set_answer(ref, told)
            batch = Batch(changes.writes, changes.repeats, heading_of(self.session, "2026-11-22"))
            handed = Watch()
            _in_lane(jobs, lambda batch=batch: self.draft.save(batch))  # type: ignore[misc]
            lane.append(handed.seconds)
            whole.append(watch.seconds)
        jobs.close()
        with self.vault.read() as tx:
            assert next(v.value for v in drafts.answers(tx, self.draft.interview_id).values if v.ref == ref) == told
        return {**spread("answer_to_commit", whole), **spread("answer_lane_to_commit", lane)}

    def seals(self) -> Figures:
        """Sealing an interview with every section answered and 20 minutes of sound."""
        record, consent = sealed_record(self.session), consent_of(self.session)
        assert consent.leaves
        taken: list[float] = []
        for _ in range(SEALED):
            draft = self.new_draft()
            self._sound(draft.interview_id)
            statements.keep(self.vault, draft.interview_id, b"%PDF-1.7 told", "uk", self.clock.now())
            with timed(taken):
                sealing.seal(self.vault, draft.interview_id, record, consent, self.clock.now())
        return spread("seal_with_20_min_of_sound", taken)

    def _sound(self, interview: str) -> None:
        moment = self.clock.now()
        with self.vault.transaction() as tx:
            kind = AttachmentKind.AUDIO
            handle = attachments.begin(tx, self.vault, interview, PartKind.BODY, kind, "audio/ogg", moment)
        writer = ContainerWriter.create(
            handle.path, handle.key, record_size=handle.record_size, durable_every=EACH_4_MIB
        )
        for _ in range(RECORDED_SECONDS):
            writer.append(bytes(4_000))
        written = writer.finish()
        with self.vault.transaction() as tx:
            attachments.finish_segment(tx, handle.segment_id, written, duration_ms=RECORDED_SECONDS * 1_000)


def _in_lane(jobs: QtJobs, work: Callable[[], object]) -> None:
    over = threading.Event()

    def worked() -> None:
        work()
        over.set()

    jobs.run(Lane.VAULT, worked, done=lambda _: None, failed=lambda _: None)
    assert over.wait(20)


def screen_answers(answering: Answering) -> Figures:
    """What one answer costs the thread of the windows before anything is painted."""
    view = RecordingView()
    presenter = InterviewPresenter(view, answering.draft, ImmediateJobs(), HandDelay(), lambda: "uk")
    presenter.started()
    in_hand = presenter.in_hand()
    assert in_hand is not None
    taken: list[float] = []
    for saved in in_hand.session.saved().values[:150]:
        with timed(taken):
            presenter.answered(saved.ref, saved.value)
    return spread("answer_to_new_page_without_painting", taken)


def measure(folder: Path, directory: Path, cost: Argon2Cost) -> Figures:
    """All figures of the vault; `directory` holds the prepared one."""
    figures = opening(directory, cost)
    office = World(folder / "office")
    answering = Answering(office.laptop("laptop"))
    figures |= answering.commits() | screen_answers(answering) | answering.seals()
    office.close()
    return figures
