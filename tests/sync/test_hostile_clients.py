"""What someone without, or with, a device key may try on central's door."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from threading import Lock

import pytest
import zstandard
from sqlalchemy import func, select

from storage.crypto.signing import SigningKey, key_id
from storage.interviews import device, interviews, opened
from storage.objects import envelope
from storage.objects.revocation import RevocationReason
from storage.vault import Vault
from sync.central import admin, tables
from sync.central.database import reading
from sync.client.calls import Calls
from sync.client.delivery import calls_of
from sync.client.http import HttpTransport, transport_of
from sync.client.transport import Answer, Request
from sync.protocol import limits
from sync.protocol.errors import DeliveryRefused, ServerUnreachable
from sync.protocol.frames import Frame, FrameKind, encode_batch
from sync.protocol.messages import Hello, Refusal, Status, decode, encode
from sync.protocol.signatures import signed_headers
from tests.sync.world import World


@dataclass
class Attacker:
    """Signs as a laptop does, and can then change anything."""

    line: HttpTransport
    key: SigningKey
    session: str = ""
    number: int = 0

    def signed(self, method: str, path: str, body: bytes = b"", *, nonce: str | None = None) -> Request:
        self.number += 1
        url = self.line.base_url + path
        headers = signed_headers(
            self.key, method=method, url=url, body=body, nonce=nonce or f"{self.session}.{self.number}"
        )
        return Request(method, url, headers, body)

    def send(self, request: Request) -> tuple[int, str]:
        answer: Answer = self.line.send(request, most=limits.ANSWER_BYTES)
        return answer.status, "" if answer.status == 200 else decode(Refusal, answer.body).code


@pytest.fixture
def laptop(world: World) -> Vault:
    return world.laptop("laptop")


@pytest.fixture
def attacker(world: World, laptop: Vault) -> Iterator[Attacker]:
    line = transport_of(laptop)
    with laptop.transaction() as tx:
        key = device.identity(tx).signing
    calls = Calls(line, key, world.central.keys.receipt.public)
    yield Attacker(line, key, calls.hello().session)
    line.close()


def test_the_attacker_can_do_what_a_laptop_can(attacker: Attacker) -> None:
    assert attacker.send(attacker.signed("GET", "/v1/cursor")) == (200, "")


def test_a_replayed_request_is_refused(attacker: Attacker) -> None:
    request = attacker.signed("GET", "/v1/cursor")
    assert attacker.send(request) == (200, "")
    assert attacker.send(request) == (401, "nonce-reused")


def test_a_number_below_one_used_before_is_refused(attacker: Attacker) -> None:
    assert attacker.send(attacker.signed("GET", "/v1/cursor", nonce=f"{attacker.session}.9"))[0] == 200
    for number in (9, 8, 1):
        request = attacker.signed("GET", "/v1/cursor", nonce=f"{attacker.session}.{number}")
        assert attacker.send(request) == (401, "nonce-reused")


@pytest.mark.parametrize("number", ["0", "-1", "01", "1.0", "", "x", "9999999999", "٣"])
def test_a_number_that_is_none_is_refused(attacker: Attacker, number: str) -> None:
    try:
        request = attacker.signed("GET", "/v1/cursor", nonce=f"{attacker.session}.{number}")
    except (ValueError, Exception):  # the library does not sign such a nonce at all
        return
    assert attacker.send(request) == (401, "nonce-unknown")


@pytest.mark.parametrize("session", ["", "A" * 54, "not base64!", "é"])
def test_a_session_that_central_did_not_issue_is_refused(attacker: Attacker, session: str) -> None:
    try:
        request = attacker.signed("GET", "/v1/cursor", nonce=f"{session}.1")
    except Exception:
        return
    assert attacker.send(request)[1] == "nonce-unknown"


def test_a_session_of_another_device_is_refused(world: World, attacker: Attacker) -> None:
    other = world.laptop("other")
    line = transport_of(other)
    session = calls_of(other, line).hello().session
    line.close()
    assert attacker.send(attacker.signed("GET", "/v1/cursor", nonce=f"{session}.1")) == (401, "nonce-unknown")


def test_an_expired_session_is_renewed_without_a_person(world: World, laptop: Vault, attacker: Attacker) -> None:
    line = transport_of(laptop)
    calls = calls_of(laptop, line)
    calls.cursor()
    world.clock.wall = "2026-11-22T10:30:00.000Z"
    assert attacker.send(attacker.signed("GET", "/v1/cursor")) == (401, "nonce-unknown")
    assert calls.cursor().seq == 0
    line.close()


def test_replaying_hello_stores_nothing_and_pushes_nobody_out(world: World, attacker: Attacker) -> None:
    random = secrets.token_hex(16)
    body = encode(Hello(device=key_id(attacker.key.public), random=random, app="x"))
    request = attacker.signed("POST", "/v1/hello", body, nonce=random)
    for _ in range(20):
        assert attacker.send(request) == (200, "")
    with reading(world.central.engine) as tx:
        assert tx.execute(select(func.count()).select_from(tables.sessions)).scalar_one() == 0
    assert attacker.send(attacker.signed("GET", "/v1/cursor")) == (200, "")


def test_hello_must_name_what_signed_it(attacker: Attacker) -> None:
    random = secrets.token_hex(16)
    for said in (
        Hello(device="0" * 16, random=random, app="x"),
        Hello(device=key_id(attacker.key.public), random=secrets.token_hex(16), app="x"),
    ):
        assert attacker.send(attacker.signed("POST", "/v1/hello", encode(said), nonce=random)) == (
            401,
            "hello-mismatch",
        )


def test_a_body_that_was_not_signed_is_refused(attacker: Attacker) -> None:
    request = attacker.signed("POST", "/v1/batch", encode_batch([]))
    assert attacker.send(replace(request, body=encode_batch([Frame(FrameKind.PART, b"x")]))) == (
        400,
        "body-digest-mismatch",
    )


def test_a_request_signed_for_another_address_or_method_is_refused(attacker: Attacker) -> None:
    request = attacker.signed("GET", "/v1/feed?after=0")
    other = replace(request, url=request.url.replace("after=0", "after=1"))
    assert attacker.send(other) == (401, "signature-invalid")
    request = attacker.signed("GET", "/v1/cursor")
    assert attacker.send(replace(request, url=request.url.replace("cursor", "receipts"))) == (401, "signature-invalid")
    moved = (*request.headers, ("host", "central.example"))
    assert attacker.send(replace(request, headers=moved)) == (401, "signature-invalid")


def test_a_signature_of_another_key_under_a_known_name_is_refused(attacker: Attacker) -> None:
    request = attacker.signed("GET", "/v1/cursor")
    stranger = Attacker(attacker.line, SigningKey.generate(), attacker.session, attacker.number)
    forged = stranger.signed("GET", "/v1/cursor")
    name, theirs = key_id(attacker.key.public), key_id(stranger.key.public)
    headers = tuple((header, value.replace(theirs, name)) for header, value in forged.headers)
    assert attacker.send(replace(request, headers=headers)) == (401, "signature-invalid")
    assert attacker.send(forged) == (403, "device-unknown")


def without(request: Request, name: str) -> Request:
    return replace(request, headers=tuple(pair for pair in request.headers if pair[0].lower() != name))


def changed(request: Request, old: str, new: str) -> Request:
    return replace(request, headers=tuple((name, value.replace(old, new)) for name, value in request.headers))


@pytest.mark.parametrize("missing", ["signature", "signature-input", "content-digest"])
def test_an_unsigned_request_is_refused(attacker: Attacker, missing: str) -> None:
    assert attacker.send(without(attacker.signed("GET", "/v1/cursor"), missing)) == (401, "signature-missing")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"@target-uri" ', ""),
        (' "content-digest"', ""),
        ("svidok-v1", "other-v1"),
        ('alg="ed25519"', 'alg="hmac-sha256"'),
        ("created=0", "created=1"),
        ("nonce=", "nonse="),
        ("keyid=", "keyid=1;keyid="),
        ("svidok=(", "other=("),
        ("svidok=", "svidok=();x=1, svidok="),
    ],
)
def test_weak_or_changed_coverage_is_refused(attacker: Attacker, old: str, new: str) -> None:
    status, code = attacker.send(changed(attacker.signed("GET", "/v1/cursor"), old, new))
    assert status == 401
    assert code.startswith("signature-")


def test_weak_coverage_that_is_well_signed_is_refused(attacker: Attacker) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from http_message_signatures import HTTPMessageSigner, MappingKeyResolver
    from http_message_signatures.algorithms import ED25519

    from sync.protocol.signatures import _Message

    name = key_id(attacker.key.public)
    private = Ed25519PrivateKey.from_private_bytes(attacker.key.seed)
    signer = HTTPMessageSigner(
        signature_algorithm=ED25519, key_resolver=MappingKeyResolver(public_keys={}, private_keys={name: private})
    )
    url = attacker.line.base_url + "/v1/cursor"
    for covered in (("@method",), ("@method", "@authority", "@target-uri"), ("@method", "content-digest")):
        attacker.number += 1
        message = _Message("GET", url)
        signer.sign(
            message,
            key_id=name,
            nonce=f"{attacker.session}.{attacker.number}",
            tag="svidok-v1",
            covered_component_ids=covered,
            body=b"",
        )
        status = attacker.send(Request("GET", url, tuple(message.headers.items()), b""))
        assert status == ((401, "signature-malformed"))


def test_repeated_signature_headers_are_refused(attacker: Attacker) -> None:
    request = attacker.signed("GET", "/v1/cursor")
    doubled = replace(request, headers=(*request.headers, request.headers[0]))
    assert attacker.send(doubled) == (401, "signature-malformed")


def test_a_body_larger_than_the_call_takes_is_refused_unread(attacker: Attacker) -> None:
    body = b"x" * (limits.BATCH_BYTES + 1)
    try:
        assert attacker.send(attacker.signed("POST", "/v1/batch", body)) == (413, "body-too-large")
        assert attacker.send(attacker.signed("POST", "/v1/feed/ack", b"x" * (limits.CONTROL_BYTES + 1)))[0] == 413
    except ServerUnreachable as error:
        assert error.code == "cut"  # the door was shut while the body was still coming


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "batch-malformed"),
        (b"not zstd", "batch-malformed"),
        (zstandard.compress(bytes(limits.BATCH_INFLATED_BYTES + 1)), "batch-too-large"),
        (zstandard.compress(b"\x02\x00\x00\x00\x09short"), "batch-malformed"),
        (zstandard.compress(b"\x63\x00\x00\x00\x01x"), "batch-malformed"),
        (zstandard.compress(b"\x02\xff\xff\xff\xffx"), "batch-too-large"),
        (zstandard.compress(b"\x02\x00\x00\x00\x00" * (limits.FRAMES + 1)), "batch-too-large"),
        (zstandard.compress(b"\x02\x00\x00\x00\x00") + b"x", "batch-malformed"),
        (zstandard.ZstdCompressor(write_content_size=False).compress(b"\x02\x00\x00\x00\x00"), "batch-malformed"),
    ],
)
def test_bombs_and_broken_batches_are_refused(attacker: Attacker, body: bytes, code: str) -> None:
    assert attacker.send(attacker.signed("POST", "/v1/batch", body)) == (400, code)


def test_a_device_cannot_correct_what_another_one_took(world: World, laptop: Vault) -> None:
    taken = world.seal(laptop)
    world.deliver(laptop)
    other = world.laptop("other")
    own = world.seal(other)
    with laptop.read() as tx:
        first = interviews.get(tx, taken).manifest_digest
    with other.read() as tx:
        key = device.identity(tx).signing
        forged = opened.manifest(tx, own).model_copy(update={"interview": taken, "rev": 2, "prev": (first,)})
    line = transport_of(other)
    frame = Frame(FrameKind.REVISION, envelope.sign(forged, key).to_frame())
    (result,) = calls_of(other, line).batch([frame]).results
    line.close()
    assert (result.status, result.code) == (Status.REFUSED, "interview-of-another")


def test_objects_that_are_not_what_they_say_are_refused_one_by_one(world: World, laptop: Vault) -> None:
    world.seal(laptop)
    other = world.laptop("other")
    foreign = world.seal(other)
    from storage.interviews import outbox

    with other.read() as tx:
        items = outbox.of_interview(tx, foreign)
        contents = {item.kind.value: outbox.content(tx, item.digest) for item in items if not item.is_blob}
    revision, part = contents["revision"], contents["part"]
    frames = [
        Frame(FrameKind.REVISION, revision),
        Frame(FrameKind.REVISION, revision[:-1] + bytes([revision[-1] ^ 1])),
        Frame(FrameKind.REVISION, b"nonsense"),
        Frame(FrameKind.CUSTODY_EVENT, contents["custody-event"]),
        Frame(FrameKind.PART, part),
        Frame(FrameKind.WRAPSET, contents["wrapset"]),
        Frame(FrameKind.REVIEW, bytes(100)),
        Frame(FrameKind.RECEIPT, b"x"),
        Frame(FrameKind.PADDING, b"x"),
    ]
    line = transport_of(laptop)
    results = calls_of(laptop, line).batch(frames).results
    line.close()
    assert [result.code for result in results] == [
        "bad-signature",
        "bad-signature",
        "frame-length",
        "bad-signature",
        "not-named",
        "not-named",
        "role-not-allowed",
        "kind-not-accepted",
        "kind-not-accepted",
    ]
    with reading(world.central.engine) as tx:
        for table in (tables.objects, tables.revisions, tables.named, tables.journal, tables.receipts, tables.blobs):
            assert tx.execute(select(func.count()).select_from(table)).scalar_one() == 0


@pytest.mark.parametrize(
    "path",
    ["/v1/blob/xyz", f"/v1/blob/{'AB' * 32}", f"/v1/blob/{'ab' * 32}", "/v1/receipts?after=-1", "/v1/receipts?after=x",
     "/v1/feed?after=99999999999999999999", f"/v1/object/{'../' * 20}"],
)  # fmt: skip
def test_addresses_from_outside_are_never_paths(attacker: Attacker, path: str) -> None:
    status = attacker.line.send(attacker.signed("GET", path), most=limits.ANSWER_BYTES).status
    assert status in (401, 403, 404)


def test_leaves_that_do_not_belong_are_refused(world: World, laptop: Vault) -> None:
    from storage.interviews import outbox
    from sync.client.outgoing import _leaf_hashes
    from sync.protocol.runs import Run, make_run

    interview = world.seal(laptop, photo=500_000)
    line = transport_of(laptop)
    calls = calls_of(laptop, line)
    with laptop.read() as tx:
        items = outbox.of_interview(tx, interview)
        frames = [
            Frame(FrameKind.REVISION, outbox.content(tx, item.digest)) for item in items if item.kind == "revision"
        ]
    blob, *_ = [item for item in items if item.is_blob]
    path = outbox.blob_path(laptop, blob)
    data, hashes = path.read_bytes(), _leaf_hashes(path)
    good = make_run(hashes, 4, data[4 * limits.LEAF_BYTES : 8 * limits.LEAF_BYTES])
    with pytest.raises(DeliveryRefused, match="blob-unknown"):
        calls.put_run(blob.digest, good)
    calls.batch(frames)
    calls.put_run(blob.digest, good)
    bad = [
        replace(good, first=0),
        replace(good, first=8),
        replace(good, data=good.data[:-1] + bytes([good.data[-1] ^ 1])),
        replace(good, path=good.path[:-1]),
        replace(good, path=(*good.path, bytes(32))),
        replace(good, data=good.data[:-5]),
        Run(10_000, good.data, good.path),
    ]
    for run in bad:
        with pytest.raises(DeliveryRefused, match="run-"):
            calls.put_run(blob.digest, run)
    with pytest.raises(DeliveryRefused, match="blob-not-whole"):
        calls.seal_blob(blob.digest)
    line.close()
    assert world.deliver(laptop).delivered == (interview,)


CALLS = ["hello", "cursor", "batch", "blob_state", "put_run", "seal_blob", "receipts", "feed", "acknowledge_feed",
         "fetch_object", "fetch_leaves"]  # fmt: skip


def call(calls: Calls, name: str) -> object:
    from sync.protocol.runs import Run

    arguments: dict[str, tuple[object, ...]] = {
        "batch": ([],),
        "blob_state": ("ab" * 32,),
        "put_run": ("ab" * 32, Run(0, b"x", ())),
        "seal_blob": ("ab" * 32,),
        "receipts": (0,),
        "feed": (0, 0),
        "acknowledge_feed": ([1],),
        "fetch_object": ("ab" * 32,),
        "fetch_leaves": ("ab" * 32, 0, 1),
    }
    return getattr(calls, name)(*arguments.get(name, ()))


@pytest.mark.parametrize("name", CALLS)
def test_a_revoked_device_is_refused_at_every_call(world: World, laptop: Vault, name: str) -> None:
    line = transport_of(laptop)
    calls = calls_of(laptop, line)
    calls.hello()
    admin.revoke(
        world.central, world.key_id(laptop), reason=RevocationReason.LOST, signer=world.issuer, moment=world.clock.now()
    )
    with pytest.raises(DeliveryRefused, match="device-revoked"):
        call(calls, name)
    line.close()


def test_revocation_in_the_middle_of_a_push_lets_nothing_more_in(world: World, laptop: Vault) -> None:
    from tests.sync.flaky import FlakyTransport
    from tests.sync.test_delivery import stored

    # More than two runs, however fast the line; from the second on nothing may come in.
    interview = world.seal(laptop, photo=3 * limits.MOST_RUN_BYTES)
    runs: list[str] = []
    door = Lock()

    def revoke(request: Request) -> None:
        if request.method != "PUT" or "/v1/blob/" not in request.url:
            return
        with door:
            runs.append(request.url)
            if len(runs) == 2:
                admin.revoke(
                    world.central,
                    world.key_id(laptop),
                    reason=RevocationReason.SEIZED,
                    signer=world.issuer,
                    moment=world.clock.now(),
                )

    line = FlakyTransport(transport_of(laptop), before=revoke)
    with pytest.raises(DeliveryRefused, match="device-revoked"):
        world.deliver(laptop, line)
    before = stored(world)
    with pytest.raises(DeliveryRefused, match="device-revoked"):
        world.deliver(laptop, line)
    line.close()
    assert stored(world) == before
    assert world.state(laptop, interview) == "waiting"
