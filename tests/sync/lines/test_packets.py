"""Real packets over a device of our own; only where the system lets a process have a network of its own."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def has_own_network() -> bool:
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        return False
    tried = ["unshare", "-rnm", "ip", "tuntap", "add", "dev", "line0", "mode", "tun"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif("not has_own_network()", reason="no network of its own here")
@pytest.mark.parametrize("profile", ["2g", "3g", "vsat", "lossy", "cut", "half-open", "captive", "dns"])
def test_everything_arrives_over_packets_that_are_late_lost_cut_off_or_led_astray(profile: str) -> None:
    command = [sys.executable, "-m", "tests.sync.lines", "--profile", profile, "--share", "0.05", "--timeout", "5"]
    done = subprocess.run([*command, "--json"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or done.stdout
    (run,) = json.loads(done.stdout)["runs"]
    assert run["completed"]
    if run.get("cuts"):
        # What one cut costs is at most the largest request that was under way.
        assert run["resent_bytes"] <= run["cuts"] * run["largest_lost_request"]
