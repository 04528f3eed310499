"""What the user chooses about paper, and from what: plain values in and out of the dialog."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, NamedTuple

from wsg_desktop.drawing.paper import PAGE_SIZES, PaperWishes
from wsg_desktop.drawing.printout import Printout

SHOWN, EVERYTHING, ONE_PAGE = "shown", "everything", "one_page"
MOST_WIDE = 4
"""Sheets side by side that the window offers; a command may ask for more."""
WHAT = (SHOWN, EVERYTHING, ONE_PAGE)


class Printable(NamedTuple):
    """The planning as it can be put on paper."""

    shown: Printout
    """What the window shows now: rows folded as they are, and only the days in view."""
    everything: Printout


@dataclass(frozen=True, slots=True)
class PrintChoices:
    """What goes on which paper."""

    what: str = EVERYTHING
    """One of `WHAT`."""
    size: str = "A4"
    landscape: bool = True
    pages_wide: int = 1
    appendix: bool = True
    """Whether the programme on one page has its appendix behind it."""

    @property
    def is_one_page(self) -> bool:
        """Return whether everything is folded onto one page."""
        return self.what == ONE_PAGE

    def paper(self) -> PaperWishes:
        """Return the paper for pages; what is folded onto one page is one page wide."""
        return PaperWishes(
            self.size,
            self.landscape,
            1 if self.is_one_page else self.pages_wide,
            one_page=self.is_one_page,
            appendix=self.is_one_page and self.appendix,
        )

    def picture_paper(self) -> PaperWishes:
        """Return the paper for one picture, which has no appendix."""
        return PaperWishes(self.size, self.landscape, one_page=self.is_one_page)

    def printout(self, printable: Printable) -> Printout:
        """Return what is to be drawn."""
        return printable.shown if self.what == SHOWN else printable.everything

    def to_values(self) -> dict[str, Any]:
        """Return the choices as the settings keep them."""
        return asdict(self)


def kept_choices(values: Mapping[str, Any]) -> PrintChoices:
    """Return the choices that the settings kept; what is missing or no longer possible is as usual."""
    usual = PrintChoices()
    kept = {it.name: values[it.name] for it in fields(PrintChoices) if it.name in values}
    valid = {name: value for name, value in kept.items() if type(value) is type(getattr(usual, name))}
    if valid.get("what") not in WHAT:
        valid.pop("what", None)
    if valid.get("size") not in PAGE_SIZES:
        valid.pop("size", None)
    if not 1 <= valid.get("pages_wide", 1) <= MOST_WIDE:
        valid.pop("pages_wide")
    return PrintChoices(**valid)
