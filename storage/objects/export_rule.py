"""One way out of a vault that the organisation allows: a form, the recipient of the consent, and whose keys."""

import base64
import ssl
from typing import Annotated, Final, Self
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints, model_validator

from storage.crypto import rsa
from storage.crypto.errors import BadKey
from storage.objects.payload import Fields, ShortText, Token

MOST_RULES: Final = 40


class ExportRule(Fields):
    """Interviews with one form may go to one recipient, where the person agreed to it. Nothing else may leave.

    Attributes:
        form: Id of the form.
        recipient: The word of the consent for whoever receives it: its row decides, interview by interview.
        name: What people call this way out.
        server: What the address of the OpenRosa server begins with; empty where nothing is posted.
        ca_pem: Who certifies the server; empty: whoever the system trusts.
        rsa_key: The project's public key (SubjectPublicKeyInfo, base64), to which every submission is encrypted.
        readers: Recipients of this package to whose keys files are encrypted; none where no file may be saved.
    """

    form: ShortText
    recipient: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
    name: ShortText
    server: Annotated[
        str, StringConstraints(pattern=r"^(https://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?(/[A-Za-z0-9._~-]{1,100}){0,9})?$")
    ]
    ca_pem: Annotated[str, StringConstraints(max_length=20_000, pattern=r"^[\x00-\x7f]*$")]
    rsa_key: Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9+/]{4}){0,400}([A-Za-z0-9+/]{2,3}={1,2})?$")]
    readers: Annotated[tuple[Token, ...], Field(max_length=8)]

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if bool(self.server) != bool(self.rsa_key) or (self.ca_pem and not self.server):
            raise ValueError("a server has a key")
        if not self.server and not self.readers:
            raise ValueError("leads nowhere")
        if len(set(self.readers)) != len(self.readers):
            raise ValueError("readers")
        # What is said wrongly is said to whoever writes the rules, not to whoever wants to send one day.
        _ = urlsplit(self.server).port
        if self.ca_pem:
            try:
                ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=self.ca_pem)
            except ssl.SSLError:
                raise ValueError("ca") from None
        if self.rsa_key:
            try:
                rsa.check_public(self.rsa_bytes)
            except BadKey:
                raise ValueError("rsa-key") from None
        return self

    @property
    def rsa_bytes(self) -> bytes:
        """The project's public key."""
        return base64.b64decode(self.rsa_key)
