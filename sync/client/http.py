"""HTTPS with nothing optional: TLS 1.3, only the organisation's CA and its pinned key, no redirects."""

import hashlib
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import urlsplit

import httpx2
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from storage.interviews import organisation
from storage.vault import Vault
from sync.client import greeting, line
from sync.client.lives import Lives
from sync.client.pace import MOST_ABREAST
from sync.client.roads import Roads
from sync.client.transport import Answer, Request
from sync.protocol import limits
from sync.protocol.errors import NotReadyToDeliver, ServerNotTrusted, ServerUnreachable

_CONNECT_SECONDS: Final = 15.0
_KEPT_SECONDS: Final = 40.0
# Where a telephone carries the line and others use it too, a first answer takes seconds.
_LOOK_SECONDS: Final = 8.0
_SLOWEST_BYTES_A_SECOND: Final = 1_000
_HELLO: Final = "/v1/hello"
# X509_V_FLAG_NO_CHECK_TIME: a laptop whose clock is years off must still deliver. What protects is the pinned key,
# and the package that pins it is signed and versioned.
_NO_CHECK_TIME: Final = 0x200000


class _Road:
    """One connection at a time, made anew when it broke; one thread uses it."""

    def __init__(self, make: Callable[[], httpx2.Client]) -> None:
        self._make = make
        self.client = make()
        #: Bytes of requests that were answered over the connection as it is now.
        self.carried = 0

    def renew(self) -> None:
        """Leave the connection."""
        self.client.close()
        self.client = self._make()
        self.carried = 0

    def traced(self, event: str, _details: object) -> None:
        """The client tells of each step; it connects by itself where the other side had hung up."""
        if event.endswith("connect_tcp.started"):
            self.carried = 0


class HttpTransport:
    """A few connections to central; trusts only what the organisation package names."""

    def __init__(
        self, base_url: str, ca_pem: str, spki_pins: Sequence[str], *, timeout: float = 30.0, proxy: str = ""
    ) -> None:
        self._base_url = base_url.rstrip("/").removesuffix(":443")
        self._timeout = timeout
        context = pinned_context(ca_pem, spki_pins)

        def make() -> httpx2.Client:
            client = httpx2.Client(
                verify=context,
                trust_env=False,
                # It carries TLS to central and sees nothing inside; with SOCKS it also looks the name up.
                proxy=proxy or None,
                follow_redirects=False,
                timeout=httpx2.Timeout(timeout, connect=min(timeout, _CONNECT_SECONDS)),
                # Greeting anew costs seconds where an answer is long in coming; central keeps a line a little longer.
                limits=httpx2.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=_KEPT_SECONDS),
            )
            # They say nothing that central asks, go with each request, and name the programs of this laptop.
            for name in ("accept", "connection", "user-agent"):
                del client.headers[name]
            return client

        self._lives = Lives()
        # Receipts may come beside as many requests as there may be, and a greeting may still wait for its answer.
        self._roads = Roads(_Road(make) for _ in range(MOST_ABREAST + 2))
        self._has_met = False

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
        if self._has_met or not request.url.endswith(_HELLO):
            return self._send(request, most)
        answer = greeting.first_of_two(lambda: self._send(request, most), seconds=greeting.SECONDS)
        self._has_met = True
        return answer

    def _send(self, request: Request, most: int) -> Answer:
        # Of two greetings the later one is given back when central was met already.
        road, has_met = self._roads.take(), self._has_met
        try:
            if self._lives.is_spent(road.carried, len(request.body)):
                road.renew()
            answer = self._over(road, request, most)
            road.carried += len(request.body)
            self._lives.went_on(road.carried)
            return answer
        finally:
            if not self._roads.give(road, is_late=self._has_met and not has_met):
                road.client.close()

    def _over(self, road: _Road, request: Request, most: int) -> Answer:
        headers = [*request.headers, ("accept-encoding", "identity")]
        content = bytearray()
        # Each step has its own time, so that a large body on a slow line is no failure as long as it goes on.
        patience = httpx2.Timeout(
            self._timeout,
            connect=min(self._timeout, _CONNECT_SECONDS),
            read=self._timeout + request.patience,
            pool=None,
        )
        try:
            with road.client.stream(
                request.method,
                request.url,
                headers=headers,
                content=request.body,
                timeout=patience,
                extensions={"trace": road.traced},
            ) as answer:
                until = time.monotonic() + 2 * self._timeout + most / _SLOWEST_BYTES_A_SECOND
                for chunk in answer.iter_raw():
                    content += chunk
                    if len(content) > most:
                        raise ServerNotTrusted("answer-too-large")
                    if time.monotonic() > until:
                        raise ServerUnreachable("timed-out")
                return Answer(answer.status_code, bytes(content))
        except httpx2.TimeoutException as error:
            self._lives.broke(road.carried)
            raise ServerUnreachable("timed-out") from error
        except httpx2.ConnectError as error:
            if _is_foreign(error):
                raise ServerNotTrusted("wrong-server-key") from error
            raise ServerUnreachable("unreachable") from error
        except httpx2.HTTPError as error:
            self._lives.broke(road.carried)
            raise ServerUnreachable("cut") from error

    def close(self) -> None:
        """Let go of the connections; a greeting that comes too late lets go of its own."""
        for road in self._roads.close():
            road.client.close()


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

    def to(url: str) -> HttpTransport:
        return HttpTransport(url, central.ca_pem, central.spki_pins, timeout=timeout, proxy=set_line.proxy)

    return _first_answering(central.urls, to) if set_line.proxy else to(_first_there(central.urls))


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


def _first_there(urls: Sequence[str]) -> str:
    """The first address where somebody listens; the first of all if nobody does, so that its failure is told."""
    return urls[0] if len(urls) == 1 else next((url for url in urls if is_there(url)), urls[0])


def _first_answering(urls: Sequence[str], to: Callable[[str], HttpTransport]) -> HttpTransport:
    """To the first address at which central answers; to the first of all if it does nowhere.

    Only a proxy knows what is behind it, and some take a connection before they know it themselves: so central is
    asked something that needs no signature.
    """
    for url in urls if len(urls) > 1 else ():
        transport = to(url)
        try:
            transport.send(Request("GET", f"{transport.base_url}/v1/hello", (), b""), most=limits.CONTROL_BYTES)
        except (ServerUnreachable, ServerNotTrusted):
            transport.close()
            continue
        return transport
    return to(urls[0])


def _is_foreign(error: BaseException) -> bool:
    """Whether somebody answered who is not central: another key, another protocol, a page that wants a log-in."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            # A line that breaks while the two greet each other ends without a word.
            return not isinstance(seen, ssl.SSLEOFError | ssl.SSLZeroReturnError | ssl.SSLSyscallError)
        seen = seen.__cause__ or seen.__context__
    return False
