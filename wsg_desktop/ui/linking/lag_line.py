"""A line for the lag of a link: a whole number of working days, below zero to let two projects overlap."""

import re

from PySide6.QtWidgets import QLineEdit, QWidget

from wsg_desktop.texts import N_, Translator

NO_LAG = N_("“{text}” is no number of days. Type a number such as 5 or -3.")


class LagLine(QLineEdit):
    """Empty is none."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setAccessibleName(tr("Lag in working days"))
        self.setToolTip(tr("Working days in between; below zero lets them overlap"))
        self.setPlaceholderText("0")

    @property
    def days(self) -> int | None:
        """Return the number of days that is typed, 0 for nothing, None where it is no whole number."""
        found = re.fullmatch(r"([+−–-]?)(\d{1,3})?", self.text().strip().replace(" ", ""))
        if found is None:
            return None
        days = int(found[2] or 0)
        return days if found[1] in {"", "+"} else -days

    @property
    def problem(self) -> str:
        """Return the sentence for what is no number; empty when there is nothing to say."""
        return "" if self.days is not None else self._tr(NO_LAG, text=self.text().strip())
