"""A protocol in the engine of Collect; all of them and web-forms: `make test-engines`."""

from pathlib import Path

import pytest

from app.shipped_forms import ProtocolId
from tests.engines.__main__ import missing, opened


@pytest.mark.skipif(bool(missing("javarosa")), reason=missing("javarosa") or "it is there")
def test_the_contact_form_opens_asks_refuses_and_computes_in_collects_engine_as_in_ours(tmp_path: Path) -> None:
    found = opened(ProtocolId.CONTACT, tmp_path, ("javarosa",))
    javarosa = found["javarosa"]
    assert found["odk-validate"] == "valid"
    assert javarosa["such_as"] == []
    assert javarosa["refused"] > 0
    assert javarosa["asked_at_last"] > javarosa["asked_at_first"]
