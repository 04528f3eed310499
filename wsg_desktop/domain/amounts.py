"""Amounts of money and percentages as people write them: `€ 2.400.000`, `85k`, `1,2 mln`, `50 %`."""

import math
import re

MOST_EUROS = 10**12
"""A thousand billion: what is more is no amount but a slip, or a cell with a number of another kind."""

_AMOUNT = re.compile(
    r"(?:€|eur|euro)?\s*(?P<digits>\d[\d.,\s']*?)\s*(?P<unit>k|mln|miljoen|million|m|mld)?\.?\s*(?:,-+|€|eur|euro)?",
    re.IGNORECASE,
)
_FACTORS = {"": 1, "k": 1_000, "mln": 10**6, "miljoen": 10**6, "million": 10**6, "m": 10**6, "mld": 10**9}


def read_euros(text: str) -> int | None:
    """Return the whole euros that `text` says, or None when it is no amount.

    A point or comma with three digits behind it separates thousands; with one or two it is a decimal sign.
    """
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    number = _number(re.sub(r"[\s']", "", match["digits"]))
    amount = math.inf if number is None else number * _FACTORS[(match["unit"] or "").lower()]
    return round(amount) if amount <= MOST_EUROS else None


def read_percent(text: str) -> int | None:
    """Return the whole percentage that `text` says (`50`, `50 %`, `0,5` as half), or None."""
    match = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*%?", text.strip())
    if match is None:
        return None
    value = float(match[1].replace(",", "."))
    if not math.isfinite(value):
        return None
    is_fraction = 0 < value < 1 and "%" not in text
    return round(value * 100) if is_fraction else round(value)


def _number(digits: str) -> float | None:
    digits = digits.rstrip(".,")
    if re.fullmatch(r"\d{1,3}([.,])\d{3}(\1\d{3})*([.,]\d{1,2})?", digits):
        whole, _, decimals = _split_decimals(digits)
        return float(f"{re.sub(r'[.,]', '', whole)}.{decimals or 0}")
    if re.fullmatch(r"\d+([.,]\d+)?", digits):
        return float(digits.replace(",", "."))
    return None


def _split_decimals(digits: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"(.*)([.,])(\d{1,2})", digits)
    return (match[1], match[2], match[3]) if match else (digits, "", "")


def show_euros(amount: int, language: str) -> str:
    """Return whole euros as they are written in `language`: `€ 85.000` in Dutch, `€85,000` in English."""
    return f"€ {amount:,}".replace(",", ".") if language == "nl" else f"€{amount:,}"


def show_percent(value: int) -> str:
    """Return a whole percentage: `50 %`."""
    return f"{value} %"
