"""The door to the organisation."""

from app.screens.organisation.presenter import OrganisationPresenter
from app.screens.organisation.view import OrganisationScreen
from app.workspace import PersonRole, Workspace
from storage.objects.certificate import Role

__all__ = ["OrganisationScreen", "open_organisation"]


def open_organisation(workspace: Workspace) -> OrganisationScreen:
    """Give the screen."""
    screen = OrganisationScreen(workspace.navigator.header, workspace.language, practice=workspace.practice)

    def role_changed(role: Role) -> None:
        workspace.role = PersonRole.of(role)

    presenter = OrganisationPresenter(
        screen, workspace.vault, workspace.jobs, workspace.clock, workspace.messages, role_changed=role_changed
    )
    screen.shown.connect(presenter.shown)
    screen.package_chosen.connect(presenter.package_chosen)
    screen.package_confirmed.connect(presenter.package_confirmed)
    screen.package_refused.connect(presenter.package_refused)
    screen.request_asked.connect(presenter.request_asked)
    screen.certificate_chosen.connect(presenter.certificate_chosen)
    screen.left.connect(workspace.navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
