"""A coordinator puts a mission package together and publishes it to laptops. Knows no Qt."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.jobs import Jobs, Lane
from storage.interviews import addressed, form_library, mission_packages, organisation, referrals, territory
from storage.interviews.addressed import KnownDevice
from storage.interviews.errors import AssignmentRefused
from storage.interviews.form_library import FormEntry
from storage.interviews.mission_packages import Choice, Package
from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Offer:
    """What can go into a package, to whom, and what was published."""

    devices: tuple[KnownDevice, ...]
    forms: tuple[FormEntry, ...]
    has_services: bool
    has_places: bool
    has_organisation: bool
    published: tuple[Package, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody put together; `until` is an ISO day, `devices` are key ids."""

    name: str
    until: str
    devices: tuple[str, ...]
    choice: Choice


class View(Protocol):
    """The screen as its presenter sees it."""

    def show_offer(self, offer: Offer) -> None:
        """Show what can be chosen, and what was published."""

    def show_published(self, package: Package) -> None:
        """Say that it is kept and goes with the next exchange."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


class PublishingPresenter:
    """A package of the same name is the next version of the one before."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, clock: Clock) -> None:
        self._view, self._vault, self._jobs, self._clock = view, vault, jobs, clock
        self._is_publishing = self._is_gone = False

    def started(self) -> None:
        """Read what there is."""
        self._jobs.run(Lane.VAULT, self._read, done=self._shown, failed=self._failed)

    def published(self, wanted: Wanted) -> None:
        """Publish it."""
        if not self._is_publishing:
            self._is_publishing = True
            self._jobs.run(Lane.VAULT, lambda: self._publish(wanted), done=self._done, failed=self._failed)

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = True

    def _read(self) -> Offer:
        with self._vault.read() as tx:
            return Offer(
                addressed.devices(tx),
                form_library.newest_own(tx),
                referrals.source(tx) is not None,
                territory.current(tx) is not None,
                organisation.current(tx) is not None,
                mission_packages.listed(tx, own=True),
            )

    def _publish(self, wanted: Wanted) -> Package:
        try:
            until = date.fromisoformat(wanted.until)
        except ValueError:
            raise AssignmentRefused("mission-package-empty") from None
        with self._vault.transaction() as tx:
            to = [one for one in addressed.devices(tx) if one.key_id in wanted.devices]
            before = mission_packages.listed(tx, own=True)
            series = next((one.said.series for one in before if one.said.name == wanted.name.strip()), "")
            return mission_packages.publish(
                tx,
                to,
                wanted.name,
                f"{until.isoformat()}T23:59:59.000Z",
                wanted.choice,
                self._clock.now(),
                practice=self._vault.practice,
                series=series,
            )

    def _shown(self, offer: Offer) -> None:
        if not self._is_gone:
            self._view.show_offer(offer)

    def _done(self, package: Package) -> None:
        self._is_publishing = False
        if not self._is_gone:
            self._view.show_published(package)
            self.started()

    def _failed(self, error: Exception) -> None:
        self._is_publishing = False
        if not self._is_gone:
            self._view.show_failure(error)
