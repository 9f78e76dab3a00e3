"""What the world can do to a container."""


class ContainerError(Exception):
    """Base of what can go wrong with a container through no fault of the program."""

    code = "container-error"

    def __init__(self) -> None:
        super().__init__(self.code)


class ContainerDamaged(ContainerError):
    """Not every byte is the one that was written, or the key is another's: the two cannot be told apart."""

    code = "container-damaged"


class ContainerTooNew(ContainerError):
    """A newer version of the program wrote it."""

    code = "container-too-new"


class ContainerFull(ContainerError):
    """The disk is full; the records appended so far are intact."""

    code = "container-full"
