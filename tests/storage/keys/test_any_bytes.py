"""Whatever bytes a header or a container holds, the answer is one of ours."""

import contextlib
import os
from pathlib import Path

import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.container import ContainerError, ContainerReader
from storage.container.layout import new_layout
from storage.keys.errors import KeysError
from storage.keys.header import read

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


@given(st.binary(max_size=400), st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_container_or_refused(tmp_path: Path, raw: bytes, with_header: bool) -> None:
    header = new_layout(bytes(32), 64, file_id=bytes(16), salt=bytes(32)).header if with_header else b""
    path = tmp_path / os.urandom(8).hex()
    path.write_bytes(header + raw)
    with contextlib.suppress(ContainerError):
        ContainerReader(path, bytes(32)).close()
