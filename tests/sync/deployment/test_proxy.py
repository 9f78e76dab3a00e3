"""The proxy of the administrator's page, a real nginx with the file that we give away, in front of a real central."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.central import certificates
from sync.protocol import limits
from sync.protocol.errors import ServerNotTrusted
from tests.sync.deployment.page import ROOT
from tests.sync.serving import central_process
from tests.sync.test_running import free_port
from tests.sync.world import World

GIVEN = (ROOT / "resources/central/nginx.conf").read_text("utf-8")
needs_nginx = pytest.mark.skipif(shutil.which("nginx") is None, reason="apt install nginx-light")


def test_the_largest_request_passes_the_proxy() -> None:
    assert "client_max_body_size 5m;" in GIVEN
    assert limits.MOST_RUN_BYTES + 64 * 1024 < 5 << 20
    assert limits.BATCH_BYTES < 5 << 20
    assert f"{limits.MOST_RUN_LEAVES} leaves of {limits.LEAF_BYTES >> 10} KiB" in GIVEN


@contextmanager
def _proxy(folder: Path, certificate: Path, *, port: int, behind: int) -> Iterator[None]:
    """The file as it is given away, but for places and ports of this test."""
    folder.mkdir(exist_ok=True)
    given = GIVEN.replace("443 ssl", f"127.0.0.1:{port} ssl").replace("127.0.0.1:8080", f"127.0.0.1:{behind}")
    given = given.replace("/var/lib/svidok/central", str(certificate)).replace("/var/log/nginx", str(folder))
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi"))
    temporary += "".join(f"{name}_temp_path {folder}/{name};\n" for name in ("uwsgi", "scgi"))
    written = folder / "nginx.conf"
    written.write_text(f"pid {folder}/pid;\nerror_log {folder}/errors;\nevents {{}}\nhttp {{\n{temporary}{given}}}\n")
    command = ["nginx", "-p", str(folder), "-c", str(written)]
    # It leaves for the background once it listens.
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        subprocess.run([*command, "-s", "stop"], check=True, stderr=subprocess.DEVNULL)


@needs_nginx
@pytest.mark.slow
def test_a_laptop_delivers_through_the_proxy_and_trusts_no_other_certificate_than_centrals(tmp_path: Path) -> None:
    world = World(tmp_path)
    try:
        laptop = world.laptop("laptop")
        interview = world.seal(laptop, photo=40 << 20)
        world.server.stop()
        folder = world.folder / "central"
        with central_process(folder, "serve", "--behind-proxy", cwd=tmp_path, port=free_port()) as running:
            # Whoever stands in front with a certificate of his own, were it of a public authority, is not believed.
            other = tmp_path / "other"
            other.mkdir()
            made = certificates.make(("127.0.0.1",), datetime.now(UTC))
            (other / "server.pem").write_bytes(made.server)
            (other / "server.key").write_bytes(made.server_key)
            with (
                _proxy(tmp_path / "false", other, port=world.port, behind=running.port),
                pytest.raises(ServerNotTrusted, match="wrong-server-key"),
            ):
                world.deliver(laptop)
            with _proxy(tmp_path / "proxy", folder, port=world.port, behind=running.port):
                report = world.deliver(laptop)
                assert (report.delivered, report.parked, report.alarms) == ((interview,), (), ())
                assert world.deliver(laptop).sent_bytes < 10_000
            statuses = {line for line in running.log().splitlines() if '"status": 4' in line or '"status": 5' in line}
        assert statuses == set()
        # The proxy kept nothing: no address of a laptop, no body.
        kept = [path for path in (tmp_path / "proxy").rglob("*") if path.is_file() and path.name != "nginx.conf"]
        assert sum(path.stat().st_size for path in kept) == 0
    finally:
        world.close()
