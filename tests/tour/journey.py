"""The way through the program: three sittings of two people, each ended by the lock."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from app.processes import Exit
from tests.doubles.program import RunningProgram
from tests.tour import arriving, assigning, finishing, looking_in, reading
from tests.tour.context import Tour
from tests.tour.taking import Taking

#: Opens the program over the same folder again.
Start = Callable[[], AbstractContextManager[RunningProgram]]
DOCUMENTER_VAULT = 2


def travel(tour: Tour, start: Start) -> None:
    """Do the whole job."""
    with start() as tour.program:
        arriving.unlock_screen(tour)
        words = tour.office.coordinator_passphrase(arriving.unlock_screen(tour))
        arriving.make_vault(tour)
        arriving.join(tour)
        arriving.look_around(tour)
        arriving.make_mission(tour)
        taking = Taking(tour)
        taking.all_sections()
        finishing.finish(tour, taking)
        finishing.deliver(tour)
        if not tour.office.practice:
            looking_in.pass_on(tour)
            looking_in.look_at_records(tour)
            looking_in.look_at_forms(tour)
        _lock(tour)
    with start() as tour.program:
        arriving.unlock(tour, tour.office.coordinator_vault, words)
        reading.read(tour)
        if not tour.office.practice:
            assigning.assign(tour)
            looking_in.read_passed_on(tour)
        _lock(tour)
    with start() as tour.program:
        arriving.unlock(tour, DOCUMENTER_VAULT, tour.found.passphrase)
        reading.find_note(tour)
        if not tour.office.practice:
            assigning.look_beside(tour)
        vault = tour.program.front.places.vault(DOCUMENTER_VAULT).directory
        _lock(tour)
    if not tour.office.practice:
        looking_in.spoil(vault, tour.found.passphrase)
        with start() as tour.program:
            looking_in.repair(tour, arriving.chosen(tour, DOCUMENTER_VAULT), tour.found.passphrase)


def _lock(tour: Tour) -> None:
    tour.lock()
    assert tour.program.ended == [Exit.LOCKED], f"locking ended with {tour.program.ended}"
    tour.say("Locked: the window was covered, everything was flushed, the process asked to be ended.")
