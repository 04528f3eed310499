"""Reads the cells of one list: each into the type of its field, with a problem where that fails.

A value that cannot be read is never lost: it is handed back as a leftover for the project's notes.
"""

import math
import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from wsg_desktop.domain.amounts import MOST_EUROS, read_euros, read_percent
from wsg_desktop.domain.date_words import read_date
from wsg_desktop.domain.durations import read_duration
from wsg_desktop.domain.readings import Doubt, Reading
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.exchange.cell_samples import is_serial
from wsg_desktop.exchange.choice_words import read_choice
from wsg_desktop.exchange.date_order import may_be_another_day, order_doubt, tells_month_first
from wsg_desktop.exchange.drafts import Problem, Severity
from wsg_desktop.exchange.sheets import NO_RESULT, Sheet, Value, cell_address
from wsg_desktop.texts import N_

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_TEXT = 32_767
"""What a cell of a workbook can hold; a longer text could never be sent to a partner."""

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)

ODD_DATE = N_("{day} is hardly meant as a date and is kept as text. Type the date in the project.")
NO_AMOUNT = N_("“{text}” is no amount in euros. It is kept in the notes of the project.")
AMOUNT_IN_TEXT = N_("The amount is taken from the text “{text}”, which is kept in the notes of the project.")
NO_DURATION = N_(
    "“{text}” is no number of working days, weeks or months. It is kept in the notes of the project."
)
NO_PERCENT = N_("“{text}” is no percentage from 0 to 100. It is kept in the notes of the project.")
NO_CHOICE = N_("“{text}” is no word known for {column}. It is kept in the notes of the project.")
IN_ERROR = N_(
    "The formula in this cell has an error ({error}), so there is no value. Look it up in the list."
)
NOT_CALCULATED = N_(
    "This cell holds a formula without a result, so there is no value."
    " Opened and saved in a spreadsheet program, the file does have it."
)
TOO_LONG = N_("This text is longer than {limit} characters. What comes after is left out.")
CONTROLS = N_("Control characters, which cannot be seen, were left out of the texts: {count}.")

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|_x000[0-8BCEF]_")
_FORMULA_ERROR = re.compile(
    r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|VERW!|N/B|NAAM\?|WAARDE!|DEEL/0!|GETAL!|LEEG!"
    r"|OVERLOPEN!)|Err:5\d\d"
)
_AMOUNT = re.compile(r"(?:€|EUR)\s*\d[\d.,]*(?:\s*(?:k|mln|miljoen)\b)?\.?", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:van\s+|from\s+)?(?P<first>.+?)\s*"
    r"(?:\s[-–—]\s|\s*[–—]\s*|\bt/m\b|\btot en met\b|\btot\b|\buntil\b|\bto\b"
    r"|(?<=\d{4})\s*[-/]\s*(?=\d{4}$))\s*(?P<last>.+)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class CellReader:
    """Reads cells of one sheet and collects the problems; addresses are rows and columns from 0."""

    def __init__(self, sheet: Sheet, today: date) -> None:
        self.problems: list[Problem] = []
        self._sheet = sheet
        self._errors = sheet.structure.errors
        self._today = today
        self._controls: Counter[str] = Counter()

    def report(
        self, at: tuple[int, int], message: str, severity: Severity = Severity.WARNING, **values: object
    ) -> None:
        """Note a problem with the cell at a row and column."""
        self.problems.append(Problem(self._sheet.name, cell_address(*at), message, values, severity))

    def error_at(self, at: tuple[int, int]) -> None:
        """Note the formula error that a cell has, if it has one."""
        error = self._errors.get(at)
        if error == NO_RESULT:
            self.report(at, NOT_CALCULATED, Severity.ERROR)
        elif error is not None:
            self.report(at, IN_ERROR, Severity.ERROR, error=error)

    def text(self, value: Value, at: tuple[int, int], *, lines: bool = False) -> str:
        """Return a cell as text on one line, or with its `lines`, without what cannot be seen."""
        text = value if isinstance(value, str) else shown(value)
        if _is_tidy(text):
            return text
        clean, dropped = _CONTROLS.subn("", text)
        if dropped:
            self._controls[cell_address(*at)] += dropped
        if clean.startswith(("#", "Err:")) and _FORMULA_ERROR.fullmatch(clean.strip()):
            self.report(at, IN_ERROR, Severity.ERROR, error=clean.strip())
            return ""
        clean = _tidy_lines(clean) if lines else " ".join(clean.split())
        if len(clean) > LONGEST_TEXT:
            self.report(at, TOO_LONG, limit=LONGEST_TEXT)
            clean = clean[:LONGEST_TEXT]
        return clean

    def reading(self, value: Value, at: tuple[int, int]) -> Reading | Term:
        """Return a date as it was read; a term where it is settled already, unknown where it is in doubt."""
        if isinstance(value, date):
            return self._day(value.date() if isinstance(value, datetime) else value, at)
        if is_serial(value):
            return self._day(date(1899, 12, 30) + timedelta(days=int(float(str(value)))), at)
        text = self.text(value, at)
        if not text.strip("-–—"):  # a dash for nothing
            return NO_TERM
        found = read_date(text, today=self._today)
        if may_be_another_day(text) and self._has_month_first:
            found = order_doubt(text) or found
        if isinstance(found, Doubt):
            self.problems.append(
                Problem(
                    self._sheet.name,
                    cell_address(*at),
                    found.message,
                    {"text": found.text, **found.values},
                    Severity.WARNING,
                )
            )
            return Term(None, Precision.UNKNOWN, text)
        return found

    def start(self, value: Value, at: tuple[int, int]) -> Term:
        """Return a cell as the term of a start."""
        found = self.reading(value, at)
        return found if isinstance(found, Term) else found.as_start()

    def end(self, value: Value, at: tuple[int, int]) -> Term:
        """Return a cell as the term of an end."""
        found = self.reading(value, at)
        return found if isinstance(found, Term) else found.as_end()

    def period(self, value: Value, at: tuple[int, int]) -> tuple[Term, Term]:
        """Return start and end of a cell with both ("2026-2028", "mrt t/m sep 2027"), or an end only."""
        parts = _RANGE.fullmatch(value.strip()) if isinstance(value, str) else None
        if parts:
            first, last = (self._quietly(text) for text in _with_year(parts["first"], parts["last"]))
            if first and last and first.first and last.last and first.first <= last.last:
                return first.as_start(), last.as_end()
        found = self.reading(value, at)
        if isinstance(found, Term):
            return NO_TERM, found
        is_year = found.precision is Precision.YEAR
        return (found.as_start() if is_year else NO_TERM), found.as_end()

    def choice(
        self, value: Value, choices: type[Choice], column: str, at: tuple[int, int]
    ) -> tuple[Choice | None, str]:
        """Return the choice that a cell means, and what is left over of a cell that means none."""
        text = self.text(value, at)
        found = read_choice(text, choices) if text else None
        if found is None and any(sign.isalnum() for sign in text) and not _says_none(text):
            self.report(at, NO_CHOICE, text=text, column=column)
            return None, text
        return found, ""

    def euros(self, value: Value, factor: int, at: tuple[int, int]) -> tuple[int | None, str]:
        """Return whole euros and what is left over; numbers in the column count `factor` euros each."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            is_amount = 0 <= value * factor <= MOST_EUROS
            return (round(value * factor), "") if is_amount else self._no_amount(shown(value), at)
        text = self.text(value, at)
        if not text or _says_none(text):
            return None, ""
        amount = read_euros(text)
        if amount is not None:
            amount *= factor if text.replace(".", "").replace(",", "").isdigit() else 1
            return (amount, "") if amount <= MOST_EUROS else self._no_amount(text, at)
        amounts = _AMOUNT.findall(text)
        amount = read_euros(amounts[0]) if len(amounts) == 1 else None
        if amount is None:
            return self._no_amount(text, at)
        self.report(at, AMOUNT_IN_TEXT, Severity.INFO, text=text)
        return amount, text

    def percent(self, value: Value, is_fraction: bool, at: tuple[int, int]) -> tuple[int | None, str]:
        """Return a whole percentage and what is left over; `is_fraction` says that 1 is the whole."""
        text = self.text(value, at)
        if not text or _says_none(text):
            return None, ""
        if isinstance(value, int | float) and not isinstance(value, bool):
            share = value * 100 if is_fraction else value
            found: int | None = round(share) if math.isfinite(share) else None
        else:
            found = read_percent(text)
        if found is None or not 0 <= found <= 100:
            self.report(at, NO_PERCENT, text=text)
            return None, text
        return found, ""

    def duration(self, value: Value, at: tuple[int, int]) -> tuple[int | None, str]:
        """Return a number of working days and what is left over."""
        text = self.text(value, at)
        if not text or _says_none(text):
            return None, ""
        found = read_duration(value)
        if found is None:
            self.report(at, NO_DURATION, text=text)
            return None, text
        return found, ""

    def finish(self) -> list[Problem]:
        """Return every problem, with the control characters that were left out as one."""
        if self._controls:
            first = next(iter(self._controls))
            count = self._controls.total()
            self.problems.append(Problem(self._sheet.name, first, CONTROLS, {"count": count}, Severity.INFO))
        return self.problems

    @cached_property
    def _has_month_first(self) -> bool:
        return tells_month_first(self._sheet.rows)

    def _day(self, day: date, at: tuple[int, int]) -> Term:
        if FIRST_DAY <= day <= LAST_DAY:
            return exact(day)
        self.report(at, ODD_DATE, day=f"{day:%d-%m-%Y}")
        return Term(None, Precision.UNKNOWN, f"{day:%d-%m-%Y}")

    def _quietly(self, text: str) -> Reading | None:
        found = read_date(text, today=self._today)
        return found if isinstance(found, Reading) and found.first else None

    def _no_amount(self, text: str, at: tuple[int, int]) -> tuple[None, str]:
        self.report(at, NO_AMOUNT, text=text)
        return None, text


def shown(value: Value) -> str:
    """Return a cell's value as people would type it: 1 for 1.0, 3,5 for 3.5, 01-03-2027 for a date."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}".replace(".", ",")
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y}" if value.time() == time() else f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)


def _is_tidy(text: str) -> bool:
    """Return whether a text needs nothing done to it, as nearly all do not."""
    return (
        text.isprintable()
        and "  " not in text
        and text[:1] not in {" ", "#", "E"}
        and text[-1:] != " "
        and "_x" not in text
        and len(text) <= LONGEST_TEXT
    )


def _says_none(text: str) -> bool:
    return text.strip(" .-–").lower() in {
        "",
        "nvt",
        "n.v.t",
        "geen",
        "ntb",
        "n.t.b",
        "onbekend",
        "pm",
        "p.m",
        "n/a",
    }


def _tidy_lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(lines).strip()


def _with_year(first: str, last: str) -> tuple[str, str]:
    """Give the first part of a period the year of the second: "mrt t/m sep 2027"."""
    year = _YEAR.search(last)
    return (first if _YEAR.search(first) or not year else f"{first} {year[0]}"), last
