"""Links are sealed with the account; what they would tell of other parts they do not tell."""

from forms.engine import Session
from forms.interview import Part, sealed_record
from forms.interview.answers import below, instances, ref_of, under
from forms.interview.linked import LinkedWords
from tests.forms.interview.conftest import fill


def link(target: str, link_id: str = "a") -> LinkedWords:
    return LinkedWords(link_id, target, "/f/told", 3, 8, "сусід", "0" * 64, "verbatim", "2026-11-22T08:30:00.000Z")


def test_a_link_to_a_person_names_the_card_by_its_id_alone(session: Session) -> None:
    fill(session, lambda ref: "текст")
    person, incident = instances(session, "mentioned_person")[0], instances(session, "incident")[0]
    record = sealed_record(session, links=(link(person, "a"), link(incident, "b"), link("/f/gone[x]", "c")))
    sealed = record.parts[Part.BODY]["links"]
    assert isinstance(sealed, list)
    assert [(one["id"], one["target"], "quote" in one) for one in sealed if isinstance(one, dict)] == [
        ("a", person, False),
        ("b", incident, True),
    ]
    assert all("links" not in record.parts[part] for part in Part if part is not Part.BODY)


def test_a_link_to_what_lies_in_the_part_on_sexual_violence_is_sealed_there_alone(session: Session) -> None:
    fill(session, lambda ref: "текст")
    crsv = next(ref for ref in below(session, session.root) if session.element(ref).attributes.get("part") == Part.CRSV)
    record = sealed_record(session, links=(link(crsv),))
    assert "links" not in record.parts[Part.BODY]
    assert record.parts[Part.CRSV]["links"] == [link(crsv).as_sealed(quoted=True)]


def test_without_links_the_record_says_nothing_of_them(session: Session) -> None:
    fill(session, lambda ref: "текст")
    record = sealed_record(session, links=(link(ref_of(session, "fa_text") + "x"),))
    assert all("links" not in one for one in record.parts.values())


def test_what_is_not_asked_any_more_has_no_link(session: Session) -> None:
    fill(session, lambda ref: "текст")
    desc = under(session, instances(session, "incident")[0])["in_desc"]
    assert len(sealed_record(session, links=(link(desc),)).parts[Part.BODY]["links"]) == 1  # type: ignore[arg-type]
    session.set_answer(ref_of(session, "cn_notes"), "no")
    assert "links" not in sealed_record(session, links=(link(desc),)).parts[Part.BODY]
