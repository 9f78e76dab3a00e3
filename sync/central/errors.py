"""What central refuses, and what an administrator can get wrong: codes only."""


class CentralProblem(Exception):
    """Central's folder or its input is not usable; `code` is a kebab-case word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Refused(Exception):
    """A request that is turned away; becomes an answer in one place."""

    def __init__(self, code: str, status: int = 400, notice: bytes = b"") -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.notice = notice
