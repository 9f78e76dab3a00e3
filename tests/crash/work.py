"""What a workload is to the lab."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.crash.killing import Outcome

Look = Callable[[Path, list[str]], None]


@dataclass(frozen=True, slots=True)
class Work:
    """The folder it begins in, what must hold after a power cut, and after a kill or a fault of the disk.

    `machines` are those of its folders that are disks of their own: each may lose its power while the others go on.
    """

    template: Callable[[Path], Path]
    look: Look
    check: Callable[[Path, Outcome], None]
    machines: tuple[str, ...] = ()


def work(
    template: Callable[[Path], Path], look: Look, go_on: Callable[[Path], None], *, machines: tuple[str, ...] = ()
) -> Work:
    """A workload that is looked at and then done to its end."""

    def check(folder: Path, outcome: Outcome) -> None:
        look(folder, outcome.said)
        go_on(folder)

    return Work(template, look, check, machines)
