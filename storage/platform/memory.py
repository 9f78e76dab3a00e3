"""Small secrets that the system shall not write to its swap."""

import ctypes
import sys

LIMIT = 8 * 1024 * 1024
"""What an ordinary process may lock on most systems; keys need a few hundred bytes of it."""

if sys.platform != "win32":
    _SYSTEM = ctypes.CDLL(None, use_errno=True)
    _SYSTEM.mlock.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
    _SYSTEM.mlock.restype = ctypes.c_int


def lock_in_memory(buffer: bytearray) -> bool:
    """Keep a buffer out of the swap until this process ends; False where the system does not allow it.

    The buffer must keep its length: a longer one would move to memory that is not locked. Never unlocked, because
    other keys may lie in the same page.
    """
    if not buffer or len(buffer) > LIMIT:
        return False
    held = (ctypes.c_char * len(buffer)).from_buffer(buffer)
    return _lock(ctypes.addressof(held), len(buffer))


if sys.platform == "win32":

    def _lock(address: int, size: int) -> bool:
        lock = ctypes.windll.kernel32.VirtualLock
        lock.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
        lock.restype = ctypes.c_int
        return bool(lock(address, size))

else:

    def _lock(address: int, size: int) -> bool:
        return int(_SYSTEM.mlock(address, size)) == 0
