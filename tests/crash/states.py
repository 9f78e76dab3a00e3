"""Power cuts: the writes of a run are recorded, and every folder that a cut may leave of them is looked at.

All prefixes of the writes, and of each everything, nothing, names without their data, and random sectors of what was
not yet synced. SQLite recovers the databases of every image; each of the contents that come out of this, together with
what had been promised by then, is opened by the program and judged in every respect; so is one in twenty of the images
without new contents.
"""

import itertools
import random
import shutil
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.crash.contents import Contents, Digests
from tests.crash.disk import Disk, Image
from tests.crash.killing import Zygote
from tests.crash.lab import ALL_WORKS, CONTROLS
from tests.crash.recording import Event, Recording, What, is_kept
from tests.crash.work import Work

_MOST_BAD: Final = 20
_ROUND: Final = 4
_PIECE: Final = 5
_PHASES: Final = 8
# Of the images whose contents were judged already, every how manyth is judged itself.
_AGAIN: Final = 20
_NONE: Final = "none-"


@dataclass(frozen=True, slots=True)
class Recorded:
    """One run of a workload: where it began, what it did, and what the folder was in the end."""

    workload: str
    begun: Image
    events: list[Event]
    ended: Image

    def said(self, event: int) -> list[str]:
        """What had been said when this event was the last that happened."""
        return [one.path for one in self.events[: event + 1] if one.what is What.SAY]


@dataclass(slots=True)
class Found:
    """What was looked at: digests of the images and of their contents, and for each bad one what was wrong."""

    images: set[bytes] = field(default_factory=set)
    contents: set[tuple[bytes, int]] = field(default_factory=set)
    judged: int = 0
    bad: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        self.images |= other.images
        self.contents |= other.contents
        self.judged += other.judged
        self.bad += other.bad


def work_of(workload: str) -> Work:
    """What a workload is; a control is looked at as the one that it spoils."""
    return ALL_WORKS[CONTROLS.get(workload, workload)]


def image_of(folder: Path) -> Image:
    """A folder as it is."""
    image: Image = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_dir():
            image[name] = None
        elif is_kept(name):
            image[name] = path.read_bytes()
    return image


def recorded(zygote: Zygote, workload: str, folder: Path) -> Recorded:
    """Let a workload run to its end and record it; the disk's model must end where the folder did."""
    begun = image_of(work_of(workload).template(folder))
    run = folder / "template"
    recording = Recording(run)
    zygote.run(workload, run, None, recording)
    ended = image_of(run)
    disk = Disk(begun)
    for event in recording.events:
        disk.happen(event)
    everything = disk.all()
    assert everything.keys() == ended.keys(), everything.keys() ^ ended.keys()
    assert not [path for path in ended if ended[path] != everything[path]]
    return Recorded(workload, begun, recording.events, ended)


def cuts(taken: Recorded, share: int = 0, shares: int = 1) -> Iterator[tuple[int, Disk]]:
    """The disk after each event; of several shares each gets pieces of the run in turn."""
    disk = Disk(taken.begun)
    for number, event in enumerate(taken.events):
        disk.happen(event)
        if number // _PIECE % shares == share:
            yield number, disk


def image_after(taken: Recorded, number: str, disk: Disk) -> Image:
    """The image that a number names: the last event that happened; everything, nothing, names, or which random sectors.

    Of several machines one or more lose their power; on the disks of the others everything is there.
    """
    variant = number.split(".")[1]
    machines = work_of(taken.workload).machines
    if variant == "all":
        return disk.all()
    if variant == "none":
        return disk.none()
    if variant == "names":
        return disk.names()
    if variant.startswith(_NONE):
        return _where(disk.none(), disk.all(), [variant.removeprefix(_NONE)])
    # The same choice whenever the same recording is replayed.
    chance = random.Random(number)
    if not machines:
        return disk.some(chance)
    cut = chance.sample(machines, chance.randint(1, len(machines)))
    return _where(disk.some(chance), disk.all(), cut)


def _where(cut: Image, whole: Image, machines: Sequence[str]) -> Image:
    """One image on the disks of some machines, another on the rest."""
    here = {path: content for path, content in cut.items() if path.split("/")[0] in machines}
    there = {path: content for path, content in whole.items() if path.split("/")[0] not in machines}
    return dict(sorted({**here, **there}.items()))


def _variants(taken: Recorded, depth: int) -> list[str]:
    if depth:
        return [str(_ROUND * depth + one) for one in range(_ROUND)]
    return ["all", "none", "names", *(f"{_NONE}{machine}" for machine in work_of(taken.workload).machines)]


def look(taken: Recorded, number: str, image: Image, folder: Path) -> str:
    """What is wrong with one image, or nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path, content in image.items():
        if content is None:
            (folder / path).mkdir(exist_ok=True)
        else:
            (folder / path).write_bytes(content)
    try:
        work_of(taken.workload).look(folder, taken.said(int(number.split(".")[0])))
    except Exception:
        return traceback.format_exc()[-2_000:]
    return ""


def walk(taken: Recorded, folder: Path, share: int, shares: int, most: int, until: float, *, first: int = 1) -> Found:
    """Look at about `most` distinct images of its share of the cuts: everything and nothing, then random sectors."""
    found = Found()
    # One image is one state; where more had been promised by then, it is looked at again.
    looked: set[tuple[bytes, int]] = set()
    digests = Digests()
    contents = Contents(folder / "recovered", digests)
    for turn in itertools.count():
        # Every eighth cut, then their neighbours: whenever the time ends, the whole run was gone through.
        depth, phase = divmod(turn, _PHASES)
        if phase == 0:
            before = len(found.images)
        variants = _variants(taken, depth)
        for event, disk in cuts(taken, share, shares):
            if event // first % _PHASES != phase or event % first or (disk.is_certain() and depth):
                continue
            for variant in variants:
                number = f"{event}.{variant}"
                image = image_after(taken, number, disk)
                promised = len(taken.said(event))
                state = (digests.of_image(image), promised)
                if state in looked:
                    continue
                looked.add(state)
                found.images.add(state[0])
                held = (contents.of(image), promised)
                if held not in found.contents or len(looked) % _AGAIN == 0:
                    found.contents.add(held)
                    found.judged += 1
                    if wrong := look(taken, number, image, folder / "looked"):
                        found.bad.append((number, wrong))
            # Everything and nothing of every prefix, however many; then random sectors until there are enough.
            is_enough = depth > 0 and len(found.images) >= most
            if is_enough or len(found.bad) > _MOST_BAD or time.monotonic() > until:
                break
        is_enough = depth > 0 and len(found.images) >= most
        is_exhausted = depth and phase == _PHASES - 1 and len(found.images) - before < max(3, before // 200)
        if is_enough or is_exhausted or len(found.bad) > _MOST_BAD or time.monotonic() > until:
            break
    shutil.rmtree(folder, ignore_errors=True)
    return found


def looked_through(pool: Executor, workers: int, taken: Recorded, folder: Path, most: int, seconds: float) -> Found:
    """Look at about `most` states, a part of the run in each worker."""
    until = time.monotonic() + seconds
    tasks = [
        pool.submit(walk, taken, folder / str(share), share, workers, most // workers + 1, until)
        for share in range(workers)
    ]
    found = Found()
    for task in tasks:
        found.add(task.result())
    return found
