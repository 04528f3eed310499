"""What was being typed when the program stopped: kept on this computer beside the programme, not in it.

Text is kept in the programme when a field is left. Minutes are typed for a quarter of an hour before that.
"""

import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from wsg_desktop.errors import UserError
from wsg_desktop.paths import data_folder
from wsg_desktop.written_files import placed

_log = logging.getLogger(__name__)


class HalfTyped(NamedTuple):
    """A text that nothing took yet, and the name of its field; empty for a cell of a table."""

    text: str
    where: str


def keep(programme_id: str, typed: Sequence[HalfTyped]) -> None:
    """Keep what is being typed in a programme in place of what was kept; nothing leaves nothing behind."""
    path = _path(programme_id)
    try:
        if not typed:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with placed(path) as fresh:
            # In plain signs: what is typed or pasted may hold what is no character.
            fresh.write_text(json.dumps(typed), encoding="utf-8")
    except (OSError, UserError) as problem:
        # A safety net that cannot be spread must not disturb who types.
        _log.info("what is being typed is not kept: %s", problem)


def find(programme_id: str) -> list[HalfTyped]:
    """Return what was being typed in a programme when the program stopped, if it did."""
    with suppress(OSError, ValueError, TypeError):
        content: Any = json.loads(_path(programme_id).read_text(encoding="utf-8"))
        return [HalfTyped(str(text), str(where)) for text, where in content]
    return []


def _path(programme_id: str) -> Path:
    return data_folder() / "typing" / f"{programme_id}.json"
