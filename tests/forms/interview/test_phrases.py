import json
from pathlib import Path

import pytest

from forms.interview import RulesBroken
from forms.interview.gates import Rule, Where
from forms.interview.phrases import NOTE, Watch, load_phrases

SOURCE = (Path(__file__).parents[3] / "resources" / "guardrails" / "phrases.json").read_bytes()
LISTS = load_phrases(SOURCE)

# Of each list, in both languages: what is found, and what looks like it and is not.
CASES = [
    ("g14", "iv_added_value", "Домовилися, що заплатимо посередникові 500 грн.", "Заплатили за бензин."),
    ("g14", "iv_added_value", "Payment for the interview was promised.", "Payment for the fuel."),
    ("g29", NOTE, "Я обіцяв їй швидку компенсацію від держави.", "Вона подала заяву на компенсацію."),
    ("g29", NOTE, "We promised him protection.", "He asked about protection."),
    ("g30", "cn_teachback", "Попереджено про кримінальну відповідальність за статтею 384 КК України.", "384 дні"),
    ("g30w", "fa_text", "Мене попереджали про кримінальну відповідальність за неправдиві свідчення.", "384 дні"),
    ("g30w", "fa_text", "I was warned of criminal liability under article 385.", "I was warned of mines."),
    ("g30", "ex_questions", "Warned of criminal liability under article 384.", "Asked about criminal liability."),
    ("g32p", "fa_text", "Я ухилявся від мобілізації.", "Мобілізація почалася в лютому."),
    ("g32p", "fa_text", "I evaded the draft.", "I saw the draft of the order."),
    ("g46", "cq_q", "Чи правда, що вони стріляли?", "Що було далі? Звідки ви знаєте, чи правда це?"),
    ("g46", "cq_q", "Is it true that they shot?", "What happened next?"),
    ("g55", "cq_q", "А у що ви були одягнені?", "У що були вдягнуті військові?"),
    ("g55", "cq_q", "Why did you not resist?", "Why did they not leave?"),
    ("g59", "in_mil_desc", "За школою стояла батарея ППО.", "За школою стояли російські танки."),
    ("g59", "at_mil", "Ukrainian positions lay 300 m away.", "Russian tanks stood there."),
    ("g62", "in_desc", "Рана сумісна з осколковим пораненням.", "На руці рана 3 см."),
    ("g62", "in_desc", "The wound is consistent with shrapnel.", "A wound of 3 cm on the arm."),
    ("g63", "in_title", "Воєнний злочин у Бучі", "Обстріл черги за хлібом"),
    ("g63", "in_title", "A war crime in the market", "Shelling of the market"),
    ("g72", "xh_path", "Надіслала сестра у Телеграмі.", "Скопійовано з телефона."),
    ("g72", "xh_path", "Sent by Viber.", "Copied from the phone."),
    ("g75", "xh_title", "Інтимні фотографії", "Фотографії будинку"),
    ("g75", "xh_title", "Photos of the naked woman", "Photos of the house"),
    ("g76", "attachment", "Травми геніталій", "Травми руки"),
    ("g76", "attachment", "Genital injury", "Injury of the hand"),
]


def given(ref: str, text: str) -> set[str]:
    watch = Watch(LISTS)
    watch.took(ref, text)
    return {hit.value for hit in watch.hits()}


@pytest.mark.parametrize(("value", "name", "found", "_left"), CASES)
def test_a_phrase_is_found_in_any_of_its_forms(value: str, name: str, found: str, _left: str) -> None:
    assert value in given(f"/form/part/{name}", found)


@pytest.mark.parametrize(("value", "name", "_found", "left"), CASES)
def test_what_only_looks_like_it_is_left_alone(value: str, name: str, _found: str, left: str) -> None:
    assert value not in given(f"/form/part/{name}", left)


def test_every_list_has_its_cases_and_its_rule(rules: tuple[Rule, ...]) -> None:
    assert {value for value, *_ in CASES} == {one.value for one in LISTS}
    assert {(rule.phrases, rule.value) for rule in rules if rule.where is Where.PHRASES} == {
        (one.id, one.value) for one in LISTS
    }


def test_the_same_words_in_another_question_are_nobody_s_business() -> None:
    assert given("/form/person/p_work_then", "Обіцяли компенсацію") == set()


def test_a_label_that_the_person_used_is_the_person_s_word() -> None:
    watch = Watch(LISTS)
    watch.took("/f/incident[1]/in_desc", "Свідок назвав це геноцидом.")
    assert [hit.words for hit in watch.hits()] == ["геноцидом"]
    watch.took("/f/account/fa_text", "Для мене це геноцид.")
    assert watch.hits() == ()
    watch.took("/f/account/fa_text", "")
    assert [hit.value for hit in watch.hits()] == ["g63"]


def test_nothing_is_looked_at_while_somebody_tells_and_everything_afterwards() -> None:
    watch = Watch(LISTS)
    watch.pause(True)
    watch.took("note#1", "Обіцяв компенсацію")
    assert watch.hits() == ()
    watch.pause(False)
    assert [(hit.value, hit.ref, hit.words) for hit in watch.hits()] == [("g29", "note#1", "Обіцяв компенсацію")]


def test_a_hit_goes_when_its_words_go() -> None:
    watch = Watch(LISTS)
    watch.took("/f/in_title", "Геноцид")
    assert watch.given()["g63"] == "1"
    watch.took("/f/in_title", "Обстріл")
    assert watch.given()["g63"] == ""


def test_only_what_changed_is_looked_at_again() -> None:
    watch = Watch(LISTS)
    lines = [f"Речення {number} довгої розповіді про те, як усе було." for number in range(2_000)]
    watch.took("/f/fa_text", " ".join(lines))
    before = watch._found["/f/fa_text"]
    lines[7] = "Я ухилявся від служби."
    watch.took("/f/fa_text", " ".join(lines))
    after = watch._found["/f/fa_text"]
    assert [hit.value for hit in watch.hits()] == ["g32p"]
    assert all(after[line] is before[line] for line in lines if line in before)


@pytest.mark.parametrize("source", [b"", b"[]", b'{"lists": [{}]}', b'{"lists": 4}', b" " * (2 << 20)])
def test_what_is_no_file_of_phrases_is_refused(source: bytes) -> None:
    with pytest.raises(RulesBroken):
        load_phrases(source)


@pytest.mark.parametrize(
    "change",
    [
        {"fields": "all"},
        {"uk": []},
        {"uk": {"given": [".."], "variants": []}},
        {"uk": {"given": ["/"], "variants": []}},
    ],
)
def test_a_list_that_does_not_say_what_it_must_is_refused(change: dict[str, object]) -> None:
    whole = json.loads(SOURCE)
    whole["lists"][0] |= change
    with pytest.raises(RulesBroken):
        load_phrases(json.dumps(whole).encode())
