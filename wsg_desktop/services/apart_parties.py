"""Keeps which parties a person said are not the same, so that they are not proposed for merging again.

It is kept beside the backups, not in the programme: a programme knows only parties, not what was answered.
"""

import json
import logging
from pathlib import Path
from typing import Any

from wsg_desktop.paths import data_folder

_log = logging.getLogger(__name__)

Pairs = frozenset[frozenset[str]]


def find_apart(programme_id: str) -> Pairs:
    """Return the ids of every two parties that are not the same."""
    try:
        content: Any = json.loads(_path(programme_id).read_text(encoding="utf-8"))
        return frozenset(frozenset((str(one), str(other))) for one, other in content["apart"])
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def keep_apart(programme_id: str, one: str, other: str, *, apart: bool = True) -> None:
    """Remember that two parties are not the same, or forget it again."""
    pair = frozenset((one, other))
    pairs = find_apart(programme_id) - {pair}
    content = {"apart": sorted(sorted(it) for it in (pairs | {pair} if apart else pairs))}
    path = _path(programme_id)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    except OSError as problem:
        # Then it is asked again another time.
        _log.info("which parties are not the same is not kept: %s", problem)


def _path(programme_id: str) -> Path:
    return data_folder() / "parties" / f"{programme_id}.json"
