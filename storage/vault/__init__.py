"""The encrypted database: opening, transactions, tables, migrations, integrity."""
