"""What the converter says, in words of ours: sheet, row and sentence, and the original beside it."""

import pytest

from app.processes import Role, command
from app.screens.library.remarks import remark
from forms.xlsform import FormBroken, SourceKind, convert, without_row

HEAD = "| survey |\n|  | type | name | label | calculation | relevant | parameters | appearance |\n"
CHOICES = "\n| choices |\n|  | list_name | name | label |\n|  | yn | yes | Yes |\n|  | yn | no | No |\n"

MISTAKES = {
    "|  | nonsense | a | A |  |  |  |": ("survey", 2, "There is no question type “nonsense”"),
    "|  |  | a | A |  |  |  |": ("survey", 2, "A question has no type"),
    "|  | text |  | A |  |  |  |": ("survey", 2, "A question or group has no name"),
    "|  | text | 1a | A |  |  |  |": ("survey", 2, "A name in the column “name” begins with something else"),
    "|  | select_one nobody | a | A |  |  |  |": ("survey", 2, "There is no list of choices called “nobody”"),
    "|  | text | a | A |  |  |  |\n|  | text | a | B |  |  |  |": ("survey", 3, "The name “a” occurs twice"),
    "|  | text | a | A |  | ${b} = 1 |  |": ("survey", 2, "refers to “b”, and there is no such question"),
    "|  | begin_group | g | G |  |  |  |\n|  | text | a | A |  |  |  |": ("survey", 2, "Something begins here"),
    "|  | end_group |  |  |  |  |  |": ("survey", 2, "Something ends here"),
    "|  | calculate | a |  |  |  |  |": ("survey", 2, "A calculation is missing"),
    "|  | range | a | A |  |  | start=x end=5 step=1 |": ("survey", 2, "A parameter of this question"),
    "|  | text | a | A |  |  | rows=x |": ("survey", 2, "A parameter of this question"),
    "|  | text | a |  |  |  |  |": ("survey", 2, "The question “a” has neither label nor hint"),
}


@pytest.mark.parametrize("rows", MISTAKES)
def test_a_mistake_of_the_form_is_said_in_our_words(rows: str) -> None:
    with pytest.raises(FormBroken) as refused:
        convert((HEAD + rows + CHOICES).encode(), SourceKind.MARKDOWN, command(Role.FORM_CONVERTER), trial={})
    said = remark(refused.value.messages[0], is_error=True)
    sheet, row, sentence = MISTAKES[rows]
    assert sentence in said.sentence, said.original
    assert said.original == without_row(refused.value.messages[0])
    assert (said.sheet, said.row) == (sheet, row)


def test_a_circle_is_said_with_the_questions_in_it() -> None:
    circle = "|  | calculate | a |  | ${b} + 1 |  |  |\n|  | calculate | b |  | ${a} + 1 |  |  |\n"
    rows = circle + "|  | text | c | C |  |  |  |"
    with pytest.raises(FormBroken) as refused:
        convert((HEAD + rows).encode(), SourceKind.MARKDOWN, command(Role.FORM_CONVERTER), trial={})
    said = remark(refused.value.messages[0], is_error=True)
    assert said.sentence.startswith("Questions depend on each other in a circle: /data/")


def test_what_no_pattern_knows_is_shown_as_it_is() -> None:
    said = remark("[row : 7] On the 'choices' sheet something new {went} wrong.", is_error=False)
    assert (said.sheet, said.row, said.sentence) == ("choices", 7, said.original)
