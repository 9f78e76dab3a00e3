"""Central as a service: one command from an empty folder, several processes, health, metrics, a log without content."""

import json
import os
import signal
import socket
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from storage.interviews import device, organisation
from storage.objects.certificate import Role
from storage.vault import Vault
from sync.central.__main__ import main
from sync.central.counting import Counters
from sync.client.delivery import deliver_waiting
from sync.client.http import HttpTransport
from tests.storage.vaults import MOMENT, new_vault
from tests.sync.serving import Running, central_process
from tests.sync.world import NAME, STORY, SetClock, World


def _page(running: Running, name: str) -> str:
    with urlopen(f"http://127.0.0.1:{running.watch}/{name}", timeout=20) as answer:
        return str(answer.read().decode())


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _request(vault: Vault) -> bytes:
    with vault.transaction() as tx:
        return device.enrolment_request(tx, role=Role.DOCUMENTER, person="p-1", practice=True, moment=MOMENT)


def _children(process: int) -> list[int]:
    return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_one_command_brings_central_up_from_an_empty_folder_and_enrols_the_first_laptop(
    tmp_path: Path, world: World
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    laptop = new_vault(tmp_path / "laptop", practice=True)
    world.vaults.append(laptop)
    (empty / "request").write_bytes(_request(laptop))
    command = ["begin", "--practice", "--name", "Coalition", "--code", "ORG", "--url", "https://127.0.0.1:8443"]
    arguments = [*command, "--request", "request"]
    with central_process(Path("central"), *arguments, cwd=empty) as running:
        with laptop.transaction() as tx:
            package = organisation.import_package(tx, (empty / "organisation.json").read_bytes(), MOMENT, practice=True)
            device.keep_certificate(tx, (empty / "certificate.json").read_bytes(), practice=True)
        interview = world.seal(laptop, photo=100_000)
        with laptop.read() as tx:
            current = organisation.current(tx)
        assert current is not None
        central = current.package.central
        line = HttpTransport(f"https://127.0.0.1:{running.port}", central.ca_pem, central.spki_pins)
        report = deliver_waiting(laptop, line, SetClock(), progress=lambda _: None, cancelled=lambda: False)
        line.close()
        assert report.delivered == (interview,)
    assert package is not None


def test_several_processes_answer_are_counted_together_and_replaced(tmp_path: Path, world: World) -> None:
    laptop = world.laptop("laptop")
    interviews = [world.seal(laptop, photo=50_000) for _ in range(2)]
    world.server.stop()
    with central_process(world.folder / "central", "serve", "--workers", "2", cwd=tmp_path) as running:
        with laptop.read() as tx:
            current = organisation.current(tx)
        assert current is not None
        central = current.package.central
        delivered: list[str] = []
        for _ in range(6):
            line = HttpTransport(f"https://127.0.0.1:{running.port}", central.ca_pem, central.spki_pins)
            report = deliver_waiting(laptop, line, SetClock(), progress=lambda _: None, cancelled=lambda: False)
            line.close()
            delivered += report.delivered
        assert sorted(delivered) == sorted(interviews)
        assert "workers 2" in _page(running, "health")
        metrics = _page(running, "metrics")
        # Whichever process each of them met.
        for call in ("hello", "batch", "blob-put"):
            logged = [line for line in map(json.loads, running.log().splitlines()) if line.get("call") == call]
            assert f'svidok_requests_total{{call="{call}",status="200"}} {len(logged)}' in metrics
        assert "svidok_database_up 1" in metrics
        assert "svidok_blobs_up 1" in metrics
        for number in _children(running.process.pid):
            if b"spawn_main" in Path(f"/proc/{number}/cmdline").read_bytes():
                os.kill(number, signal.SIGKILL)
        for _ in range(600):
            try:
                line = HttpTransport(f"https://127.0.0.1:{running.port}", central.ca_pem, central.spki_pins, timeout=5)
                deliver_waiting(laptop, line, SetClock(), progress=lambda _: None, cancelled=lambda: False)
                line.close()
                if "workers 2" in _page(running, "health"):
                    break
            except HTTPError:
                continue
        else:
            pytest.fail("the processes were not replaced")
        with pytest.raises(HTTPError, match="404"):
            _page(running, "other")
    lines = [json.loads(line) for line in running.log().splitlines()]
    assert {"hello", "batch", "blob-put"} <= {line.get("call") for line in lines}
    assert all(set(line) <= _FIELDS for line in lines), lines
    assert all(word not in running.log() for word in (NAME, STORY, *interviews, "127.0.0.1"))


_FIELDS = {
    "at", "level", "from", "what", "call", "status", "code", "device", "ms", "received", "sent", "error", "where",
}  # fmt: skip


def test_counts_of_all_processes_are_added_up() -> None:
    first = Counters(workers=2, own=0)
    second = Counters(workers=2, own=1, memory=first.memory)
    first.add(0, 200, 0.004, 10, 20)
    second.add(0, 200, 0.3, 1, 2)
    second.add(1, 429, 30.0, 0, 5)
    said = set(first.lines(("a", "b")))
    assert 'svidok_requests_total{call="a",status="200"} 2' in said
    assert 'svidok_requests_total{call="b",status="429"} 1' in said
    assert 'svidok_request_seconds_bucket{call="a",le="0.25"} 1' in said
    assert 'svidok_request_seconds_bucket{call="a",le="0.5"} 2' in said
    assert 'svidok_request_seconds_bucket{call="b",le="10.0"} 0' in said
    assert 'svidok_request_seconds_bucket{call="b",le="+Inf"} 1' in said
    assert "svidok_received_bytes_total 11" in said
    assert "svidok_sent_bytes_total 27" in said


def test_without_tls_only_this_machine_is_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--folder", str(tmp_path), "serve", "--behind-proxy", "--host", "0.0.0.0"]) == 1
    assert "this machine only" in capsys.readouterr().err


def test_an_administrator_sets_limits_and_asks_for_health(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = ["--folder", str(tmp_path / "central")]
    assert main([*base, "init"]) == 0
    assert main([*base, "limits", "--requests-a-minute", "7"]) == 0
    assert main([*base, "limits", "--requests-a-minute", "0"]) == 1
    assert main([*base, "health"]) == 0
    assert main([*base, "roles"]) == 1
    assert main([*base, "roles", "--sql"]) == 0
    assert main([*base, "health", "--watch", str(free_port())]) == 1
    said = capsys.readouterr()
    assert "7 times a minute" in said.out
    assert "database good\nblobs good" in said.out
    assert "CREATE ROLE svidok_service" in said.out
    assert "roles are for PostgreSQL" in said.err
