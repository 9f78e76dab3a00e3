"""The description of central's calls fits the calls there are; `python -m tests.sync.api.description` renews it."""

from starlette.routing import Route

from sync.central.app import create_app
from tests.sync.api.description import CALLS, OPENAPI, written
from tests.sync.world import World


def test_every_call_is_described_and_nothing_else(world: World) -> None:
    central = world.central
    app = create_app(central.engine, central.keys, central.blobs, world.clock)
    routes = {
        (method, route.path) for route in app.routes if isinstance(route, Route) for method in route.methods or ()
    }
    assert routes == set(CALLS)


def test_the_file_holds_the_description() -> None:
    assert OPENAPI.read_text("utf-8") == written()
