"""What central answers on a line of one's own."""

from __future__ import annotations

import ssl
from dataclasses import dataclass

from sync.protocol.errors import MalformedMessage
from sync.protocol.messages import Refusal, decode


@dataclass(frozen=True, slots=True)
class Said:
    """What central said: status and code; of a batch the code of what was refused. Status 0: the line was closed."""

    status: int
    code: str = ""
    body: bytes = b""


def read_answer(line: ssl.SSLSocket, *, has_body: bool = True) -> Said:
    """Status and code of one answer on a line."""
    data = b""
    try:
        while b"\r\n\r\n" not in data:
            more = line.recv(65_536)
            if not more:
                return Said(0, "closed")
            data += more
        top, _, body = data.partition(b"\r\n\r\n")
        lines = top.decode("latin-1").split("\r\n")
        named = {name.lower(): value.strip() for name, _, value in (text.partition(":") for text in lines[1:])}
        while has_body and len(body) < int(named.get("content-length", "0")):
            more = line.recv(65_536)
            if not more:
                break
            body += more
    except OSError:
        return Said(0, "closed")
    status = int(lines[0].split(" ")[1])
    if status == 200:
        return Said(200, "", body)
    try:
        return Said(status, decode(Refusal, body).code, body)
    except MalformedMessage:
        return Said(status, body.decode("latin-1")[:60], body)
