"""Power cuts: the writes of a run are recorded, and every folder that a cut may leave of them is looked at.

All prefixes of the writes, and of each everything, nothing, and random sectors of what was not yet synced.
"""

import hashlib
import itertools
import pickle
import random
import shutil
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from tests.crash import checks
from tests.crash.disk import Disk, Image
from tests.crash.killing import Zygote
from tests.crash.lab import CONTROLS, WORKS
from tests.crash.recording import Event, Recording, What, is_kept

WORKERS: Final = 2
_MOST_BAD: Final = 20
_ROUND: Final = 4
_PIECE: Final = 5
_PHASES: Final = 8


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
    """What was looked at: digests of the images, and for each bad one its number and what was wrong."""

    images: set[bytes] = field(default_factory=set)
    bad: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        self.images |= other.images
        self.bad += other.bad


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
    begun = image_of(WORKS[CONTROLS.get(workload, workload)].template(folder))
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
    """The image that a number names: the last event that happened, and everything, nothing, or which random sectors."""
    variant = number.split(".")[1]
    if variant == "all":
        return disk.all()
    if variant == "none":
        return disk.none()
    # The same choice whenever the same recording is replayed.
    return disk.some(random.Random(number))


def look(taken: Recorded, number: str, image: Image, folder: Path) -> str:
    """What is wrong with one image, or nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path, content in image.items():
        if content is None:
            (folder / path).mkdir(exist_ok=True)
        else:
            (folder / path).write_bytes(content)
    event, variant = number.split(".")
    checks.is_thorough = not variant.isdigit() or (int(event) + int(variant)) % 3 == 0
    try:
        WORKS[CONTROLS.get(taken.workload, taken.workload)].look(folder, taken.said(int(event)))
    except Exception:
        return traceback.format_exc()[-2_000:]
    finally:
        checks.is_thorough = True
    return ""


def walk(taken: Recorded, folder: Path, share: int, shares: int, most: int, until: float, *, first: int = 1) -> Found:
    """Look at up to `most` distinct images of its share of the cuts: everything and nothing, then random sectors."""
    found = Found()
    # One image is one state; where more had been promised by then, it is looked at again.
    looked: set[tuple[bytes, int]] = set()
    for turn in itertools.count():
        # Every eighth cut, then their neighbours: whenever the time ends, the whole run was gone through.
        depth, phase = divmod(turn, _PHASES)
        if phase == 0:
            before = len(found.images)
        variants = ["all", "none"] if depth == 0 else [str(_ROUND * depth + one) for one in range(_ROUND)]
        for event, disk in cuts(taken, share, shares):
            if event // first % _PHASES != phase or event % first or (disk.is_certain() and depth):
                continue
            for variant in variants:
                _looked_at(taken, f"{event}.{variant}", disk, folder, looked, found)
            if len(found.bad) > _MOST_BAD or time.monotonic() > until or len(found.images) >= most:
                break
        is_exhausted = depth and phase == _PHASES - 1 and len(found.images) - before < max(3, before // 200)
        if len(found.bad) > _MOST_BAD or time.monotonic() > until or len(found.images) >= most or is_exhausted:
            break
    shutil.rmtree(folder, ignore_errors=True)
    return found


def _looked_at(
    taken: Recorded, number: str, disk: Disk, folder: Path, looked: set[tuple[bytes, int]], found: Found
) -> None:
    image = image_after(taken, number, disk)
    digest, promised = _digest(image), len(taken.said(int(number.split(".")[0])))
    if (digest, promised) in looked:
        return
    looked.add((digest, promised))
    found.images.add(digest)
    if wrong := look(taken, number, image, folder):
        found.bad.append((number, wrong))


def _digest(image: Image) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for path, content in image.items():
        digest.update(path.encode() + (b"\0" if content is None else b"\1" + hashlib.blake2b(content).digest()))
    return digest.digest()


def looked_through(taken: Recorded, folder: Path, most: int, seconds: float) -> Found:
    """Look at about `most` states on every core."""
    until = time.monotonic() + seconds
    if most <= 200:
        return walk(taken, folder / "0", 0, 1, most, until)
    found = Found()
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as workers:
        tasks = [
            workers.submit(walk, taken, folder / str(share), share, WORKERS, most // WORKERS + 1, until)
            for share in range(WORKERS)
        ]
        for task in tasks:
            found.add(task.result())
    return found


def kept(taken: Recorded, path: Path) -> None:
    """Keep a recording, so that a state can be made again by its number."""
    path.write_bytes(pickle.dumps(taken))
