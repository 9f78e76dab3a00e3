"""Whether a case ended as it must; empty where it did."""

from tests.sync.hostile.case import Case
from tests.sync.hostile.door import Door
from tests.sync.hostile.lies import Laptop, Lying
from tests.sync.world import World


def wrong_of_request(door: Door, case: Case) -> str:
    """A hostile request: refused with its code, nothing changed, no more read than must be."""
    said = case.attempt(door)
    changed = door.changed()
    if (said.status, said.code) not in case.refused:
        return f"answered {said.status} {said.code}"
    if changed:
        return f"changed {', '.join(changed)}"
    return f"read {door.received} bytes" if case.unread and door.received else ""


def known(world: World, name: str) -> Laptop:
    """A laptop that knows central's log, and another interview that waits."""
    made = Laptop(world, world.laptop(name))
    world.seal(made.vault)
    world.deliver(made.vault)
    made.interview = world.seal(made.vault)
    return made


def wrong_of_lie(laptop: Laptop, case: Lying) -> str:
    """A lie: nothing lost, nothing taken for delivered on central's word alone, a person told; later all arrives."""
    own = known(laptop.world, f"own-{len(laptop.world.vaults)}") if case.alone else laptop
    if own.is_delivered():
        own.interview = own.world.seal(own.vault)
    if case.text_before:
        own.text_goes()
    before, kept = own.holdings(), (own.receipts(), own.receipted())
    told = own.hears(case.lie)
    after = own.holdings()
    if told != case.told:
        return f"told {told}"
    if {name: after.get(name) for name in before} != before:
        return "something is gone"
    if own.is_delivered() != case.delivered:
        return "delivered" if own.is_delivered() else "not delivered"
    if case.told.ended == "forged-receipt" and (own.receipts(), own.receipted()) != kept:
        return "a forged receipt was kept"
    if (case.alone or not case.delivered) and own.may_go():
        return "may be removed"
    if not own.has_sent and not case.text_before:
        return ""
    # It lies no more: what was not refused arrives, and nothing has to be sealed or asked again.
    own.world.deliver(own.vault)
    arrived = own.is_delivered() or case.told.parked
    own.interview = own.world.seal(own.vault)
    return "" if arrived else "does not arrive afterwards"
