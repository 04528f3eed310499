"""Order in an outline by fractional keys, where moving a line changes its own key only; what is under a line.

Keys compare as plain text by code point: Python's order, SQLite's BINARY, PostgreSQL's collation "C".
"""

from collections.abc import Iterable, Mapping, Sequence

from fractional_indexing import (  # pyright: ignore[reportMissingTypeStubs] - it is annotated itself
    generate_key_between,
    generate_n_keys_between,
)


def key_between(low: str | None, high: str | None) -> str:
    """Return a key that sorts after `low` and before `high` (None: the open end).

    Raises `fractional_indexing.FIError` when `low` does not sort before `high`.
    """
    return generate_key_between(low, high)


def keys_between(low: str | None, high: str | None, count: int) -> list[str]:
    """Return `count` rising keys that sort after `low` and before `high`; None stands for the open end."""
    return generate_n_keys_between(low, high, count)


def keys_after(low: str | None, count: int) -> list[str]:
    """Return `count` rising keys that all sort after `low` (None: from the beginning)."""
    return keys_between(low, None, count)


def with_lines_under(children: Mapping[str, Sequence[str]], ids: Iterable[str]) -> list[str]:
    """Return `ids` and all that stands under them, each once; `children` are the lines right under each."""
    waiting = list(ids)
    found: dict[str, None] = {}
    for line_id in waiting:
        if line_id not in found:
            found[line_id] = None
            waiting += children.get(line_id, ())
    return list(found)
