"""What a long run would otherwise pay for again with every vault that it opens."""

import gc
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import Engine

from storage.vault import engines
from sync.central import database


class _Statements(dict[tuple[object, ...], object]):
    """Statements as they were translated once, whichever vault they were for: all speak the same dialect."""

    def get(self, key: tuple[object, ...], default: object = None) -> object:
        return super().get(key[1:], default)

    def __setitem__(self, key: tuple[object, ...], value: object) -> None:
        super().__setitem__(key[1:], value)


def share_statements() -> None:
    """From now on all vaults and centrals of this process, and its children, share what SQLAlchemy has translated."""
    engines.create_engine = _sharing(engines.create_engine)  # type: ignore[attr-defined]
    # Central speaks the dialect of plain files; one on PostgreSQL is not for the lab.
    database.create_engine = _sharing(database.create_engine)  # type: ignore[attr-defined]


def _sharing(make: Callable[..., Engine]) -> Callable[..., Engine]:
    cache = _Statements()

    def made(url: str, *, execution_options: Mapping[str, object] | None = None, **options: object) -> Engine:
        return make(url, execution_options={**(execution_options or {}), "compiled_cache": cache}, **options)

    return made


def warm_up(template: Callable[[Path], Path], workload: Callable[[Path, Callable[[str], None]], None]) -> None:
    """Do the work once, so that the children that are forked afterwards have done it before."""
    with tempfile.TemporaryDirectory(prefix="crash-") as folder:
        workload(template(Path(folder)), lambda _: None)
    gc.collect()
    gc.freeze()
