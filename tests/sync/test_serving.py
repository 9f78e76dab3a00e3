import socket

from sync.central.serve import Server
from tests.sync.world import SetClock, World


def test_answers_do_not_wait_for_the_acknowledgement_of_their_beginning(world: World) -> None:
    # asyncio turns Nagle's delay off only for sockets that name their protocol: 40 ms an answer.
    with Server(world.central, SetClock())._listening() as listener:
        assert listener.proto == socket.IPPROTO_TCP
