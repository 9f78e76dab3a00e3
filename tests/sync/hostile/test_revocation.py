"""Revoked: no new object in, nothing out, at any call and at any moment; what was stored before stays."""

import json
from collections.abc import Iterator

import pytest
from starlette.routing import Route

from sync.central import tables
from sync.central.app import create_app
from sync.central.database import reading
from sync.protocol.frames import FRAME_KINDS, Frame, FrameKind
from sync.protocol.messages import BatchAnswer, Status, decode
from tests.sync.api.description import OPENAPI
from tests.sync.hostile.door import Door
from tests.sync.hostile.handing_over import OBJECTS
from tests.sync.hostile.revoking import BY_OTHERS, CALLS, Asked, Pushed, ask, ask_slowly, notice_of, pushing, revoke

_ALL = [pytest.param(method, asked, id=f"{method} {path}") for (method, path), asked in CALLS.items()]
_ALL += [pytest.param(method, asked, id=name) for name, (method, _, asked) in BY_OTHERS.items()]
_WITH_BODY = [one for one in _ALL if one.values[0] != "GET" and not str(one.id).endswith("/seal")]


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    made = Door(tmp_path_factory.mktemp("revoked"))
    yield made
    made.close()


def test_every_call_of_central_stands_in_the_table(door: Door) -> None:
    central = door.world.central
    app = create_app(central.engine, central.keys, central.blobs, door.world.clock)
    routes = {
        (method, route.path) for route in app.routes if isinstance(route, Route) for method in route.methods or ()
    }
    assert routes == set(CALLS)


def test_every_call_of_the_description_stands_in_the_table_and_every_kind_of_object() -> None:
    """Whoever writes a client goes by the description: no call of it is without its row."""
    paths = json.loads(OPENAPI.read_text("utf-8"))["paths"]
    described = {(method.upper(), path) for path, methods in paths.items() for method in methods}
    assert described == set(CALLS)
    assert {(method, path) for method, path, _ in BY_OTHERS.values()} <= described
    kinds = {kind for kind, _, _ in OBJECTS.values()} | {FrameKind.REVISION}
    assert kinds == set(FRAME_KINDS.values())


@pytest.mark.parametrize(("method", "asked"), _ALL)
def test_who_is_not_revoked_is_answered(door: Door, method: str, asked: Asked) -> None:
    """Or the refusals below would show nothing."""
    pushed = pushing(door, asked.role)
    said = ask(door, method, asked, pushed)
    assert said.status == 200 or said.code == "blob-not-whole"
    if asked.path(door, pushed) == "/v1/batch":
        assert {one.status for one in decode(BatchAnswer, said.body).results} == {Status.STORED}


@pytest.mark.parametrize(("method", "asked"), _ALL)
def test_before_a_call(door: Door, method: str, asked: Asked) -> None:
    pushed = pushing(door, asked.role)
    revoke(door, pushed.actor)
    door.changed()
    said = ask(door, method, asked, pushed)
    assert (said.status, said.code) == (403, "device-revoked")
    assert notice_of(said, door).device_key == pushed.actor.key.public.hex()
    assert door.received == 0
    assert door.changed() == ()


@pytest.mark.parametrize(("method", "asked"), _WITH_BODY)
def test_while_the_body_is_coming(door: Door, method: str, asked: Asked) -> None:
    pushed = pushing(door, asked.role)

    def meanwhile() -> None:
        revoke(door, pushed.actor)
        door.changed()

    said = ask_slowly(door, method, asked, pushed, meanwhile)
    assert (said.status, said.code) == (403, "device-revoked")
    assert door.changed() == ()


@pytest.mark.parametrize(("method", "asked"), _ALL)
def test_after_a_push_nothing_more_goes_out_and_all_that_came_stays(door: Door, method: str, asked: Asked) -> None:
    pushed = pushing(door, asked.role)
    stored = objects_of(door, pushed)
    revoke(door, pushed.actor)
    door.changed()
    for frames in ([], [Frame(FrameKind.REVISION, pushed.manifest)]):
        assert door.batch(pushed.actor, *frames).code == "device-revoked"
    assert ask(door, method, asked, pushed).code == "device-revoked"
    assert door.changed() == ()
    assert objects_of(door, pushed) == stored != 0


def test_a_body_where_none_is_taken_keeps_no_answer_back(door: Door) -> None:
    """A head with a body to come would be let in, and answered only after the revocation."""
    said = door.send(
        door.request(door.coordinator, "GET", "/v1/feed", headers=(("transfer-encoding", "chunked"),), length=None)
    )
    assert (said.status, said.code) == (413, "body-too-large")


def objects_of(door: Door, pushed: Pushed) -> int:
    t = tables.objects
    with reading(door.world.central.engine) as tx:
        return len(tx.execute(t.select().where(t.c.device == pushed.actor.name)).all())
