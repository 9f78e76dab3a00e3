"""In practice: the central on this machine, in a process of its own, for as long as somebody holds its line."""

import sys
import threading

from app.places import Places
from storage.platform.clock import SystemClock
from storage.platform.process import end_within
from sync.central.admin import Central, init, open_central
from sync.central.serve import Server

HOST = "127.0.0.1"
_LEAVES_WITHIN = 0.9


def opened(places: Places) -> Central:
    """Open practice's central, making it when there is none yet."""
    if (places.central / "central.json").exists():
        return open_central(places.central)
    return init(places.central, SystemClock().now(), practice=True)


def serve(places: Places) -> int:
    """Serve on a free port of the loopback, say which on standard output, and leave when standard input ends."""
    central = opened(places)
    if not central.practice:
        return 1
    server = Server(central, SystemClock(), host=HOST, port=0)

    def listen() -> None:
        sys.stdin.buffer.read()
        end_within(_LEAVES_WITHIN)
        server.stop()

    def ready(port: int) -> None:
        sys.stdout.write(f"{port}\n")
        sys.stdout.flush()
        threading.Thread(target=listen, name="line", daemon=True).start()

    server.run(ready)
    central.close()
    return 0
