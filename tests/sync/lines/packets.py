"""A line of real packets: the system's own TCP over a TUN device, whose other end delays, drops, cuts and swallows.

One device and one address are enough: each packet comes back with its two addresses changed over, so that the listener
at HERE sees a peer THERE, and who connects to THERE meets the listener. The sums of both headers stay as they are.
It needs Linux and a network of the process's own (`unshare -rn`); the addresses exist nowhere else.
"""

import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import threading
import time
from pathlib import Path
from typing import Final

from tests.sync.lines.profiles import Profile

HERE: Final = "10.77.0.1"
THERE: Final = "10.77.0.2"
_THERE: Final = bytes(int(part) for part in THERE.split("."))
_TUNSETIFF: Final = 0x400454CA
_TUN_WITHOUT_HEAD: Final = 0x1001
_MOST_PACKET: Final = 65_536
_QUEUE_SECONDS: Final = 0.6
_LEAST_QUEUE_BYTES: Final = 30_000
_HEADER: Final = 40
_FIN, _SYN, _RST, _ACK = 1, 2, 4, 16


def set_up(congestion: str = "") -> str:
    """Bring up what a fresh network of one's own lacks; the name of TCP's way with congestion, chosen or found.

    Raises:
        OSError, subprocess.CalledProcessError: this machine does not allow it.
    """
    # Listeners have their address also while no line is there.
    for words in (["link", "set", "lo", "up"], ["addr", "add", HERE + "/32", "dev", "lo"]):
        subprocess.run(["ip", *words], check=True, capture_output=True)
    settings = Path("/proc/sys/net/ipv4")
    # What TCP learnt of one line must not serve the next.
    (settings / "tcp_no_metrics_save").write_text("1")
    chosen = settings / "tcp_congestion_control"
    if congestion:
        chosen.write_text(congestion)
    return chosen.read_text().strip()


class PacketLine:
    """A TUN device and what carries its packets; `ports` are those of listeners: what goes to them goes upward."""

    def __init__(self, profile: Profile, seed: int = 1) -> None:
        self._profile = profile
        self._chance = random.Random(seed)
        self._device = os.open("/dev/net/tun", os.O_RDWR)
        fcntl.ioctl(self._device, _TUNSETIFF, struct.pack("16sH", b"line0", _TUN_WITHOUT_HEAD))
        for words in (["addr", "add", HERE + "/29", "dev", "line0"], ["link", "set", "line0", "up", "mtu", "1400"]):
            subprocess.run(["ip", *words], check=True, capture_output=True)
        self.ports: set[int] = set()
        self.up = self.down = self.cuts = self.lost = 0
        self._free = {True: 0.0, False: 0.0}
        self._latest = {True: 0.0, False: 0.0}
        self._carried: dict[int, int] = {}
        self._broken: set[int] = set()
        self._waiting: list[tuple[float, int, bytes]] = []
        self._count = 0
        self._wake, self._waker = os.pipe()
        self._thread = threading.Thread(target=self._carry, name="line", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take the line away."""
        os.write(self._waker, b".")
        self._thread.join()
        for one in (self._device, self._wake, self._waker):
            os.close(one)

    def _carry(self) -> None:
        while True:
            patience = max(0.0, self._waiting[0][0] - time.monotonic()) if self._waiting else None
            ready, _, _ = select.select([self._device, self._wake], [], [], patience)
            if self._wake in ready:
                return
            if ready:
                self._take(os.read(self._device, _MOST_PACKET))
            now = time.monotonic()
            while self._waiting and self._waiting[0][0] <= now:
                os.write(self._device, heapq.heappop(self._waiting)[2])

    def _take(self, packet: bytes) -> None:
        if packet[0] >> 4 != 4 or packet[9] != 6:
            return
        head = (packet[0] & 15) * 4
        source, target = struct.unpack_from(">HH", packet, head)
        is_up = target in self.ports
        line = source if is_up else target
        flags = packet[head + 13]
        payload = len(packet) - head - (packet[head + 12] >> 4) * 4
        if is_up:
            self.up += len(packet)
            if packet[16:20] != _THERE:
                # An address at which nobody is.
                return
        else:
            self.down += len(packet)
        if flags & _SYN and is_up:
            self._carried[line] = 0
            self._broken.discard(line)
        if line in self._broken:
            self._refuse(packet, head, is_up, flags)
            return
        if is_up:
            self._carried[line] = self._carried.get(line, 0) + payload
            after = self._profile.cut_every or self._profile.vanish_every
            if after and self._carried[line] >= after:
                self.cuts += 1
                self._broken.add(line)
                self._refuse(packet, head, is_up, flags)
                if self._profile.cut_every:
                    self._queue(_bare(_turned(packet), head, packet[head + 4 : head + 8], bytes(4), _RST), is_up)
                return
        if self._chance.random() < self._profile.loss:
            self.lost += 1
            return
        self._queue(_turned(packet), is_up)

    def _refuse(self, packet: bytes, head: int, is_up: bool, flags: int) -> None:
        if self._profile.cut_every and not flags & _RST:
            # What comes back to the sender: its own packet's addresses and ports changed over.
            self._queue(_bare(_answering(packet, head), head, packet[head + 8 : head + 12], bytes(4), _RST), not is_up)

    def _queue(self, packet: bytes, is_up: bool) -> None:
        profile, now = self._profile, time.monotonic()
        due = now
        if profile.rate:
            begins = max(now, self._free[is_up])
            room = max(_QUEUE_SECONDS, _LEAST_QUEUE_BYTES * 8 / profile.rate)
            if begins - now > room:
                self.lost += 1
                return
            due = self._free[is_up] = begins + len(packet) * 8 / profile.rate
        due += profile.round_trip / 2 + self._chance.random() * profile.jitter
        # Such lines delay packets unevenly but keep their order.
        due = self._latest[is_up] = max(due, self._latest[is_up])
        self._count += 1
        heapq.heappush(self._waiting, (due, self._count, packet))


def _turned(packet: bytes) -> bytes:
    return packet[:12] + packet[16:20] + packet[12:16] + packet[20:]


def _answering(packet: bytes, head: int) -> bytes:
    ports = packet[head + 2 : head + 4] + packet[head : head + 2]
    return _turned(packet)[:head] + ports + packet[head + 4 :]


def _bare(packet: bytes, head: int, seq: bytes, ack: bytes, flags: int) -> bytes:
    """A packet of headers only, with the addresses and ports of another one."""
    addresses, ports = packet[12:20], packet[head : head + 4]
    outer = struct.pack(">BBHHHBBH", 0x45, 0, _HEADER, 0, 0, 64, 6, 0) + addresses
    outer = outer[:10] + _sum(outer) + outer[12:]
    inner = ports + seq + ack + struct.pack(">BBHHH", 0x50, flags, 0, 0, 0)
    inner = inner[:16] + _sum(addresses + struct.pack(">HH", 6, len(inner)) + inner) + inner[18:]
    return outer + inner


def _sum(data: bytes) -> bytes:
    total = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return struct.pack(">H", ~total & 0xFFFF)
