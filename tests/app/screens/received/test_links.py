"""What the coordinator reads of the links: words, their card or question, the second."""

import hashlib

from app.screens.received.reading import ReceivedLink, links_of

TOLD = "Прийшов сусід."
ANSWERS = {"/f/told": TOLD}
DIGEST = hashlib.sha256(TOLD.encode()).hexdigest()


def link(**more: object) -> dict[str, object]:
    known = {"target": "/f/p[a]", "source": "/f/told", "starts": 8, "ends": 13, "narrative": DIGEST, "recording": "r"}
    return known | {"offset_ms": 4000} | more


def test_words_that_are_not_sealed_twice_are_read_from_the_account() -> None:
    assert links_of({"links": [link()]}, ANSWERS) == (ReceivedLink("/f/p[a]", "сусід", "r", 4000),)
    assert links_of({"links": [link(quote="сусід мій")]}, ANSWERS)[0].quote == "сусід мій"


def test_places_of_another_version_of_the_account_name_no_words() -> None:
    assert links_of({"links": [link(narrative="0" * 64)]}, ANSWERS)[0].quote == ""
    assert links_of({"links": [link(starts="8")]}, ANSWERS)[0].quote == ""


def test_what_is_no_link_is_left_out() -> None:
    assert links_of({}, ANSWERS) == ()
    assert links_of({"links": "x"}, ANSWERS) == ()
    assert links_of({"links": [1, link(offset_ms="x")]}, ANSWERS)[0].offset_ms == 0
