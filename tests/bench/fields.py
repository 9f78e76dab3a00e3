"""A form of 2,000 questions on one page, and one of 10,000: from an answer to the painted screen."""

import itertools
import os
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea

from app.fields.factory import Surroundings
from app.processes import Role, command
from app.screens.draft.overview import gates_of, outline_of, reminders_of
from app.screens.draft.pages import Pages
from app.screens.draft.reminders import ReminderList
from app.screens.interview.blocks_view import BlocksView
from app.screens.interview.frame import OutlineSide
from app.theme import Theme
from forms.engine import Changes, Session, Steps
from forms.interview import outline
from forms.xlsform import SourceKind, convert
from tests.bench.figures import Figures, Watch, computing, spread
from tests.bench.forms import session_of

QUESTIONS = 2_000
FLIPPED = 200
TIMES = 60
LONG, INSTANCES = 10_000, 1_000
TYPES = ("text", "integer", "select_one abc", "select_multiple abc", "date", "decimal")


def rows(repeats: int = 0, questions: int = QUESTIONS) -> Iterator[tuple[str, str, str, str]]:
    """One section: a question that 200 others hang on, and all the rest."""
    yield "begin_group", "page", "Page", ""
    yield "select_one abc", "gate", "Gate", ""
    yield "text", "alone", "Alone", ""
    for n in range(questions - 2):
        relevant = "${gate} = 'a'" if n < FLIPPED else ""
        yield TYPES[n % len(TYPES)], f"q{n}", f"Question {n} of the form", relevant
    if repeats:
        yield "begin_repeat", "person", "Person", ""
        yield "text", "name", "Name", ""
        yield "integer", "age", "Age", ""
        yield "end_repeat", "", "", ""
    yield "end_group", "", "", ""


def source(repeats: int = 0, questions: int = QUESTIONS) -> bytes:
    """The form as Markdown, as authors keep it."""
    head = "| survey |\n|  | type | name | label | relevant |\n"
    body = "".join("|  | " + " | ".join(row) + " |\n" for row in rows(repeats, questions))
    choices = "| choices |\n|  | list_name | name | label |\n" + "".join(f"|  | abc | {x} | {x} |\n" for x in "abc")
    settings = "| settings |\n|  | form_title | form_id | version |\n|  | Long | long | 1 |\n"
    return (head + body + choices + settings).encode()


class Screen:
    """The page as the interview shows it, with the outline and the reminders."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.section = session.children(session.root)[0]
        self.pages = Pages(session, "uk")
        self.view = BlocksView(Surroundings(lambda text, found: found(text, ()), lambda: None))
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.view)
        self.area.resize(820, 640)
        self.show()
        self.area.show()
        self.steps = Steps()
        self.outline, self.reminders = OutlineSide(), ReminderList()
        for beside in (self.outline, self.reminders):
            beside.resize(248, 640)
            beside.show()
        self.settle()

    def show(self) -> None:
        """Bring the page to what the session says."""
        self.view.show_blocks(self.pages.page(self.section, 1, strict=False).blocks)

    def settle(self) -> None:
        """Lay out and paint all that waits for it."""
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            QApplication.processEvents()

    def answer(self, ref: str, value: str) -> None:
        """All that an answer sets off, until it is painted."""
        if self.steps.needs_state(ref):
            self.steps.begin(ref, self.session.saved())
        self.take(self.session.set_answer(ref, value))

    def take(self, changes: Changes) -> None:
        """What a step changed, until it is painted."""
        self.pages.take(changes)
        self.show()
        self.beside()
        self.settle()

    def beside(self) -> None:
        """What stands beside the page."""
        sections = outline(self.session)
        self.outline.show_outline(outline_of(self.session, "uk", self.section, frozenset(), sections))
        self.reminders.show_reminders(reminders_of(self.session, (), (), frozenset(), "uk"))
        gates_of(self.session, ())


def measure() -> Figures:
    """All figures of long pages."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    xform = convert(source(1), SourceKind.MARKDOWN, command(Role.FORM_CONVERTER)).xform
    session = session_of(xform)
    watch = Watch()
    screen = Screen(session)
    opened = watch.seconds
    page = screen.section

    def answering(name: str, values: Iterator[str]) -> Callable[[], None]:
        return lambda: screen.answer(f"{page}/{name}", next(values))

    none = computing(answering("alone", map(str, itertools.count())), TIMES)
    flips = computing(answering("gate", itertools.cycle(["a", "b"])), TIMES)
    screen.take(session.set_answer(f"{page}/gate", "a"))
    bar = screen.area.verticalScrollBar()
    steps = itertools.count(1)

    def scroll() -> None:
        bar.setValue(next(steps) * 600)
        screen.settle()

    pages = computing(scroll, 60)
    walked_flips = computing(answering("gate", itertools.cycle(["b", "a"])), TIMES)
    walked_none = computing(answering("alone", map(str, itertools.count())), TIMES)

    beside = computing(screen.beside, 20)
    theme.deleteLater()
    many = _long_page()
    return {
        "fields_questions": QUESTIONS,
        "fields_open_s": round(opened, 3),
        **spread("fields_answer_of_none_cpu", none),
        **spread("fields_answer_of_200_cpu", flips),
        **spread("fields_scroll_a_screen_cpu", pages),
        **spread("fields_answer_of_none_all_made_cpu", walked_none),
        **spread("fields_answer_of_200_all_made_cpu", walked_flips),
        **spread("fields_beside_the_page_cpu", beside),
        **many,
    }


def _long_page() -> Figures:
    """10,000 questions and 1,000 instances: opened, walked through, an instance more."""
    xform = convert(source(1, LONG), SourceKind.MARKDOWN, command(Role.FORM_CONVERTER)).xform
    session = session_of(xform)
    people = f"{session.children(session.root)[0]}/person"
    for _ in range(INSTANCES):
        session.add_repeat(people)
    watch = Watch()
    screen = Screen(session)
    opened = watch.seconds
    bar = screen.area.verticalScrollBar()
    steps = itertools.count(1)

    def scroll() -> None:
        bar.setValue(next(steps) * 600)
        screen.settle()

    walked = computing(scroll, 40)
    bar.setValue(bar.maximum())
    screen.settle()
    added = computing(lambda: screen.take(session.add_repeat(people)), 20)
    return {
        "fields_long_questions": LONG,
        "fields_long_instances": INSTANCES,
        "fields_long_open_s": round(opened, 3),
        **spread("fields_long_scroll_a_screen_cpu", walked),
        **spread("fields_long_add_an_instance_cpu", added),
    }
