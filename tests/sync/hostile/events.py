"""Parts, words about consent, notes, and objects of kinds that nobody hands over."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from functools import partial

from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from storage.objects.payload import Payload
from sync.protocol import limits
from sync.protocol.frames import Frame, FrameKind
from tests.storage.objects.examples import EXAMPLES
from tests.sync.hostile.answers import Said
from tests.sync.hostile.batches import FIELDS, an_event, raw, refused
from tests.sync.hostile.case import Case, case
from tests.sync.hostile.door import Door


def named() -> Iterator[Case]:
    """Parts and wrapsets that no manifest names, or not so."""
    for kind in (FrameKind.PART, FrameKind.WRAPSET):
        for name, content in (
            ("one byte", b"x"),
            ("a megabyte", bytes(limits.MIB)),
            ("nothing", b""),
            ("random", secrets.token_bytes(500)),
        ):
            yield refused(f"{kind.name.lower()}: {name}", "not-named", kind, partial(same, content))
    yield refused(
        "part: another's, of a delivered interview",
        "duplicate",
        FrameKind.PART,
        lambda door: door.objects["part-facts"][1],
    )
    yield refused(
        "wrapset: a part in its place", "not-named", FrameKind.WRAPSET, lambda door: door.objects["part-body"][1] + b"x"
    )
    yield refused(
        "wrapset: a manifest in its place", "not-named", FrameKind.WRAPSET, lambda door: door.objects["revision"][1]
    )
    yield refused(
        "part: a manifest in its place", "not-named", FrameKind.PART, lambda door: door.signed(door.manifest())
    )


def same(content: bytes, _door: Door) -> bytes:
    return content


def events() -> Iterator[Case]:
    """Words about an interview: by whom, of what, to whom."""
    custody = FrameKind.CUSTODY_EVENT
    yield refused("event: nonsense", "frame-length", custody, partial(same, b"nonsense"))
    yield refused(
        "event: signed by another", "bad-signature", custody, lambda door: door.signed(an_event(door), door.other.key)
    )
    yield refused(
        "event: in another's name",
        "author-not-device",
        custody,
        lambda door: door.signed(an_event(door, actor=door.author(door.other))),
    )
    yield refused(
        "event: of real work", "practice-mismatch", custody, lambda door: door.signed(an_event(door, practice=False))
    )
    for action in (CustodyAction.WITHDRAW, CustodyAction.RENEW):
        yield refused(
            f"event: {action.value} of another's interview",
            "interview-of-another",
            custody,
            partial(_withdrawal, action),
        )
    yield refused(
        "event: an action nobody knows",
        FIELDS,
        custody,
        lambda door: raw(door, ObjectKind.CUSTODY_EVENT, an_event(door).to_bytes().replace(b'"seal"', b'"purge"')),
    )
    yield refused(
        "event: free words in it",
        FIELDS,
        custody,
        lambda door: raw(door, ObjectKind.CUSTODY_EVENT, an_event(door).to_bytes()[:-1] + b',"note":"x"}'),
    )
    yield refused("event: a manifest in its place", "bad-signature", custody, lambda door: door.signed(door.manifest()))
    for kind in (FrameKind.ADDENDUM, FrameKind.CONSENT_NOTICE):
        yield refused(f"{kind.name.lower()}: nonsense", "frame-length", kind, partial(same, b"nonsense"))
        yield refused(
            f"{kind.name.lower()}: a manifest in its place",
            "bad-signature",
            kind,
            lambda door: door.signed(door.manifest()),
        )
        yield refused(f"{kind.name.lower()}: of other members", FIELDS, kind, partial(_empty, kind))
    for name, content in (("nothing", b""), ("32 bytes", bytes(32))):
        yield case(f"note: {name}", 200, "review-malformed", partial(_note, content))
    yield refused(
        "note: of a documenter",
        "role-not-allowed",
        FrameKind.REVIEW,
        lambda door: bytes.fromhex(door.foreign_manifest) + b"x" * 300,
    )
    yield case(
        "note: of a revision nobody knows",
        200,
        "revision-unknown",
        lambda door: door.batch(door.coordinator, Frame(FrameKind.REVIEW, bytes(32) + b"x" * 300)),
    )


def _note(content: bytes, door: Door) -> Said:
    return door.batch(door.coordinator, Frame(FrameKind.REVIEW, content))


def _withdrawal(action: CustodyAction, door: Door) -> bytes:
    return door.signed(an_event(door, action=action, interview=door.taken))


def _empty(kind: FrameKind, door: Door) -> bytes:
    return raw(door, ObjectKind.ADDENDUM if kind is FrameKind.ADDENDUM else ObjectKind.CONSENT_NOTICE, b"{}")


def kinds() -> Iterator[Case]:
    """Signed objects that exist, where none of them is taken."""
    for name, example in EXAMPLES.items():
        if name not in ("revision", "custody-event"):
            yield refused(
                f"an object of kind {name} as a manifest",
                "bad-signature",
                FrameKind.REVISION,
                partial(_example, example),
            )


def _example(example: Payload, door: Door) -> bytes:
    return envelope.sign(example, door.laptop.key).to_frame()


EVENTS = (*named(), *events(), *kinds())
