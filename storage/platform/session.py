"""What the system says of the session: it is locked, it is about to sleep, the lid was closed."""

import ctypes
import sys
import uuid
from enum import StrEnum

if sys.platform == "win32":
    from ctypes import wintypes


class SessionEvent(StrEnum):
    """Something after which nobody may be looking at the screen."""

    LOCKED = "session-locked"
    SLEEP = "going-to-sleep"
    LID = "lid-closed"


WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
_PBT_APMSUSPEND = 0x0004
_PBT_POWERSETTINGCHANGE = 0x8013
# Locked; another person at the console; the line of a remote session is gone.
_WTS_GONE = (0x0007, 0x0002, 0x0004)
LID_SWITCH = uuid.UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3").bytes_le
SETTING_BYTES = 24
"""POWERBROADCAST_SETTING with a number in it: whose setting (16), length (4), number (4)."""


def windows_event(message: int, first: int, setting: bytes = b"") -> SessionEvent | None:
    """Return what a window message of Windows means; `setting` is what a changed power setting points to."""
    if message == WM_WTSSESSION_CHANGE and first in _WTS_GONE:
        return SessionEvent.LOCKED
    if message == WM_POWERBROADCAST and first == _PBT_APMSUSPEND:
        return SessionEvent.SLEEP
    if message == WM_POWERBROADCAST and first == _PBT_POWERSETTINGCHANGE:
        # 0 is closed; Windows also sends the present state when one asks to be told, and then it is open.
        is_closed = setting[:16] == LID_SWITCH and setting[20:SETTING_BYTES] == bytes(4)
        return SessionEvent.LID if is_closed else None
    return None


if sys.platform == "win32":

    def watch_window(handle: int) -> None:
        """Have Windows tell this window of locked sessions and of the lid; both end with the window."""
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(handle), 0)
        register = ctypes.windll.user32.RegisterPowerSettingNotification
        register.argtypes = (wintypes.HANDLE, ctypes.c_char_p, wintypes.DWORD)
        register.restype = wintypes.HANDLE
        register(handle, LID_SWITCH, 0)

    def event_of(message: int) -> SessionEvent | None:
        """Return what the message (the address of a MSG) means."""
        found = wintypes.MSG.from_address(message)
        setting = b""
        if found.message == WM_POWERBROADCAST and found.wParam == _PBT_POWERSETTINGCHANGE and found.lParam:
            setting = ctypes.string_at(found.lParam, SETTING_BYTES)
        return windows_event(int(found.message), int(found.wParam), setting)


if sys.platform == "darwin":
    _UTF8 = 0x08000100

    def is_session_locked() -> bool:
        """Return whether macOS shows its lock screen or another person's session."""
        graphics = ctypes.CDLL("/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics")
        foundation = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
        graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
        foundation.CFStringCreateWithCString.restype = ctypes.c_void_p
        foundation.CFStringCreateWithCString.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32)
        foundation.CFDictionaryContainsKey.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        foundation.CFDictionaryContainsKey.restype = ctypes.c_uint8
        foundation.CFRelease.argtypes = (ctypes.c_void_p,)
        session = graphics.CGSessionCopyCurrentDictionary()
        if not session:
            return False
        # The key is there only while the lock screen is shown.
        key = foundation.CFStringCreateWithCString(None, b"CGSSessionScreenIsLocked", _UTF8)
        locked = bool(foundation.CFDictionaryContainsKey(session, key))
        foundation.CFRelease(key)
        foundation.CFRelease(session)
        return locked
