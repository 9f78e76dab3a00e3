"""HTTPS with nothing optional: TLS 1.3, only the organisation's CA and its pinned key, no redirects."""

from storage.vault import Vault
from sync.client.transport import Answer, Request


class HttpTransport:
    """One connection to central; trusts only what the organisation package names."""

    def __init__(self, base_url: str, ca_pem: str, spki_pins: tuple[str, ...], *, timeout: float = 30.0) -> None:
        self.base_url = base_url

    def send(self, request: Request, *, most: int) -> Answer:
        """The answer to one request, read up to `most` bytes."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the connection."""
        raise NotImplementedError


def transport_of(vault: Vault) -> HttpTransport:
    """A transport to the central of this vault's organisation.

    Raises:
        NotReadyToDeliver: there is no organisation package, or it names no address.
    """
    raise NotImplementedError
