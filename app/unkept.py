"""What the vault refused when its screen went: held in memory, tried again, and given back to the next screen of it."""

from collections.abc import Callable


class Unkept:
    """One thing for each name; gone with the program, which says so before."""

    def __init__(self) -> None:
        self._held: dict[str, object] = {}
        self._again: dict[str, Callable[[], None]] = {}
        #: Told whenever something begins to be held, or no longer is.
        self.changed: Callable[[], None] = _nobody

    @property
    def is_empty(self) -> bool:
        """Whether nothing is held."""
        return not self._held

    def hold(self, name: str, what: object, again: Callable[[], None] | None = None) -> None:
        """Hold this until somebody takes it back; instead of what was held under this name.

        Args:
            name: What it belongs to.
            what: What is given back.
            again: Tries once more to keep it; whoever made it takes it back here when that went well.
        """
        self._held[name] = what
        if again is not None:
            self._again[name] = again
        self.changed()

    def take(self, name: str) -> object | None:
        """Give it back, to be held no more."""
        if name not in self._held:
            return None
        held = self._held.pop(name)
        self._again.pop(name, None)
        self.changed()
        return held

    def held(self, name: str) -> object | None:
        """What is held under this name, and stays so."""
        return self._held.get(name)

    def try_again(self) -> None:
        """Try to keep all that can be kept without a person: there may be room by now."""
        for again in tuple(self._again.values()):
            again()

    def __contains__(self, name: str) -> bool:
        """Whether something is held under this name."""
        return name in self._held


def _nobody() -> None:
    return
