"""How cells look in every workbook of ours: named styles, colours, dates as exact as they are known."""

import re
from datetime import date
from typing import Any

from wsg_desktop.domain.date_display import show_term
from wsg_desktop.domain.terms import Term
from wsg_desktop.domain.vocabulary import Light, Phase, Precision, label
from wsg_desktop.exchange.styled_workbook import Format, StyledWorkbook
from wsg_desktop.texts import Translator

INK, PAPER, LINE, QUIET = "#1B2733", "#FFFFFF", "#D5DCE3", "#F1F4F7"
OURS, THEIRS, OPEN = "#154273", "#FFC21A", "#FFF8E1"
"""Header of our columns, header of theirs, and the cells they may fill in."""

LIGHTS: dict[Light, tuple[str, str, str]] = {
    Light.ON_TRACK: ("●", "#7CCDD5", INK),
    Light.ATTENTION: ("▲", "#FFC21A", INK),
    Light.OFF_TRACK: ("◆", "#A61C28", PAPER),
    Light.NOT_STARTED: ("■", "#D5DCE3", INK),
    Light.DONE: ("✓", "#E1F1F2", INK),
    Light.NONE: ("–", PAPER, INK),
}
"""Per light its shape, the colour of its cell and of its word. Paper takes a lighter teal than the screen, so
that the dark word stays readable."""

PHASES: dict[Phase, str] = {
    Phase.INITIATIVE: "#B8C4D0",
    Phase.DEVELOPMENT: "#7FB2D9",
    Phase.REALISATION: "#2F76B5",
    Phase.OPERATION: "#154273",
}
NO_PHASE, SLIP, TODAY = "#9FB1C2", "#A61C28", "#007BC7"
FLAG = "⚑"
"""Stands where a deadline is."""

KOP, KOP_OPEN = "WSG kop", "WSG kop invullen"
TEKST, INVOER, DATUM, GETAL, STATUS = "WSG tekst", "WSG invoer", "WSG datum", "WSG getal", "WSG status"
TITEL, KLEIN = "WSG titel", "WSG klein"

DAY = "dd-mm-yyyy"
EURO = '"€" #,##0'
PERCENT = '0" %"'
TEXT = "@"

BODY = {"font_size": 10, "font_color": INK, "valign": "top"}
UNDERLINED = {"bottom": 1, "bottom_color": LINE}
"""The line under each row: by one rule for a table, so that empty cells need not be there."""

FRAME = {"border": 1, "border_color": LINE}
HEAD = {"bold": True, "font_size": 10, "text_wrap": True, "valign": "top", **FRAME}

_YEAR_AT_END = re.compile(r"(.*?)(\d{4})")


class CellFormats:
    """Makes each format once; what people may restyle goes by its named style."""

    def __init__(self, workbook: StyledWorkbook, tr: Translator, today: date) -> None:
        self._workbook = workbook
        self._tr = tr
        self._today = today
        self._made: dict[tuple[str, frozenset[tuple[str, Any]]], Format] = {}
        self._of_terms: dict[Term, str] = {}

    def get(self, family: str, **properties: Any) -> Format:
        """Return the format of a named style with these properties."""
        key = (family, frozenset(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.styled(family, properties)
        return self._made[key]

    def head(self, *, theirs: bool = False, right: bool = False) -> Format:
        """Return the format of a header: ours dark blue, theirs yellow; over numbers at the right."""
        side = {"align": "right"} if right else {}
        if theirs:
            return self.get(KOP_OPEN, **HEAD, **side, bg_color=THEIRS, font_color=INK)
        return self.get(KOP, **HEAD, **side, bg_color=OURS, font_color=PAPER)

    def text(self, *, risky: bool = False, indent: int = 0, **properties: Any) -> Format:
        """Return the format of a wrapped text; `risky` keeps it a text when somebody edits the cell."""
        if risky:
            properties["quote_prefix"] = True
        if indent:
            properties |= {"indent": indent, "align": "left"}
        return self.get(TEKST, **(BODY | {"text_wrap": True} | properties))

    def small(self, *, risky: bool = False) -> Format:
        """Return the format of the grey numbers in the first column."""
        extra = {"quote_prefix": True} if risky else {}
        return self.get(TEKST, **(BODY | {"font_color": "#5B6875", "num_format": TEXT}), **extra)

    def day(self) -> Format:
        """Return the format of an exact day."""
        return self.get(DATUM, **BODY, align="left", num_format=DAY)

    def term(self, term: Term) -> Format:
        """Return the format of a real date that shows no more than is known: "Q3 2028", "eind 2026"."""
        num_format = self.number_format(term)
        if num_format == DAY:
            return self.day()
        # Words may be wider than the column; a date too wide would show as ####.
        return self.get(DATUM, **BODY, align="left", num_format=num_format, shrink=True)

    def number_format(self, term: Term) -> str:
        """Return the number format that shows the day of a term as exactly as it is known."""
        if term.precision is Precision.DAY:
            return DAY
        found = self._of_terms.get(term)
        if found is None:
            found = self._of_terms[term] = self._of_period(term)
        return found

    def number(self, num_format: str) -> Format:
        """Return the format of a number."""
        return self.get(GETAL, **BODY, num_format=num_format, align="right", indent=1)

    def status(self, light: Light) -> Format:
        """Return the format of a status word in its colour."""
        _, fill, ink = LIGHTS[light]
        return self.get(STATUS, **(BODY | {"font_color": ink}), bg_color=fill)

    def answer(self, *, num_format: str, centred: bool = False) -> Format:
        """Return the format of a cell that the lead party fills in: yellow, and open in a protected sheet."""
        look: dict[str, Any] = {"bg_color": OPEN, "locked": False}
        if centred:
            look["align"] = "center"
        return self.get(INVOER, **(BODY | FRAME), text_wrap=True, num_format=num_format, **look)

    def _of_period(self, term: Term) -> str:
        """Write the period as literal words before the year of the day, which keeps the cell a date."""
        words = show_term(term, self._tr, today=self._today)
        found = _YEAR_AT_END.fullmatch(words)
        if found is None or term.day is None or found[2] != str(term.day.year) or '"' in words:
            return DAY
        return f'"{found[1]}"yyyy' if found[1] else "yyyy"


def status_words(light: Light, tr: Translator) -> str:
    """Return a status as its cell says it: shape and word."""
    word = tr("No status") if light is Light.NONE else tr(label(light))
    return f"{LIGHTS[light][0]} {word}"
