"""Copies of a vault, the way back from them, and the repair of a damaged one."""
