"""The addresses of this computer on local networks. Sends nothing and asks nobody."""

import ctypes
import ipaddress
import socket
import sys
from typing import Final

_MOST: Final = 32


def local_addresses() -> tuple[str, ...]:
    """IPv4 addresses that lead to local networks only, without this computer's own loop; may be empty."""
    found: dict[str, None] = {}
    for text in _all_addresses()[:_MOST]:
        address = ipaddress.IPv4Address(text)
        if address.is_private and not address.is_loopback and not address.is_unspecified:
            found[text] = None
    # What a cable without a network gives comes last: where there is a network, that is what people mean.
    return tuple(sorted(found, key=lambda text: ipaddress.IPv4Address(text).is_link_local))


if sys.platform == "win32":

    def _all_addresses() -> list[str]:
        try:
            # The name of this computer itself is answered by Windows from its own interfaces.
            return [str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
        except OSError:
            return []

else:
    # The family stands in the second byte where a length stands in the first, as on BSD and macOS.
    _FAMILY_AT: Final = 1 if sys.platform == "darwin" else 0
    _ADDRESS_AT: Final = 4

    class _Interface(ctypes.Structure):
        pass

    _Interface._fields_ = (
        ("next", ctypes.POINTER(_Interface)),
        ("name", ctypes.c_char_p),
        ("flags", ctypes.c_uint),
        ("address", ctypes.c_void_p),
        ("mask", ctypes.c_void_p),
        ("other", ctypes.c_void_p),
        ("data", ctypes.c_void_p),
    )

    def _all_addresses() -> list[str]:
        library = ctypes.CDLL(None)
        first = ctypes.POINTER(_Interface)()
        library.freeifaddrs.argtypes = (ctypes.POINTER(_Interface),)
        library.freeifaddrs.restype = None
        if library.getifaddrs(ctypes.byref(first)):
            return []
        found, one = [], first
        try:
            while bool(one):
                address = one.contents.address
                if address:
                    head = ctypes.string_at(address, _ADDRESS_AT + 4)
                    # sa_family is one byte on macOS, and two on Linux, of which the lower one comes first here.
                    if head[_FAMILY_AT] == socket.AF_INET:
                        found.append(socket.inet_ntoa(head[_ADDRESS_AT:]))
                one = one.contents.next
        finally:
            library.freeifaddrs(first)
        return found
