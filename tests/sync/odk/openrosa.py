"""A small OpenRosa server on the loopback: it takes, checks and keeps submissions as ODK Central does."""

import base64
import hashlib
import re
import ssl
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree

from sync.central import certificates
from tests.sync.odk.decrypting import OPENROSA, SUBMISSIONS, KeyPair, Opened, open_record

TOKEN = "tok3n!" + "a1B2" * 14 + "$Z"
REALM = 'realm="odk"'


@dataclass
class Kept:
    """A submission by its instance id."""

    manifest: bytes
    expected: set[str]
    files: dict[str, bytes] = field(default_factory=dict)
    is_complete: bool = False


@dataclass
class Rules:
    """How it behaves; `script` has a letter a post: `.` fine, `q` cut while it comes, `a` cut before the answer."""

    project: str = "5"
    forms: tuple[str, ...] = ("siege",)
    limit: str = "10000000"
    script: list[str] = field(default_factory=list)
    head_status: int = 204
    location: str = ""
    post_status: int = 201
    sign_in: str = ""
    user: tuple[str, str] = ("app", "геслоpass")
    largest: int = 1 << 30


class OpenRosaServer:
    """TLS with an authority of its own; `base` is the address that an app user is given."""

    def __init__(self, folder: Path, **rules: object) -> None:
        self.rules = Rules(**rules)  # type: ignore[arg-type]
        self.kept: dict[str, Kept] = {}
        self.posts: list[list[str]] = []
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        made = certificates.make(["127.0.0.1"], datetime.now(UTC))
        self.ca_pem = made.ca.decode()
        (folder / "server.pem").write_bytes(made.server + made.server_key)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "server.pem")
        handler = type("Handler", (_Handler,), {"home": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = False
        self._http.block_on_close = True
        self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
        self.port = self._http.server_address[1]
        self._thread = threading.Thread(target=lambda: self._http.serve_forever(0.02))
        self._thread.start()

    @property
    def server(self) -> str:
        return f"https://127.0.0.1:{self.port}/v1"

    @property
    def base(self) -> str:
        return f"{self.server}/key/{TOKEN}/projects/{self.rules.project}"

    def opened(self, instance_id: str, keys: KeyPair) -> Opened:
        held = self.kept[instance_id]
        assert held.is_complete
        assert set(held.files) == held.expected
        return open_record(held.manifest, held.files, keys)

    def close(self) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    home: ClassVar[OpenRosaServer]
    protocol_version = "HTTP/1.1"
    timeout = 5

    def log_message(self, format: str, *args: object) -> None:
        return

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (ConnectionError, ssl.SSLError):
            self.close_connection = True

    def do_HEAD(self) -> None:
        if self._is_known():
            self._answer(self.home.rules.head_status, self.home.rules.location)

    def do_POST(self) -> None:
        rules = self.home.rules
        size = int(self.headers["content-length"])
        step = rules.script.pop(0) if rules.script else "."
        if step == "q":
            self.rfile.read(size // 2)
            self.close_connection = True
            return
        body = self.rfile.read(size)
        if not self._is_known():
            return
        if size > rules.largest:
            self._answer(413)
            return
        status = self._take(body)
        if step == "a":
            self.close_connection = True
            return
        self._answer(status)

    def _is_known(self) -> bool:
        home = self.home
        home.asked.append(f"{self.command} {self.path}")
        home.headers.append({name.lower(): value for name, value in self.headers.items()})
        assert self.headers["x-openrosa-version"] == "1.0"
        assert parsedate_to_datetime(self.headers["date"]).tzinfo is not None
        if self.path != f"/v1/key/{TOKEN}/projects/{home.rules.project}/submission":
            self._answer(404)
            return False
        if home.rules.sign_in and not self._is_signed_in():
            self._answer(401)
            return False
        return True

    def _is_signed_in(self) -> bool:
        given = self.headers.get("authorization", "")
        user, password = self.home.rules.user
        if self.home.rules.sign_in == "basic":
            return given == "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        said = dict(re.findall(r'(\w+)="?([^",]+)"?', given))
        if not given.startswith("Digest "):
            return False
        one = hashlib.md5(f"{user}:odk:{password}".encode()).hexdigest()
        two = hashlib.md5(f"{self.command}:{said['uri']}".encode()).hexdigest()
        all_of_it = f"{one}:{said['nonce']}:{said['nc']}:{said['cnonce']}:auth:{two}"
        return hashlib.md5(all_of_it.encode()).hexdigest() == said["response"]

    def _take(self, body: bytes) -> int:
        parts = self._parts(body)
        manifest = parts.pop("xml_submission_file")
        is_incomplete = parts.pop("*isIncomplete*", b"") == b"yes"
        root = ElementTree.fromstring(manifest)
        if root.get("id") not in self.home.rules.forms:
            return 404
        # Nothing but what is encrypted ever comes.
        assert root.get("encrypted") == "yes"
        instance_id = root.findtext(f"{OPENROSA}meta/{OPENROSA}instanceID") or ""
        names = {str(one.text) for one in root.findall(f"{SUBMISSIONS}media/{SUBMISSIONS}file")}
        names.add(str(root.findtext(f"{SUBMISSIONS}encryptedXmlFile")))
        held = self.home.kept.setdefault(instance_id, Kept(manifest, names))
        if held.manifest != manifest:
            return 409
        assert set(parts) <= names
        held.files.update(parts)
        held.is_complete = not is_incomplete
        self.home.posts.append(sorted(parts))
        return self.home.rules.post_status

    def _parts(self, body: bytes) -> dict[str, bytes]:
        boundary = self.headers["content-type"].partition("boundary=")[2].encode()
        found: dict[str, bytes] = {}
        assert body.endswith(b"--" + boundary + b"--\r\n")
        for part in body.split(b"--" + boundary)[1:-1]:
            head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
            name = re.search(rb'name="([^"]+)"', head)
            assert name is not None
            found[name[1].decode()] = content.removesuffix(b"\r\n")
        return found

    def _answer(self, status: int, location: str = "") -> None:
        self.send_response(status)
        self.send_header("X-OpenRosa-Version", "1.0")
        self.send_header("X-OpenRosa-Accept-Content-Length", self.home.rules.limit)
        if location:
            self.send_header("Location", location)
        if status == 401:
            nonce = ', nonce="abc123", qop="auth", algorithm=MD5' if self.home.rules.sign_in == "digest" else ""
            self.send_header("WWW-Authenticate", f"{self.home.rules.sign_in.capitalize()} {REALM}{nonce}")
        self.send_header("Content-Length", "0")
        self.end_headers()
