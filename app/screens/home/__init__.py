"""The door to the home screen."""

from collections.abc import Callable

from app.screens.home.presenter import Doors, HomePresenter
from app.screens.home.view import HomeScreen
from app.shipped_forms import ProtocolId
from app.workspace import PersonRole, Workspace
from storage.interviews.interviews import FormKey

__all__ = ["Doors", "HomeScreen", "open_home"]


def open_home(workspace: Workspace, *, form: Callable[[ProtocolId], FormKey], doors: Doors) -> HomeScreen:
    """Give the home screen; `form` gives a shipped form and is called in the vault lane."""
    is_reader = workspace.role is not PersonRole.DOCUMENTER
    screen = HomeScreen(workspace.language, workspace.navigator.header, reader=is_reader)
    presenter = HomePresenter(
        screen,
        workspace.vault,
        workspace.jobs,
        workspace.clock,
        workspace.messages,
        form=form,
        doors=doors,
        gazetteer=workspace.gazetteer,
    )
    screen.shown.connect(presenter.shown)
    screen.searched.connect(presenter.searched)
    screen.filtered.connect(presenter.filtered)
    screen.more_asked.connect(presenter.more_asked)
    screen.places_asked.connect(presenter.places_asked)
    screen.mission_chosen.connect(presenter.mission_chosen)
    screen.form_chosen.connect(presenter.form_chosen)
    screen.earlier_chosen.connect(presenter.earlier_chosen)
    screen.interview_asked.connect(presenter.interview_asked)
    screen.opened.connect(presenter.opened)
    screen.card_typed.connect(presenter.card_typed)
    screen.plan_asked.connect(doors.plan)
    for asked, door in (
        (screen.mission_asked, doors.mission),
        (screen.forms_asked, doors.forms),
        (screen.received_asked, doors.received),
        (screen.readiness_asked, doors.readiness),
        (screen.delivery_asked, doors.delivery),
        (screen.organisation_asked, doors.organisation),
        (screen.copies_asked, doors.copies),
        (screen.referrals_asked, doors.referrals),
        (screen.settings_asked, doors.settings),
        (screen.new_cards_asked, doors.new_cards),
        (screen.found.look_asked, doors.integrity),
    ):
        asked.connect(door)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
