"""HTTPS with nothing optional: TLS 1.3, only the organisation's CA and its pinned key, no redirects."""

import hashlib
import socket
import ssl
import time
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

import httpx2
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from storage.interviews import organisation
from storage.vault import Vault
from sync.client import line
from sync.client.transport import Answer, Request
from sync.protocol.errors import NotReadyToDeliver, ServerNotTrusted, ServerUnreachable

_CONNECT_SECONDS: Final = 15.0
_LOOK_SECONDS: Final = 3.0
_SLOWEST_BYTES_A_SECOND: Final = 1_000
# X509_V_FLAG_NO_CHECK_TIME: a laptop whose clock is years off must still deliver. What protects is the pinned key,
# and the package that pins it is signed and versioned.
_NO_CHECK_TIME: Final = 0x200000


class HttpTransport:
    """One connection to central; trusts only what the organisation package names."""

    def __init__(
        self, base_url: str, ca_pem: str, spki_pins: Sequence[str], *, timeout: float = 30.0, proxy: str = ""
    ) -> None:
        self._base_url = base_url.rstrip("/").removesuffix(":443")
        self._timeout = timeout
        self._client = httpx2.Client(
            verify=pinned_context(ca_pem, spki_pins),
            trust_env=False,
            # It carries TLS to central and sees nothing inside; with SOCKS it also looks the name up.
            proxy=proxy or None,
            follow_redirects=False,
            timeout=httpx2.Timeout(timeout, connect=min(timeout, _CONNECT_SECONDS)),
            limits=httpx2.Limits(max_connections=1, max_keepalive_connections=1),
        )

    @property
    def base_url(self) -> str:
        """The address of central, without a trailing slash."""
        return self._base_url

    def send(self, request: Request, *, most: int) -> Answer:
        """The answer to one request, read up to `most` bytes.

        Raises:
            ServerUnreachable: nobody answered in time, or the answer was cut.
            ServerNotTrusted: another key, or an answer without end.
        """
        headers = [*request.headers, ("accept-encoding", "identity"), ("accept", "*/*")]
        patience = 2 * self._timeout + (len(request.body) + most) / _SLOWEST_BYTES_A_SECOND
        until = time.monotonic() + patience
        content = bytearray()
        try:
            with self._client.stream(request.method, request.url, headers=headers, content=request.body) as answer:
                for chunk in answer.iter_raw():
                    content += chunk
                    if len(content) > most:
                        raise ServerNotTrusted("answer-too-large")
                    if time.monotonic() > until:
                        raise ServerUnreachable("timed-out")
                return Answer(answer.status_code, bytes(content))
        except httpx2.TimeoutException as error:
            raise ServerUnreachable("timed-out") from error
        except httpx2.ConnectError as error:
            if _is_foreign_key(error):
                raise ServerNotTrusted("wrong-server-key") from error
            raise ServerUnreachable("unreachable") from error
        except httpx2.HTTPError as error:
            raise ServerUnreachable("cut") from error

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()


def transport_of(vault: Vault, *, timeout: float = 30.0) -> HttpTransport:
    """A transport to the central of this vault's organisation.

    Raises:
        NotReadyToDeliver: there is no organisation package, or it names no address.
        ServerNotTrusted: the package's certificate and its pins do not agree.
        ServerUnreachable: code network-avoided: a person said that nothing goes out here.
    """
    with vault.read() as tx:
        current = organisation.current(tx)
        set_line = line.read(tx)
    if current is None:
        raise NotReadyToDeliver("no-organisation")
    central = current.package.central
    if not central.urls:
        raise NotReadyToDeliver("no-address")
    if set_line.avoids(line.present_network()):
        raise ServerUnreachable("network-avoided")
    url = _first_there(central.urls, set_line.proxy)
    return HttpTransport(url, central.ca_pem, central.spki_pins, timeout=timeout, proxy=set_line.proxy)


def pinned_context(ca_pem: str, spki_pins: Sequence[str]) -> ssl.SSLContext:
    """TLS 1.3 that ends in a pinned CA or nowhere: every certificate trusted here has a pinned key.

    Raises:
        ServerNotTrusted: code wrong-pin or no-certificate.
    """
    try:
        authorities = x509.load_pem_x509_certificates(ca_pem.encode("ascii"))
    except ValueError as error:
        raise ServerNotTrusted("no-certificate") from error
    for authority in authorities:
        encoded = authority.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        if hashlib.sha256(encoded).hexdigest() not in spki_pins:
            raise ServerNotTrusted("wrong-pin")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(cadata=ca_pem)
    context.verify_flags |= ssl.VerifyFlags.VERIFY_X509_STRICT | ssl.VerifyFlags(_NO_CHECK_TIME)
    return context


def is_there(url: str, proxy: str = "") -> bool:
    """Whether somebody listens at the address, or where a proxy is set at that of the proxy."""
    parts = urlsplit(proxy or url)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 443), timeout=_LOOK_SECONDS):
            return True
    except OSError:
        return False


def _first_there(urls: Sequence[str], proxy: str) -> str:
    """The first address where somebody listens; the first of all if nobody does, so that its failure is told."""
    if proxy or len(urls) == 1:
        return urls[0]
    return next((url for url in urls if is_there(url)), urls[0])


def _is_foreign_key(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
