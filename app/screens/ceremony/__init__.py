"""The door to the founding of an organisation and to its next packages."""

from collections.abc import Callable

from app.error_messages import Messages
from app.jobs import Jobs
from app.language import Language
from app.screens.ceremony.own_file import OwnFilePresenter
from app.screens.ceremony.presenter import CeremonyPresenter
from app.screens.ceremony.view import CeremonyScreen
from app.statement.printing import Print, ask_and_print
from storage.crypto.kdf import Argon2Cost
from storage.keys.passphrase import MIN_BITS, bits
from storage.platform.clock import Clock

__all__ = ["CeremonyScreen", "open_ceremony"]


def open_ceremony(
    jobs: Jobs,
    clock: Clock,
    messages: Messages,
    language: Language,
    *,
    practice: bool,
    offer: Callable[[], str],
    cost: Callable[[], Argon2Cost],
    left: Callable[[bool], None],
    send: Print = ask_and_print,
) -> CeremonyScreen:
    """Give the screen. `left` is told whether keys were in memory: then the process should end."""
    screen = CeremonyScreen(language, offer, bits, MIN_BITS)
    presenter = CeremonyPresenter(
        screen,
        jobs,
        clock,
        messages,
        practice=practice,
        cost=cost,
        print_page=lambda page: send(screen, page),
    )
    screen.about.founding_pressed.connect(presenter.founding_chosen)
    screen.about.renewing_pressed.connect(presenter.renewing_chosen)
    screen.name.named.connect(presenter.named)
    screen.open.reopened.connect(presenter.reopened)
    screen.central.central_chosen.connect(presenter.central_chosen)
    screen.central.central_refused.connect(presenter.central_refused)
    screen.central.next.clicked.connect(presenter.central_done)
    screen.recipients.request_chosen.connect(presenter.request_chosen)
    screen.recipients.made_here.connect(presenter.made_here)
    screen.recipients.removed.connect(presenter.removed)
    screen.recipients.next.clicked.connect(presenter.recipients_done)
    screen.policy.policy_decided.connect(presenter.policy_decided)
    screen.policy.rules_chosen.connect(presenter.rules_chosen)
    screen.sealing.passphrase_chosen.connect(presenter.passphrase_chosen)
    screen.card.written.connect(presenter.card_written)
    screen.card.print_pressed.connect(presenter.card_printed)
    screen.type_back.typed.connect(presenter.card_typed)
    screen.type_back.skipped.connect(presenter.card_skipped)
    screen.write.folder_chosen.connect(presenter.folder_chosen)
    screen.back_asked.connect(presenter.back_asked)
    screen.stop_asked.connect(presenter.stopped)
    own = OwnFilePresenter(screen, jobs, messages, practice=practice, cost=cost)
    screen.about.own_file_pressed.connect(own.asked)
    screen.try_file.tried.connect(own.tried)
    screen.tried.folder_chosen.connect(own.folder_chosen)
    screen.back_asked.connect(own.forget)

    def leaving() -> None:
        presenter.forget()
        own.forget()
        left(presenter.had_secrets or own.had_secrets)

    screen.left.connect(leaving)
    screen.presenter, screen.own = presenter, own  # Qt holds plain receivers only weakly
    return screen
