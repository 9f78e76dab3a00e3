"""What thousands of vaults opened one after another in one process can share: statements compiled once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from storage.vault import engines


@contextmanager
def shared_statements() -> Iterator[None]:
    """Let every engine take the compiled statements of the first; what they say and where is not shared."""
    make, first = engines.engine, list[Engine]()

    def engine(connect: Callable[[], object], *, begin: str, connections: int) -> Engine:
        made = make(connect, begin=begin, connections=connections)
        if first:
            # The dialect is part of the name under which a statement is kept.
            made.dialect, made._compiled_cache = first[0].dialect, first[0]._compiled_cache
        else:
            first.append(made)
        return made

    engines.engine = engine  # type: ignore[assignment]
    try:
        yield
    finally:
        engines.engine = make
