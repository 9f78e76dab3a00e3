"""Filling in a page of the form as a person without a mouse does: Tab from question to question, arrows, space."""

from tests.desktop.answers import Answers
from tests.desktop.desk import Desk

_MARKS = ("check box", "radio button")


def fill(desk: Desk, answers: Answers) -> None:
    """Answers the questions that Tab meets, from the one in hand to the end of the page."""
    pending, ends = dict(answers), 0
    held = desk.focused()
    for _ in range(400):
        assert held is not None, "nothing has the keyboard"
        name, said = held.name or "", held.description or ""
        assert name, f"a {held.getRoleName()} without a name has the keyboard"
        if held.getRoleName() in _MARKS and isinstance(pending.get(said), str):
            choose(desk, said, str(pending.pop(said)))
        elif name in pending:
            answer = pending.pop(name)
            if callable(answer):
                answer()
            elif answer is True:
                desk.keys("space")
            elif held.getRoleName() == "combo box":
                pick(desk, str(answer))
            else:
                desk.type(str(answer))
        ends += name.startswith("Далі:")
        if not pending or ends == 2:
            break
        held = desk.tab()
    assert not pending, f"Tab did not meet: {list(pending)}"


def choose(desk: Desk, question: str, answer: str) -> None:
    """Moves with the arrows to one of the answers of the question in hand, and takes it."""
    held = desk.focused()
    for _ in range(40):
        assert held is not None and held.description == question, f"the arrows left the question: {question}"
        if held.name == answer:
            desk.keys("space")
            return
        held = desk.step("Right")
    raise AssertionError(f"no answer “{answer}” to “{question}”")


def pick(desk: Desk, words: str) -> None:
    """Finds an answer of a long list by a part of its words."""
    desk.keys("ctrl+a")
    desk.type(words)
    desk.listen(0.4)
    held = desk.step("Down")
    assert held is not None and words in (held.name or ""), f"“{words}” is not in the list, but {held}"
    desk.keys("Return")
    desk.listen(0.2)
