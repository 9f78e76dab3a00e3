"""An S3 of the tests' own, in a process of its own."""

import contextlib
import secrets
import subprocess
import sys
from collections.abc import Iterator
from urllib.request import Request, urlopen

from sync.central.bucket import Place

_PROGRAM = """
import logging, sys
logging.getLogger("werkzeug").setLevel(logging.ERROR)
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
server.stop()
"""


@contextlib.contextmanager
def object_store() -> Iterator[str]:
    """The address of a running object store, empty."""
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.stdin.close()
            server.wait(20)


def fresh_bucket(address: str, prefix: str = "central") -> Place:
    """A new bucket there."""
    name = f"svidok-{secrets.token_hex(4)}"
    with urlopen(Request(f"{address}/{name}", method="PUT"), timeout=20) as answer:
        assert answer.status == 200
    return Place(bucket=name, endpoint=address, key="key", secret="secret", prefix=prefix)
