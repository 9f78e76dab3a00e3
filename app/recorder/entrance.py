"""The entrance of the recorder process."""


def main() -> int:
    """Run the recorder with the machine's microphones; gives the process's exit code."""
    raise NotImplementedError
