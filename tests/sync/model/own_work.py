"""Steps of documenters: they seal, correct, withdraw, refuse, hand over things; on a copied disk twice."""

from pydantic import JsonValue

from forms.interview.changing import Change
from storage.interviews import consent_events, exhibits, interviews, purging
from storage.interviews.consent_events import Said
from storage.interviews.exhibits import NewTransfer
from storage.interviews.interviews import InterviewSummary, State
from tests.sync.model import roads
from tests.sync.model.prepared import LAPTOPS
from tests.sync.model.sequence import Sequence
from tests.sync.test_following import refuse
from tests.sync.test_two_corrections import AGREED, told
from tests.sync.withdrawn import withdraw

_SIZES = (0, 0, 0, 20_000, 150_000)
_WORDS = ("the silo", "the mill", "the bridge", "the well")
_APART: dict[str, JsonValue] = {"answers": {"/first_account/x": {"type": "text", "value": "apart"}}}
REFUSAL = "refusal"
# So late that no age of a receipt stands against it.
_FAR = "2099-01-01T00:00:00.000Z"


def seal(s: Sequence) -> None:
    seal_on(s, s.any_laptop())


def seal_on(s: Sequence, name: str, amends: str = "") -> str:
    """Seal an interview of any size on a laptop, or a correction of one; its id in the vault."""
    agrees = s.chance.random() < 0.7
    audio = 0 if amends else s.chance.choice(_SIZES)
    made = s.world.seal(
        s.vaults[name],
        photo=s.chance.choice(_SIZES),
        audio=audio,
        body=told(s.chance.choice(_WORDS)),
        agreed=AGREED | {"agreed": agrees},
        crsv=_APART,
        crsv_audio=s.chance.choice((0, 0, 20_000)),
        amends=amends,
    )
    if not agrees:
        with s.vaults[name].read() as tx:
            s.told.refused.add(interviews.get(tx, made).manifest_digest)
    return made


def correct(s: Sequence) -> None:
    name = s.any_laptop()
    one = _newest(s, name)
    if one is not None:
        s.try_to(lambda: seal_on(s, name, one.id))


def correct_twice(s: Sequence) -> None:
    """Two laptops with one disk correct the same interview."""
    name = s.any_laptop()
    one = _newest(s, name)
    if one is None or name in s.shut_out:
        return
    roads.copy_disk(s, name)
    s.try_to(lambda: seal_on(s, name, one.id))
    s.deliver(name, s.line())
    roads.put_back(s, name)
    s.try_to(lambda: seal_on(s, name, one.id))
    s.deliver(name, s.line())


def say_no(s: Sequence) -> None:
    """The person withdraws what they agreed to."""
    name = s.any_laptop()
    one = _newest(s, name)
    if one is None:
        return

    def work() -> None:
        if s.chance.random() < 0.5:
            said = Said(Change.WITHDRAW_ALL, frozenset(), "2026-11-22")
            consent_events.begin(s.vaults[name], one.id, said, "why", s.world.clock.now())
        withdraw(s.world, s.vaults[name], one.id)

    s.try_to(work)


def refuse_all(s: Sequence) -> None:
    refuse(s.world, s.vaults[s.any_laptop()])


def hand_over_a_thing(s: Sequence) -> None:
    name = s.any_laptop()
    one = _newest(s, name)
    if one is not None:
        s.try_to(lambda: _hand_over(s, name, one))


def _hand_over(s: Sequence, name: str, one: InterviewSummary) -> None:
    # Clocks stand here for many steps: the number of the seal tells one from the other.
    new = NewTransfer(f"{one.number}-E01", "gave", "took", "Дніпро", "expert", str(s.done.total()), unsigned="hurt")
    with s.vaults[name].transaction() as tx:
        exhibits.transfer(tx, s.vaults[name], one.id, new, s.world.clock.now())


def rely_on_central(s: Sequence) -> None:
    """Whatever a laptop may remove, central has whole by now."""
    for name in LAPTOPS:
        for one in sealed_on(s, name):
            with s.vaults[name].read() as tx:
                verdict = purging.standing(tx, one.id, _FAR)
            if verdict is not None and verdict.is_safe:
                s.done["may be removed"] += 1
                assert s.is_whole_at_central(one.manifest_digest), f"{name}: may be removed, and is not at central"


def sealed_on(s: Sequence, name: str) -> list[InterviewSummary]:
    """Everything that was sealed on a laptop, refusals left out."""
    with s.vaults[name].read() as tx:
        return [one for one in interviews.listed(tx) if one.manifest_digest and one.form.form_id != REFUSAL]


def leaves(one: InterviewSummary) -> bool:
    """Whether a revision may be at central and stay there."""
    return one.state is not State.STAYS_HERE and not one.is_withdrawn


def _newest(s: Sequence, name: str) -> InterviewSummary | None:
    """The newest revision of any interview of a laptop."""
    # By number, which is the same whenever a seed is tried again; ids are not.
    by_interview = {
        one.interview: one for one in sorted(sealed_on(s, name), key=lambda one: (one.number, one.revision))
    }
    return s.chance.choice([*by_interview.values()]) if by_interview else None
