"""What the invented person of the tour says. Nobody here exists."""

from dataclasses import dataclass


@dataclass(frozen=True)
class When:
    """An approximate date: its kind, what is typed for it, and how the person said it."""

    kind: str
    day: str = ""
    month: int = 0
    year: str = ""
    said: str = ""
    certainty: str = ""


@dataclass(frozen=True)
class Where:
    """A place: what is typed, which of the settlements found is taken, and what the person adds."""

    typed: str
    taken: str
    said: str = ""
    landmark: str = ""


Answer = str | tuple[str, ...] | When | Where

#: By the name of the question; a tuple is several answers of a list.
ANSWERS: dict[str, Answer] = {
    # Setting and team
    "iv_purpose": ("criminal_ua", "history"),
    "iv_added_value": "Перша розповідь про обстріл вулиці Садової, свідків досі не опитували.",
    "iv_ident_how": "local",
    "iv_search_done": "none",
    "iv_authority_active": "no",
    "ses_place": Where("Бородянка", "Бучанський"),
    "ses_venue": "hub",
    "ses_privacy": "private",
    "ses_clock_ok": "mobile",
    "tm_member": "D-07",
    "tm_role": "lead",
    "tm_coi": "no",
    "ses_others": "no",
    "it_used": "no",
    "wb_level": "green",
    "wb_wish": "continue",
    "vu_factors": ("none_seen",),
    "vu_recent": "no",
    "vu_support_wish": "no",
    "mn_is_minor": "no",
    # Explanation
    "ex_lang_ok": "uk",
    "ex_lang_level": "native",
    "ex_questions": "Запитала, чи побачать розповідь сусіди. Пояснили, хто матиме доступ.",
    # Consent
    "cn_capacity": "yes",
    "cn_pressure": "no",
    "cn_teachback": "Ви запишете мою розповідь, сховаєте її під замок і передасте слідчим, а сусідам не покажете.",
    "cn_participate": "yes",
    "cn_notes": "yes",
    "cn_audio": "yes",
    "cn_video": "no",
    "cn_photo_face": "no",
    "cn_photo_inj": "no",
    "cn_docs": "yes",
    "cn_special": "no",
    "cn_store_org": "yes",
    "cn_store_reg": "yes",
    "cn_recontact": "yes",
    "cn_identity": "pseudonym",
    "cn_retention": "archive",
    "cn_form": "screen",
    "cn_copy": "given",
    "cx_any": "yes",
    "cx_rec": "hrmmu",
    "cx_purpose": ("un",),
    "cx_dec": "yes",
    "cx_parts": ("facts", "statement"),
    "cx_id": "pseudonym",
    "cx_ask": "no",
    # Person
    "p_surname": "Калиниченко",
    "p_given": "Марія",
    "p_patronymic": "Степанівна",
    "p_callname": "Калина",
    "p_sex": "f",
    "p_dob": When("year", year="1958", said="одразу після війни мама вийшла заміж, я третя", certainty="certain"),
    "p_age": "64",
    "p_citizen": ("ua",),
    "p_work_then": "пенсіонерка, тримала город",
    "p_displaced": "resident",
    "p_addr_then": Where("Андріївка, Буч", "Бучанський"),
    "p_safe_contact": "Увечері після шостої, через доньку.",
    "p_rel_occ": ("none",),
    "p_roles": ("eyewitness", "owner"),
    # Earlier accounts
    "pi_any": "no",
    "pi_public": "no",
    # Free account
    "fa_prompt": "day",
    "fa_text": (
        "Ми ночували в погребі. О п’ятій сорок почули перший удар, впало за городом. Другий влучив у хату сусідів."
        " Дах зайнявся одразу. Чоловік із сином побігли гасити, я лишилася з дітьми."
    ),
    "fa_style": "near",
    "fa_lang_rec": "uk",
    "cq_photo_id": "no",
    # Incident
    "in_title": "Окупація села",
    "in_modules": ("M05",),
    "in_role": ("eyewitness",),
    "in_date": When("month", month=3, year="2022", said="увесь березень", certainty="probable"),
    "in_place": Where("Андріївка, Буч", "Бучанський"),
    "in_control": "occupied",
    "in_knowledge": ("saw",),
    "in_vantage": "З вікна кухні, метрів сорок, удень.",
    "in_desc": "Колона зайшла з боку лісу, люди сиділи по погребах, вулицею не ходили.",
    "in_victims": "сусід із будинку 14",
    "in_children": "no",
    "in_perps": "невпізнані військові",
    "in_perp_how": "Білі пов’язки, на техніці літера.",
    "in_mil_near": "no",
    "in_certainty": "certain",
    # Persons and units mentioned
    "mp_any": "no",
    "sp_any": "no",
    "un_any": "no",
    # Exhibits
    "xh_any": "yes",
    "xh_danger": "no",
    "xh_kind": "photo",
    "xh_title": "Фото подвір’я після обстрілу",
    "xh_from": "донька опитуваної особи",
    "xh_owner": "донька",
    "xh_how": "copied",
    "xh_orig": "first_copy",
    "xh_shows": "Будинок без частини даху, паркан, городи.",
    "xh_third": "no",
    "xh_graphic": "no",
    # Needs
    "rf_any": "no",
    "cl_threat": "no",
    # Read-back and closing
    "rb_how": "read_aloud",
    "rb_lang": "uk",
    "rb_by": "lead",
    "rb_any": "no",
    "cl_card": "given",
    "cl_followup": "+14",
    "cl_we": "green",
    "ev_complete": "high",
}

#: The second incident, as in the picture of the window.
SHELLING: dict[str, Answer] = {
    "in_title": "Обстріл житлового будинку",
    "in_modules": ("M03",),
    "in_role": ("eyewitness", "owner"),
    "in_date": When("exact", day="17.03.2022", said="у четвер, перед світанком", certainty="certain"),
    "in_time": "dawn",
    "in_clock": "kyiv",
    "in_duration": "близько 20 хв",
    "in_place": Where("Андріївка, Буч", "Бучанський", landmark="поруч із річкою, третій будинок від школи"),
    "in_control": "occupied",
    "in_knowledge": ("saw", "heard_sound"),
    "in_vantage": "Із погреба чула, потім із подвір’я бачила, метрів тридцять, світало.",
    "in_desc": (
        "Ми ночували в погребі. О п’ятій сорок почули перший удар, впало за городом. Другий влучив у хату сусідів,"
        " Ґалаґанів. Дах зайнявся одразу. Чоловік із сином побігли гасити, я лишилася з дітьми."
    ),
    "in_victims": "сусід, чоловік близько 60 років",
    "in_children": "no",
    "in_perps": "невідомо хто стріляв",
    "in_perp_how": "Стріляли з боку лісу, де стояла колона.",
    "in_mil_near": "no",
    "in_certainty": "certain",
}

MISSION, AREA, TEAM = "Весняна поїздка", "Київська область", "D-07 INT-02"
NOTE_IN_ACCOUNT = "Говорить тихо, просить води"
HEARD_LAST = "До ранку ми сиділи в погребі й слухали, чи не повернуться."
MARKERS = (
    ("incident", "Подія 1, початок"),
    ("emotion", "Сльози, перерва дві хвилини"),
    ("exhibit", "Фото подвір’я в доньки"),
    ("incident", "Подія 2, початок"),
)
REVIEW = "Дякую за розповідь. Уточніть, будь ласка, з якого боку стояла колона."
