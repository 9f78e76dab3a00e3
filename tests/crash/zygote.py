"""Has imported the whole product and holds nothing open; forks a child for every kill, so that a kill is cheap."""

import importlib
import json
import os
import socket
import sys
import traceback
from pathlib import Path

from app.error_messages import Messages
from tests.crash import stops
from tests.crash.lab import ALL_WORKS
from tests.crash.warm import share_statements, warm_up
from tests.crash.workloads import WORKLOADS

# What the libraries import at first use only: each child would pay for it again.
_LATE = (
    "anyio._backends._asyncio", "h11", "httpcore2", "resources", "uvicorn.lifespan.off", "uvicorn.loops.asyncio",
    "uvicorn.protocols.http.h11_impl",
)  # fmt: skip


def main() -> None:
    """Serve orders until the tests hang up: a workload, its folder, and the socket on which it speaks."""
    stops.die_with_parent()
    for module in _LATE:
        importlib.import_module(module)
    orders = socket.socket(fileno=int(sys.argv[1]))
    cold = set(ALL_WORKS) if "warm" in sys.argv else set()
    if cold:
        share_statements()
    while True:
        message, descriptors, _, _ = socket.recv_fds(orders, 65_536, 1)
        if not message:
            return
        order = json.loads(message)
        if order["workload"] in cold:
            cold.remove(order["workload"])
            warm_up(ALL_WORKS[order["workload"]].template, WORKLOADS[order["workload"]])
        with socket.socket(fileno=descriptors[0]) as line:
            child = os.fork()
            if child == 0:
                orders.close()
                _work(line, order["workload"], Path(order["folder"]))
        _, status = os.waitpid(child, 0)
        orders.send(str(os.waitstatus_to_exitcode(status)).encode())


def _work(line: socket.socket, workload: str, folder: Path) -> None:
    code = 1
    try:
        stops.die_with_parent()
        listener = stops.ask_before_writes()
        # sendmsg is not among the calls that stop: what is said is said.
        socket.send_fds(line, [str(os.getpid()).encode()], [listener])
        os.close(listener)
        WORKLOADS[workload](folder, lambda message: _say(line, message))
        code = 0
    except Exception as error:
        _say(line, _as_shown(error))
    except BaseException:
        _say(line, "failed: " + traceback.format_exc()[-4_000:])
    finally:
        os._exit(code)


def _as_shown(error: Exception) -> str:
    """What the screen would show: the class of an expected failure; anything else is a bug."""
    if Messages(lambda _: None).for_error(error) is not None:
        return f"told: {type(error).__name__} {getattr(error, 'code', '')}"
    return "failed: " + traceback.format_exc()[-4_000:]


def _say(line: socket.socket, message: str) -> None:
    line.sendmsg([message.encode()])


if __name__ == "__main__":
    main()
