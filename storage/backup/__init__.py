"""Copies of a vault, the way back from them, and the repair of a damaged one."""

from storage.backup.standing import State, state

__all__ = ["State", "state"]
