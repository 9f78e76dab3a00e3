"""Missions and interviews in the vault: drafts, attachments, sealing, outbox, receipts."""
