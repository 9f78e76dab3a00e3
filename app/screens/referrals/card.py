"""A card with services to take along: names nobody, and not us either."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.jobs import Jobs, Lane
from app.language import Language
from app.statement import render_sheets
from app.statement.printing import ask_and_print_pages
from app.statement.sending import NoPrinter, Printed
from forms.interview import SheetContent
from forms.interview.page import Block, Row
from storage.interviews.referrals import Service
from storage.platform.clock import Clock


def services_card(services: tuple[Service, ...], language: str, moment: str, *, practice: bool) -> SheetContent:
    """The card in one language; a finder learns that somebody has telephone numbers, no more."""
    rows = tuple(
        Row(one.name[language], "\n".join(text for text in (one.contact, one.detail[language]) if text))
        for one in services
    )
    return SheetContent(
        language=language,
        moment=moment,
        watermark=QCoreApplication.translate("ServicesCard", "PRACTICE") if practice else "",
        title=QCoreApplication.translate("ServicesCard", "Useful contacts"),
        subtitle="",
        number="",
        organisation="",
        page_of=QCoreApplication.translate("ServicesCard", "page {page} of {total}"),
        large=True,
        blocks=(Block("", (), rows),),
    )


class CardPrinting:
    """Makes the card beside the windows and sends it to a printer."""

    def __init__(
        self,
        parent: QWidget,
        jobs: Jobs,
        clock: Clock,
        language: Language,
        failed: Callable[[Exception], None],
        *,
        practice: bool,
    ) -> None:
        self._parent, self._jobs, self._clock, self._language = parent, jobs, clock, language
        self._told, self._practice = failed, practice
        self._is_asked = False
        self._is_gone = False

    def gone(self) -> None:
        """The screen is closed: nothing is printed or told any more."""
        self._is_gone = True

    def print_asked(self, services: tuple[Service, ...]) -> None:
        """Print one card with these; whoever presses twice prints once."""
        if self._is_asked:
            return
        self._is_asked = True
        content = services_card(services, self._language.code, self._clock.now().wall, practice=self._practice)
        self._jobs.run(Lane.KEEPING, lambda: render_sheets(content), done=self._made, failed=self._failed)

    def _made(self, pdf: bytes) -> None:
        if self._is_gone:
            return
        printed = ask_and_print_pages(self._parent, pdf)
        self._is_asked = False
        if printed is Printed.NO_PRINTER:
            self._failed(NoPrinter())

    def _failed(self, error: Exception) -> None:
        self._is_asked = False
        if not self._is_gone:
            self._told(error)
