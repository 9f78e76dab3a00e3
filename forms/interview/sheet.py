"""Sheets beside the statement: the card on which a person can read their own decisions, and the record card."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from forms.engine import Session
from forms.interview.answers import choice_labels, instances, ref_of, under, value
from forms.interview.consent import Consent, RecipientDecision, consent_of
from forms.interview.page import Block, Row, StatementContent, Texts
from forms.values import day_label

#: Decisions in the order of the form; each is a row of the card, whatever it is.
DECISIONS = (
    "cn_participate", "cn_notes", "cn_audio", "cn_video", "cn_photo_face", "cn_photo_inj", "cn_docs", "cn_phone",
    "cn_special", "cn_store_org", "cn_store_reg", "cn_recontact",
)  # fmt: skip
_KEPT = ("cn_identity", "cn_retention", "cn_death")


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What a sheet prints, in one language; `large` letters are for who sees badly."""

    language: str
    moment: str
    watermark: str
    title: str
    subtitle: str
    number: str
    organisation: str
    page_of: str
    large: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CardHeader:
    """What the consent card says and does not find in the answers.

    Attributes:
        day: When it is made (ISO 8601 with its zone).
        contact: How the organisation is reached, as somebody typed it.
        person: The person's name, only where they want it on the paper.
    """

    number: str
    organisation: str
    day: str
    contact: str
    practice: bool
    person: str = ""


def consent_card(
    session: Session, header: CardHeader, texts: Mapping[str, Texts], language: str, *, large: bool
) -> SheetContent:
    """The card of one interview in one language: what was agreed, to whom, how to change it. It bears no name."""
    words = texts[language]
    consent = consent_of(session)
    day = day_label(datetime.fromisoformat(header.day).date(), language)
    about = [Row(words["date"], day), Row(words["number"], header.number)]
    if header.person:
        about.append(Row(words["person"], header.person))
    blocks = [Block(words["card_about"], (), tuple(about))]
    decided = tuple(_decisions(session, words, language))
    blocks.append(Block(words["card_decisions"], (words["card_unset"],), decided))
    blocks.append(_recipients(session, consent, words, language))
    blocks.append(Block(words["card_withdraw"], _lines(words, "card_withdraw")))
    blocks.append(Block(words["card_rights"], _lines(words, "card_rights")))
    blocks.append(Block(words["card_contact"], (header.contact or words["card_no_contact"],)))
    return SheetContent(
        language=language,
        moment=header.day,
        watermark=words["watermark"] if header.practice else "",
        title=words["card_title"],
        # A paper that is found should say as little as it can: no organisation at its head.
        subtitle="",
        number=header.number,
        organisation=header.organisation,
        page_of=words["page_of"],
        large=large,
        blocks=tuple(blocks),
    )


def record_card(content: StatementContent, words: Texts, manifest: str, phrase: tuple[str, ...]) -> SheetContent:
    """The record card of a sealed interview: that of its statement, and the package's hash in full and in words."""
    rows = [row for row in content.card if row.label != words["package"]]
    rows += [Row(words["package"], manifest), Row(words["package_phrase"], " ".join(phrase))]
    return SheetContent(
        language=content.language,
        moment=content.moment,
        watermark=content.watermark,
        title=content.card_title,
        subtitle=content.title,
        number=content.number,
        organisation=content.organisation,
        page_of=content.page_of,
        large=False,
        blocks=(
            Block(words["card_about"], (), content.header),
            Block(words["card"], (), tuple(rows)),
            Block(words["limits"], content.limits),
        ),
    )


def _decisions(session: Session, words: Texts, language: str) -> Iterator[Row]:
    for name in DECISIONS:
        if ref := ref_of(session, name):
            yield Row(session.label(ref, language), _decided(value(session, name), words))
    for name in _KEPT:
        ref = ref_of(session, name)
        if ref and (chosen := choice_labels(session, ref, language)):
            yield Row(session.label(ref, language), chosen)


def _decided(said: str, words: Texts) -> str:
    if said == "yes":
        return words["card_yes"]
    return words["card_later"] if said == "later" else words["card_no"]


def _recipients(session: Session, consent: Consent, words: Texts, language: str) -> Block:
    labels = _labels(session, language)
    rows = [
        Row(
            labels.get(("cx_rec", one.recipient), one.recipient),
            "\n".join(_terms(one, words, labels, language)) if one.agreed else words["card_no"],
        )
        for one in consent.recipients
    ]
    return Block(words["recipients"], (words["card_others"],), tuple(rows))


def _terms(one: RecipientDecision, words: Texts, labels: Mapping[tuple[str, str], str], language: str) -> Iterator[str]:
    def named(name: str, codes: tuple[str, ...]) -> str:
        return "; ".join(labels.get((name, code), code) for code in codes)

    yield words["card_yes"]
    if one.purposes:
        yield words["card_purposes"].format(what=named("cx_purpose", one.purposes))
    yield words["card_parts"].format(what=named("cx_parts", one.parts) or words["none"])
    yield words["card_identity"].format(how=named("cx_id", (one.identity,)))
    yield words["card_may_call"] if one.may_contact else words["card_no_call"]
    if one.ask_again:
        yield words["card_ask"]
    if one.embargo:
        yield words["card_embargo"].format(day=day_label(datetime.fromisoformat(one.embargo).date(), language))
    if one.conditions:
        yield words["card_conditions"].format(words=one.conditions)


def _labels(session: Session, language: str) -> Mapping[tuple[str, str], str]:
    """The words of the matrix's choices by question and code."""
    found: dict[tuple[str, str], str] = {}
    for ref in instances(session, "cx"):
        refs = under(session, ref)
        for name in ("cx_rec", "cx_purpose", "cx_parts", "cx_id"):
            if name in refs:
                found.update({(name, one.value): one.label for one in session.choices(refs[name], language)})
    return found


def _lines(words: Texts, name: str) -> tuple[str, ...]:
    return tuple(words[key] for key in sorted(words) if key.startswith(f"{name}_"))
