"""A whole mission over one line: when text, photos and sound of all interviews were at central, and in which order."""

import time
from dataclasses import dataclass, field, replace

from sqlalchemy import func, select

from storage.interviews import outbox
from storage.interviews.outbox import Lane
from storage.vault import Vault
from sync.central import tables
from sync.central.database import reading
from sync.client.transport import Request
from sync.protocol.whole_files import decode_files
from tests.sync.lines.profiles import Profile
from tests.sync.lines.traffic import Delivered, deliver_all, waiting_bytes
from tests.sync.world import World

INTERVIEWS = 41
#: A hundredth of six gigabytes.
MISSION_BYTES = 60_000_000
_RECORD = 262_144
_TEXT = 26_000


@dataclass
class Lanes:
    """What central held when the first photo, and the first sound, set out; when each lane began and ended."""

    central: World
    lane_of: dict[str, Lane]
    began: float = field(default_factory=time.monotonic)
    first: dict[Lane, float] = field(default_factory=dict)
    last: dict[Lane, float] = field(default_factory=dict)
    texts_before_photos: int | None = None
    photos_before_sound: int | None = None

    def before(self, request: Request) -> None:
        """One request is about to go."""
        lane = self._lane(request)
        if lane is None:
            return
        now = time.monotonic() - self.began
        if lane > Lane.OBJECTS and self.texts_before_photos is None:
            self.texts_before_photos = self._texts()
        if lane is Lane.AUDIO and self.photos_before_sound is None:
            self.photos_before_sound = self._whole(Lane.PHOTOS)
        self.first.setdefault(lane, now)
        self.last[lane] = now

    def _lane(self, request: Request) -> Lane | None:
        parts = request.url.split("/v1/")[1].split("/")
        if parts[0] == "batch":
            return Lane.OBJECTS
        if parts[0] == "files":
            # Those that go together are of one lane.
            (lane,) = {self.lane_of[one.sha256] for one in decode_files(request.body)}
            return lane
        return self.lane_of[parts[1]] if parts[0] == "blob" else None

    def _texts(self) -> int:
        with reading(self.central.central.engine) as tx:
            return int(tx.execute(select(func.count()).select_from(tables.revisions)).scalar_one())

    def _whole(self, lane: Lane) -> int:
        with reading(self.central.central.engine) as tx:
            blobs = tables.blobs
            whole = set(tx.execute(select(blobs.c.sha256).where(blobs.c.sealed_at.is_not(None))).scalars())
        return sum(1 for digest in whole if self.lane_of.get(digest) is lane)


@dataclass(frozen=True, slots=True)
class Mission:
    """A delivered mission."""

    interviews: int
    photos: int
    size: int
    done: Delivered
    lanes: Lanes

    @property
    def is_in_order(self) -> bool:
        """Whether all text was at central before the first photo, and all photos before the first sound."""
        return self.lanes.texts_before_photos == self.interviews and self.lanes.photos_before_sound == self.photos


def sealed(world: World, interviews: int, size: int) -> Vault:
    """A laptop after a mission: each interview with text, statement, photo and recording."""
    laptop = world.laptop("laptop")
    sound = max(1, size // interviews - _TEXT - 2 * _RECORD)
    for _ in range(interviews):
        world.seal(laptop, photo=1, audio=sound)
    return laptop


def deliver(world: World, laptop: Vault, *, timeout: float = 30.0, seed: int = 1) -> Mission:
    """Deliver all of it, and see in which order."""
    with laptop.read() as tx:
        waiting = outbox.waiting(tx, limit=50_000)
    lane_of = {item.digest: item.lane for item in waiting if item.is_blob}
    lanes = Lanes(world, lane_of)
    size = waiting_bytes(laptop)
    done = deliver_all(world, laptop, timeout=timeout, seed=seed, before=lanes.before)
    interviews = len({item.interview_id for item in waiting})
    photos = sum(1 for lane in lane_of.values() if lane is Lane.PHOTOS)
    return Mission(interviews, photos, size, done, lanes)


def faster(profile: Profile, scale: float) -> Profile:
    """The same line while time goes so many times faster: bytes and losses stay, what takes time shrinks."""
    return replace(
        profile,
        rate=int(profile.rate * scale),
        round_trip=profile.round_trip / scale,
        jitter=profile.jitter / scale,
    )
