import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.backup import listing
from storage.backup.errors import CopyDamaged
from storage.backup.listing import Listed, Listing
from storage.vault import Vault
from tests.storage.vaults import MOMENT, new_vault

LISTED = Listing("", 7, MOMENT.wall, {"0": Listed(8192, "a" * 64)}, {"0123456789abcdef": Listed(30_914, "b" * 64)})


@pytest.fixture
def written(vault: Vault, tmp_path: Path) -> bytes:
    listing.write(tmp_path, vault, _of(vault))
    return (tmp_path / "list").read_bytes()


def _of(vault: Vault) -> Listing:
    return Listing(vault.vault_id, LISTED.number, LISTED.at, LISTED.databases, LISTED.files)


def test_what_was_written_is_read(vault: Vault, tmp_path: Path, written: bytes) -> None:
    assert listing.read(tmp_path, vault) == _of(vault)
    assert listing.read(tmp_path / "elsewhere", vault) is None


def test_no_other_vault_reads_it(tmp_path: Path, written: bytes) -> None:
    other = new_vault(tmp_path / "other")
    with pytest.raises(CopyDamaged):
        listing.read(tmp_path, other)
    other.close()


def test_one_changed_byte_anywhere_is_found(vault: Vault, tmp_path: Path, written: bytes) -> None:
    for at in range(len(written)):
        (tmp_path / "list").write_bytes(written[:at] + bytes([written[at] ^ 1]) + written[at + 1 :])
        with pytest.raises(CopyDamaged):
            listing.read(tmp_path, vault)


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(number=8),
        lambda body: body.update(format=2),
        lambda body: body["files"].update({"../../data": [1, "c" * 64]}),
        lambda body: body.pop("at"),
        lambda body: body.update(more=1),
    ],
)
def test_a_list_that_somebody_else_wrote_is_refused(
    vault: Vault, tmp_path: Path, written: bytes, change: Callable[[dict[str, object]], object]
) -> None:
    body = json.loads(written)
    change(body)
    (tmp_path / "list").write_bytes(json.dumps(body, separators=(",", ":"), sort_keys=True).encode())
    with pytest.raises(CopyDamaged):
        listing.read(tmp_path, vault)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=400), st.recursive(st.integers() | st.text(max_size=9), st.lists).map(json.dumps)))
def test_nothing_from_outside_is_more_than_refused(vault: Vault, tmp_path: Path, content: bytes | str) -> None:
    (tmp_path / "list").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CopyDamaged):
        listing.read(tmp_path, vault)


def test_a_list_that_somebody_else_wrote_is_not_even_parsed(
    vault: Vault, tmp_path: Path, written: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list").write_bytes(written.replace(b'"databases":{', b'"databases":{"0":' + b"[" * 100_000))
    parsed: list[bytes] = []
    monkeypatch.setattr(json, "loads", parsed.append)
    with pytest.raises(CopyDamaged):
        listing.read(tmp_path, vault)
    assert parsed == []


def test_the_longest_end_of_a_list_is_looked_at_whole(vault: Vault, tmp_path: Path) -> None:
    longest = Listing(vault.vault_id, 2**53 - 1, MOMENT.wall, {}, {})
    listing.write(tmp_path, vault, longest)
    assert listing.read(tmp_path, vault) == longest
