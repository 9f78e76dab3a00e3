"""What several requests of one kind wait for is done once for all of them: one flush, one transaction."""

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar, cast

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class _Asked:
    item: object
    is_done: bool = False


@dataclass(slots=True)
class _Group:
    turn: threading.Lock = field(default_factory=threading.Lock)
    waiting: list[_Asked] = field(default_factory=list)
    users: int = 0


class Together:
    """Groups of requests of one process, by what they are about."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._groups: dict[Hashable, _Group] = {}

    def join(self, about: Hashable, item: T, work: Callable[[list[T]], None]) -> None:
        """Return when `work` was done with this item, alone or among others; whoever comes meanwhile is next.

        Where `work` fails, only who called it hears so; the others do theirs themselves.
        """
        asked = _Asked(item)
        with self._lock:
            group = self._groups.setdefault(about, _Group())
            group.waiting.append(asked)
            group.users += 1
        try:
            with group.turn:
                if not asked.is_done:
                    self._lead(group, asked, work)
        finally:
            with self._lock:
                group.users -= 1
                if not group.users:
                    del self._groups[about]

    def _lead(self, group: _Group, own: _Asked, work: Callable[[list[T]], None]) -> None:
        with self._lock:
            some, group.waiting = group.waiting, []
        try:
            # Who asks about the same thing brings the same kind of item.
            work(cast(list[T], [one.item for one in some]))
            for one in some:
                one.is_done = True
        finally:
            if not own.is_done:
                with self._lock:
                    group.waiting = [one for one in some if one is not own] + group.waiting
