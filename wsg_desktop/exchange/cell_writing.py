"""Writes values into cells by their type: texts as texts, days as days, never a formula by accident.

Only `formula` writes a formula, and it takes ours alone.
"""

from datetime import date

from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Precision, label
from wsg_desktop.exchange.cell_formats import TITEL, CellFormats
from wsg_desktop.exchange.safe_texts import Cleaning, is_risky
from wsg_desktop.exchange.sheet_places import excel_day
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
        self._code = formats.small()
        self._day = formats.day()
        self._words = {it: tr(label(it)) for it in (Precision.ONGOING, Precision.UNKNOWN)}
        self._of_terms: dict[Term, Format] = {}

    def text(self, row: int, column: int, text: str, *, indent: int = 0, wraps: bool = True) -> None:
        """Write a text; an empty one leaves no cell."""
        clean = self._cleaning.text(text)
        look = self._text
        if indent or not wraps or is_risky(clean):
            look = self.formats.text(risky=is_risky(clean), indent=indent, text_wrap=wraps)
        self.plain(row, column, clean, look)

    def heading(self, row: int, column: int, text: str, size: int) -> None:
        """Write a heading in bold."""
        clean = self._cleaning.text(text)
        extra = {"quote_prefix": True} if is_risky(clean) else {}
        self.plain(row, column, clean, self.formats.get(TITEL, bold=True, font_size=size, **extra))

    def code(self, row: int, column: int, text: str) -> None:
        """Write a number of ours or theirs, small, as text."""
        clean = self._cleaning.text(text)
        look = self.formats.small(risky=True) if is_risky(clean) else self._code
        self.plain(row, column, clean, look)

    def plain(self, row: int, column: int, text: str, look: Format) -> None:
        """Write a text that is known to be clean, in a given format."""
        if text:
            self.sheet.write_string(row, column, text, look)

    def term(self, row: int, column: int, term: Term) -> None:
        """Write a date as a real date; "doorlopend" and "nog onbekend" as words, nothing as nothing."""
        if term.day is None:
            self.plain(row, column, self._words.get(term.precision, ""), self._text)
            return
        self.day(row, column, term.day, self.look_of(term))

    def look_of(self, term: Term) -> Format:
        """Return the format of a term that has a day."""
        if term.precision is Precision.DAY:
            return self._day
        look = self._of_terms.get(term)
        if look is None:
            look = self._of_terms[term] = self.formats.term(term)
        return look

    def day(self, row: int, column: int, day: date, look: Format) -> None:
        """Write a day as a real date."""
        if day < FIRST_DAY:
            self.plain(row, column, day.isoformat(), look)
        else:
            self.sheet.write_number(row, column, excel_day(day), look)

    def formula(self, row: int, column: int, formula: str, look: Format, value: int | str) -> None:
        """Write a formula of ours with the value it has now, for readers that do not work it out."""
        self.sheet.write_formula(row, column, formula, look, value)  # pyright: ignore[reportArgumentType]

    def number(self, row: int, column: int, value: int | None, num_format: str) -> None:
        """Write a number; None leaves no cell."""
        if value is not None:
            self.sheet.write_number(row, column, value, self.formats.number(num_format))
