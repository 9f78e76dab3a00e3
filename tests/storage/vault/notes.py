"""Something said, put into a vault and taken out."""

from sqlalchemy import text

from storage.vault import Vault

SAID = "Приїхали на світанку двоє військових"


def write(vault: Vault, what: str = SAID) -> None:
    with vault.transaction() as tx:
        tx.execute(text("CREATE TABLE IF NOT EXISTS notes_of_test (said TEXT NOT NULL UNIQUE)"))
        tx.execute(text("INSERT INTO notes_of_test VALUES (:said)"), {"said": what})


def said(vault: Vault) -> list[str]:
    with vault.read() as tx:
        return list(tx.execute(text("SELECT said FROM notes_of_test ORDER BY rowid")).scalars())
