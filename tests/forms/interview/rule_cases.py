"""Of each rule that an interview decides: answers that make it stand, and as near as can be answers that do not."""

from dataclasses import dataclass, field

from app.shipped_forms import ProtocolId

FIRST, FULL, CONTACT = ProtocolId.FIRST_ACCOUNT, ProtocolId.FULL_ACCOUNT, ProtocolId.CONTACT
REFUSAL = ProtocolId.REFUSAL

Answers = dict[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """What is answered or given before, what makes the rule stand, and what does not."""

    form: ProtocolId
    stands: Answers
    falls: Answers
    before: Answers = field(default_factory=dict)


CHILD = {"mn_is_minor": "yes"}
OVERHEARD = {"ses_privacy": "overheard"}
NO_DIRECTORY = {"iv_referral_map": "none"}
ESTIMATE = {"in_certainty": "certain", "in_knowledge": "told_other rumour"}
RISK = {"rk_like": "5", "rk_impact": "3"}
RECIPIENT = {"cx_any": "yes", "cx_rec": "media", "cx_dec": "yes", "cx_id": "pseudonym"}
CAPTIVE = {"p_rel_occ": "captive_mil"}
TORTURE = {"in_modules": "M07"}
INTERPRETER = {"it_used": "yes"}
SPOKEN = {"sv_raised": "self"}
READY = {
    "sv_choice": "detail_now",
    "tm_trained_crsv": "yes",
    "sv_service_ready": "yes",
    "sv_no_third": "OK",
    "sv_urgent": "no",
}
CHILD_HEARD = {"mn_bi_decision": "go", "mn_guardian_coi": "no", "mn_testifies_proc": "no"}
LONG_AGO = {"p_dob_kind": "exact", "p_dob_from": "1990-05-01", "p_dob_to": "1990-05-01"}
EVENT = {"in_date_kind": "exact", "in_date_from": "2022-03-17"}


def given(form: ProtocolId, name: str, stands: str, falls: str, **before: str) -> Case:
    return Case(form, {name: stands}, {name: falls}, dict(before))


CASES: dict[str, Case] = {
    "g01": given(FIRST, "tm_training", "missing", "ok"),
    "g01l": given(FIRST, "tm_training_lead", "missing", "ok"),
    "g02": Case(FIRST, {"ex_decide": ""}, {"ex_decide": "gap_only"}, {"iv_search_done": "match", "pi_any": "yes"}),
    "g03": given(FIRST, "iv_search_done", "stale", "none"),
    "g04": given(FIRST, "iv_type", "full", "first", iv_authority_active="yes"),
    "g05": given(FIRST, "iv_added_value", "", "Хто був у підвалі."),
    "g06": given(FULL, "rk_impact", "3", "2", iv_planned="no", rk_like="5"),
    "g06o": Case(FULL, RISK | {"g06_why": "Узгоджено з психологом.", "g06_by": "K-01"}, RISK, {"iv_planned": "no"}),
    "g06c": Case(CONTACT, RISK | {"iv_go": "go"}, RISK | {"iv_go": "nogo"}),
    "g07": given(FIRST, "iv_referral_map", "2026-06-01", "2026-11-01"),
    "g07c": given(FIRST, "vu_factors", "crsv", "age_old", **NO_DIRECTORY),
    "g07v": given(FIRST, "sv_raised", "self", "", **NO_DIRECTORY),
    "g07m": given(FIRST, "mn_is_minor", "unknown", "no", **NO_DIRECTORY),
    "g08": given(FIRST, "ses_privacy", "unsafe", "partly"),
    "g08c": given(FIRST, "vu_factors", "crsv", "age_old", **OVERHEARD),
    "g08v": given(FIRST, "sv_raised", "self", "", **OVERHEARD),
    "g08m": given(FIRST, "mn_is_minor", "yes", "no", **OVERHEARD),
    "g08s": given(FULL, "sp_local", "yes", "no", **OVERHEARD, sp_any="yes"),
    "g09": given(FIRST, "tm_coi", "yes", "no"),
    "g09i": given(FIRST, "it_conflict", "", "OK", **INTERPRETER),
    "g10": given(FIRST, "tm_role", "interviewee", "lead", ses_others="yes", pr_role="interviewee"),
    "g11": given(FIRST, "ses_curfew_minutes", "59", "60"),
    "g12": given(FIRST, "pi_status", "suspect", "witness", pi_any="yes"),
    "g13": given(FIRST, "tm_trained_crsv", "", "yes", vu_factors="crsv"),
    "g14": given(FIRST, "g14", "1", ""),
    "g20": given(FIRST, "cn_participate", "no", "yes"),
    "g21": given(FIRST, "cn_audio", "not_asked", "yes"),
    "g21v": given(FIRST, "cn_video", "later", "yes"),
    "g22": given(FIRST, "cn_photo_face", "no", "yes"),
    "g22i": given(FIRST, "cn_photo_inj", "withdrawn", "yes"),
    "g22d": given(FIRST, "cn_docs", "no", "yes"),
    "g23": given(FIRST, "cn_teachback", "", "Прочитають координатори."),
    "g25": given(FIRST, "cn_pressure", "yes", "no"),
    "g26": given(FIRST, "cn_form", "guardian", "ink", mn_is_minor="no"),
    "g27": given(FIRST, "cn_special", "no", "yes"),
    "g28": given(FIRST, "ses_no", "2", "1"),
    "g29": given(FIRST, "g29", "1", ""),
    "g30": given(FIRST, "g30", "1", ""),
    "g30w": given(FIRST, "g30w", "1", ""),
    "g31": given(FIRST, "pi_secrecy", "yes", "no", pi_any="yes", pi_body="sbu"),
    "g32": given(FULL, "oc_participation", "yes", "no", in_modules="M19"),
    "g32p": given(FIRST, "g32p", "1", ""),
    "g33": given(FIRST, "cx_dec", "not_asked", "no", cx_any="yes"),
    "g34": given(FIRST, "p_rel_occ", "captive_mil", "none"),
    "g34r": given(CONTACT, "iv_rel_occupied", "yes", "no"),
    "g34i": given(FIRST, "cn_identity", "full", "pseudonym", **CAPTIVE),
    "g34m": given(FIRST, "cx_dec", "yes", "no", **(RECIPIENT | CAPTIVE)),
    "g34e": given(FIRST, "cx_cond", "", "не раніше ніж 2027-01-01", **(RECIPIENT | CAPTIVE)),
    "g40": given(FIRST, "ses_listening", "1", ""),
    "g41": given(FIRST, "ses_minutes_since_break", "50", "49"),
    "g41w": given(FIRST, "ses_minutes_since_break", "90", "89"),
    "g41s": given(FIRST, "ses_minutes_since_break", "120", "119"),
    "g42": given(FIRST, "ses_minutes_today", "240", "239"),
    "g42b": given(FIRST, "ses_minutes_today", "480", "479"),
    "g43": given(FIRST, "ses_minutes_since_break", "45", "44", **CHILD),
    "g43b": given(FIRST, "ses_minutes_since_break", "60", "59", **CHILD),
    "g43d": given(FIRST, "mn_minutes", "120", "119", **CHILD),
    "g44": given(FIRST, "wb_level", "amber", "green"),
    "g45": given(FIRST, "wb_signs", "selfharm", "crying"),
    "g45e": given(FIRST, "cl_we", "red", "amber"),
    "g46": given(FIRST, "g46", "1", ""),
    "g47": given(FULL, "cq_type", "closed", "open", cq_any="yes"),
    "g48": given(FULL, "to_told", "", "Били по ногах.", **TORTURE),
    "g48s": given(FULL, "sv_told", "", "Те, що захотіла сказати.", **(SPOKEN | READY)),
    "g49": given(FIRST, "cq_photo_id", "yes", "no"),
    "g49b": given(FIRST, "ses_running", "1", ""),
    "g50": given(FIRST, "g50", "1", ""),
    "g51": given(FIRST, "ses_shared_screen", "1", ""),
    "g52": given(FIRST, "pr_agreed", "no", "yes", ses_others="yes", pr_role="relative", fa_text="Стояли біля хати."),
    "g53": given(FIRST, "it_quality", "relative", "trained", **INTERPRETER),
    "g53c": given(FIRST, "vu_factors", "crsv", "age_old", it_used="yes", it_quality="relative"),
    "g53v": given(FIRST, "sv_raised", "self", "", it_used="yes", it_quality="relative"),
    "g54": given(FIRST, "tm_trained_crsv", "", "yes", **SPOKEN),
    "g55": given(FIRST, "g55", "1", ""),
    "g56": given(FIRST, "mn_specialist", "", "Психолог П-3", **(CHILD | CHILD_HEARD)),
    "g57": given(FIRST, "mn_is_minor", "unknown", "no"),
    "g58": given(FIRST, "ses_break_reason", "alarm", "care"),
    "g59": given(FIRST, "g59", "1", ""),
    "g60": given(FIRST, "in_date_to", "1989-01-01", "2022-03-17", **(LONG_AGO | EVENT)),
    "g60d": given(FIRST, "in_date_doubt", "1", ""),
    "g61": Case(FIRST, ESTIMATE, ESTIMATE | {"in_knowledge": "saw rumour"}),
    "g61n": given(FIRST, "in_vict_min", "40", "37"),
    "g61f": given(FULL, "in_vict_count_min", "40", "37"),
    "g62": given(FIRST, "g62", "1", ""),
    "g63": given(FIRST, "g63", "1", ""),
    "g70": given(FIRST, "xh_danger", "yes", "no", xh_any="yes"),
    "g71": given(FIRST, "xh_how", "taken", "photographed", xh_any="yes", xh_orig="original"),
    "g72": given(FIRST, "g72", "1", ""),
    "g73": given(FIRST, "xh_changed", "1", ""),
    "g75": given(FIRST, "g75", "1", ""),
    "g76": given(FIRST, "g76", "1", ""),
    "g77": given(FIRST, "xh_third", "yes", "no", xh_any="yes"),
    "g78": given(FIRST, "xh_injury_photos", "1", "2"),
    "g80": given(FIRST, "rb_how", "not_done", "read_aloud"),
    "g81": given(FIRST, "dc_changed", "1", ""),
    "g83": given(FIRST, "sg_changed", "1", ""),
    "g84": given(FULL, "sp_local", "yes", "no", cn_copy="given", sp_any="yes"),
    "g84t": given(FIRST, "cl_threat", "yes", "no", cn_copy="given"),
    "g85": given(FIRST, "rf_any", "no", "yes", iv_special_needs="medication"),
    "g86": given(FIRST, "cn_participate", "withdrawn", "yes"),
    "g89": given(FIRST, "fa_style", "summary", "verbatim"),
    "store": given(FIRST, "cn_store_org", "no", "yes"),
}  # fmt: skip
