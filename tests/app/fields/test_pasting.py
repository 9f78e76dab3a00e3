from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.fields.text import LIMIT, LinesEdit
from app.screens.structuring.narrative import NarrativeEdit
from app.widgets.clipboard import Clipboard
from app.widgets.pasting import LONG, OURS, SOURCE, Paste, PasteGuard, guard_of

STORY = "Вони зайшли у двір о пів на шосту ранку. " * 6
FROM_US = {OURS: b"secret"}


def words(text: str, marks: dict[str, bytes] | None = None) -> QMimeData:
    made = QMimeData()
    made.setText(text)
    for name, content in (marks or {}).items():
        made.setData(name, content)
    return made


def screen_of(qtbot, interview: str) -> tuple[QWidget, LinesEdit, PasteGuard]:
    screen = QWidget()
    box = LinesEdit(screen)
    QVBoxLayout(screen).addWidget(box)
    qtbot.addWidget(screen)
    screen.show()
    return screen, box, PasteGuard(interview, screen)


def test_another_interview_s_words_are_not_put_in(qtbot):
    _, box, guard = screen_of(qtbot, "aa")
    box.insertFromMimeData(words(STORY, FROM_US | {SOURCE: b"bb"}))
    assert box.toPlainText() == ""
    assert guard.judge(words("ні", FROM_US | {SOURCE: b"bb"})) is Paste.OTHER


def test_the_same_interview_s_words_are(qtbot):
    shown = screen_of(qtbot, "aa")
    box = shown[1]
    box.insertFromMimeData(words(STORY, FROM_US | {SOURCE: b"aa"}))
    assert box.toPlainText() == STORY


def test_a_story_from_elsewhere_in_the_program_is_not_put_in_but_a_name_is(qtbot):
    shown = screen_of(qtbot, "aa")
    box = shown[1]
    box.insertFromMimeData(words(STORY, FROM_US))
    assert box.toPlainText() == ""
    box.insertFromMimeData(words("Бородянка", FROM_US))
    assert box.toPlainText() == "Бородянка"


def test_a_long_text_from_another_program_is_put_in_and_asked_about(qtbot):
    _, box, guard = screen_of(qtbot, "aa")
    with qtbot.waitSignal(guard.long_pasted):
        box.insertFromMimeData(words("а" * (LONG + 1)))
    assert len(box.toPlainText()) == LONG + 1
    with qtbot.assertNotEmitted(guard.long_pasted):
        box.insertFromMimeData(words("а" * LONG))


def test_outside_of_an_interview_anything_may_be_pasted(qtbot):
    box = LinesEdit()
    qtbot.addWidget(box)
    assert guard_of(box) is None
    box.insertFromMimeData(words(STORY, FROM_US | {SOURCE: b"bb"}))
    assert box.toPlainText() == STORY


def test_what_is_copied_says_which_interview_it_comes_from(qtbot):
    clipboard = QApplication.clipboard()
    followed = Clipboard(clipboard, owns=lambda *_: True)
    screen, box, _ = screen_of(qtbot, "aa")
    screen.activateWindow()
    box.setPlainText(STORY)
    box.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box)
    box.selectAll()
    box.copy()
    assert bytes(clipboard.mimeData().data(SOURCE).data()) == b"aa"
    followed.clear()
    followed.stop()


def test_the_account_in_large_letters_and_beside_the_cards_is_guarded_as_well(qtbot):
    screen, _, guard = screen_of(qtbot, "aa")
    account = NarrativeEdit(screen)
    account.insertFromMimeData(words(STORY, FROM_US | {SOURCE: b"bb"}))
    assert account.toPlainText() == ""
    with qtbot.waitSignal(guard.long_pasted):
        account.insertFromMimeData(words("а" * (LONG + 1)))


def test_no_more_of_an_account_is_shown_than_is_kept(qtbot):
    account = NarrativeEdit()
    qtbot.addWidget(account)
    kept = []
    account.edited.connect(kept.append)
    account.setPlainText("а" * (LIMIT + 5))
    assert kept[-1] == account.toPlainText() == "а" * LIMIT
