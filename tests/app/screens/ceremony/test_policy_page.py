"""What the page does not ask stays as it was: a next package must not forget who cosigns central's log."""

from pytestqt.qtbot import QtBot

from app.screens.ceremony.deciding_pages import PolicyPage
from storage.crypto.signing import SigningKey
from storage.objects.organisation import CAUTIOUS, Policy
from tests.storage.logged import witness_text


def test_who_cosigns_the_log_and_how_old_receipts_must_be_is_kept(qtbot: QtBot) -> None:
    page = PolicyPage()
    qtbot.addWidget(page)
    witness = witness_text("partner.example/w", SigningKey.generate())
    asked = {"witnesses": (witness,), "witnesses_needed": 1, "receipt_hours": 24}
    policy = Policy.model_validate({**CAUTIOUS.model_dump(), **asked})
    page.show_policy(policy)
    with qtbot.waitSignal(page.policy_decided) as told:
        page.next.click()
    assert told.args == [policy]
    # Signing it takes members that were said.
    assert policy.model_dump() == told.args[0].model_dump()
