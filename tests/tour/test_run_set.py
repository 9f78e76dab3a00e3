"""The README's first command installs what the program needs and nothing that only its tests need."""

import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Runs in a process of its own: this one has the test tools loaded already.
ONLY_WITH = """
import sys
forbidden = frozenset(sys.argv[2].split())
class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in forbidden:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Refusing())
__import__(sys.argv[1])
"""


def names_in(lock: str) -> set[str]:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return {line.partition("==")[0].lower().replace("_", "-") for line in lines if "==" in line and line[0].isalpha()}


def modules_of_tests_only() -> set[str]:
    """Top-level modules that the lock of the tests brings and the lock of the program does not."""
    extra = names_in("requirements-dev.lock") - names_in("requirements.lock")
    brought = packages_distributions().items()
    return {module for module, owners in brought if all(one.lower().replace("_", "-") in extra for one in owners)}


def load(module: str, forbidden: set[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", ONLY_WITH, module, " ".join(forbidden)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_tour_loads_without_anything_that_only_the_tests_install() -> None:
    forbidden = modules_of_tests_only()
    assert {"pytest", "pytestqt", "hypothesis"} <= forbidden
    assert load("pytestqt", forbidden).returncode != 0
    tour = load("tests.tour.__main__", forbidden)
    assert tour.returncode == 0, tour.stderr
