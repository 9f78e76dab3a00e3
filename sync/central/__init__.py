"""The coalition's service: takes in sealed interviews and answers with receipts."""
