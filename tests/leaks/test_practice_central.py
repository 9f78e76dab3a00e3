"""Practice's central, which is central as it is everywhere: takes in a whole interview and holds no word of it."""

import os
import sys
from pathlib import Path

import pytest

from app.places import Places
from app.practice import CentralProcess, Practice, secrets_of
from storage.platform.clock import SystemClock
from sync.central import admin
from sync.client.delivery import deliver_waiting
from sync.client.http import transport_of
from tests.flows import planted
from tests.flows.documenter import Documenter, make_vault
from tests.leaks.scanner import Scanner
from tests.leaks.walk import below, hits, is_alive
from tests.storage.vaults import LOWEST_FOR_TESTS

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="reads another process's memory by /proc"),
    pytest.mark.timeout(200),
]
# As the program starts it, but for hiding its memory.
_SERVE = (
    "import sys; from pathlib import Path; from app.places import Places; from app.practice_central import serve;"
    " sys.exit(serve(Places(Path(sys.argv[1]), practice=True)))"
)


def test_it_holds_no_word_of_an_interview_in_memory_or_in_any_file_and_goes_with_its_line(tmp_path: Path) -> None:
    places = Places(tmp_path / "practice", practice=True)
    kept = secrets_of(places)
    process = CentralProcess([sys.executable, "-c", _SERVE, str(places.folder)])
    try:
        practice = Practice(places, SystemClock(), kept, process.port())
        practice.prepare(LOWEST_FOR_TESTS)
        vault = make_vault(places.vault(2).directory, practice=True)
        practice.enrol(vault, 2)
        documenter = Documenter(vault, tmp_path / "card")
        interview = documenter.begin()
        documenter.take(interview)
        documenter.finish(interview)
        line = transport_of(vault)
        report = deliver_waiting(vault, line, SystemClock(), progress=lambda _: None, cancelled=lambda: False)
        line.close()
        vault.close()
        assert report.delivered == (interview,)

        central = admin.open_central(places.central)
        own_key = central.keys.receipt.seed
        central.close()
        (pid,) = (one for one in below(os.getpid()) if b"import serve" in Path(f"/proc/{one}/cmdline").read_bytes())
        # The control: the same search finds what must be there.
        assert hits(Scanner(["nothing planted"], [own_key]), pid)
        assert hits(Scanner((planted.SENTENCES[3], planted.NAMES[0], planted.NOTE)), pid) == 0
    finally:
        process.stop()
    assert not is_alive(pid)
    assert list(Scanner(planted.ALL).files([places.central])) == []
    (places.central / "planted").write_text(planted.NAMES[0])
    assert [one.planted for one in Scanner(planted.ALL).files([places.central])] == [planted.NAMES[0]]
