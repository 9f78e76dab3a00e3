import socket
import ssl

import httpx2
import pytest

from sync.central.errors import CentralProblem
from sync.central.serve import Server, listening_each
from tests.sync.world import SetClock, World


def test_answers_do_not_wait_for_the_acknowledgement_of_their_beginning(world: World) -> None:
    # asyncio turns Nagle's delay off only for sockets that name their protocol: 40 ms an answer.
    with Server(world.central, SetClock())._listening() as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_nothing_older_than_tls_1_3_is_spoken(world: World) -> None:
    context = ssl.create_default_context(cadata=world.central.ca_pem.decode())
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with socket.create_connection(("127.0.0.1", world.port)) as plain, pytest.raises((ssl.SSLError, OSError)):
        context.wrap_socket(plain, server_hostname="127.0.0.1")


def test_a_port_that_is_taken_is_said_so(world: World) -> None:
    with pytest.raises(CentralProblem, match="port-taken"):
        Server(world.central, SetClock(), port=world.port).start()


def test_workers_have_one_address_that_nobody_else_gets() -> None:
    listeners = listening_each("127.0.0.1", 0, 3)
    try:
        port = listeners[0].getsockname()[1]
        assert [one.getsockname()[1] for one in listeners] == [port] * 3
        for listener in listeners:
            listener.listen()
        for count in (1, 3):
            with pytest.raises(CentralProblem, match="port-taken"):
                listening_each("127.0.0.1", port, count)
    finally:
        for listener in listeners:
            listener.close()


def test_a_central_in_front_of_which_nothing_signs_answers_in_codes_only(world: World) -> None:
    context = ssl.create_default_context(cadata=world.central.ca_pem.decode())
    with httpx2.Client(verify=context, trust_env=False) as client:
        for method, path in (("GET", "/v1/cursor"), ("POST", "/v1/hello"), ("POST", "/v1/batch"), ("GET", "/")):
            answer = client.request(method, f"https://127.0.0.1:{world.port}{path}")
            assert answer.status_code in (401, 404)
            assert len(answer.content) < 100
            assert "server" not in answer.headers


HEAD = b" / HTTP/1.1\r\nhost: central\r\n"


@pytest.mark.parametrize("asked", [b"", b"GET" + HEAD + b"\r\n", b"PUT" + HEAD + b"content-length: 9\r\n\r\n"])
def test_a_laptop_that_fell_silent_does_not_keep_central_from_leaving(
    world: World, caplog: pytest.LogCaptureFixture, asked: bytes
) -> None:
    context = ssl.create_default_context(cadata=world.central.ca_pem.decode())
    with (
        socket.create_connection(("127.0.0.1", world.port)) as plain,
        context.wrap_socket(plain, server_hostname="127.0.0.1") as line,
    ):
        if asked:
            line.sendall(asked)
            assert line.recv(5) == b"HTTP/"
        # It neither reads on nor says goodbye.
        world.server.stop()
        assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
