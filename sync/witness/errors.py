"""What can be wrong with a witness's folder or input: codes only."""


class WitnessProblem(Exception):
    """The folder or what was given is not usable.

    Codes: folder-not-empty, not-a-witness, witness-name, log-key, log-known, file-unwritable, port-taken.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
