"""Every test runs without a screen, and a test that leaves a thread behind fails."""

import os
import threading
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# Threads of libraries that live as long as the process does.
_KEPT = ("AnyIO worker thread", "asyncio_", "pytest_timeout", "ThreadPoolExecutor", "Dummy-", "QThread")


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [t for t in set(threading.enumerate()) - before if t.is_alive() and not t.name.startswith(_KEPT)]
    for thread in left:
        thread.join(timeout=5)
    still = [t.name for t in left if t.is_alive()]
    assert not still, f"threads left behind: {still}"


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes are random in many cases and would give each worker other names for the same tests."""
    return argname if isinstance(val, bytes) else None
