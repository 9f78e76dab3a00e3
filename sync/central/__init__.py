"""The coalition's service: takes in sealed interviews and answers with receipts.

For practice and the command line, `sync.central.admin`:
    init(folder, moment, practice=...) ; open_central(folder) -> Central ; enrol ; revoke ; devices ; organisation ; export ; import_pack
    and `sync.central.serve.Server(central, host, port)`: start() -> port, stop(); or run() which blocks.
"""
