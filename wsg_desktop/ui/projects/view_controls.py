"""Connects what the user does with the view (filter, order, groups, columns) to the state of the view."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from wsg_desktop.domain.arranging import ValueCount
from wsg_desktop.domain.aspects import shown_aspects
from wsg_desktop.domain.views import CHOSEN, Accepted, Filter, GroupBy, View
from wsg_desktop.domain.vocabulary import Aspect
from wsg_desktop.texts import Translator
from wsg_desktop.ui.projects.column_chooser import ColumnChooser
from wsg_desktop.ui.projects.column_popup import ColumnPopup, ValueLine
from wsg_desktop.ui.projects.columns import ALWAYS, columns_of, offered
from wsg_desktop.ui.projects.filter_bar import FilterBar, FilterChip
from wsg_desktop.ui.projects.project_list import ProjectList
from wsg_desktop.ui.projects.table_model import ProjectTableModel
from wsg_desktop.ui.projects.table_view import ProjectTable
from wsg_desktop.ui.projects.toolbar import ProjectsToolbar
from wsg_desktop.ui.projects.view_state import ViewState
from wsg_desktop.ui.projects.view_words import (
    accepted_words,
    condition_words,
    field_header,
    ordered_counts,
    value_words,
    view_name,
)

if TYPE_CHECKING:
    from wsg_desktop.domain.arranging import Arrangement
    from wsg_desktop.services.project_facts import Basis

_MOST_VALUES = 500
"""A column in which every project has its own words has no list of values."""


class ViewControls(QObject):
    """Keeps toolbar, chips and header in step with one `ViewState`."""

    changed = Signal()
    """Other rows, another order or other groups must be shown."""

    def __init__(
        self,
        toolbar: ProjectsToolbar,
        bar: FilterBar,
        table: ProjectTable,
        model: ProjectTableModel,
        tr: Translator,
    ) -> None:
        super().__init__(table)
        self.state = ViewState()
        self._toolbar = toolbar
        self._bar = bar
        self._table = table
        self._model = model
        self._tr = tr
        self._projects: ProjectList | None = None
        self.popup: ColumnPopup | ColumnChooser | None = None
        toolbar.text_changed.connect(self._type_text)
        toolbar.group_chosen.connect(self._group_by)
        toolbar.columns_requested.connect(self._offer_columns)
        bar.cleared.connect(self.clear_filter)
        table.header.sort_requested.connect(self._click_header)
        table.header.menu_requested.connect(self._offer_values)
        table.header.sectionMoved.connect(self._take_moved)
        table.filter_requested.connect(self._toggle_filter)

    def use(self, projects: ProjectList) -> None:
        """Control the view of this list from now on."""
        self._projects = projects

    def choose(self, view: View) -> None:
        """Show a view as it is."""
        self.state.choose(view)
        self._toolbar.show_text(view.filter.text)
        self.changed.emit()

    def clear_filter(self) -> None:
        """Show everything, in the same order and groups."""
        self.state.clear_filter()
        self._toolbar.show_text("")
        self.changed.emit()

    @property
    def everywhere(self) -> Callable[[], None] | None:
        """Return what searches all projects; None where the search is not limited to some."""
        wanted = self.state.view.filter
        is_limited = bool(wanted.text.strip() and (wanted.conditions or wanted.accepted))
        return self._search_everywhere if is_limited else None

    def fold(self, key: str) -> None:
        """Fold a group, or unfold it."""
        self.state.fold(key)
        self.changed.emit()

    def fold_groups(self, keys: frozenset[str]) -> None:
        """Fold these groups and no others."""
        self.state.folded = keys
        self.changed.emit()

    def put_in_outline(self) -> None:
        """Show the lines in the order of the list, without sorting and groups."""
        self.state.put_in_outline()
        self.changed.emit()

    def accept_only(self, field: str, value: str) -> None:
        """Show only what has this value."""
        self._accept(field, frozenset({value}))

    def sort_by(self, field: str, *, descending: bool) -> None:
        """Order by a field."""
        self.state.sort_by(field, descending=descending)
        self.changed.emit()

    def show_columns(self, keys: tuple[str, ...]) -> None:
        """Show these columns."""
        self.state.show_columns(keys)
        self.apply_columns()
        self._show_marks()

    def apply_columns(self) -> None:
        """Give the table the columns of the view, in their order."""
        columns = columns_of(self.state.columns, self._aspects())
        if columns == self._model.columns:
            self._table.freeze(self.state.frozen)
            return
        chosen, (line, section) = self._table.kept_choice(), self._table.keyboard_at()
        key = self._model.columns[section].key if 0 <= section < len(self._model.columns) else ""
        self._model.set_columns(columns)
        self._put_in_order()
        self._table.keep_choice(chosen)
        self._table.put_keyboard(line, self._model.position(key))
        self._table.widths.share()
        self._table.freeze(self.state.frozen)

    def _aspects(self) -> tuple[Aspect, ...]:
        """Return the aspects that the programme shows; all of them before it was read."""
        if self._projects is None:
            return tuple(Aspect)
        return shown_aspects(self._projects.facts.basis.programme.aspects)

    def show_rows(self, projects: ProjectList, changed: frozenset[str] | None) -> "Arrangement":
        """Show what the view yields of `projects`, with the same rows chosen and the table where it was.

        `changed` are the projects that were read again; None when all were.
        """
        self.apply_columns()
        if changed is None:
            tops = (row.number for row in projects.rows.values() if row.parent_id is None)
            self._table.widths.fit_numbers(tops)
        table, arrangement = self._table, projects.arrange(self.state.view)
        chosen, keyboard = table.kept_choice(), table.keyboard_at()
        scrolled = table.verticalScrollBar().value()
        blocked, outlined = table.blockSignals(True), self._model.is_outlined
        if self._model.show(
            arrangement, projects.rows, projects.facts, self.state.folded, changed, self.state.folded_lines
        ):
            table.keep_choice(chosen)
            table.put_keyboard(*keyboard)
            table.verticalScrollBar().setValue(scrolled)
        if self._model.is_outlined != outlined:
            table.widths.share()
        table.blockSignals(blocked)
        return arrangement

    def show_state(self, shown: int, total: int) -> None:
        """Show the name of the view, its chips and its marks, with how many projects are left."""
        state = self.state
        name = view_name(state.chosen, self._tr)
        changed = self._tr("{name} (changed)", name=name) if state.is_changed else name
        self._toolbar.show_view(changed, state.view.group_by)
        count = self._tr("{n} of {total} projects", n=shown, total=total)
        self._bar.show_chips(self._chips(), count)
        self._show_marks()

    def _show_marks(self) -> None:
        view = self.state.view
        filtered = [accepted.field for accepted in view.filter.accepted]
        self._table.header.show_marks({it.field: it.descending for it in view.sort}, filtered)

    def _chips(self) -> list[FilterChip]:
        if self._projects is None:
            return []
        basis, wanted = self._projects.facts.basis, self.state.view.filter
        chips = [
            FilterChip(condition_words(it, basis), self._dropping(wanted.without(it)))
            for it in wanted.conditions
        ]
        chips += [self._chip_of(accepted, basis) for accepted in wanted.accepted]
        if wanted.text.strip():
            chips.append(FilterChip(f"“{wanted.text.strip()}”", self._drop_text))
        return chips

    def _chip_of(self, accepted: Accepted, basis: "Basis") -> FilterChip:
        key = accepted.field
        return FilterChip(
            accepted_words(accepted, basis),
            lambda: self._accept(key, None),
            None if key == CHOSEN else lambda: self.offer_values_of(key),
        )

    def _dropping(self, wanted: Filter) -> Callable[[], object]:
        def drop() -> None:
            self.state.filter_by(wanted)
            self.changed.emit()

        return drop

    def _drop_text(self) -> None:
        self._toolbar.show_text("")
        self._type_text("")

    def _search_everywhere(self) -> None:
        self.state.filter_by(Filter(self.state.view.filter.text))
        self.changed.emit()

    def _type_text(self, text: str) -> None:
        self.state.type_text(text)
        self.changed.emit()

    def _group_by(self, by: GroupBy | None) -> None:
        self.state.group_by(by)
        self.changed.emit()

    def _click_header(self, key: str) -> None:
        shift = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.state.click_header(key, add=bool(shift))
        self.changed.emit()

    def _accept(self, field: str, values: "frozenset[str] | None") -> None:
        self.state.filter_by(self.state.view.filter.accepting(field, values))
        self.changed.emit()

    def _toggle_filter(self, key: str) -> None:
        """Offer the values of a column; where anything is filtered, show all again."""
        if self.state.view.filter:
            self.clear_filter()
        else:
            self.offer_values_of(key)

    def offer_values_of(self, key: str) -> None:
        """Offer the values of a column to filter by."""
        if self._model.position(key) >= 0:
            place = self._table.header.menu_place(key)
        else:
            place = self._bar.mapToGlobal(QPoint(0, self._bar.height()))
        self._offer_values(key, place)

    def _offer_values(self, key: str, place: QPoint) -> None:
        name = field_header(key, self._tr)
        can_hide = key != ALWAYS and self._model.position(key) >= 0
        last = self._model.position(key) + 1
        popup = ColumnPopup(self._tr, name, self._lines(key), self._table, can_hide=can_hide)
        if last > 0:
            popup.offer_freeze(is_last=last == self.state.frozen)
        popup.sort_requested.connect(lambda descending: self.sort_by(key, descending=descending))
        popup.hide_requested.connect(lambda: self._hide(key))
        popup.values_chosen.connect(lambda values: self._accept(key, values))
        popup.freeze_requested.connect(lambda: self._freeze(key))
        popup.all_requested.connect(self.clear_filter)
        popup.closed.connect(self._table.setFocus)
        self.popup = popup
        popup.open_at(place)
        popup.setFocus()

    def _lines(self, key: str) -> list[ValueLine]:
        if self._projects is None:
            return []
        basis, wanted = self._projects.facts.basis, self.state.view.filter
        counts = self._projects.arranger.counts(key, wanted)
        ticked = wanted.accepted_of(key) or frozenset()
        if not ticked and (len(counts) > _MOST_VALUES or (len(counts) > 9 and _differ_all(counts))):
            return []
        # What the rest of the filter hides altogether can still be unticked.
        absent = [ValueCount(value, 0) for value in ticked - {it.value for it in counts}]
        return [
            ValueLine(it.value, value_words(key, it.value, basis), it.total, it.value in ticked)
            for it in ordered_counts(key, [*counts, *absent])
        ]

    def _freeze(self, key: str) -> None:
        """Keep the columns up to this one in sight; where that is so already, none."""
        last = self._model.position(key) + 1
        self.state.freeze(0 if last == self.state.frozen else last)
        self.changed.emit()

    def _hide(self, key: str) -> None:
        self.show_columns(tuple(it for it in self.state.columns if it != key))

    def _offer_columns(self, place: QPoint) -> None:
        shown = [column.key for column in self._model.columns]
        chooser = ColumnChooser(self._tr, shown, offered(self._aspects()), self._table)
        chooser.columns_chosen.connect(self.show_columns)
        chooser.closed.connect(self._table.setFocus)
        self.popup = chooser
        chooser.open_at(place)
        chooser.setFocus()

    def _take_moved(self, _section: int, _old: int, _new: int) -> None:
        header, columns = self._table.header, self._model.columns
        keys = tuple(columns[header.logicalIndex(visual)].key for visual in range(header.count()))
        if keys != tuple(column.key for column in columns):
            # Not while the mouse still drags the section.
            QTimer.singleShot(0, lambda: self.show_columns(keys))

    def _put_in_order(self) -> None:
        """Let the sections stand in the order of the model, whatever was dragged before."""
        header = self._table.header
        header.blockSignals(True)
        for section in range(header.count()):
            header.moveSection(header.visualIndex(section), section)
        header.blockSignals(False)


def _differ_all(counts: Sequence[ValueCount]) -> bool:
    return all(it.total == 1 for it in counts)
