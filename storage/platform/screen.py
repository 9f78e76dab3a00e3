"""Windows that other programs cannot take pictures of, where the system offers it."""

# mypy tells platforms apart in if/elif chains, not after an early return.
# ruff: noqa: RET505

import ctypes
import sys

_SHOWN, _EXCLUDED, _BLACK = 0x00, 0x11, 0x01


def can_hide_from_capture() -> bool:
    """Tell whether this system can leave a window out of pictures and recordings of the screen."""
    return sys.platform in ("win32", "darwin")


def hide_from_capture(handle: int, hidden: bool) -> bool:
    """Leave a window out of what other programs see of the screen, or not any more; returns whether that worked.

    `handle` is the window's own: a HWND on Windows, an NSView on macOS.
    """
    if sys.platform == "win32":
        change = ctypes.windll.user32.SetWindowDisplayAffinity
        change.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        change.restype = ctypes.c_int
        # Windows before 10 2004 knows only how to show it black.
        return bool(change(handle, _EXCLUDED if hidden else _SHOWN)) or bool(hidden and change(handle, _BLACK))
    elif sys.platform == "darwin":
        return _mac_hide(handle, hidden)
    else:
        return False


if sys.platform == "darwin":

    def _mac_hide(view: int, hidden: bool) -> bool:
        objc = ctypes.CDLL("/usr/lib/libobjc.dylib")
        objc.sel_registerName.restype = ctypes.c_void_p
        objc.sel_registerName.argtypes = (ctypes.c_char_p,)
        ask = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
        window = ask(view, objc.sel_registerName(b"window"))
        if not window:
            return False
        # NSWindowSharingNone is 0, NSWindowSharingReadOnly is 1.
        order = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(("objc_msgSend", objc))
        order(window, objc.sel_registerName(b"setSharingType:"), 0 if hidden else 1)
        return True
