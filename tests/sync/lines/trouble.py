"""Runs in which something else than a slow line stands in the way, goes away, and the delivery goes on by itself."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.sync.lines import names, packets
from tests.sync.lines.names import Mode, Names
from tests.sync.lines.packets import PacketLine
from tests.sync.lines.portals import PORTALS, Portal
from tests.sync.lines.profiles import PROFILES
from tests.sync.lines.runs import Figures, far_world, sealed
from tests.sync.lines.traffic import Delivered, deliver_all

_ASTRAY = "10.77.0.3"
_SAMPLE = 300_000


def captive(seed: int = 1, timeout: float = 30.0) -> Figures:
    """Before central three pages that want a log-in stand in turn; then the network lets everybody through."""
    began = time.monotonic()
    with far_world() as world, tempfile.TemporaryDirectory() as folder:
        laptop = sealed(world, _SAMPLE)
        line = PacketLine(replace(PROFILES["3g"], loss=0.0), seed)
        line.ports.add(world.port)
        world.server.stop()
        kinds = iter(PORTALS.values())
        standing: list[Portal] = [next(kinds)(world.port, Path(folder), packets.HERE)]
        heard: list[bytes] = []

        def next_one(_code: str) -> None:
            standing[-1].close()
            heard.append(bytes(standing[-1].heard))
            following = next(kinds, None)
            if following is not None:
                standing.append(following(world.port, Path(folder), packets.HERE))
            elif len(heard) == len(PORTALS):
                world.restart()

        try:
            done = deliver_all(world, laptop, timeout=timeout, seed=seed, between=next_one)
        finally:
            line.close()
    expected = ("wrong-server-key",) * len(PORTALS)
    return {
        **_told("captive", done, expected, began),
        "portals": list(PORTALS),
        "heard_in_words": sum(b"/v1/" in one for one in heard),
    }


def no_name(seed: int = 1, timeout: float = 30.0) -> Figures:
    """The name of central finds no answer, none that helps, one that leads astray; then a late one, and central."""
    began = time.monotonic()
    names.ask_here()
    resolver = Names(packets.THERE, _ASTRAY)
    with far_world(names.NAME) as world:
        laptop = sealed(world, _SAMPLE)
        line = PacketLine(replace(PROFILES["3g"], loss=0.0), seed)
        line.ports.add(world.port)
        modes: Iterator[Mode] = iter((Mode.SILENT, Mode.NO_SUCH_NAME, Mode.NOTHING, Mode.ASTRAY, Mode.LATE))
        resolver.mode = next(modes)
        turn: Callable[[str], None] = lambda _code: setattr(resolver, "mode", next(modes, Mode.RIGHT))  # noqa: E731
        try:
            done = deliver_all(world, laptop, timeout=timeout, seed=seed, between=turn)
        finally:
            line.close()
            resolver.close()
    expected = ("unreachable", "unreachable", "unreachable", "timed-out")
    return {**_told("dns", done, expected, began), "asked": resolver.asked, "last": resolver.mode.value}


def _told(name: str, done: Delivered, expected: tuple[str, ...], began: float) -> Figures:
    return {
        "profile": name,
        "completed": done.is_complete and done.problems == expected,
        "problems": list(done.problems),
        "problems_expected": list(expected),
        "deliveries": done.deliveries,
        "seconds": round(done.seconds, 1),
        "seconds_with_setting_up": round(time.monotonic() - began, 1),
    }
