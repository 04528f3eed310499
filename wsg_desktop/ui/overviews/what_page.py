"""What partners see and what they fill in: two lists with ticks, and whether our cells are locked."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from wsg_desktop.exchange.overview_columns import (
    ALWAYS_SHOWN,
    COLUMN_BY_KEY,
    IN_THE_HOUSE,
    OF_PEOPLE,
    SHAREABLE_KEYS,
    THEIR_BY_KEY,
    THEIR_KEYS,
    USUAL_KEYS,
    USUALLY_ASKED,
)
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.line_table import LineTable, TableLine
from wsg_desktop.ui.widgets.link_button import LinkButton
from wsg_desktop.ui.widgets.text_label import TextLabel

_WIDTHS = (190, 0)
_ALWAYS = N_("Always")
_WHY_ALWAYS = N_("By this a row is known when it comes back.")
_PEOPLE = N_("Names people: only where they need it")
_STAYS = N_("{names} never go to a partner.")
_LOCK = N_("Lock the cells that are ours, without a password")


class WhatPage(QWidget):
    """The columns, remembered per kind of overview; `changed` when another is ticked."""

    help_page = "overviews#what"

    changed = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._kind = OverviewKind.FULL
        self._asks = True
        self._is_shown = False
        self._columns: dict[OverviewKind, frozenset[str]] = {}
        self._asked: dict[OverviewKind, frozenset[str]] = {}
        # What is said of people is read to its end, and so is what partners are told.
        self.columns = LineTable(tr("What they see"), [tr("What they see"), ""], wraps=True)
        self.columns.ticked.connect(lambda places, on: self._tick(self._columns, SHAREABLE_KEYS, places, on))
        self.asked = LineTable(tr("What they fill in"), [tr("What they fill in"), ""], wraps=True)
        self.asked.ticked.connect(lambda places, on: self._tick(self._asked, THEIR_KEYS, places, on))
        self.protect = QCheckBox(tr(_LOCK))
        self.protect.setChecked(True)
        self.usual = LinkButton(tr("Back to the usual columns"))
        self.usual.clicked.connect(self._take_usual)
        self._arrange()

    @property
    def chosen_columns(self) -> tuple[str, ...] | None:
        """Return the columns that partners see; None for the usual ones."""
        return _other_than_usual(self._columns.get(self._kind), USUAL_KEYS[self._kind])

    @property
    def chosen_asked(self) -> tuple[str, ...] | None:
        """Return the columns that partners fill in; None for the usual ones."""
        return _other_than_usual(self._asked.get(self._kind), USUALLY_ASKED[self._kind])

    def show_kind(self, kind: OverviewKind, *, asks: bool) -> None:
        """Show the columns of a kind of overview; one to read asks for nothing."""
        if not self._is_shown or (kind, asks) != (self._kind, self._asks):
            self._kind, self._asks = kind, asks
            self._show()

    def kept(self) -> dict[str, list[str]]:
        """Return what was chosen, for the next time."""
        found = {f"columns.{kind}": sorted(keys) for kind, keys in self._columns.items()}
        return found | {f"asked.{kind}": sorted(keys) for kind, keys in self._asked.items()}

    def recall(self, kept: Mapping[str, object]) -> None:
        """Begin with what was chosen the last time."""
        for kind in OverviewKind:
            for name, chosen, known in (
                (f"columns.{kind}", self._columns, SHAREABLE_KEYS),
                (f"asked.{kind}", self._asked, THEIR_KEYS),
            ):
                keys = kept.get(name)
                if isinstance(keys, list):
                    chosen[kind] = frozenset(known).intersection(map(str, keys))
        self._is_shown = False

    def _tick(
        self, chosen: dict[OverviewKind, frozenset[str]], keys: Collection[str], places: list[int], on: bool
    ) -> None:
        usual = USUAL_KEYS if chosen is self._columns else USUALLY_ASKED
        before = chosen.get(self._kind, frozenset(usual[self._kind]))
        touched = {list(keys)[place] for place in places} - set(ALWAYS_SHOWN)
        chosen[self._kind] = before | touched if on else before - touched
        self._show()
        self.changed.emit()

    def _take_usual(self) -> None:
        self._columns.pop(self._kind, None)
        self._asked.pop(self._kind, None)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._is_shown = True
        tr, kind = self._tr, self._kind
        seen = self._columns.get(kind, frozenset(USUAL_KEYS[kind]))
        lines = [self._line(key, seen) for key in SHAREABLE_KEYS]
        self.columns.show_lines(lines, _WIDTHS)
        asked = self._asked.get(kind, frozenset(USUALLY_ASKED[kind]))
        self.asked.show_lines(
            [
                TableLine((tr(THEIR_BY_KEY[key].header), tr(THEIR_BY_KEY[key].hint)), ticked=key in asked)
                for key in THEIR_KEYS
            ],
            _WIDTHS,
        )
        self.asked.setVisible(self._asks)
        self.protect.setVisible(self._asks)
        self.usual.setVisible(self.chosen_columns is not None or self.chosen_asked is not None)

    def _line(self, key: str, seen: Collection[str]) -> TableLine:
        tr, name = self._tr, self._tr(COLUMN_BY_KEY[key].header)
        if key in ALWAYS_SHOWN:
            return TableLine((name, tr(_ALWAYS)), "lock", "muted", tip=tr(_WHY_ALWAYS))
        return TableLine((name, tr(_PEOPLE) if key in OF_PEOPLE else ""), ticked=key in seen)

    def _arrange(self) -> None:
        tr = self._tr
        names = ", ".join(tr(COLUMN_BY_KEY[key].header) for key in IN_THE_HOUSE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        lists = QHBoxLayout()
        lists.setSpacing(16)
        column.addLayout(lists, 1)
        lists.addWidget(self.columns, 1)
        lists.addWidget(self.asked, 1)
        foot = FlowLayout(spacing=16)  # on two lines where texts are twice as large
        column.addLayout(foot)
        foot.addWidget(TextLabel(tr(_STAYS, names=names), FontRole.SMALL, "muted", wrap=False))
        foot.addWidget(self.protect)
        foot.addWidget(self.usual)


def _other_than_usual(chosen: frozenset[str] | None, usual: tuple[str, ...]) -> tuple[str, ...] | None:
    return None if chosen is None or chosen == frozenset(usual) else tuple(sorted(chosen))
