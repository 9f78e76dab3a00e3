"""A correction of a delivered interview in which the person withdraws what they had agreed to."""

from forms.interview.record import SealedRecord
from storage.interviews import amending, sealing, statements
from storage.vault import Vault
from tests.sync.world import World, consent


def withdraw(world: World, vault: Vault, interview: str) -> str:
    """Seal a revision that must not leave; its id."""
    moment = world.clock.now()
    draft = amending.amend(vault, interview, moment)
    statements.keep(vault, draft, b"%PDF-1.7 withdrawn", "uk", moment)
    sealing.seal(vault, draft, SealedRecord({}), consent(leaves=False), moment)
    return draft
