"""A vault of 5,000 interviews, one of them filled in and open to sound."""

from pathlib import Path

from app.screens.draft.draft import Batch, Draft, restored
from app.shipped_forms import first_account
from forms.engine import RepeatWrite, SavedInstance, Write
from storage.crypto.kdf import Argon2Cost
from storage.interviews import interviews, missions
from storage.interviews.interviews import Heading
from storage.interviews.missions import NewMission
from storage.keys.recovery import make_cards
from storage.platform.clock import SystemClock
from storage.vault import create_vault
from tests.forms.interview.conftest import fill
from tests.storage.vaults import PASSPHRASE

INTERVIEWS = 5_000
PREPARED = "Підготовлена розмова"
VILLAGES = ("Ізюм", "Буча", "Балаклія", "Вовчанськ", "Ягідне")


def make(directory: Path, cost: Argon2Cost) -> None:
    """Make it by the functions that the program calls."""
    clock = SystemClock()
    directory.parent.mkdir(parents=True)
    vault = create_vault(
        directory, passphrase=PASSPHRASE, cost=cost, practice=False, recovery=make_cards().public, moment=clock.now()
    )
    form = first_account(vault, clock)
    with vault.transaction() as tx:
        mission = missions.create(tx, NewMission("Виїзд", "Харківська область"), clock.now())
        for number in range(INTERVIEWS):
            moment = clock.now()
            started = interviews.start(tx, mission.id, form, moment)
            heading = Heading(f"Подія {number}", VILLAGES[number % len(VILLAGES)], moment.wall[:10], number % 101)
            interviews.set_heading(tx, started.id, heading, moment)
    draft = Draft(vault, started.id, clock)
    loaded = draft.load()
    session = restored(loaded.definition, loaded.saved)
    fill(session, lambda _: "Розповідь тривала, поки не стемніло.")
    draft.save(Batch(*_written(session.saved()), Heading(PREPARED, "Ізюм", "2026-11-22", 90)))
    vault.close()


def _written(saved: SavedInstance) -> tuple[tuple[Write, ...], tuple[RepeatWrite, ...]]:
    """All of a state as what is to be stored of it."""
    places: dict[str, int] = {}
    repeats = []
    for ref in saved.repeats:
        owner = ref.rpartition("[")[0]
        places[owner] = places.get(owner, -1) + 1
        repeats.append(RepeatWrite(ref, places[owner]))
    return tuple(Write(value.ref, value.value) for value in saved.values), tuple(repeats)
