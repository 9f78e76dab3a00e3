"""The line as a person set it: how much may go, networks on which nothing goes by itself, the way round a wall."""

import ipaddress
import json
import re
import socket
from dataclasses import dataclass, replace
from typing import Final

from storage.interviews import settings
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction
from sync.client.pace import Pace
from sync.client.scope import Amount

_NAME: Final = "line"
_PACE: Final = "pace"
_MOST_NETWORKS: Final = 50
_MOST_CHARS: Final = 200
# Nothing is sent there: these are addresses for documents (RFC 5737, RFC 3849). Asked is only how one would set out.
_SOMEWHERE: Final = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
_PROXY: Final = re.compile(r"(http|socks5)://([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]):([0-9]{1,5})", re.ASCII)


class NoProxy(ValueError):
    """What was typed is not the address of a proxy."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was set. `proxy` is empty, `http://host:port` or `socks5://host:port`: never with a name or a password."""

    amount: Amount = Amount.ALL
    avoided: tuple[str, ...] = ()
    proxy: str = ""

    def avoids(self, network: str) -> bool:
        """Whether nothing is to go out on this network."""
        return network in self.avoided

    def avoiding(self, network: str, avoid: bool) -> "Line":
        """The same, with one network avoided or used again; the oldest are forgotten past fifty."""
        others = tuple(one for one in self.avoided if one != network)
        return replace(self, avoided=(*others, network)[-_MOST_NETWORKS:] if avoid and network else others)


def read(tx: Transaction) -> Line:
    """What is set in this vault; what cannot be read is as if it were not set."""
    try:
        amount, avoided, proxy = json.loads(settings.get(tx, _NAME) or "null")
        return Line(Amount(amount), tuple(str(one) for one in avoided), checked_proxy(str(proxy)))
    except (TypeError, ValueError):
        return Line()


def keep(tx: Transaction, line: Line, moment: Moment) -> None:
    """Keep what was set."""
    settings.put(tx, _NAME, json.dumps([line.amount.value, line.avoided, line.proxy]), moment)


def kept_pace(tx: Transaction, receipt_key: bytes) -> Pace:
    """How a delivery to this central begins: by what the line did when last something was delivered."""
    try:
        of, ceiling, first = json.loads(settings.get(tx, _PACE) or "null")
        if of == receipt_key.hex():
            return Pace(int(ceiling), int(first))
    except (TypeError, ValueError, OverflowError):
        pass
    return Pace()


def keep_pace(tx: Transaction, receipt_key: bytes, pace: Pace, moment: Moment) -> None:
    """Keep it for the next delivery, where that is to begin in another way than this one."""
    said = json.dumps([receipt_key.hex(), pace.ceiling, pace.first])
    if said != settings.get(tx, _PACE):
        settings.put(tx, _PACE, said, moment)


def checked_proxy(text: str) -> str:
    """The address of a proxy as typed, without the space around it; empty means none.

    Raises:
        NoProxy: it is not `http://host:port` or `socks5://host:port`.
    """
    typed = text.strip()
    if not typed:
        return ""
    found = _PROXY.fullmatch(typed) if len(typed) <= _MOST_CHARS else None
    if found is None or not 0 < int(found[3]) < 65_536:
        raise NoProxy
    return typed


def present_network() -> str:
    """The local network of this computer by its addresses (/24 or /64); empty where there is none. Sends nothing."""
    for family, address in _SOMEWHERE:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
                own = str(probe.getsockname()[0])
        except OSError:
            continue
        bits = 24 if family == socket.AF_INET else 64
        return str(ipaddress.ip_network((own.partition("%")[0], bits), strict=False))
    return ""
