"""The fields: one file per kind of question. A field shows and reports; it never judges an answer."""
