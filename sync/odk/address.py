"""The address that a person was given for a server: a secret, for ODK puts the key of an app user into it."""

import json
import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from storage.interviews import settings
from storage.objects.export_rule import ExportRule
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction
from sync.odk.errors import OdkRefused

LONGEST: Final = 1_000
_END: Final = "/submission"
# What a path may hold: also `!` and `$`, which stand in the keys of ODK's app users; nothing that is read twice.
_PATH: Final = re.compile(r"(/[A-Za-z0-9._~!$-]+)*")
_SETTING: Final = "odk-address"


@dataclass(frozen=True, slots=True)
class Address:
    """Where submissions are posted, and as whom. Nothing of it is ever written to a log."""

    url: str = field(repr=False)
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


def read(text: str, rule: ExportRule, user: str = "", password: str = "") -> Address:
    """The address as a person typed it, if it lies below the server that the organisation names.

    Raises:
        OdkRefused: Code odk-address.
    """
    typed = text.strip().rstrip("/")
    allowed = urlsplit(rule.server)
    try:
        parts = urlsplit(typed)
        port = parts.port
    except ValueError:
        raise OdkRefused("odk-address") from None
    path = parts.path
    is_plain = len(typed) <= LONGEST and not (parts.query or parts.fragment or "@" in parts.netloc)
    is_there = (parts.scheme, parts.hostname, port or 443) == ("https", allowed.hostname, allowed.port or 443)
    if not (rule.server and is_plain and is_there) or "?" in typed or "#" in typed:
        raise OdkRefused("odk-address")
    steps = path.split("/")
    if not _PATH.fullmatch(path) or "." in steps or ".." in steps or not f"{path}/".startswith(f"{allowed.path}/"):
        raise OdkRefused("odk-address")
    if any(ord(letter) < 32 for letter in user + password) or ":" in user:
        raise OdkRefused("odk-address")
    return Address(f"https://{parts.netloc}{path.removesuffix(_END)}{_END}", user, password)


def keep(tx: Transaction, rule: ExportRule, address: Address, moment: Moment) -> None:
    """Keep it in the vault, for the next time."""
    settings.put(tx, _name(rule), json.dumps([address.url, address.user, address.password]), moment)


def kept(tx: Transaction, rule: ExportRule) -> Address | None:
    """The address of the last time, if it still fits the rule."""
    try:
        url, user, password = json.loads(settings.get(tx, _name(rule)) or "null")
        return read(str(url), rule, str(user), str(password))
    except (TypeError, ValueError, OdkRefused):
        return None


def _name(rule: ExportRule) -> str:
    return f"{_SETTING}/{rule.recipient}/{rule.form}"
