"""The ceremony's window: one page at a time."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.error_messages import Message
from app.language import Language
from app.screens.ceremony.card_pages import CardPage, SealingPage, TypeBackPage, WorkingPage
from app.screens.ceremony.deciding_pages import CentralPage, PolicyPage, RecipientsPage
from app.screens.ceremony.first_pages import AboutPage, NamePage, OpenPage
from app.screens.ceremony.frame import StepPage
from app.screens.ceremony.last_pages import StoppedPage, SummaryPage, WritePage
from app.screens.ceremony.own_pages import TriedPage, TryFilePage
from app.screens.ceremony.steps import CardShown, CentralShown, RecipientShown, Step, Written
from app.widgets import Notice, named
from storage.keys.key_file import KeyPurpose
from storage.objects.export_rule import ExportRule
from storage.objects.organisation import Policy


class CeremonyScreen(QWidget):
    """Turns pages; each page emits what happened on it."""

    back_asked = Signal()
    stop_asked = Signal()
    left = Signal()

    def __init__(
        self, language: Language, offer: Callable[[], str], bits: Callable[[str], float], least_bits: float
    ) -> None:
        super().__init__()
        self.presenter: object = None
        self.own: object = None
        self._step = Step.ABOUT
        self.problem = named("problem", Notice("bad"))
        self.about, self.name, self.open = AboutPage(language), NamePage(), OpenPage()
        self.central, self.recipients, self.policy = CentralPage(language), RecipientsPage(language), PolicyPage()
        self.sealing, self.working = SealingPage(offer, bits, least_bits), WorkingPage()
        self.card, self.type_back = CardPage(), TypeBackPage()
        self.write, self.summary, self.stopped = WritePage(), SummaryPage(language), StoppedPage()
        self.try_file, self.tried = TryFilePage(), TriedPage(offer, bits, least_bits)
        self._pages: dict[Step, StepPage] = {
            Step.ABOUT: self.about,
            Step.NAME: self.name,
            Step.OPEN: self.open,
            Step.CENTRAL: self.central,
            Step.RECIPIENTS: self.recipients,
            Step.POLICY: self.policy,
            Step.SEALING: self.sealing,
            Step.WORKING: self.working,
            Step.CARD: self.card,
            Step.TYPE_BACK: self.type_back,
            Step.WRITE: self.write,
            Step.SUMMARY: self.summary,
            Step.STOPPED: self.stopped,
            Step.TRY_FILE: self.try_file,
            Step.TRIED: self.tried,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
            if page is not self.about:
                page.back_pressed.connect(self.back_asked)
            page.stop_pressed.connect(self.stop_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.problem)
        layout.addWidget(self._stack, 1)
        self.about.back_pressed.connect(self.left)
        self.summary.next.clicked.connect(self.left)
        self.stopped.next.clicked.connect(self.left)

    def show_step(self, step: Step) -> None:
        """Turn to a page; what was secret on the others goes."""
        self._step = step
        if step is not Step.CARD:
            self.card.forget()
        if step is not Step.TYPE_BACK:
            self.type_back.forget()
        if step not in (Step.SEALING, Step.WORKING):
            self.sealing.forget()
        if step not in (Step.OPEN, Step.WORKING):
            self.open.forget()
        if step not in (Step.TRY_FILE, Step.WORKING):
            self.try_file.forget()
        if step not in (Step.TRIED, Step.WORKING):
            self.tried.forget()
        page = self._pages[step]
        self._stack.setCurrentWidget(page)
        page.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self.problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def show_today(self, today: date) -> None:
        """Show the day that this computer believes in."""
        self.about.show_today(today)

    def show_central(self, central: CentralShown | None, *, can_wait: bool) -> None:
        """Show the central that was read."""
        self.central.show_central(central, can_wait=can_wait)

    def show_recipients(self, recipients: tuple[RecipientShown, ...], *, is_enough: bool) -> None:
        """Show to whom interviews will be sealed."""
        self.recipients.show_recipients(recipients, is_enough=is_enough)

    def show_rules(self, rules: tuple[ExportRule, ...]) -> None:
        """Show by which rules forms may leave."""
        self.policy.show_rules(rules)

    def show_policy(self, policy: Policy) -> None:
        """Show the policy to begin with."""
        self.policy.show_policy(policy)

    def show_passphrase_for(self, purpose: KeyPurpose, number: int, count: int) -> None:
        """Ask for the passphrase of a key file."""
        self.sealing.show_for(purpose, number, count)

    def show_card(self, card: CardShown, words: tuple[str, ...]) -> None:
        """Prepare one card."""
        self.card.show_card(card, words)

    def show_card_asked(self, card: CardShown) -> None:
        """Ask for this card to be typed back."""
        self.type_back.show_asked(card)

    def show_not_the_card(self, number: int) -> None:
        """Say that what was typed is not that card."""
        self.type_back.show_not_the_card(number)

    def show_written(self, written: Written) -> None:
        """Say what lies where."""
        self.summary.show_written(written)

    def show_key_file(self, purpose: KeyPurpose) -> None:
        """Say that a key file opens, and what it holds."""
        self.tried.show_file(purpose)

    def show_key_file_written(self, name: str) -> None:
        """Say that it was written under the new passphrase."""
        self.tried.show_written(name)

    def leave(self) -> None:
        """Take every secret off the screen."""
        self.show_step(Step.STOPPED)
