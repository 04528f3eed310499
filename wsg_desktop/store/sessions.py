"""SQLAlchemy's sessions, for the write path alone: importing this makes the records ready to be changed."""

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from wsg_desktop.store.records.mapping import REGISTRY

__all__ = ["Session", "StaleDataError"]

# SQLAlchemy would put it off until the first query: in the middle of somebody's first change.
REGISTRY.configure()
