"""What a long run would otherwise pay for again with every vault that it opens."""

import functools
import gc
import tempfile
from collections.abc import Callable
from pathlib import Path

from storage.vault import engines


class _Statements(dict[tuple[object, ...], object]):
    """Statements as they were translated once, whichever vault they were for: all speak the same dialect."""

    def get(self, key: tuple[object, ...], default: object = None) -> object:
        return super().get(key[1:], default)

    def __setitem__(self, key: tuple[object, ...], value: object) -> None:
        super().__setitem__(key[1:], value)


def share_statements() -> None:
    """From now on every vault of this process, and of its children, shares what SQLAlchemy has translated."""
    made = functools.partial(engines.create_engine, execution_options={"compiled_cache": _Statements()})
    engines.create_engine = made  # type: ignore[attr-defined]


def warm_up(template: Callable[[Path], Path], workload: Callable[[Path, Callable[[str], None]], None]) -> None:
    """Do the work once, so that the children that are forked afterwards have done it before."""
    with tempfile.TemporaryDirectory(prefix="crash-") as folder:
        workload(template(Path(folder)), lambda _: None)
    gc.collect()
    gc.freeze()
