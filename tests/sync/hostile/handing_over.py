"""Every kind of object that central takes in, as a device that may hand it over would: for the table of revocations."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from storage.objects.addendum import Addendum, ConsentNotice
from storage.objects.certificate import Role
from storage.objects.custody import CustodyEvent
from storage.objects.payload import Payload
from storage.objects.wrapset import Wrapset
from sync.protocol.addressed import join_addressed
from sync.protocol.frames import Frame, FrameKind
from sync.protocol.reviews import join_review
from tests.storage.objects.examples import EXAMPLES, MANIFEST, TIME
from tests.sync.hostile.door import Door

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sync.hostile.revoking import Pushed

PART = b"a part that is sealed" * 40


def wrapset_of(door: Door) -> Wrapset:
    """One that nobody handed over yet; the manifest of a push names it."""
    held = Wrapset.from_bytes(door.objects["wrapset-facts"][1])
    return held.model_copy(update={"interview": secrets.token_hex(16)})


def _signed(door: Door, pushed: Pushed, payload: Payload, **members: object) -> bytes:
    common = {"practice": True, "device": door.place(), "interview": secrets.token_hex(16), **members}
    return door.signed(payload.model_copy(update=common), pushed.actor.key)


def _event(door: Door, pushed: Pushed) -> bytes:
    example = EXAMPLES["custody-event"]
    assert isinstance(example, CustodyEvent)
    return _signed(door, pushed, example, actor=door.author(pushed.actor))


def _following(kind: type[Addendum] | type[ConsentNotice]) -> Callable[[Door, Pushed], bytes]:
    def made(door: Door, pushed: Pushed) -> bytes:
        said = kind(
            interview="a" * 32, rev=1, object=door.foreign_manifest, sealed="AAAA", commit="a" * 64, wrapset="AAAA",
            author=door.author(pushed.actor), practice=True, device=door.place(), time=TIME, policy=MANIFEST.policy,
        )  # fmt: skip
        return _signed(door, pushed, said)

    return made


def _addressed(of: Callable[[Door], str]) -> Callable[[Door, Pushed], bytes]:
    return lambda door, _pushed: join_addressed(of(door), secrets.token_bytes(200))


#: By what it is and who hands it over; a new kind of frame stands here, or a test fails.
OBJECTS: dict[str, tuple[FrameKind, Role, Callable[[Door, Pushed], bytes]]] = {
    "a part": (FrameKind.PART, Role.DOCUMENTER, lambda _door, pushed: PART + pushed.actor.key.public),
    "a wrapset": (FrameKind.WRAPSET, Role.DOCUMENTER, lambda _door, pushed: pushed.wrapset),
    "an event of the custody": (FrameKind.CUSTODY_EVENT, Role.DOCUMENTER, _event),
    "an event of a custodian": (FrameKind.CUSTODY_EVENT, Role.CUSTODIAN, _event),
    "what followed": (FrameKind.ADDENDUM, Role.DOCUMENTER, _following(Addendum)),
    "that one stays": (FrameKind.CONSENT_NOTICE, Role.DOCUMENTER, _following(ConsentNotice)),
    "a note": (
        FrameKind.REVIEW,
        Role.COORDINATOR,
        lambda door, _pushed: join_review(door.foreign_manifest, secrets.token_bytes(200)),
    ),
    "an answer to a coordinator": (
        FrameKind.ADDRESSED,
        Role.DOCUMENTER,
        _addressed(lambda door: door.coordinator.name),
    ),
    "an assignment for a laptop": (FrameKind.ADDRESSED, Role.COORDINATOR, _addressed(lambda door: door.other.name)),
    "a word of a custodian": (FrameKind.ADDRESSED, Role.CUSTODIAN, _addressed(lambda door: door.coordinator.name)),
    "a word of an analyst": (FrameKind.ADDRESSED, Role.ANALYST, _addressed(lambda door: door.coordinator.name)),
}


def frame(door: Door, pushed: Pushed, what: str) -> Frame:
    """One of them."""
    kind, _, made = OBJECTS[what]
    return Frame(kind, made(door, pushed))
