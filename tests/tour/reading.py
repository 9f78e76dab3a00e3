"""The coordinator reads, listens and writes a note; the documenter finds it."""

import soundfile
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QListView, QPlainTextEdit, QPushButton

from app.screens.delivery import DeliveryScreen
from app.screens.home import HomeScreen
from app.screens.home.table import NOTES
from app.screens.playback import Player
from app.screens.playback.sealed_file import SealedFile
from app.screens.received import ReceivedScreen
from app.screens.sealed import SealedScreen
from tests.pages.page import Page
from tests.tour.answers import ANSWERS, REVIEW, SHELLING
from tests.tour.context import Tour
from tests.tour.hands import write


def read(tour: Tour) -> None:
    """Fetch, read, play, write."""
    home = tour.home()
    tour.hands.waitUntil(lambda: home.is_visible("received"))
    home.press("received")
    page = tour.page(ReceivedScreen)
    tour.rest()
    page.press("fetch")
    found = page.child(QListView, "received")
    tour.hands.waitUntil(lambda: found.model().rowCount() == 1, timeout=60_000)
    tour.rest()
    found.setCurrentIndex(found.model().index(0, 0, QModelIndex()))
    wanted = (SHELLING["in_title"], SHELLING["in_desc"], ANSWERS["fa_text"])
    tour.hands.waitUntil(lambda: all(words in "\n".join(page.texts()) for words in wanted), timeout=60_000)
    tour.shoot("received")
    tour.say(
        f"Coordinator fetched {tour.found.number} and opened facts and body: account and both incidents are there."
    )
    _listen(tour, page)
    note = next(one for one in page.screen.findChildren(QPlainTextEdit) if one.isVisible())
    write(note, REVIEW)
    tour.hands.mouseClick(page.screen.findChild(QCheckBox))
    tour.shoot("received-note")
    page.press("send")
    tour.hands.waitUntil(lambda: not note.toPlainText(), timeout=30_000)
    tour.rest()
    tour.say(f"Review note written: «{REVIEW}»")


def _listen(tour: Tour, page: Page) -> None:
    if not page.child(QFrame, "rec").isVisible():
        page.press_tab("right_side")
    listen = next(one for one in page.screen.findChildren(QPushButton, "listen") if one.isVisible())
    tour.hands.mouseClick(listen)
    tour.hands.waitUntil(lambda: page.screen.findChild(Player) is not None, timeout=20_000)
    player = page.screen.findChild(Player)
    tour.hands.mouseClick(player.findChild(QPushButton, "soundPlay"))
    tour.hands.waitUntil(lambda: player.position > 800 or bool(player.trouble), timeout=20_000)
    trouble = player.trouble
    tour.shoot("received-sound")
    if trouble:
        tour.say(f"Pressed Play; this machine has no loudspeaker, and the player says so: {trouble}")
    else:
        tour.say(f"Played from the sealed file, position {player.position} ms, then paused.")
        tour.hands.mouseClick(player.findChild(QPushButton, "soundPlay"))
    # What the player would hand to a loudspeaker, decoded through the same sealed file.
    with soundfile.SoundFile(SealedFile(player._engine._sound, 0)) as sound:
        heard = sound.read(dtype="int16")
        rate = sound.samplerate
    seconds, loudest = len(heard) / rate, int(abs(heard.astype("int32")).max())
    assert seconds >= tour.found.recorded_seconds - 2, f"only {seconds:.1f} s of the recording arrived"
    assert loudest > 1_000, "the recording that arrived is silent"
    tour.say(f"The recording arrived whole: {seconds:.1f} s of Opus, loudest sample {loudest}.")


def find_note(tour: Tour) -> None:
    """The note reaches the laptop with the next delivery and stands beside the sealed interview."""
    tour.home().press("delivery")
    page = tour.page(DeliveryScreen)
    tour.hands.waitUntil(lambda: page.is_enabled("deliver"), timeout=20_000)
    page.press("deliver")
    tour.hands.waitUntil(lambda: bool(page.notice("outcome") or page.notice("problem")), timeout=60_000)
    assert not page.notice("problem"), page.notice("problem")
    page.press("back")
    home = tour.home()
    home.wait_for_rows(1)
    tour.rest()
    tour.shoot("home-note")
    assert home.rows[0][NOTES] == "1", f"the list shows no note: {home.rows[0]}"
    home.open_row(0)
    sealed = tour.page(SealedScreen)
    tour.hands.waitUntil(
        lambda: any(REVIEW in one.text() for one in sealed.screen.findChildren(QLabel)), timeout=30_000
    )
    tour.rest()
    tour.shoot("sealed-note")
    tour.say("The note stands beside the sealed interview on the documenter's laptop.")
    tour.program.front.window.back()
    tour.program.wait_for(HomeScreen)
