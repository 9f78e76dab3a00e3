"""Where the list of interviews leads: every screen that opens from it, once a vault is open."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.delivering import Delivering
from app.front import Front
from app.keeping import Keeping
from app.locking import Locking
from app.screens.backup import open_backup
from app.screens.compartment import open_compartments
from app.screens.custody import open_custody
from app.screens.delivery import open_delivery
from app.screens.home import Doors, HomeScreen, open_home
from app.screens.integrity import open_integrity
from app.screens.interview import open_interview
from app.screens.keys import Ending, open_keys, open_new_cards
from app.screens.library import open_library
from app.screens.mission import open_mission
from app.screens.organisation import open_organisation
from app.screens.planning import open_planning
from app.screens.readiness import open_readiness
from app.screens.received import open_received_list
from app.screens.referrals import open_referrals
from app.screens.sealed import open_sealed
from app.screens.settings import open_settings
from app.shipped_forms import shipped
from app.workspace import PersonRole, Workspace
from storage.crypto.kdf import Argon2Cost
from storage.platform.clock import Clock
from storage.platform.screen import can_hide_from_capture, hide_from_capture
from storage.vault import change_passphrase


def _reading_room(workspace: Workspace) -> QWidget:
    is_custodian = workspace.role is PersonRole.CUSTODIAN
    return open_compartments(workspace) if is_custodian else open_received_list(workspace)


@dataclass(frozen=True, slots=True)
class AtWork:
    """What goes on behind the screens of an open vault.

    Attributes:
        offer: Gives a passphrase to choose.
        ending: What happens when the vault is destroyed from its own screen.
    """

    delivering: Delivering
    keeping: Keeping
    locking: Locking
    clock: Clock
    cost: Callable[[], Argon2Cost]
    offer: Callable[[], str]
    ending: Ending


class Ways:
    """Lives as long as the vault is open."""

    def __init__(self, front: Front, workspace: Workspace, at_work: AtWork) -> None:
        self._front, self._workspace, self._at_work = front, workspace, at_work

    def home(self) -> HomeScreen:
        """The list of interviews with all its doors."""
        workspace, at_work = self._workspace, self._at_work
        delivering, keeping, cost, clock = at_work.delivering, at_work.keeping, at_work.cost, at_work.clock

        def door(make: Callable[[], QWidget]) -> Callable[[], None]:
            return lambda: workspace.navigator.open(make())

        def opened(interview: str) -> None:
            workspace.navigator.open(open_interview(workspace, interview))

        doors = Doors(
            draft=opened,
            sealed=lambda interview: workspace.navigator.open(
                open_sealed(workspace, interview, open_draft=open_interview)
            ),
            mission=door(lambda: open_mission(workspace)),
            forms=door(lambda: open_library(workspace)),
            received=door(lambda: _reading_room(workspace)),
            readiness=door(lambda: open_readiness(workspace)),
            delivery=door(lambda: open_delivery(workspace, delivering)),
            organisation=door(lambda: open_organisation(workspace)),
            referrals=door(lambda: open_referrals(workspace)),
            plan=lambda mission: workspace.navigator.open(open_planning(workspace, mission, opened)),
            copies=door(lambda: open_backup(workspace, keeping, cost)),
            settings=door(self._settings),
            integrity=self._integrity_asked,
            new_cards=door(lambda: open_new_cards(workspace, gave_up=self._no_new_cards)),
        )
        return open_home(workspace, form=lambda protocol: shipped(workspace.vault, clock, protocol), doors=doors)

    def _no_new_cards(self, error: Exception) -> None:
        front = self._front.window.front
        if isinstance(front, HomeScreen):
            front.show_problem(self._front.messages.shown(error))

    def _settings(self) -> QWidget:
        changed = self._capture_changed if can_hide_from_capture() else None
        idle_changed = self._at_work.locking.set_minutes
        screen = open_settings(self._workspace, idle_changed=idle_changed, capture_changed=changed)
        screen.keys_asked.connect(self._keys_asked)
        screen.custody_asked.connect(self._custody_asked)
        screen.integrity_asked.connect(self._integrity_asked)
        return screen

    def _capture_changed(self, hidden: bool) -> None:
        self._front.settings.remember(capture="hidden" if hidden else "shown")
        hide_from_capture(int(self._front.window.winId()), hidden)

    def _keys_asked(self) -> None:
        workspace, at_work = self._workspace, self._at_work
        screen = open_keys(
            workspace,
            offer=at_work.offer,
            change=lambda old, new: change_passphrase(workspace.vault, old, new, at_work.cost()),
            ending=at_work.ending,
        )
        workspace.navigator.open(screen)

    def _custody_asked(self) -> None:
        self._workspace.navigator.open(open_custody(self._workspace))

    def _integrity_asked(self) -> None:
        workspace, at_work = self._workspace, self._at_work
        workspace.navigator.open(open_integrity(workspace, at_work.keeping, at_work.cost))
