"""Writes values into cells by their type: texts as texts, days as days, never a formula by accident.

Only `formula` writes a formula, and it takes ours alone.
"""

from datetime import date, datetime, time

from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Precision, label
from wsg_desktop.exchange.cell_formats import CellFormats
from wsg_desktop.exchange.safe_texts import Cleaning, is_risky
from wsg_desktop.exchange.styled_workbook import Format, Worksheet
from wsg_desktop.texts import Translator

FIRST_DAY = date(1900, 3, 1)
"""Before this day Excel counts wrongly; an earlier one is written as text."""


class CellWriter:
    """Writes into one sheet."""

    def __init__(self, sheet: Worksheet, formats: CellFormats, cleaning: Cleaning, tr: Translator) -> None:
        self.sheet = sheet
        self.formats = formats
        self._cleaning = cleaning
        self._text = formats.text()
        self._words = {it: tr(label(it)) for it in (Precision.ONGOING, Precision.UNKNOWN)}
        self._of_terms: dict[Term, Format] = {}

    def text(self, row: int, column: int, text: str, *, indent: int = 0) -> None:
        """Write a text; an empty one leaves no cell."""
        clean = self._cleaning.text(text)
        if indent or is_risky(clean):
            look = self.formats.text(risky=is_risky(clean), indent=indent)
        else:
            look = self._text
        self.plain(row, column, clean, look)

    def code(self, row: int, column: int, text: str) -> None:
        """Write a number of ours or theirs, small, as text."""
        clean = self._cleaning.text(text)
        self.plain(row, column, clean, self.formats.small(risky=is_risky(clean)))

    def plain(self, row: int, column: int, text: str, look: Format) -> None:
        """Write a text that is known to be clean, in a given format."""
        if text:
            self.sheet.write_string(row, column, text, look)

    def term(self, row: int, column: int, term: Term) -> None:
        """Write a date as a real date; "doorlopend" and "nog onbekend" as words, nothing as nothing."""
        if term.day is None:
            self.plain(row, column, self._words.get(term.precision, ""), self._text)
            return
        look = self._of_terms.get(term)
        if look is None:
            look = self._of_terms[term] = self.formats.term(term)
        self.day(row, column, term.day, look)

    def day(self, row: int, column: int, day: date, look: Format) -> None:
        """Write a day as a real date."""
        if day < FIRST_DAY:
            self.plain(row, column, day.isoformat(), look)
        else:
            self.sheet.write_datetime(row, column, datetime.combine(day, time.min), look)

    def formula(self, row: int, column: int, formula: str, look: Format, value: int | str) -> None:
        """Write a formula of ours with the value it has now, for readers that do not work it out."""
        self.sheet.write_formula(row, column, formula, look, value)  # pyright: ignore[reportArgumentType]

    def number(self, row: int, column: int, value: int | None, num_format: str) -> None:
        """Write a number; None leaves no cell."""
        if value is not None:
            self.sheet.write_number(row, column, value, self.formats.number(num_format))
