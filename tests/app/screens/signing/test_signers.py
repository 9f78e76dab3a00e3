"""Who signs: the person, a child's guardian, the documenter, an interpreter."""

import pytest

from app.screens.draft.in_hand import InterviewInHand
from app.screens.signing.presenter import GUARDIAN, INTERPRETER, LEAD, NEEDED, PERSON, signers_of
from app.shipped_forms import ProtocolId, source
from forms.engine import load_form
from forms.xlsform import SourceKind, convert
from tests.forms.interview.conftest import CONVERTER, answer, started


@pytest.mark.parametrize(
    ("said", "signers"),
    [
        ({"mn_is_minor": "no", "it_used": "no"}, (PERSON, LEAD)),
        ({"mn_is_minor": "yes", "it_used": "no"}, (PERSON, GUARDIAN, LEAD)),
        # Who may be a child is treated as one.
        ({"mn_is_minor": "unknown", "it_used": "yes"}, (PERSON, GUARDIAN, LEAD, INTERPRETER)),
    ],
)
def test_a_child_has_a_guardian_and_an_interpreter_signs_too(said: dict[str, str], signers: tuple[str, ...]) -> None:
    form = convert(source(ProtocolId.FIRST_ACCOUNT), SourceKind.MARKDOWN, CONVERTER)
    session = started(load_form(form.xform))
    answer(session, **said)
    in_hand = InterviewInHand(session, (), None, None, ())  # type: ignore[arg-type]
    assert signers_of(in_hand) == signers
    assert set(signers) <= set(NEEDED)
