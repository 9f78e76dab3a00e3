"""The coordinator gives work to a laptop and puts a mission package together; the ways beside a delivery."""

from PySide6.QtWidgets import QListWidget, QTableView

from app.screens.assignments import AssignmentsScreen
from app.screens.delivery import DeliveryScreen
from app.screens.delivery.log import DeliveryLogScreen
from app.screens.handover import HandoverScreen
from app.screens.publishing import PublishingScreen
from app.screens.received import ReceivedScreen
from tests.tour.context import Tour

PSEUDONYM, PLACE, DAY = "К-12", "Балаклія, школа", "2027-03-02"
NOTES = "Сусідка з першого поверху, чула обстріл 12 липня. Питати сестру, не дзвонити."
PACKAGE, UNTIL = "Ізюмський район, весна", "2027-06-30"


def assign(tour: Tour) -> None:
    """An assignment for the laptop that delivered, and a package, kept until the next exchange."""
    tour.page(ReceivedScreen).press("assignments")
    page = tour.page(AssignmentsScreen)
    tour.hands.waitUntil(lambda: page.is_enabled("give"), timeout=20_000)
    page.type_into("number", PSEUDONYM)
    page.type_into("place", PLACE)
    page.type_into("day", DAY)
    page.type_into("notes", NOTES)
    page.press("give")
    given = page.child(QTableView, "given")
    tour.hands.waitUntil(lambda: given.model().rowCount() == 1, timeout=20_000)
    tour.shoot("assignments")
    page.press("packages")
    package = tour.page(PublishingScreen)
    tour.hands.waitUntil(lambda: package.child(QListWidget, "package_devices").count() == 1, timeout=20_000)
    package.type_into("package_name", PACKAGE)
    package.type_into("package_until", UNTIL)
    tour.shoot("publishing")
    for left in (package, page):
        left.press("back")
        tour.rest()
    tour.page(ReceivedScreen)
    tour.say(f"Assignment {PSEUDONYM} kept for the laptop; it goes with the next exchange.")


def look_beside(tour: Tour) -> None:
    """From the delivery: what earlier ones did, and another laptop beside this one."""
    tour.home().press("delivery")
    for name, kind, picture in (
        ("delivery_log", DeliveryLogScreen, "delivery-log"),
        ("hand_over", HandoverScreen, "hand-over"),
    ):
        page = tour.page(DeliveryScreen)
        page.press(name)
        tour.page(kind)
        tour.shoot(picture)
        tour.program.front.window.back()
    tour.program.front.window.back()
