"""The coalition's service: takes in sealed interviews and answers with receipts.

`admin` (init, open_central, make_organisation, enrol, revoke, devices), `packs.import_pack`, `exporting.export` and
`serve.Server` are what the command line and practice call.
"""
