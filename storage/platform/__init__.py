"""The only room with operating-system calls."""
