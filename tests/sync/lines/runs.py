"""One run over one kind of line: sealed interviews go through, a plain stream of as many bytes goes beside it."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

from storage.interviews.outbox import Lane
from storage.vault import Vault
from tests.sync.lines import mission, packets, plain
from tests.sync.lines.packets import PacketLine
from tests.sync.lines.profiles import Profile
from tests.sync.lines.traffic import Delivered, deliver_all, waiting_bytes
from tests.sync.world import World

# A sealed file is a whole number of records; an interview is its text and its statement at least.
_RECORD = 262_144
_LEAST = 290_000
#: In the environment: each request with its seconds goes to standard error.
SPANS: Final = "SVIDOK_LINES_SPANS"
Figures: TypeAlias = dict[str, "str | int | float | bool | list[str] | dict[str, int] | None"]


@contextlib.contextmanager
def far_world(name: str = packets.THERE) -> Iterator[World]:
    """A central at the other end of the line."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder), host=packets.HERE, name=name)
        try:
            yield world
        finally:
            world.close()


def sealed(world: World, sample: int) -> Vault:
    """A laptop with about so many bytes in interviews of text, a statement and, as far as they fit, photo and sound."""
    laptop = world.laptop("laptop")
    interviews = max(1, sample // 2_000_000)
    left = sample // interviews - _LEAST
    for _ in range(interviews):
        world.seal(laptop, photo=1 if left > _RECORD else 0, audio=max(0, left - _RECORD))
    return laptop


def run(profile: Profile, *, share: float = 1.0, seed: int = 1, timeout: float = 30.0) -> Figures:
    """Both over the same kind of line with the same chance; what each took."""
    sample = int(profile.sample_bytes * share)
    with far_world() as world:
        laptop = sealed(world, sample)
        size = waiting_bytes(laptop)
        plain_seconds, plain_up = _plain(profile, size, seed) if not profile.vanish_every else (None, None)
        line = PacketLine(profile, seed)
        line.ports.add(world.port)
        try:
            done = deliver_all(world, laptop, timeout=timeout, seed=seed)
            line_up, cuts, lost = line.up, line.cuts, line.lost
        finally:
            line.close()
    return {
        "profile": profile.name,
        "completed": done.is_complete,
        "sealed_bytes": size,
        "seconds": round(done.seconds, 1),
        "plain_seconds": plain_seconds and round(plain_seconds, 1),
        "goodput_of_plain": plain_seconds and round(plain_seconds / done.seconds, 3),
        "line_up_bytes": line_up,
        "plain_line_up_bytes": plain_up,
        "packets_lost": lost,
        "cuts": cuts,
        **_counted(done, cuts),
    }


def mission_run(
    profile: Profile,
    *,
    interviews: int = mission.INTERVIEWS,
    size: int = mission.MISSION_BYTES,
    scale: float = 1.0,
    seed: int = 1,
    timeout: float = 30.0,
) -> Figures:
    """A mission over this line, in time that goes `scale` times faster; seconds are as they would be on the line."""
    with far_world() as world:
        laptop = mission.sealed(world, interviews, size)
        line = PacketLine(mission.faster(profile, scale), seed)
        line.ports.add(world.port)
        try:
            found = mission.deliver(world, laptop, timeout=timeout, seed=seed)
        finally:
            line.close()
        lanes = found.lanes
        return {
            "mission": profile.name,
            "interviews": found.interviews,
            "sealed_bytes": found.size,
            "time_scale": scale,
            "completed": found.done.is_complete and found.is_in_order,
            "texts_at_central_before_first_photo": lanes.texts_before_photos,
            "photos": found.photos,
            "photos_at_central_before_first_sound": lanes.photos_before_sound,
            "text_seconds": round(lanes.first[Lane.PHOTOS] * scale, 1),
            "photo_seconds": round((lanes.first[Lane.AUDIO] - lanes.first[Lane.PHOTOS]) * scale, 1),
            "sound_seconds": round((found.done.seconds - lanes.first[Lane.AUDIO]) * scale, 1),
            "seconds": round(found.done.seconds * scale, 1),
            **_counted(found.done, 0),
        }


def _counted(done: Delivered, cuts: int) -> Figures:
    counts = done.counts
    for began, ended, what, size in counts.spans if os.environ.get(SPANS) else ():
        print(f"{began:8.2f} {ended:8.2f} {size:8} {what[:40]}", file=sys.stderr)
    return {
        "deliveries": done.deliveries,
        "waited_seconds": round(done.waited, 1),
        "requests": counts.requests,
        "requests_lost": counts.lost,
        "sent_bytes": counts.sent,
        "resent_bytes": counts.lost_bytes,
        "resent_bytes_per_cut": round(counts.lost_bytes / cuts) if cuts else None,
        "largest_lost_request": counts.most_lost,
        "largest_request": counts.largest,
        "errors": counts.errors,
        "problems": list(done.problems),
    }


def _plain(profile: Profile, size: int, seed: int) -> tuple[float, int]:
    line = PacketLine(profile, seed)
    sink = plain.Sink(packets.HERE, size)
    line.ports.add(sink.port)
    try:
        return plain.stream((packets.THERE, sink.port), size), line.up
    finally:
        sink.close()
        line.close()
