"""The rules of an interview: consent, gates, sections, the sealed record and the statement."""

from forms.interview.consent import Consent, RecipientDecision, consent_of
from forms.interview.gates import (
    Action,
    Gate,
    Missing,
    Rule,
    RulesBroken,
    Where,
    acknowledged,
    blocked,
    can_record_audio,
    can_seal,
    can_take_account,
    can_take_photo,
    load_rules,
    standing,
)
from forms.interview.given import Given, give
from forms.interview.page import (
    Block,
    Row,
    SignatureLine,
    StatementContent,
    StatementHeader,
    TextsBroken,
    load_texts,
)
from forms.interview.paper import PaperForm, PaperHeader, paper_form
from forms.interview.parts import Part, part_of
from forms.interview.record import AttachmentReference, FreeTextInFacts, Note, SealedRecord, sealed_record
from forms.interview.sections import Section, is_compound, outline, title
from forms.interview.sheet import CardHeader, SheetContent, consent_card, record_card
from forms.interview.statement import statement_content

__all__ = [
    "Action",
    "AttachmentReference",
    "Block",
    "CardHeader",
    "Consent",
    "FreeTextInFacts",
    "Gate",
    "Given",
    "Missing",
    "Note",
    "PaperForm",
    "PaperHeader",
    "Part",
    "RecipientDecision",
    "Row",
    "Rule",
    "RulesBroken",
    "SealedRecord",
    "Section",
    "SheetContent",
    "SignatureLine",
    "StatementContent",
    "StatementHeader",
    "TextsBroken",
    "Where",
    "acknowledged",
    "blocked",
    "can_record_audio",
    "can_seal",
    "can_take_account",
    "can_take_photo",
    "consent_card",
    "consent_of",
    "give",
    "is_compound",
    "load_rules",
    "load_texts",
    "outline",
    "paper_form",
    "part_of",
    "record_card",
    "sealed_record",
    "standing",
    "statement_content",
    "title",
]
