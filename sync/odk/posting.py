"""OpenRosa over TLS: a greeting by HEAD, then multipart posts of a size that the server likes."""

import contextlib
import logging
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx2

from storage.platform.clock import Clock, instant_ms
from sync.odk.address import Address
from sync.odk.errors import OdkRefused, OdkUnreachable

DEFAULT_LIMIT: Final = 10_000_000
LEAST_LIMIT: Final = 100_000
MOST_LIMIT: Final = 500_000_000
_CONNECT_SECONDS: Final = 15.0
_SLOWEST_BYTES_A_SECOND: Final = 1_000
_MOST_ANSWER: Final = 1 << 20
_MOST_MOVES: Final = 3
_TAKEN: Final = (201, 202)
_REFUSALS: Final = {
    400: "odk-refused", 401: "odk-sign-in", 403: "odk-not-allowed", 404: "odk-no-form", 409: "odk-conflict",
    411: "odk-refused", 413: "odk-too-large", 415: "odk-refused",
}  # fmt: skip
_BUSY: Final = (408, 425, 429)

for _name in ("httpx2", "httpcore2"):
    # They would write the address, which is a secret, into whatever log there is.
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of a post; `read` gives its bytes from the beginning, each time it is called."""

    name: str
    size: int
    read: Callable[[], Iterable[bytes]] = field(repr=False)


class OdkServer:
    """One server for the length of one sending; trusts the given authorities, or the system's."""

    def __init__(self, address: Address, ca_pem: str, clock: Clock, *, timeout: float = 60.0) -> None:
        self._address, self._clock, self._timeout = address, clock, timeout
        self._url = address.url
        self._auth: httpx2.Auth | None = None
        self._client = httpx2.Client(
            verify=_context(ca_pem),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx2.Timeout(timeout, connect=min(timeout, _CONNECT_SECONDS)),
            limits=httpx2.Limits(max_connections=1, max_keepalive_connections=1),
        )

    def greet(self) -> int:
        """See who is there, sign in if it asks for it, and learn how large a post may be.

        Raises:
            OdkUnreachable: Nobody answered.
            OdkRefused: Codes odk-sign-in, odk-not-allowed, odk-no-form, odk-moved, odk-untrusted, odk-refused.
        """
        for _ in range(_MOST_MOVES + 1):
            answer = self._head()
            if answer.status_code == 401 and self._auth is None and self._address.user:
                self._auth = self._asked_for(answer)
                continue
            if answer.is_redirect or (answer.status_code == 204 and self._moved(answer)):
                self._follow(answer)
                continue
            # A server that knows no HEAD is asked by the post itself.
            if answer.status_code not in (200, 204, 405, 501):
                _refuse(answer.status_code)
            return _limit(answer.headers.get("x-openrosa-accept-content-length", ""))
        raise OdkRefused("odk-moved")

    def post(self, manifest: bytes, pieces: Sequence[Piece], *, is_last: bool, sent: Callable[[int], None]) -> None:
        """Post the manifest with some of its files; when it returns, the server has them.

        `sent` is told how many bytes went each time; it may raise to stop.

        Raises:
            OdkUnreachable: Nobody answered, or the line was cut; the server may have them or not.
            OdkRefused: It did not take them.
        """
        body = _Body(manifest, pieces, is_last, sent)
        headers = {
            **self._headers(),
            "content-type": f"multipart/form-data; boundary={body.boundary}",
            "content-length": str(len(body)),
        }
        patience = 2 * self._timeout + len(body) / _SLOWEST_BYTES_A_SECOND
        answer = self._asked("POST", headers, body, patience)
        if answer.status_code in _TAKEN:
            return
        if answer.status_code == 200:
            # Whoever says just "fine" keeps nothing: a sign-in page of a network, a web site.
            raise OdkRefused("odk-not-openrosa")
        if answer.is_redirect:
            raise OdkRefused("odk-moved")
        _refuse(answer.status_code)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _head(self) -> httpx2.Response:
        return self._asked("HEAD", self._headers(), None, 2 * self._timeout)

    def _asked(self, method: str, headers: dict[str, str], body: "_Body | None", patience: float) -> httpx2.Response:
        until = time.monotonic() + patience
        try:
            auth = self._auth if self._auth is not None else httpx2.Auth()
            with self._client.stream(method, self._url, headers=headers, content=body, auth=auth) as answer:
                size = 0
                for chunk in answer.iter_raw():
                    size += len(chunk)
                    if size > _MOST_ANSWER:
                        raise OdkRefused("odk-not-openrosa")
                    if time.monotonic() > until:
                        raise OdkUnreachable("odk-unreachable")
                return answer
        # Never as the cause: what they hold may name the address.
        except httpx2.ConnectError as error:
            raise (OdkRefused("odk-untrusted") if _is_foreign_key(error) else _unreachable()) from None
        except httpx2.ConnectTimeout:
            raise _unreachable() from None
        except (httpx2.HTTPError, httpx2.InvalidURL, ssl.SSLError):
            raise OdkUnreachable("odk-cut") from None

    def _headers(self) -> dict[str, str]:
        seconds = (instant_ms(self._clock.now().wall) or 0) / 1000
        return {
            "x-openrosa-version": "1.0",
            "date": formatdate(seconds, usegmt=True),
            "accept-encoding": "identity",
            "user-agent": "svidok",
        }

    def _asked_for(self, answer: httpx2.Response) -> httpx2.Auth:
        """Digest where the server offers it; its password never goes over the line then."""
        offered = [one.strip().lower() for one in answer.headers.get_list("www-authenticate")]
        if any(one.startswith("digest") or ", digest" in one for one in offered):
            return httpx2.DigestAuth(self._address.user, self._address.password)
        if any(one.startswith("basic") or ", basic" in one for one in offered):
            return httpx2.BasicAuth(self._address.user, self._address.password)
        raise OdkRefused("odk-sign-in")

    def _moved(self, answer: httpx2.Response) -> bool:
        where = answer.headers.get("location", "")
        return bool(where) and urljoin(self._url, where) != self._url

    def _follow(self, answer: httpx2.Response) -> None:
        """To another place on the same server only: what names another host gets nothing."""
        there = urljoin(self._url, answer.headers.get("location", ""))
        now, then = urlsplit(self._url), urlsplit(there)
        with contextlib.suppress(ValueError):
            if (then.scheme, then.hostname, then.port or 443) == ("https", now.hostname, now.port or 443):
                self._url = there
                return
        raise OdkRefused("odk-moved")


class _Body:
    """A multipart body that can be sent again from the beginning, and knows its length before."""

    def __init__(self, manifest: bytes, pieces: Sequence[Piece], is_last: bool, sent: Callable[[int], None]) -> None:
        self.boundary = "svidok-8f2c0b7d4e"
        self._sent = sent
        plain = [_head(self.boundary, "xml_submission_file", "submission.xml", "text/xml; charset=utf-8") + manifest]
        if not is_last:
            plain.append(_head(self.boundary, "*isIncomplete*", "", "text/plain") + b"yes")
        self._parts: list[tuple[bytes, Piece | None]] = [(one + b"\r\n", None) for one in plain]
        self._parts += [(_head(self.boundary, one.name, one.name, "application/octet-stream"), one) for one in pieces]
        self._end = f"--{self.boundary}--\r\n".encode()

    def __len__(self) -> int:
        return len(self._end) + sum(
            len(head) + (piece.size + 2 if piece is not None else 0) for head, piece in self._parts
        )

    def __iter__(self) -> Iterator[bytes]:
        for head, piece in self._parts:
            yield head
            if piece is not None:
                for chunk in piece.read():
                    yield chunk
                    self._sent(len(chunk))
                yield b"\r\n"
        yield self._end


def _head(boundary: str, name: str, file_name: str, kind: str) -> bytes:
    named = f'; filename="{file_name}"' if file_name else ""
    return (
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{named}\r\nContent-Type: {kind}\r\n\r\n'
    ).encode()


def _limit(text: str) -> int:
    if not text.isdecimal() or len(text) > 15:
        return DEFAULT_LIMIT
    return min(max(int(text), LEAST_LIMIT), MOST_LIMIT)


def _refuse(status: int) -> None:
    if status >= 500 or status in _BUSY:
        raise OdkUnreachable("odk-busy")
    raise OdkRefused(_REFUSALS.get(status, "odk-refused"))


def _unreachable() -> OdkUnreachable:
    return OdkUnreachable("odk-unreachable")


def _context(ca_pem: str) -> ssl.SSLContext:
    context = httpx2.create_ssl_context() if not ca_pem else ssl.create_default_context(cadata=ca_pem)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _is_foreign_key(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
