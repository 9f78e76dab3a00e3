"""The line as it was set: kept in the vault, and a proxy that carries what it cannot read."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.interviews import settings
from storage.vault import Vault
from sync.client import line
from sync.client.line import Line, NoProxy
from sync.client.scope import Amount
from sync.protocol.errors import ServerUnreachable
from tests.storage.vaults import MOMENT, new_vault
from tests.sync.world import STORY, World


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return new_vault(tmp_path / "vault")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def set_line(vault: Vault, wanted: Line) -> None:
    with vault.transaction() as tx:
        line.keep(tx, wanted, MOMENT)


def test_what_was_set_is_kept(vault: Vault) -> None:
    with vault.read() as tx:
        assert line.read(tx) == Line()
    wanted = Line(Amount.TEXT, ("10.0.0.0/24",), "socks5://127.0.0.1:9050")
    set_line(vault, wanted)
    with vault.read() as tx:
        assert line.read(tx) == wanted


@pytest.mark.parametrize("kept", ["", "null", "{", "[]", '["all", [], "ftp://x:1"]', '["none", [], ""]', "7"])
def test_what_cannot_be_read_is_as_if_nothing_were_set(vault: Vault, kept: str) -> None:
    with vault.transaction() as tx:
        settings.put(tx, "line", kept, MOMENT)
        assert line.read(tx) == Line()


def test_networks_are_avoided_and_used_again_and_the_oldest_are_forgotten() -> None:
    now = Line()
    for number in range(60):
        now = now.avoiding(f"10.0.{number}.0/24", True)
    assert len(now.avoided) == 50
    assert not now.avoids("10.0.9.0/24")
    assert now.avoids("10.0.59.0/24")
    assert not now.avoiding("10.0.59.0/24", False).avoids("10.0.59.0/24")
    # Without a network there is nothing to avoid.
    assert Line().avoiding("", True) == Line()


@pytest.mark.parametrize(
    "typed", ["socks5://proxy.example.org:1080", " http://10.0.0.1:3128 ", "", "socks5://[::1]:9050"]
)
def test_addresses_of_proxies_are_taken(typed: str) -> None:
    assert line.checked_proxy(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed",
    [
        "proxy",
        "https://proxy:1",
        "http://me:secret@proxy:80",
        "http://proxy",
        "http://proxy:0",
        "http://proxy:70000",
        "http://proxy:80/path",
        "socks5://" + "a" * 300 + ":1",
        "http://проксі:80",
    ],
)
def test_what_is_no_address_of_a_proxy_is_refused(typed: str) -> None:
    with pytest.raises(NoProxy):
        line.checked_proxy(typed)


class Proxy:
    """A proxy that knows CONNECT (RFC 9110, 9.3.6), carries bytes both ways and remembers them."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = []
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.asked: list[bytes] = []
        self.carried = bytearray()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = self._meet(client)
            self._ends += [client, server]
            for here, there in ((client, server), (server, client)):
                threading.Thread(target=self._carry, args=(here, there), daemon=True).start()

    def _meet(self, client: socket.socket) -> socket.socket:
        head = b""
        while b"\r\n\r\n" not in head:
            head += client.recv(4096)
        self.asked.append(head.split(b"\r\n")[0])
        host, _, port = head.split()[1].decode().rpartition(":")
        try:
            server = socket.create_connection((host, int(port)))
        except OSError:
            client.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            return client
        client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        return server

    def _carry(self, here: socket.socket, there: socket.socket) -> None:
        try:
            while data := here.recv(65_536):
                self.carried += data
                there.sendall(data)
            there.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        for end in (self._listener, *self._ends):
            end.close()


class SocksProxy(Proxy):
    """The same by SOCKS 5 (RFC 1928) without a password; it looks names up itself."""

    def __init__(self) -> None:
        super().__init__()
        self.address = self.address.replace("http:", "socks5:")

    def _meet(self, client: socket.socket) -> socket.socket:
        client.recv(2 + 1)
        client.sendall(b"\5\0")
        request = client.recv(4096)
        kind, rest = request[3], request[4:-2]
        host = socket.inet_ntoa(rest) if kind == 1 else rest[1:].decode()
        self.asked.append(b"SOCKS %d" % kind)
        server = socket.create_connection((host, int.from_bytes(request[-2:])))
        client.sendall(b"\5\0\0\1" + bytes(6))
        return server


def test_by_socks_too(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    proxy = SocksProxy()
    set_line(laptop, Line(proxy=proxy.address))
    assert world.deliver(laptop).delivered == (interview,)
    proxy.close()
    assert len(set(proxy.asked)) == 1
    assert STORY.encode() not in proxy.carried


def test_a_proxy_carries_a_delivery_and_reads_nothing(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    proxy = Proxy()
    set_line(laptop, Line(proxy=proxy.address))
    report = world.deliver(laptop)
    proxy.close()
    assert report.delivered == (interview,)
    assert set(proxy.asked) == {b"CONNECT 127.0.0.1:%d HTTP/1.1" % world.port}
    assert len(proxy.carried) > report.sent_bytes
    assert b"/v1/" not in proxy.carried
    assert STORY.encode() not in proxy.carried


def test_without_its_proxy_nothing_goes_round_it(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    set_line(laptop, Line(proxy=f"http://127.0.0.1:{port}"))
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop)


def test_behind_a_proxy_the_address_is_taken_at_which_central_answers(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    world = World(tmp_path, before=(f"https://127.0.0.1:{port}",))
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    proxy = Proxy()
    set_line(laptop, Line(proxy=proxy.address))
    report = world.deliver(laptop)
    proxy.close()
    world.close()
    assert report.delivered == (interview,)
    assert list(dict.fromkeys(proxy.asked)) == [b"CONNECT 127.0.0.1:%d HTTP/1.1" % one for one in (port, world.port)]
