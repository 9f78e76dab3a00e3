"""The coordinator's reading room against a real central: fetch, read, write a note that reaches the laptop."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.error_messages import Messages
from app.language import Language
from app.screens.draft.draft import Draft
from app.screens.interview.presenter import InterviewPresenter
from app.screens.library.importing import sample, take
from app.screens.received.list_model import ReceivedModel
from app.screens.received.presenter import ReceivedPresenter
from app.screens.received.reading import LONGEST_WORDS, OpenedRecord, chosen_of, words_of
from app.screens.received.view import ReceivedScreen
from app.screens.sealed.presenter import SealedInterview, SealedPresenter
from app.screens.signing.sealing_work import SealingWork
from app.screens.statement.reading import ReadSection
from app.widgets.header import HeaderBar
from storage.interviews import form_library, interviews, statements
from storage.interviews.interviews import State
from storage.interviews.received import ReceivedInterview
from storage.vault import Vault
from storage.vault.errors import VaultFull
from sync.client.coordinator import FetchReport
from tests.doubles.jobs import ImmediateJobs, WaitingJobs
from tests.doubles.program import build_translations
from tests.pages.drafts import begin_interview
from tests.pages.house import fill_in
from tests.pages.interview_view import HandDelay, RecordingView
from tests.pages.page import nameless, words_on
from tests.pictures.looking import troubles
from tests.sync.world import World


@pytest.fixture
def world(tmp_path: Path):
    made = World(tmp_path)
    yield made
    made.close()


@dataclass
class ReadingView:
    """Keeps what the coordinator was shown."""

    interviews: tuple[ReceivedInterview, ...] = ()
    sections: tuple[ReadSection, ...] = ()
    opened: OpenedRecord | None = None
    shown: list[str] = field(default_factory=list)
    reports: list[FetchReport] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    sent: int = 0

    def show_interviews(self, interviews) -> None:
        self.interviews = interviews

    def show_record(self, interview, sections, opened) -> None:
        self.sections, self.opened = sections, opened
        self.shown.append(interview.manifest_digest)

    def show_no_record(self) -> None:
        self.sections, self.opened = (), None
        self.shown.append("")

    def show_fetching(self, is_running, done_bytes) -> None: ...

    def show_fetched(self, report) -> None:
        self.reports.append(report)

    def show_sound(self, attachment_id, sound) -> None:
        sound.close()

    def show_sent(self, manifest_digest: str) -> None:
        self.sent += 1

    def show_sending(self, is_running) -> None: ...

    def show_failure(self, error) -> None:
        self.failures.append(error)

    @property
    def words(self) -> str:
        return " ".join(f"{row.label}: {row.value}" for section in self.sections for row in section.rows)


@dataclass
class SealedView:
    """Keeps what the documenter was shown of a sealed interview."""

    interview: SealedInterview | None = None
    revision: str = ""
    failures: list[Exception] = field(default_factory=list)

    def show_interview(self, interview) -> None:
        self.interview = interview

    def show_sound(self, attachment_id, sound) -> None:
        sound.close()

    def show_revision(self, interview_id) -> None:
        self.revision = interview_id

    def show_failure(self, error) -> None:
        self.failures.append(error)


def sealed_by(world: World, laptop: Vault) -> str:
    """A filled first account, sealed on a laptop."""
    interview = begin_interview(laptop)
    view = RecordingView()
    presenter = InterviewPresenter(view, Draft(laptop, interview, world.clock), ImmediateJobs(), HandDelay(), _uk)
    presenter.started()

    class Screen:
        pass

    screen = Screen()
    screen.presenter = presenter
    fill_in(screen)
    presenter.answered("/first_account/person/p_surname", "Коваленко")
    presenter.answered("/first_account/account/fa_text", "Ми ночували в погребі.")
    presenter.note_added("Плаче, пауза", "", 0)
    presenter.flush()
    statements.keep(laptop, interview, b"%PDF-1.7 told", "uk", world.clock.now())
    work = SealingWork(laptop, presenter.in_hand(), world.clock)
    work.seal(*work.record(work.to_seal()))
    return interview


def _uk() -> str:
    return "uk"


def reading(world: World, language: str = "uk") -> tuple[ReadingView, ReceivedPresenter]:
    view = ReadingView()
    presenter = ReceivedPresenter(view, world.coordinator, ImmediateJobs(), world.clock, lambda: language)
    presenter.started()
    return view, presenter


def test_a_delivered_interview_is_read_in_words_and_a_note_reaches_its_author(world: World):
    laptop = world.laptop("laptop")
    interview = sealed_by(world, laptop)
    world.deliver(laptop)
    view, presenter = reading(world)
    presenter.fetch_asked()
    assert view.failures == []
    (received,) = view.interviews
    presenter.interview_chosen(received.manifest_digest)
    assert view.failures == []
    assert "Ми ночували в погребі." in view.words
    assert "Згода на інтерв’ю: Так" in view.words
    assert "Коваленко" not in view.words
    assert [note.text for note in view.opened.notes] == ["Плаче, пауза"]
    presenter.review_written("Уточніть, будь ласка, час першого удару", True)
    assert (view.failures, view.sent) == ([], 1)
    world.deliver(laptop)
    sealed = SealedView()
    own = SealedPresenter(sealed, laptop, interview, ImmediateJobs(), world.clock)
    own.started()
    assert sealed.failures == []
    assert sealed.interview.summary.state is State.DELIVERED
    assert len(sealed.interview.receipts) >= 1
    assert [note.text for note in sealed.interview.reviews] == ["Уточніть, будь ласка, час першого удару"]
    own.correction_asked()
    assert sealed.revision not in ("", interview)


def sealed_with_a_form_of_its_own(world: World, laptop: Vault) -> str:
    """An interview with a form that only this laptop has."""
    begun = begin_interview(laptop)
    digest = take(laptop, world.clock, sample("detention.md")).digest
    with laptop.transaction() as tx:
        mission = interviews.get(tx, begun).mission_id
        interview = interviews.start(tx, mission, form_library.key_of(tx, digest), world.clock.now()).id
    presenter = InterviewPresenter(
        RecordingView(), Draft(laptop, interview, world.clock), ImmediateJobs(), HandDelay(), _uk
    )
    presenter.started()

    class Screen:
        pass

    screen = Screen()
    screen.presenter = presenter
    session = fill_in(screen)
    (place,) = session.instances("/first_account/data/place")
    presenter.answered(f"{place}/called", "Підвал школи")
    presenter.answered(f"{place}/cell", "basement")
    presenter.answered("/first_account/data/cellmates", "Петро Вигаданий")
    presenter.flush()
    statements.keep(laptop, interview, b"%PDF-1.7 told", "uk", world.clock.now())
    work = SealingWork(laptop, presenter.in_hand(), world.clock)
    work.seal(*work.record(work.to_seal()))
    return interview


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("uk", ("Як особа називає це місце: Підвал школи", "Де тримали: Підвал", "Місце тримання 1: ")),
        ("en", ("What the person calls this place: Підвал школи", "Where the person was kept: A basement")),
    ],
)
def test_a_form_that_the_coordinator_does_not_have_is_read_in_its_own_words(
    world: World, language: str, expected: tuple[str, ...]
):
    laptop = world.laptop("laptop")
    sealed_with_a_form_of_its_own(world, laptop)
    world.deliver(laptop)
    view, presenter = reading(world, language)
    presenter.fetch_asked()
    presenter.interview_chosen(view.interviews[0].manifest_digest)
    assert view.failures == []
    for words in expected:
        assert words in view.words
    # What is ours around it is read as ever; what is not opened here is not there.
    assert ("Згода на інтерв’ю: Так" if language == "uk" else "Agrees to be interviewed: Yes") in view.words
    assert "Вигаданий" not in view.words


def test_nothing_is_shown_that_was_not_sealed(world: World):
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    view, presenter = reading(world)
    presenter.fetch_asked()
    presenter.interview_chosen(view.interviews[0].manifest_digest)
    assert view.failures == []
    assert "Вид опитування" not in view.words


def test_the_same_interview_reads_in_english(world: World):
    laptop = world.laptop("laptop")
    sealed_by(world, laptop)
    world.deliver(laptop)
    view, presenter = reading(world, "en")
    presenter.fetch_asked()
    presenter.interview_chosen(view.interviews[0].manifest_digest)
    assert "Agrees to be interviewed: Yes" in view.words


def both_kinds(world: World) -> tuple[str, str]:
    """Two delivered and fetched interviews: one filled, one almost empty; their manifests."""
    laptop = world.laptop("laptop")
    filled = sealed_by(world, laptop)
    world.seal(laptop)
    world.deliver(laptop)
    view, presenter = reading(world)
    presenter.fetch_asked()
    with laptop.read() as tx:
        filled = interviews.get(tx, filled).interview
    first, second = sorted(view.interviews, key=lambda one: one.interview != filled)
    return first.manifest_digest, second.manifest_digest


def test_who_chooses_quickly_never_reads_one_interview_under_the_name_of_another(world: World):
    filled, empty = both_kinds(world)
    jobs, view = WaitingJobs(), ReadingView()
    presenter = ReceivedPresenter(view, world.coordinator, jobs, world.clock, _uk)
    presenter.started()
    jobs.go_on()
    presenter.interview_chosen(filled)
    presenter.interview_chosen(empty)
    presenter.review_written("Про що це?", False)
    jobs.go_on()
    assert view.failures == []
    assert view.shown == ["", "", empty]
    assert "погребі" not in view.words
    assert view.sent == 0


def test_an_interview_that_cannot_be_opened_leaves_nothing_of_the_one_before(world: World):
    filled, empty = both_kinds(world)
    view, presenter = reading(world)
    presenter.interview_chosen(filled)
    with world.coordinator.transaction() as tx:
        tx.exec_driver_sql("DELETE FROM received_objects WHERE manifest_digest = ?", (empty,))
    presenter.interview_chosen(empty)
    assert len(view.failures) == 1
    assert (view.opened, view.words) == (None, "")
    presenter.review_written("Про що це?", False)
    presenter.language_changed()
    assert (view.opened, view.sent) == (None, 0)
    presenter.interview_chosen(filled)
    assert "погребі" in view.words


def test_a_central_that_is_away_is_an_expected_failure(world: World):
    world.server.stop()
    view, presenter = reading(world)
    presenter.fetch_asked()
    assert len(view.failures) == 1
    assert Messages(lambda error: None).for_error(view.failures[0]) is not None


def said(screen: QWidget) -> str:
    return words_on(screen)


class QuietHeader:
    def set_title(self, title: str, pill: str = "") -> None: ...

    def show_saved(self, text: str, ok: bool = True) -> None: ...


def test_every_control_of_the_reading_room_has_a_name(qtbot: QtBot, world: World):
    laptop = world.laptop("laptop")
    sealed_by(world, laptop)
    world.deliver(laptop)
    screen = ReceivedScreen(QuietHeader(), Messages(lambda error: None), lambda moment: moment.isoformat())
    qtbot.addWidget(screen)
    presenter = ReceivedPresenter(screen, world.coordinator, ImmediateJobs(), world.clock, _uk)
    screen.interview_chosen.connect(presenter.interview_chosen)
    screen.resize(1366, 640)
    screen.show()
    presenter.started()
    presenter.fetch_asked()
    screen.interview_chosen.emit(presenter._interviews[0].manifest_digest)
    assert nameless(screen) == []
    qtbot.waitUntil(lambda: "погребі" in said(screen) and "Плаче" in said(screen))
    screen.show_no_record()
    assert not any(word in said(screen) for word in ("погребі", "Плаче", "Sealed"))
    screen.leave()


@pytest.mark.slow
def test_in_a_low_window_no_word_beside_the_interview_is_cut(qtbot: QtBot, world: World):
    laptop = world.laptop("laptop")
    sealed_by(world, laptop)
    world.deliver(laptop)
    build_translations()
    screen = ReceivedScreen(QuietHeader(), Messages(lambda error: None), lambda moment: moment.isoformat())
    qtbot.addWidget(screen)
    presenter = ReceivedPresenter(screen, world.coordinator, ImmediateJobs(), world.clock, _uk)
    presenter.started()
    presenter.fetch_asked()
    screen.resize(1366, 588)
    screen.show()
    presenter.interview_chosen(presenter._interviews[0].manifest_digest)
    screen.beside.show_beside(2)
    screen.asking.show_refused(VaultFull())
    qtbot.waitUntil(lambda: "погребі" in said(screen))
    assert [one for one in troubles(screen, "uk") if one.startswith("cut")] == []
    screen.leave()


@pytest.mark.slow
def test_the_title_of_the_window_follows_the_language_and_what_is_read(qtbot: QtBot, world: World):
    laptop = world.laptop("laptop")
    sealed_by(world, laptop)
    world.deliver(laptop)
    build_translations()
    header, language = HeaderBar(), Language("uk")
    screen = ReceivedScreen(header, Messages(lambda error: None), lambda moment: moment.isoformat())
    qtbot.addWidget(header)
    qtbot.addWidget(screen)
    presenter = ReceivedPresenter(screen, world.coordinator, ImmediateJobs(), world.clock, _uk)
    screen.show()
    assert "Доставлені інтерв’ю" in said(header)
    language.use("en")
    qtbot.waitUntil(lambda: "Delivered interviews" in said(header))
    presenter.started()
    presenter.fetch_asked()
    presenter.interview_chosen(presenter._interviews[0].manifest_digest)
    # As somebody comes back from another page.
    screen.hide()
    screen.show()
    assert presenter._interviews[0].number in said(header)
    screen.leave()
    language.close()


def test_a_note_stays_beside_the_interview_it_was_written_about(qtbot: QtBot, world: World):
    one, other = both_kinds(world)
    screen = ReceivedScreen(QuietHeader(), Messages(lambda error: None), lambda moment: moment.isoformat())
    qtbot.addWidget(screen)
    presenter = ReceivedPresenter(screen, world.coordinator, ImmediateJobs(), world.clock, _uk)
    presenter.started()
    presenter.interview_chosen(one)
    screen._text.setPlainText("Уточніть дату.")
    presenter.interview_chosen(other)
    assert screen._text.toPlainText() == ""
    presenter.interview_chosen(one)
    assert screen._text.toPlainText() == "Уточніть дату."
    presenter.interview_chosen(other)
    screen._text.setPlainText("Дякуємо.")
    screen.show_sent(one)
    assert screen._text.toPlainText() == "Дякуємо."
    presenter.interview_chosen(one)
    assert screen._text.toPlainText() == ""
    screen.leave()


def test_the_list_is_a_sound_model(qtmodeltester, world: World):
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    view, presenter = reading(world)
    presenter.fetch_asked()
    model = ReceivedModel(lambda moment: moment.isoformat())
    model.show(view.interviews)
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"words": []},
        {"words": {"title": 7, "labels": []}, "answers": 3},
        {"words": {"labels": {"/a": "x", "/b": {"uk": 1}}}, "answers": {"/a": 1, "/b": {"value": "v", "label": ["x"]}}},
    ],
)
def test_words_that_are_none_are_passed_over(record: dict):
    title, labels = words_of(record)
    assert isinstance(title, str)
    assert not any(labels.values()) and not any(chosen_of(record).values())


def test_words_without_end_are_cut():
    record = {"words": {"title": "т" * 99_999, "labels": {"/a": {"uk": "д" * 99_999}}}}
    title, labels = words_of(record)
    assert len(title) == len(labels["/a"]["uk"]) == LONGEST_WORDS
