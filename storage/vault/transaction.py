"""The name under which the functions of storage take their transaction."""

from sqlalchemy.engine import Connection

Transaction = Connection
