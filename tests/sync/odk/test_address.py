"""An address leads to the organisation's server, over TLS, and nowhere else."""

import pytest

from sync.odk import address
from sync.odk.errors import OdkRefused
from tests.sync.odk.decrypting import KeyPair
from tests.sync.odk.siege import Siege

SERVER = "https://odk.example:8443/v1"


def test_the_address_of_an_app_user_leads_to_its_submissions(siege: Siege) -> None:
    rule = siege.rule(server=SERVER)
    for typed in (f"{SERVER}/key/a!b$c/projects/5", f" {SERVER}/key/a!b$c/projects/5/submission/ "):
        assert address.read(typed, rule).url == f"{SERVER}/key/a!b$c/projects/5/submission"
    assert address.read(SERVER, rule).url == f"{SERVER}/submission"
    assert address.read("https://kc.example/olena", siege.rule(server="https://kc.example")).url.endswith(
        "olena/submission"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "http://odk.example:8443/v1/key/x",
        "https://odk.example/v1/key/x",
        "https://odk.example:8443/v10/key/x",
        "https://odk.example:8443/v2",
        "https://odk.example:8443/v1/../admin",
        "https://odk.example:8443/v1/%2e%2e/admin",
        "https://odk.example:8443/v1/key/x?st=1",
        "https://odk.example:8443/v1/key/x#1",
        "https://me:secret@odk.example:8443/v1",
        "https://odk.example.evil:8443/v1",
        "https://odk.example:8443/v1/key/x y",
        "https://odk.example:99999/v1",
        "https://[::1/v1",
        SERVER + "/" + "x" * 2_000,
    ],
)
def test_any_other_address_is_refused(siege: Siege, typed: str) -> None:
    with pytest.raises(OdkRefused, match="odk-address"):
        address.read(typed, siege.rule(server=SERVER))


def test_a_name_or_password_that_breaks_the_line_is_refused(siege: Siege, keys: KeyPair) -> None:
    for user, password in (("a:b", "c"), ("a\r\nX: y", "c"), ("a", "c\n")):
        with pytest.raises(OdkRefused, match="odk-address"):
            address.read(SERVER, siege.rule(server=SERVER), user, password)


def test_it_is_kept_in_the_vault_as_long_as_it_fits_the_rule(siege: Siege) -> None:
    rule = siege.rule(server=SERVER)
    given = address.read(f"{SERVER}/key/x", rule, "me", "secret")
    with siege.vault.transaction() as tx:
        assert address.kept(tx, rule) is None
        address.keep(tx, rule, given, siege.clock.now())
    with siege.vault.read() as tx:
        assert address.kept(tx, rule) == given
        assert address.kept(tx, siege.rule(server="https://other.example")) is None
    assert "secret" not in repr(given)
