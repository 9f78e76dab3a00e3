"""Small files of many interviews in one request: each has its own outcome, and none is lost or kept twice."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.interviews import device, organisation, outbox
from storage.interviews.outbox import OutboxItem
from storage.vault import Vault
from storage.vault.tables import receipts
from sync.central import tables
from sync.central.database import reading
from sync.client import outgoing
from sync.client.calls import Calls
from sync.client.transport import Answer, Request, Transport
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage, ServerNotTrusted, ServerUnreachable
from sync.protocol.messages import BatchAnswer, ObjectResult, Receipts, Status, decode, encode
from sync.protocol.packed import pack
from sync.protocol.whole_files import WholeFile, decode_files, encode_files
from tests.sync.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


class Line:
    """Counts requests by address; loses the answer of the first ones to `/v1/files`, as many as told."""

    def __init__(self, inner: Transport, lost: int = 0) -> None:
        self._inner, self._lost = inner, lost
        self.asked: Counter[str] = Counter()
        self.results: Counter[Status] = Counter()

    @property
    def base_url(self) -> str:
        return self._inner.base_url

    def send(self, request: Request, *, most: int) -> Answer:
        path = request.url.removeprefix(self.base_url)
        self.asked[path.split("?")[0]] += 1
        answer = self._inner.send(request, most=most)
        if path == "/v1/files" and answer.status == 200:
            self.results.update(one.status for one in decode(BatchAnswer, answer.body).results)
            if self._lost:
                self._lost -= 1
                raise ServerUnreachable("cut")
        return answer

    def close(self) -> None:
        self._inner.close()


def waiting(laptop: Vault) -> tuple[list[OutboxItem], list[OutboxItem]]:
    with laptop.read() as tx:
        items = outbox.waiting(tx)
    return [one for one in items if not one.is_blob], [one for one in items if one.is_blob]


def told(world: World, laptop: Vault) -> tuple[Calls, Line, list[WholeFile]]:
    """A laptop whose text is at central, and its files, that are not."""
    line = Line(world.transport(laptop))
    with laptop.transaction() as tx:
        key = bytes.fromhex(organisation.required(tx).package.central.receipt_key)
        calls = Calls(line, device.identity(tx).signing, key)
    calls.hello()
    objects, blobs = waiting(laptop)
    assert outgoing.send_objects(laptop, calls, objects, {}, gone=lambda _: None, cancelled=lambda: False)
    return calls, line, [WholeFile(one.digest, outbox.blob_path(laptop, one).read_bytes()) for one in blobs]


def sealed(world: World) -> set[str]:
    with reading(world.central.engine) as tx:
        return set(tx.execute(select(tables.blobs.c.sha256).where(tables.blobs.c.sealed_at.is_not(None))).scalars())


def given(world: World) -> int:
    with reading(world.central.engine) as tx:
        return int(tx.execute(select(func.count()).select_from(tables.receipts)).scalar_one())


def test_files_are_read_as_they_were_written_and_nothing_else_is() -> None:
    some = [WholeFile(hashlib.sha256(data).hexdigest(), data) for data in (b"a", bytes(40_000), b"c" * 7)]
    body = encode_files(some)
    assert [(one.sha256, bytes(one.data)) for one in decode_files(body)] == [(one.sha256, one.data) for one in some]
    head = len(encode_files(some[:1]))
    whole = {0, head, head + 36 + 40_000, len(body)}
    for end in (0, 1, 35, 36, head + 35, head + 36, len(body) - 1):
        with pytest.raises(MalformedMessage, match="files-malformed"):
            decode_files(body[:end])
        assert end not in whole or not end
    with pytest.raises(MalformedMessage, match="files-malformed"):
        decode_files(bytes(32) + b"\0\0\0\0")
    with pytest.raises(MalformedMessage, match="files-malformed"):
        decode_files(bytes(32) + (limits.MOST_RUN_BYTES + 1).to_bytes(4, "big") + bytes(limits.MOST_RUN_BYTES + 1))
    with pytest.raises(MalformedMessage, match="files-too-many"):
        decode_files((bytes(32) + b"\0\0\0\1x") * (limits.FILES + 1))


def test_files_of_many_interviews_go_together_and_have_one_receipt(world: World) -> None:
    laptop = world.laptop("laptop")
    told_of = [world.seal(laptop, photo=3_000) for _ in range(12)]
    line = Line(world.transport(laptop))
    report = world.deliver(laptop, line)
    assert set(report.delivered) == set(told_of)
    assert not [path for path in line.asked if path.startswith("/v1/blob/")]
    assert line.asked["/v1/files"] <= 8
    assert line.results == {Status.STORED: 24}
    with laptop.read() as tx:
        kept = tx.execute(select(func.count()).select_from(receipts)).scalar_one()
    assert kept == given(world) <= line.asked["/v1/files"] + line.asked["/v1/batch"]
    line.close()


def test_one_that_is_wrong_refuses_no_other(world: World) -> None:
    laptop, other = world.laptop("laptop"), world.laptop("other")
    for _ in range(3):
        world.seal(laptop)
    world.seal(other)
    _, others, (foreign,) = told(world, other)
    others.close()
    calls, line, (first, second, third) = told(world, laptop)
    before = given(world)
    spoilt = WholeFile(second.sha256, bytes(second.data[:-1]) + bytes([second.data[-1] ^ 1]))
    short = WholeFile(second.sha256, second.data[:-1])
    unnamed = WholeFile(hashlib.sha256(b"x").hexdigest(), b"x")
    leaf = WholeFile(second.sha256, second.data[: limits.LEAF_BYTES])
    answer = calls.put_files([spoilt, foreign, first, unnamed, short, leaf, first, third])
    assert [(one.status, one.code) for one in answer.results] == [
        (Status.REFUSED, "run-not-authentic"),
        (Status.REFUSED, "blob-unknown"),
        (Status.STORED, None),
        (Status.REFUSED, "blob-unknown"),
        (Status.REFUSED, "run-misplaced"),
        (Status.REFUSED, "run-misplaced"),
        (Status.DUPLICATE, None),
        (Status.STORED, None),
    ]
    assert sealed(world) == {first.sha256, third.sha256}
    assert given(world) == before + 1
    again = calls.put_files([first, second, third])
    assert [one.status for one in again.results] == [Status.DUPLICATE, Status.STORED, Status.DUPLICATE]
    assert given(world) == before + 2
    line.close()


def test_what_the_store_cannot_take_now_keeps_no_other_back(world: World) -> None:
    laptop = world.laptop("laptop")
    for _ in range(3):
        world.seal(laptop)
    calls, line, files = told(world, laptop)
    blobs = world.folder / "central" / "blobs"
    blobs.mkdir(exist_ok=True)
    in_the_way = blobs / files[1].sha256[:2]
    in_the_way.write_bytes(b"")
    with pytest.raises(ServerUnreachable):
        calls.put_files(files)
    same = {one.sha256 for one in files if one.sha256[:2] == in_the_way.name}
    assert sealed(world) == {one.sha256 for one in files} - same
    in_the_way.unlink()
    calls.put_files(files)
    assert sealed(world) == {one.sha256 for one in files}
    line.close()


def test_after_a_lost_answer_they_go_again_and_are_kept_once(world: World) -> None:
    laptop = world.laptop("laptop")
    told_of = [world.seal(laptop, photo=2_000) for _ in range(4)]
    line = Line(world.transport(laptop), lost=1)
    assert set(world.deliver(laptop, line).delivered) == set(told_of)
    _, blobs = waiting(laptop)
    assert blobs == []
    assert line.results[Status.STORED] + line.results[Status.REFUSED] <= 8
    assert len(sealed(world)) == 8
    with reading(world.central.engine) as tx:
        leaves = tx.execute(select(tables.log_leaves.c.digest)).scalars().all()
    assert len(leaves) == len(set(leaves))
    line.close()


def test_a_file_that_the_disk_spoilt_waits_for_a_person_and_the_others_go(world: World) -> None:
    laptop = world.laptop("laptop")
    told_of = [world.seal(laptop) for _ in range(3)]
    _, blobs = waiting(laptop)
    outbox.blob_path(laptop, blobs[0]).write_bytes(os.urandom(blobs[0].size))
    outbox.blob_path(laptop, blobs[1]).unlink()
    report = world.deliver(laptop)
    assert {one.code for one in report.parked} == {"file-damaged", "file-missing"}
    assert report.delivered == (told_of[2],)


Change = Callable[[tuple[ObjectResult, ...]], tuple[ObjectResult, ...]]


class Lies(Line):
    """Says something else of the files than central did, and gives no receipts."""

    def __init__(self, inner: Transport, change: Change) -> None:
        super().__init__(inner)
        self._change = change

    def send(self, request: Request, *, most: int) -> Answer:
        answer = super().send(request, most=most)
        if request.url.endswith("/v1/files"):
            results = decode(BatchAnswer, answer.body).results
            return Answer(200, encode(BatchAnswer(results=self._change(results))))
        return Answer(200, pack(Receipts(receipts=(), more=False))) if "/v1/receipts" in request.url else answer


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda results: results[:-1], "wrong-answer"),
        (lambda results: (*results, results[0]), "wrong-answer"),
        (lambda _: (), "wrong-answer"),
        (lambda results: tuple(one.model_copy(update={"digest": "cd" * 32}) for one in results), "wrong-digest"),
    ],
)
def test_a_central_that_says_something_else_of_files_is_not_believed(world: World, change: Change, code: str) -> None:
    laptop = world.laptop("laptop")
    told_of = world.seal(laptop, photo=2_000)
    world.seal(laptop, photo=2_000)
    line = Lies(world.transport(laptop), change)
    with pytest.raises(ServerNotTrusted, match=code):
        world.deliver(laptop, line)
    line.close()
    assert world.state(laptop, told_of) != "delivered"
    assert told_of in world.deliver(laptop).delivered


def test_a_file_beyond_64_mib_goes_leaf_by_leaf_and_is_sealed_when_it_is_asked_for(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=65 << 20)
    line = Line(world.transport(laptop))
    assert world.deliver(laptop, line).delivered == (interview,)
    line.close()
    assert [path for path in line.asked if path.endswith("/seal")]
    with reading(world.central.engine) as tx:
        rows = tx.execute(select(tables.blobs.c.sha256, tables.blobs.c.size, tables.blobs.c.sealed_at)).all()
    assert all(row.sealed_at for row in rows)
    (large,) = (row for row in rows if row.size > 64 << 20)
    digest = hashlib.sha256()
    for chunk in world.central.blobs.chunks(large.sha256):
        digest.update(chunk)
    assert digest.hexdigest() == large.sha256
