"""Keeps what the last import of a programme asked attention for, to be worked through later.

It is kept beside the backups, not in the programme: whoever imported the list mends it.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from wsg_desktop.exchange.drafts import Problem, Severity
from wsg_desktop.paths import data_folder

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptProblems:
    """The problems of one import: the name of the file, and what to look at in it."""

    file: str
    problems: tuple[Problem, ...]


def keep_problems(programme_id: str, file: str, problems: Iterable[Problem]) -> None:
    """Keep the problems of the last import of a programme; they take the place of those before."""
    content = {
        "file": file,
        "problems": [
            {
                "sheet": problem.sheet,
                "cell": problem.cell,
                "message": problem.message,
                "values": dict(problem.values),
                "severity": problem.severity.value,
            }
            for problem in problems
        ],
    }
    path = _path(programme_id)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, default=str), encoding="utf-8")
    except OSError as problem:
        # A full disk must not make an import fail that is done already.
        _log.info("the problems of the import are not kept: %s", problem)


def find_problems(programme_id: str) -> KeptProblems | None:
    """Return what the last import of a programme asked attention for, or None."""
    try:
        content: Any = json.loads(_path(programme_id).read_text(encoding="utf-8"))
        return KeptProblems(str(content["file"]), tuple(_problem(it) for it in content["problems"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _problem(kept: Mapping[str, Any]) -> Problem:
    values = cast("dict[str, object]", kept["values"])
    return Problem(kept["sheet"], kept["cell"], kept["message"], values, Severity(kept["severity"]))


def _path(programme_id: str) -> Path:
    return data_folder() / "imports" / f"{programme_id}.json"
