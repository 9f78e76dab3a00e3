"""Central behind TLS 1.3 in one process, by uvicorn."""

from collections.abc import Callable

from sync.central.admin import Central


class Server:
    """A running central; port 0 takes a free one."""

    def __init__(self, central: Central, *, host: str = "127.0.0.1", port: int = 0) -> None:
        self.host = host
        self.port = port

    def run(self, ready: Callable[[int], None]) -> None:
        """Serve in this thread until stopped; `ready` gets the port when requests are taken."""
        raise NotImplementedError

    def start(self) -> int:
        """Serve in a thread of its own; returns the port once requests are taken."""
        raise NotImplementedError

    def stop(self) -> None:
        """Finish what is under way and leave."""
        raise NotImplementedError
