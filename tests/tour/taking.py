"""Taking the interview: every section, with sound, markers, a note and a photograph."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QToolButton, QWidget

from app.fields.notes import NotesField
from app.screens.attachments.view import AttachmentsPanel
from app.screens.exhibits import ExhibitsScreen
from app.screens.interview.view import InterviewScreen
from app.screens.listening import ListeningScreen
from app.screens.recording import RecordingPanel
from app.screens.structuring.view import StructuringScreen
from tests.pages.attachments_page import AttachmentsPage
from tests.pages.exhibits_page import ExhibitsPage
from tests.pages.interview_page import InterviewPage
from tests.pages.listening_page import ListeningPage
from tests.pages.recording_page import RecordingPage
from tests.pages.structuring_page import StructuringPage
from tests.tour.answers import ANSWERS, HEARD_LAST, MARKERS, NOTE_IN_ACCOUNT, SHELLING
from tests.tour.context import Tour
from tests.tour.filling import Filling, cards, go, sections
from tests.tour.hands import write

SOUND, FILES, REMINDERS = range(3)


class Taking:
    """One interview in front of one person."""

    def __init__(self, tour: Tour) -> None:
        self._tour = tour
        home = tour.home()
        home.press("new_interview")
        screen = tour.program.wait_for(InterviewScreen)
        self.page = InterviewPage(tour.hands, screen)
        tour.hands.waitUntil(lambda: screen.presenter.in_hand() is not None, timeout=60_000)
        tour.found.interview = screen.presenter.in_hand().summary.id
        tour.found.number = screen.presenter.in_hand().summary.number
        self._filling = Filling(tour.hands, self.page)
        self._recording = RecordingPage(tour.hands, screen.findChild(RecordingPanel))

    def all_sections(self) -> None:
        """From the setting to the closing."""
        before = {"account": self._begin_sound, "incidents": self._two_incidents, "exhibits": self._photograph}
        after = {"account": self._note}
        for ref, title in sections(self.page):
            name = ref.rpartition("/")[2]
            go(self.page, title)
            if name in before:
                before[name]()
            self._filling.section(ANSWERS)
            if name in after:
                after[name]()
            self._saved()
            self._top()
            if name not in ("incidents", "exhibits"):
                self._tour.shoot(f"interview-{name}")
            if name == "account":
                self._by_pages()
            if name == "incidents":
                self._structure()
        count, answered = len(sections(self.page)), self._filling.answered
        self._tour.say(
            f"Interview {self._tour.found.number}: {count} sections, {answered} questions answered through their"
            " fields; the screen said saved after each section."
        )

    def end_sound(self) -> None:
        """Stop the recording."""
        self.tab(SOUND)
        self._recording.wait_for_seconds(20)
        self._tour.found.recorded_seconds = self._recording.seconds
        self._recording.stop()
        self._saved()
        self._tour.say(f"Sound recorded and sealed second by second: {self._tour.found.recorded_seconds} s.")

    def tab(self, place: int) -> None:
        """Open a tab of the side panel."""
        tabs = [one for one in self.page.screen.side.findChildren(QToolButton) if one.property("kind") == "side"]
        self._tour.hands.mouseClick(tabs[place])

    def _begin_sound(self) -> None:
        self._tour.hands.waitUntil(lambda: self._recording.can_record, timeout=20_000)
        self._recording.record()
        self._recording.wait_for_seconds(1)
        for kind, words in MARKERS[:2]:
            self._mark(kind, words)

    def _mark(self, kind: str, words: str) -> None:
        count = len(self._recording.markers)
        actions = self.page.screen.findChild(RecordingPanel).findChildren(QAction)
        next(action for action in actions if action.data() == kind).trigger()
        self._tour.hands.waitUntil(lambda: len(self._recording.markers) > count)
        self._recording.note(words)

    def _note(self) -> None:
        field = self.page.field("fa_text")
        assert isinstance(field, NotesField)
        entry = next(line for line in field.findChildren(QLineEdit) if line.isVisible())
        write(entry, NOTE_IN_ACCOUNT)
        self._tour.hands.mouseClick(next(button for button in field.findChildren(QPushButton) if button.isVisible()))
        self._tour.hands.waitUntil(
            lambda: any(line.text() == NOTE_IN_ACCOUNT for line in field.findChildren(QLineEdit) if line is not entry)
        )
        self._tour.say(f"Free account with a note pinned to second {self._recording.seconds} of the recording.")
        self._listen()

    def _listen(self) -> None:
        """Nothing but the account, while the sound goes on."""
        self.page.press("listen")
        screen = self._tour.program.wait_for(ListeningScreen)
        page = ListeningPage(self._tour.hands, screen)
        self._tour.hands.waitUntil(lambda: page.account.toPlainText() != "")
        page.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        page.new_paragraph()
        page.write(HEARD_LAST)
        page.wait_for_times(1)
        self._tour.rest()
        self._tour.shoot("listening")
        page.press("back_to_questions")
        self._tour.program.wait_for(InterviewScreen)

    def _two_incidents(self) -> None:
        self._filling.section(ANSWERS)
        self._mark(*MARKERS[2])
        self.page.press_text(self._add_words())
        self._tour.hands.waitUntil(lambda: len(cards(self.page)) == 2)
        self._tour.rest()
        self._filling.section(SHELLING)
        self._mark(*MARKERS[3])
        self._saved()
        self._tour.rest()
        self._show(self.page.field("in_date"))
        self._tour.shoot("interview")
        self._tour.say("Two incidents, each with its approximate date and a place of the gazetteer.")

    def _structure(self) -> None:
        """Make a card of words of the account, and take it back: the mentioned are asked for in their own section."""
        self.page.press("structure")
        screen = self._tour.program.wait_for(StructuringScreen)
        page = StructuringPage(self._tour.hands, screen)
        page.open_card("Подія 1" if self._tour.program.front.language.code == "uk" else "Incident 1")
        page.select("Другий влучив у хату сусідів")
        page.key(0)
        page.wait_for_links(1)
        page.select("Чоловік із сином")
        page.key(1)
        page.wait_for_links(1)
        self._tour.rest()
        self._tour.shoot("structuring")
        page.undo()
        page.press("backToQuestions")
        self._tour.program.wait_for(InterviewScreen)
        self._tour.say("Words of the account linked to an incident and made into a card, with the keyboard.")

    def _by_pages(self) -> None:
        self.page.press("paging")
        self._tour.shoot("interview-by-pages")
        self.page.press("paging")
        self._tour.rest()

    def _add_words(self) -> str:
        return "Додати" if self._tour.program.front.language.code == "uk" else "Add"

    def _photograph(self) -> None:
        self.tab(FILES)
        panel = self.page.screen.findChild(AttachmentsPanel)
        files = AttachmentsPage(self._tour.hands, panel)
        self._tour.shoot("interview-no-files")
        files.ask_photo("place")
        self._tour.hands.waitUntil(lambda: files.is_asking_for_a_file)
        files.choose(self._tour.table / "podviria.jpg")
        self._tour.hands.waitUntil(lambda: len(files.titles) == 1, timeout=30_000)
        self._filling.section(ANSWERS)
        self._top()
        self._tour.shoot("interview-exhibits")
        self._all_exhibits(files)
        digest = files.details.splitlines()[-1]
        self._tour.say(f"Photograph {files.titles[0]} taken in, original bytes: {digest}")
        self.tab(SOUND)

    def _all_exhibits(self, files: AttachmentsPage) -> None:
        files.open_all()
        exhibits = ExhibitsPage(self._tour.hands, self._tour.program.wait_for(ExhibitsScreen))
        exhibits.wait_for_files(1)
        exhibits.choose_files(0)
        self._tour.shoot("exhibits")
        self._tour.say(f"Exhibits with a number: {', '.join(line.splitlines()[0] for line in exhibits.exhibits)}")
        exhibits.press("back")
        self._tour.program.wait_for(InterviewScreen)

    def _saved(self) -> None:
        self.page.wait_until_saved()
        said = self.page.saved_text()
        assert any(sign.isdigit() for sign in said), f"the screen does not say when it saved, but {said!r}"

    def _top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def _show(self, widget: QWidget) -> None:
        QTest.qWait(20)
        body = self._scroll.widget()
        assert body is not None
        self._scroll.verticalScrollBar().setValue(max(0, widget.mapTo(body, widget.rect().topLeft()).y() - 8))

    @property
    def _scroll(self) -> QScrollArea:
        return self.page.child(QScrollArea, "questions")
