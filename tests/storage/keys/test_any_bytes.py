"""Whatever bytes a header or a container holds, the answer is one of ours."""

import contextlib
import hashlib
import os
from pathlib import Path

import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.container import ContainerError, ContainerReader
from storage.container.layout import new_layout
from storage.keys.errors import KeysError
from storage.keys.header import Header, read, signed
from storage.keys.slots import passphrase_slots

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_MEMBERS = st.fixed_dictionaries(
    {"kind": st.just("svidok-vault")},
    optional=dict.fromkeys(
        ("check", "format", "generation", "mac", "practice", "slots", "sum", "vault", "other"), _VALUES
    ),
)


@given(st.binary(max_size=300) | _VALUES.map(rfc8785.dumps) | _MEMBERS.map(rfc8785.dumps))
@settings(max_examples=400)
def test_any_bytes_are_a_header_or_refused(raw: bytes) -> None:
    with contextlib.suppress(KeysError):
        read(raw)


_HEADER: dict[str, object] = {
    "check": "00" * 16,
    "format": 1,
    "generation": 1,
    "kind": "svidok-vault",
    "mac": "00" * 32,
    "practice": False,
    "vault": "00" * 16,
}
_SLOT = st.fixed_dictionaries(
    {"type": st.sampled_from(["passphrase", "recovery", "rotating", "fido2", "", 7])},
    optional={
        "id": st.sampled_from(["00" * 8, "zz" * 8, 1]),
        "m": st.integers(-5, 2**40),
        "t": st.integers(-5, 40),
        "p": st.integers(-5, 40),
        "salt": st.sampled_from(["00" * 16, "11" * 16, ""]),
        "wrapped": st.sampled_from(["00" * 60, "00" * 59, None]),
        "key": st.just("00" * 32),
        "sealed": st.sampled_from(["00" * 1168, ""]),
        "more": _VALUES,
    },
)


def _with_digest(slot: dict[str, object], whole: bool) -> dict[str, object]:
    digest = hashlib.sha256(rfc8785.dumps(slot)).hexdigest()  # type: ignore[arg-type]
    return {**slot, "sha256": digest if whole else "00" * 32}


@given(st.lists(st.builds(_with_digest, _SLOT, st.booleans()), max_size=10))
@settings(max_examples=400)
def test_any_slots_are_read_or_refused_before_anything_is_derived(slots: list[dict[str, object]]) -> None:
    body = {**_HEADER, "slots": slots}
    body["sum"] = hashlib.sha256(rfc8785.dumps(body)).hexdigest()  # type: ignore[arg-type]
    try:
        found = read(rfc8785.dumps(body)).header.slots  # type: ignore[arg-type]
    except KeysError:
        return
    shaped = passphrase_slots(found)
    assert len({(slot.salt, slot.cost) for slot in shaped}) <= 1
    for slot in shaped:
        slot.cost.refuse_if_hostile()
    # What is kept is written as it was read.
    again = read(signed(Header("00" * 16, 1, practice=False, slots=found), "00" * 16, bytes(32)))
    assert again.header.slots == found


@given(st.binary(max_size=400), st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_container_or_refused(tmp_path: Path, raw: bytes, with_header: bool) -> None:
    header = new_layout(bytes(32), 64, file_id=bytes(16), salt=bytes(32)).header if with_header else b""
    path = tmp_path / os.urandom(8).hex()
    path.write_bytes(header + raw)
    with contextlib.suppress(ContainerError):
        ContainerReader(path, bytes(32)).close()
