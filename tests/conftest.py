"""Every test runs without a screen, and a test that leaves a thread behind fails."""

import gc
import os
import threading
from collections.abc import Iterator

import pytest
import shiboken6

from app.language import Language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# Threads that live as long as the process does.
_KEPT = ("keeping", "AnyIO worker thread", "asyncio_", "pytest_timeout", "ThreadPoolExecutor", "Dummy-", "QThread")


@pytest.fixture(scope="session", autouse=True)
def no_garbage_on_other_threads() -> Iterator[None]:
    """As in the program (app/garbage.py): a window that a thread of some test collects would take the process along."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module", autouse=True)
def no_garbage_left_behind(no_garbage_on_other_threads: None) -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [t for t in set(threading.enumerate()) - before if t.is_alive() and not t.name.startswith(_KEPT)]
    for thread in left:
        thread.join(timeout=5)
    still = [t.name for t in left if t.is_alive()]
    assert not still, f"threads left behind: {still}"


@pytest.fixture(autouse=True)
def no_language_left_behind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language lives on in the one QApplication of all tests until it is closed."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    made: list[Language] = []
    use = Language.use

    def remembered(language: Language, code: str) -> None:
        made.append(language)
        use(language, code)

    monkeypatch.setattr(Language, "use", remembered)
    yield
    for language in made:
        if shiboken6.isValid(language):
            language.close()


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes are random in many cases and would give each worker other names for the same tests."""
    return argname if isinstance(val, bytes) else None
