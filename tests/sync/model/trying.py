"""One sequence from beginning to end, by a number that makes it again."""

import contextlib
import functools
import gc
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tests.sync.model import own_work, roads, sealed_to
from tests.sync.model.judging import judge
from tests.sync.model.prepared import MEMORY
from tests.sync.model.sequence import Sequence

#: What may happen, and how often beside the others.
STEPS: Final[tuple[tuple[int, Callable[[Sequence], None]], ...]] = (
    (6, own_work.seal),
    (3, own_work.correct),
    (2, own_work.correct_twice),
    (2, own_work.say_no),
    (1, own_work.refuse_all),
    (2, own_work.hand_over_a_thing),
    (1, own_work.rely_on_central),
    (16, roads.deliver),
    (2, roads.deliver_decisions),
    (8, roads.fetch),
    (2, roads.fetch_apart),
    (6, roads.by_stick),
    (2, roads.late_stick),
    (1, roads.hand_over),
    (4, roads.restart),
    (4, roads.jump),
    (2, roads.keep_copy),
    (2, roads.bring_back),
    (2, roads.revoke),
    (3, sealed_to.review),
    (1, sealed_to.get_to_know),
    (4, sealed_to.give),
    (2, sealed_to.ask),
    (2, sealed_to.take_back),
    (3, sealed_to.answer),
    (2, sealed_to.publish),
    (3, sealed_to.decide),
    (1, sealed_to.open_apart),
)


def tried(seed: int, steps: int) -> tuple[int, Counter[str], str]:
    """One sequence from beginning to end: its seed, what happened in it, and what was wrong."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, _garbage_afterwards():
        sequence = Sequence(Path(folder), seed)
        try:
            run(sequence, steps)
            sequence.come_together()
            judge(sequence)
        except Exception:
            return seed, sequence.done, traceback.format_exc()[-2_000:]
        finally:
            sequence.close()
    return seed, sequence.done, ""


@contextlib.contextmanager
def _garbage_afterwards() -> Iterator[None]:
    """To look for garbage again and again among thousands of kept statements is a quarter of a sequence."""
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        _keep_what_is_here()
        gc.enable()


@functools.cache
def _keep_what_is_here() -> None:
    """What the first sequence leaves behind, modules and statements, is for all: nobody looks through it again."""
    gc.freeze()


def run(sequence: Sequence, steps: int) -> None:
    """So many steps, each of a kind that chance picks."""
    for _ in range(steps):
        sequence.step(STEPS)
