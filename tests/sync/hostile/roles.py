"""What a role may not ask for, and questions that are none."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial

from storage.objects import envelope
from storage.objects.kinds import ObjectKind
from sync.protocol.addressed import join_addressed
from sync.protocol.frames import Frame, FrameKind
from sync.protocol.messages import FeedAck, Hello, ProofsAsked, encode
from tests.sync.hostile.answers import Said
from tests.sync.hostile.case import Case, case
from tests.sync.hostile.door import Door
from tests.sync.hostile.signing import Actor, Head

_WHO: dict[str, Callable[[Door], Actor]] = {
    "documenter": lambda door: door.laptop,
    "its own documenter": lambda door: door.other,
    "coordinator": lambda door: door.coordinator,
    "analyst": lambda door: door.analyst,
    "custodian": lambda door: door.custodian,
}
_NOT, _UNKNOWN = "role-not-allowed", "object-unknown"
_MESSAGE = "message-malformed"


def fetching() -> Iterator[Case]:
    """Objects and files for those who may not have them."""
    for who in ("documenter", "its own documenter"):
        for what in (
            "revision",
            "part-facts",
            "part-body",
            "part-identity",
            "part-crsv",
            "wrapset-facts",
            "wrapset-identity",
        ):
            yield case(f"{who} fetches {what}", 403, _NOT, partial(_fetch, who, what))
        yield case(f"{who} reads leaves", 403, _NOT, partial(_leaves, who))
    for who, what in (
        ("analyst", "part-body"),
        ("analyst", "part-identity"),
        ("analyst", "part-crsv"),
        ("analyst", "wrapset-body"),
        ("analyst", "wrapset-identity"),
        ("coordinator", "part-identity"),
        ("coordinator", "part-crsv"),
        ("coordinator", "wrapset-identity"),
        ("coordinator", "wrapset-crsv"),
    ):
        yield case(f"{who} fetches {what}", 403, _NOT, partial(_fetch, who, what))
    yield case("analyst reads leaves", 403, _NOT, partial(_leaves, "analyst"))
    for who in ("documenter", "analyst", "custodian"):
        yield case(f"{who} asks for the list of devices", 403, _NOT, partial(_at, who, "/v1/devices"))
    for what, path in (
        ("a file as an object", lambda door: f"/v1/object/{door.objects['blob'][0]}"),
        ("what is not whole yet", lambda door: _announced(door)),
    ):
        yield case(f"custodian fetches {what}", 404, _UNKNOWN, partial(_by_custodian, path))
    for query in ("leaves=-1", "leaves=x", "leaves=" + "9" * 20):
        yield case(
            f"custodian asks for {query[:20]}",
            404,
            "address-malformed",
            partial(_by_custodian, lambda door, query=query: f"/v1/blob/{door.objects['blob'][0]}/0?{query}"),
        )
    yield case("custodian fetches what the person withdrew", 404, _UNKNOWN, partial(_withdrawn, "/v1/object/"))
    yield case("custodian reads leaves of what was withdrawn", 404, "blob-unknown", partial(_withdrawn, "/v1/blob/"))
    yield case("custodian corrects an interview", 200, "interview-of-another", _corrects)
    yield case("custodian writes to a laptop", 200, _NOT, partial(_writes, "other"))
    yield case("custodian writes to itself", 200, _NOT, partial(_writes, "custodian"))
    for who in ("coordinator", "analyst", "custodian"):
        yield case(f"{who} fetches what is not there", 404, _UNKNOWN, partial(_at, who, f"/v1/object/{'ab' * 32}"))
    yield case(
        "coordinator fetches a file as an object",
        404,
        _UNKNOWN,
        lambda door: _at("coordinator", f"/v1/object/{door.objects['blob'][0]}", door),
    )
    yield case("coordinator fetches what is not whole yet", 404, _UNKNOWN, _not_whole)
    for who in ("coordinator", "custodian"):
        yield case(
            f"{who} reads leaves of an unsealed file",
            404,
            "blob-not-whole",
            lambda door, who=who: _at(who, f"/v1/blob/{door.blob_name}/0", door),
        )  # type: ignore[misc]
        yield case(f"{who} reads leaves of no file", 404, "blob-unknown", partial(_at, who, f"/v1/blob/{'ab' * 32}/0"))
    for query in ("leaves=-1", "leaves=65", "leaves=x", "leaves=", "leaves=1e1", "leaves=" + "9" * 20):
        yield case(
            f"coordinator asks for {query[:20]}",
            404,
            "address-malformed",
            lambda door, query=query: _at("coordinator", f"/v1/blob/{door.objects['blob'][0]}/0?{query}", door),
        )  # type: ignore[misc]
    for who in ("documenter", "analyst"):
        yield case(
            f"{who} asks for proofs",
            403,
            _NOT,
            partial(_post, who, "/v1/log/proofs", encode(ProofsAsked(manifests=()))),
        )
    for who in ("documenter", "analyst", "custodian"):
        yield case(f"{who} hands over a note", 200, _NOT, partial(_note, who))


def _fetch(who: str, what: str, door: Door) -> Said:
    return _at(who, f"/v1/object/{door.objects[what][0]}", door)


def _by_custodian(path: Callable[[Door], str], door: Door) -> Said:
    return _at("custodian", path(door), door)


def _announced(door: Door) -> str:
    return f"/v1/object/{envelope.digest_of(ObjectKind.REVISION, door.announced)}"


def _withdrawn(path: str, door: Door) -> Said:
    what = door.withdrawn["part-crsv" if "object" in path else "blob"][0]
    return _at("custodian", f"{path}{what}" + ("" if "object" in path else "/0"), door)


def _corrects(door: Door) -> Said:
    manifest = door.manifest(door.custodian, interview=door.taken, rev=2, prev=(door.foreign_manifest,))
    return door.batch(door.custodian, Frame(FrameKind.REVISION, door.signed(manifest, door.custodian.key)))


def _writes(to: str, door: Door) -> Said:
    device = {"other": door.other, "custodian": door.custodian}[to].name
    return door.batch(door.custodian, Frame(FrameKind.ADDRESSED, join_addressed(device, b"x" * 200)))


def _leaves(who: str, door: Door) -> Said:
    return _at(who, f"/v1/blob/{door.objects['blob'][0]}/0", door)


def _at(who: str, path: str, door: Door) -> Said:
    return door.ask(_WHO[who](door), "GET", path)


def _not_whole(door: Door) -> Said:
    return _at("coordinator", _announced(door), door)


def _post(who: str, path: str, body: bytes, door: Door) -> Said:
    return door.ask(_WHO[who](door), "POST", path, body)


def _note(who: str, door: Door) -> Said:
    return door.batch(_WHO[who](door), Frame(FrameKind.REVIEW, bytes.fromhex(door.foreign_manifest) + b"x" * 300))


def messages() -> Iterator[Case]:
    """Bodies of the calls that take JSON."""
    hello = json.loads(encode(Hello(device="0" * 16, random="0" * 32, app="x")))
    for name, change in (
        ("nothing", None),
        ("no members", {}),
        ("v 2", {"v": 2}),
        ("v true", {"v": True}),
        ("a float", {"log_size": 1.5}),
        ("a number below zero", {"acknowledged": -1}),
        ("a number past 2^53", {"log_size": 1 << 60}),
        ("a text for a number", {"acknowledged": "1"}),
        ("one member more", {"more": 1}),
        ("words for a version", {"app": "a b"}),
        ("a version of 41", {"app": "x" * 41}),
        ("no version", {"app": None}),
        ("a list", []),
        ("a device that is none", {"device": "x"}),
        ("a random that is none", {"random": "0" * 31}),
    ):
        body = (
            b""
            if change is None
            else json.dumps({**hello, **change} if isinstance(change, dict) and change else change).encode()
        )
        yield case(f"hello: {name}", 400, _MESSAGE, partial(_hello, body))
    yield case("hello: of another device", 401, "hello-mismatch", lambda door: _greets(door, device=door.other.name))
    yield case("hello: with another random", 401, "hello-mismatch", lambda door: _greets(door, random="1" * 32))
    yield case(
        "hello: in the name of the coordinator",
        401,
        "hello-mismatch",
        lambda door: _greets(door, device=door.coordinator.name),
    )
    ack = json.loads(encode(FeedAck(kept=(1,))))
    asked = json.loads(encode(ProofsAsked(manifests=("ab" * 32,))))
    for path, who, good, members in (
        (
            "/v1/feed/ack",
            "documenter",
            ack,
            (
                {"kept": [-1]},
                {"kept": ["1"]},
                {"kept": [1.5]},
                {"kept": [1] * 501},
                {"kept": None},
                {"kept": [[1]]},
                {"kept": [1 << 60]},
                {"x": 1},
                {"v": 0},
            ),
        ),
        (
            "/v1/log/proofs",
            "coordinator",
            asked,
            (
                {"manifests": ["x"]},
                {"manifests": ["AB" * 32]},
                {"manifests": "ab"},
                {"manifests": ["ab" * 32] * 901},
                {"manifests": [None]},
                {"x": 1},
                {"v": 3},
            ),
        ),
    ):
        for text in (
            b"",
            b"{}",
            b"[]",
            b"null",
            b"\xff\xfe",
            b'{"v":1,"v":1}',
            b"[" * 60_000,
            b'{"a":' * 9_000,
            b'"' * 60_000,
            b'{"v":' + b"9" * 60_000 + b"}",
        ):
            yield case(f"{path}: {text[:12]!r} ({len(text)})", 400, _MESSAGE, partial(_post, who, path, text))
        for member in members:
            yield case(
                f"{path}: {str(member)[:24]}",
                400,
                _MESSAGE,
                partial(_post, who, path, json.dumps({**good, **member}).encode()),
            )


def _hello(body: bytes, door: Door) -> Said:
    return door.ask(door.laptop, "POST", "/v1/hello", body, head=Head(nonce="0" * 32))


def _greets(door: Door, **members: str) -> Said:
    said = Hello(**{"device": door.laptop.name, "random": "0" * 32, "app": "x", **members})  # type: ignore[arg-type]
    return _hello(encode(said), door)


ROLES = (*fetching(), *messages())
