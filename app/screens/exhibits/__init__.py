"""Exhibits of an interview: files by the hundred, copies with faces blacked out, things with labels, sketches."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.screens.attachments.kinds import AttachmentKind
from app.screens.attachments.presenter import Item
from app.screens.draft.in_hand import InterviewInHand
from app.screens.draft.rules_in_hand import shows_suspect
from app.screens.exhibits.cards import ExhibitCard, cards_of
from app.screens.exhibits.presenter import ExhibitsPresenter
from app.screens.exhibits.view import ExhibitsScreen
from app.screens.exhibits.windows import Windows
from app.statement.printing import Print, ask_and_print
from app.workspace import Workspace
from forms.interview import Gate as RuleGate
from forms.interview import blocked
from forms.interview.answers import ref_of
from forms.interview.consent import consent_of
from forms.interview.given import Given

__all__ = ["ExhibitsScreen", "ToExhibits", "open_exhibits"]

Gate = Callable[[AttachmentKind], tuple[str, ...]]


class _Way:
    """What the screen needs of the interview beneath it."""

    def __init__(
        self, gate: Gate, in_hand: Callable[[], InterviewInHand | None], answered: Callable[[str, str], None]
    ) -> None:
        self._gate, self._in_hand, self._answered = gate, in_hand, answered

    def gate(self, kind: AttachmentKind) -> tuple[str, ...]:
        """What is missing before such a file may be taken in."""
        missing = self._gate(kind)
        in_hand = self._in_hand()
        if kind is AttachmentKind.PHONE and (in_hand is None or not consent_of(in_hand.session).phone):
            missing += ("no-consent",)
        return missing

    def may_open(self, item: Item) -> bool:
        """Not a picture of somebody who may have done it, while the person is heard (rule G49)."""
        in_hand = self._in_hand()
        if in_hand is None or not blocked(in_hand.session, in_hand.rules, RuleGate.SUSPECT_PHOTOS):
            return True
        titles = [item.title, *(card.title for card in self.cards() if card.number == item.details.exhibit)]
        return not any(shows_suspect(in_hand.session, title) for title in titles if title)

    def cards(self) -> tuple[ExhibitCard, ...]:
        """The exhibits that the form describes."""
        in_hand = self._in_hand()
        return () if in_hand is None else cards_of(in_hand.session)

    def numbered(self, ref: str, number: str) -> None:
        """Write a number that was given into the form."""
        in_hand = self._in_hand()
        if in_hand is not None and in_hand.session.state(ref).value != number:
            self._answered(ref, number)

    def injuries_counted(self, count: int) -> None:
        """Tell the form how many photographs of injuries there are: one alone has no general view beside it."""
        in_hand = self._in_hand()
        ref = "" if in_hand is None else ref_of(in_hand.session, Given.INJURY_PHOTOS)
        told = str(count) if count else ""
        if in_hand is not None and ref and in_hand.session.state(ref).value != told:
            self._answered(ref, told)


class _Hand(QObject):
    """Turns what the screen says into the presenter's words."""

    def __init__(self, screen: ExhibitsScreen, presenter: ExhibitsPresenter) -> None:
        super().__init__(screen)
        self._presenter = presenter
        screen.add_asked.connect(self._add)
        screen.files_chosen.connect(self._files)
        screen.cards.label_asked.connect(self._label)
        screen.cards.way_asked.connect(self._way)

    @Slot(str, bool)
    def _add(self, kind: str, folder: bool) -> None:
        self._presenter.add_asked(AttachmentKind(kind), folder)

    @Slot(str, list)
    def _files(self, kind: str, paths: list[str]) -> None:
        self._presenter.files_chosen(AttachmentKind(kind), [Path(path) for path in paths])

    @Slot(str)
    def _label(self, ref: str) -> None:
        self._presenter.label_asked(self._card(ref))

    @Slot(str)
    def _way(self, ref: str) -> None:
        self._presenter.way_asked(self._card(ref))

    def _card(self, ref: str) -> ExhibitCard:
        return next(card for card in self._presenter.cards if card.ref == ref)


def open_exhibits(
    workspace: Workspace,
    interview_id: str,
    gate: Gate,
    in_hand: Callable[[], InterviewInHand | None],
    answered: Callable[[str, str], None],
    *,
    send: Print = ask_and_print,
) -> QWidget:
    """Give the screen of exhibits of the interview beneath it.

    Args:
        workspace: The open vault and what is around it.
        interview_id: Which interview.
        gate: Gives the codes of what is still missing before such a file may be taken in.
        in_hand: Gives the interview as it is filled in.
        answered: Writes an answer into it.
        send: Sends the picture of a label to a printer.
    """
    given = in_hand()
    number = given.summary.number if given is not None else ""
    screen = ExhibitsScreen(workspace.navigator.header, workspace.messages, number)
    way = _Way(gate, in_hand, answered)
    presenter = ExhibitsPresenter(
        screen,
        workspace.vault,
        workspace.jobs,
        workspace.clock,
        interview_id,
        way.gate,
        way.cards,
        way.numbered,
        way.injuries_counted,
        way.may_open,
        workspace.unkept,
    )
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    screen.windows = Windows(screen, presenter, workspace, "", send)
    _Hand(screen, presenter)
    screen.cancel_asked.connect(presenter.cancel_asked)
    screen.opened.connect(presenter.opened)
    screen.file.tied.connect(presenter.tied)
    screen.file.graphic_marked.connect(presenter.graphic_marked)
    screen.file.remove_confirmed.connect(presenter.removed)
    screen.file.copy_asked.connect(screen.windows.copy_asked)
    screen.file.clock_asked.connect(screen.windows.clock_asked)
    screen.file.continue_asked.connect(screen.windows.continue_asked)
    screen.sketch_asked.connect(screen.windows.sketch_asked)
    screen.camera_asked.connect(screen.windows.camera_asked)
    screen.back_asked.connect(workspace.navigator.back)
    screen.closed.connect(presenter.gone)
    screen.closed.connect(screen.windows.gone)
    screen.file.voice_asked.connect(screen.windows.voice_asked)
    screen.cancel_asked.connect(screen.windows.voice_stopped)
    presenter.started()
    return screen


class ToExhibits:
    """The door from an interview to its exhibits."""

    def __init__(
        self,
        workspace: Workspace,
        interview_id: str,
        gate: Gate,
        in_hand: Callable[[], InterviewInHand | None],
        answered: Callable[[str, str], None],
    ) -> None:
        self._workspace, self._interview_id = workspace, interview_id
        self._gate, self._in_hand, self._answered = gate, in_hand, answered
        way = _Way(gate, in_hand, answered)
        self.injuries_counted, self.may_open = way.injuries_counted, way.may_open

    def asked(self) -> None:
        """Open the screen; there is none before the interview is read."""
        if self._in_hand() is not None:
            screen = open_exhibits(self._workspace, self._interview_id, self._gate, self._in_hand, self._answered)
            self._workspace.navigator.open(screen)
