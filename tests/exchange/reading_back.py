"""Workbooks read back by openpyxl, without the types that would make every cell a question."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook


def load(path: Path, *, values: bool = False) -> Any:
    """Return the workbook at `path`; with `values` formulas give the values that were kept with them."""
    return load_workbook(path, data_only=values)
