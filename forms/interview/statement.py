"""The statement that is read back and signed, as plain content; the page itself is made by the program."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from forms.engine import Session
from forms.interview.answers import (
    amount_at,
    choice_labels,
    date_at,
    inner,
    instances,
    place_at,
    ref_of,
    time_at,
    under,
    value,
    value_at,
)
from forms.interview.consent import Consent, consent_of
from forms.interview.own_account import own_account, own_group
from forms.interview.page import Block, Row, SignatureLine, StatementContent, StatementHeader, Texts
from forms.interview.told import Telling, told
from forms.values import amount_label, coarse, day_label, label, time_label

_DECLARATION = {
    "dc_truth": "declaration_truth",
    "dc_unsure": "declaration_unsure",
    "dc_no_pressure": "declaration_free",
    "dc_confirm_consent": "declaration_consent",
}
# What the statement tells in places of their own; the rest of a section follows in the order of the form.
_TOLD_ABOVE = frozenset(
    {
        "fa_text", "fa_quotes", "fa_prompt", "fa_style", "fa_lang_rec", "incident", "in_title", "in_desc", "in_date",
        "in_time", "in_place", "in_vict_count", "in_modules", "in_role", "in_knowledge", "in_certainty", "in_gaps",
    }
)  # fmt: skip
_CONSENT = (
    "participate", "notes", "audio", "video", "photo_face", "photo_injuries", "documents", "store", "leaves",
    "recontact",
)  # fmt: skip


def statement_content(
    session: Session, header: StatementHeader, texts: Mapping[str, Texts], language: str = "uk"
) -> StatementContent:
    """The statement of a session in one language (``uk`` or ``en``)."""
    words = texts[language]
    consent = consent_of(session)
    return StatementContent(
        language=language,
        moment=header.ended,
        practice=header.practice,
        watermark=words["watermark"] if header.practice else "",
        # A form of somebody else's has no name of ours.
        title=words.get(f"title_{session.definition.form_id}", words["title_other"]),
        subtitle=words["subtitle"],
        number=header.number,
        organisation=header.organisation,
        page_of=words["page_of"],
        header=tuple(_header(session, header, words, language)),
        blocks=tuple(_blocks(session, words, language, consent)),
        declaration=tuple(words[key] for name, key in _DECLARATION.items() if value(session, name) == "OK"),
        signatures=tuple(
            SignatureLine(words[f"sign_{role}"], words["sign_caption"])
            for role in ("person", "guardian", "lead", "interpreter")
            if _signs(session, role)
        ),
        card_title=words["card"],
        card=tuple(_card(session, header, words, language, consent)),
        limits=tuple(
            words[f"limit_{name}"]
            for name in ("oath", "words", "legal", "practice")
            if name != "practice" or header.practice
        ),
    )


def _signs(session: Session, role: str) -> bool:
    if role == "interpreter":
        return value(session, "it_used") == "yes"
    # Nobody signs for an adult; who may be a child is treated as one.
    return role != "guardian" or value(session, "mn_is_minor") in ("yes", "unknown")


def _header(session: Session, header: StatementHeader, words: Texts, language: str) -> Iterator[Row]:
    yield Row(words["number"], header.number)
    yield Row(words["person"], words["person_note"].format(code=header.person_code))
    yield Row(words["date"], day_label(datetime.fromisoformat(header.started).date(), language))
    # On paper that may be found, the place of the interview is only its oblast.
    yield Row(words["place"], coarse(value(session, "ses_place_name")) or words["none"])
    if spoken := _chosen(session, "ex_lang_ok", language):
        yield Row(words["language"], spoken)
    yield Row(words["organisation"], header.organisation)
    yield Row(words["mission"], header.mission)
    yield Row(words["team"], ", ".join(_team(session, header)))


def _blocks(session: Session, words: Texts, language: str, consent: Consent) -> Iterator[Block]:
    if not consent.participate:
        yield Block(words["account"], (words["refused"],))
        return
    group = own_group(session)
    if group:
        yield from own_account(session, group, language) if session.state(group).relevant else ()
        yield from _read_back(session, words, language)
        return
    account = _paragraphs(value(session, "fa_text"))
    rows = (_row(session, name, language) for name in ("fa_prompt", "fa_style", "fa_lang_rec"))
    yield Block(words["account"], account or (words["no_account"],), tuple(row for row in rows if row))
    if quotes := _paragraphs(value(session, "fa_quotes")):
        yield Block(_asked(session, "fa_quotes", language), quotes)
    telling = Telling(language, words["awaits_lawyer"], _TOLD_ABOVE)
    yield from _group(session, "account", telling)
    yield from _group(session, "clarify", telling)
    for number, ref in enumerate(instances(session, "incident"), 1):
        yield from _incident(session, ref, number, words, telling)
    yield from _group(session, "mentioned", telling)
    exhibits = tuple(_exhibits(session, words, language))
    if exhibits:
        yield Block(words["exhibits"], (), exhibits)
    yield from _read_back(session, words, language)


def _group(session: Session, name: str, telling: Telling) -> Iterable[Block]:
    """What was answered in a section that the form may have."""
    ref = ref_of(session, name)
    if not ref or not session.state(ref).relevant:
        return ()
    return told(session, ref, session.label(ref, telling.language), telling)


def _incident(session: Session, ref: str, number: int, words: Texts, telling: Telling) -> Iterator[Block]:
    refs, language = under(session, ref), telling.language
    title = inner(session, refs, "in_title")
    story = _paragraphs(inner(session, refs, "in_desc"))
    when, where = date_at(session, refs, "in_date"), place_at(session, refs, "in_place").label
    if not (title or story or when or where):
        return
    rows = [
        Row(session.label(refs["in_date"], language), label(when, language)) if when else None,
        _hour(session, refs, "in_time", language),
        Row(session.label(refs["in_place"], language), where) if where else None,
        _count(session, refs, "in_vict_count", language),
    ]
    rows += [
        _row_at(session, refs[name], language)
        for name in ("in_modules", "in_role", "in_knowledge", "in_certainty", "in_gaps")
        if name in refs
    ]
    heading = words["incident"].format(number=number, title=title or words["untitled"])
    inside = replace(telling, within=words["incident_short"].format(number=number))
    more = list(told(session, ref, heading, inside))
    if more and more[0].heading == heading:
        rows += more.pop(0).rows
    yield Block(heading, story, tuple(row for row in rows if row))
    yield from more


def _hour(session: Session, refs: Mapping[str, str], name: str, language: str) -> Row | None:
    """The time of day in words; a form may also ask for the part of the day alone."""
    if f"{name}_kind" not in refs:
        return _row_at(session, refs[name], language) if name in refs else None
    when = time_at(session, refs, name)
    part = choice_labels(session, refs[f"{name}_part"], language) if f"{name}_part" in refs else ""
    shown = time_label(when, part, language) if when else ""
    return Row(session.label(refs[name], language), shown) if shown else None


def _count(session: Session, refs: Mapping[str, str], name: str, language: str) -> Row | None:
    """A range of a group of ours in words."""
    found = amount_at(session, refs[name]) if name in refs else None
    return Row(session.label(refs[name], language), amount_label(found, language)) if found else None


def _exhibits(session: Session, words: Texts, language: str) -> Iterator[Row]:
    for number, ref in enumerate(instances(session, "exhibit"), 1):
        refs = under(session, ref)
        kind = choice_labels(session, refs["xh_kind"], language) if "xh_kind" in refs else ""
        described = ": ".join(
            part for part in (inner(session, refs, "xh_no"), kind, inner(session, refs, "xh_title")) if part
        )
        if described:
            yield Row(words["exhibit"].format(number=number), described)


def _read_back(session: Session, words: Texts, language: str) -> Iterator[Block]:
    rows = [_row(session, name, language) for name in ("rb_how", "rb_reason", "rb_lang", "rb_by")]
    for number, (old, new) in enumerate(_corrections(session), 1):
        rows.append(Row(words["correction"].format(number=number), words["correction_text"].format(old=old, new=new)))
    for name, key in (("rb_add", "additions"), ("rb_disagree", "disagreement")):
        if text := value(session, name):
            rows.append(Row(words[key], text))
    shown = tuple(row for row in rows if row)
    if shown:
        yield Block(words["readback"], (), shown)


def _corrections(session: Session) -> Iterator[tuple[str, str]]:
    for ref in instances(session, "rb_corr"):
        refs = under(session, ref)
        old, new = inner(session, refs, "rc_old"), inner(session, refs, "rc_new")
        if old or new:
            yield old, new


def _card(session: Session, header: StatementHeader, words: Texts, language: str, consent: Consent) -> Iterator[Row]:
    form = session.definition
    agreed = [words[f"consent_{name}"] for name in _CONSENT if getattr(consent, name)]
    yield Row(words["organisation"], header.organisation)
    yield Row(words["team"], ", ".join(_team(session, header)))
    yield Row(words["started"], _moment(header.started, language))
    yield Row(words["ended"], _moment(header.ended, language))
    yield Row(words["device"], header.device)
    described = words["form_value"].format(title=form.title, version=form.version, digest=form.digest[:16])
    yield Row(words["form"], described)
    yield Row(words["present"], str(len(instances(session, "ses_present"))))
    yield Row(words["breaks"], str(len(instances(session, "ses_breaks"))))
    used = value(session, "it_used") == "yes"
    how = "; ".join(text for text in (value(session, "it_pair"), _chosen(session, "it_mode", language)) if text)
    yield Row(words["interpreter"], (how or words["interpreter_yes"]) if used else words["interpreter_no"])
    if mode := _chosen(session, "ses_mode", language):
        yield Row(words["mode"], mode)
    yield Row(words["consent"], "; ".join(agreed) or words["consent_none"])
    yield Row(words["recipients"], _recipients(session, language) or words["none"])
    yield Row(words["corrections"], str(sum(1 for _ in _corrections(session))))
    yield Row(words["recordings"], "\n".join(header.recordings) or words["none"])
    yield Row(words["attachments"], "\n".join(header.exhibits) or words["none"])
    # The package holds these pages, so its hash cannot stand in them.
    yield Row(words["package"], words["package_later"])


def _recipients(session: Session, language: str) -> str:
    agreed = {decision.recipient for decision in consent_of(session).recipients if decision.agreed}
    named: dict[str, str] = {}
    for ref in instances(session, "cx"):
        refs = under(session, ref)
        if inner(session, refs, "cx_rec") in agreed:
            named[inner(session, refs, "cx_rec")] = choice_labels(session, refs["cx_rec"], language)
    return "; ".join(named.values())


def _team(session: Session, header: StatementHeader) -> tuple[str, ...]:
    """Codes of those who took the interview; where the form does not say, of the mission's team."""
    found = []
    for ref in instances(session, "team"):
        refs = under(session, ref)
        if code := inner(session, refs, "tm_member"):
            found.append(code)
    return tuple(found) or header.team


def _moment(text: str, language: str) -> str:
    moment = datetime.fromisoformat(text)
    return f"{day_label(moment.date(), language)}, {moment:%H:%M} ({moment.tzname() or '-'})"


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _asked(session: Session, name: str, language: str) -> str:
    ref = ref_of(session, name)
    return session.label(ref, language) if ref else ""


def _chosen(session: Session, name: str, language: str) -> str:
    ref = ref_of(session, name)
    return choice_labels(session, ref, language) if ref else ""


def _row(session: Session, name: str, language: str) -> Row | None:
    ref = ref_of(session, name)
    return _row_at(session, ref, language) if ref else None


def _row_at(session: Session, ref: str, language: str) -> Row | None:
    shown = choice_labels(session, ref, language) if session.choices(ref, language) else value_at(session, ref)
    return Row(session.label(ref, language), shown) if shown else None
