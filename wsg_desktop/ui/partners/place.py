"""The place Partners: the list of parties, what they take part in, and the details beside it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout

from wsg_desktop.services import party_list
from wsg_desktop.services.chasing import OPEN
from wsg_desktop.services.party_list import ListedParty, PartyList
from wsg_desktop.services.party_work import PartyWork
from wsg_desktop.settings import DETAILS_SHOWN
from wsg_desktop.ui.chasing.keeping import Keeping
from wsg_desktop.ui.chasing.start import chase_answers, export_register
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.overviews.start import make_overviews
from wsg_desktop.ui.partners.details import PartyDetails
from wsg_desktop.ui.partners.edits import PartyEdits
from wsg_desktop.ui.partners.flows import PartyFlows
from wsg_desktop.ui.partners.party_lines import COLUMNS, PARTIES_SHOWN, REGISTER_SHOWN
from wsg_desktop.ui.partners.party_menu import fill_party_menu
from wsg_desktop.ui.partners.party_parts import parts_of
from wsg_desktop.ui.partners.party_table import LOOSE, PartyTable
from wsg_desktop.ui.partners.register_bar import ALL, RegisterBar, ShowRegister
from wsg_desktop.ui.partners.same_parties import SameParties
from wsg_desktop.ui.partners.toolbar import OVERVIEWS, PARTIES, PartnersToolbar
from wsg_desktop.ui.place import Place
from wsg_desktop.ui.widgets.details_splitter import DetailsSplitter
from wsg_desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from wsg_desktop.services.answer_register import RegisterRow
    from wsg_desktop.store.rows import PartyRow
    from wsg_desktop.store.transaction import Changes

_MARGINS = (24, 16, 24, 16)
_NO_PARTIES = PartyList((), ())


class PartnersPlace(Place):
    """What is typed in the filter looks through names, other names, people and notes."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        tr = context.tr
        self._work = PartyWork()
        self._list = _NO_PARTIES
        self._texts: dict[str, str] = {}
        self._wanted: str | None = None
        self.edits = PartyEdits(context)
        self.flows = PartyFlows(context, self.edits)
        self.keeping = Keeping(context)
        self.toolbar = PartnersToolbar(tr)
        self.register_bar = RegisterBar(tr)
        self.suggestion = SameParties(context, self._merge)
        self.table = PartyTable(tr)
        self.empty = EmptyState("building-2", "")
        self.details = PartyDetails(context, self.edits, self.keeping)
        self.menu = QMenu(self)
        self._stack = QStackedWidget()
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._arrange()
        self._connect()
        self._follow_settings(DETAILS_SHOWN.key)

    @property
    def parties(self) -> "list[PartyRow]":
        """Return every party, whatever the filter."""
        return [it.party for it in self._list.parties]

    def refresh(self) -> None:
        """Read everything anew; the party that is chosen stays chosen."""
        session = self.context.session
        today = session.document.clock.today()
        with session.reading() as read:
            self._list = party_list.read_party_list(read, today, self._work)
        self._texts = {it.party.id: party_list.search_text(it, self.context.tr) for it in self._list.parties}
        self.register_bar.count(self._list.parties)
        self.register_bar.tell_readers(self._list.readers, today)
        self._show()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.select(wanted)
        self.suggestion.look_at(self.parties)

    def apply_changes(self, changes: "Changes") -> None:
        """Read again; of the projects only those that changed."""
        if changes.touched.keys() == {"accepted_finding"}:
            self.suggestion.look_at(self.parties)
        else:
            # Whatever hangs on a project makes it younger, and a reminder touches nothing at all.
            self.refresh()

    def receive(self, request: object) -> None:
        """Choose a party by its id, or show the overviews."""
        if isinstance(request, ShowRegister):
            self.toolbar.shows.choose(OVERVIEWS)
            self.register_bar.which.choose(request.which)
            return
        if not isinstance(request, str):
            return
        if self._stale:
            self._wanted = request
        else:
            self.select(request)

    def select(self, party_id: str) -> None:
        """Choose a party; a filter that hides it gives way."""
        if party_id not in self.table.ids:
            self._clear_filters()
        if party_id not in self.table.ids:
            self.toolbar.shows.choose(PARTIES)
        self.table.choose([party_id])
        self.table.setFocus()

    def state(self) -> dict[str, Any]:
        """Return order and widths as they are now."""
        column, descending = self.table.sort
        shows = self.toolbar.shows.current
        return {"sort": [column, descending], "splitter": self._splitter.sizes(), "shows": shows}

    def restore(self, state: dict[str, Any]) -> None:
        """Take back order and widths."""
        match state.get("sort"):
            case [int(column), bool(descending)] if 0 <= column < len(COLUMNS):
                self.table.sort_by(column, descending=descending)
            case _:
                pass
        self._splitter.take_sizes(state.get("splitter"))
        if state.get("shows") == OVERVIEWS:
            self.toolbar.shows.choose(OVERVIEWS)

    def allows(self, action: str) -> bool:
        """Return whether a party can be added or moved to the bin now."""
        writable = self.context.session.is_open and not self.context.session.document.readonly
        if action == "move_to_bin":
            return writable and len(self._chosen()) == 1
        return writable or action != "new_party"

    def focus_content(self) -> None:
        """Put the keyboard in the list."""
        self.table.setFocus()

    def search(self) -> None:
        """Put the keyboard in the filter."""
        self.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.search.selectAll()

    def toggle_details(self) -> None:
        """Show the details beside the list, or take them away."""
        settings = self.context.settings
        settings.set(DETAILS_SHOWN, not settings.get(DETAILS_SHOWN))

    def new_party(self) -> None:
        """Ask for a new party and choose it."""
        self.flows.new_party(self.parties, self.select)

    def move_to_bin(self) -> None:
        """Put the chosen party in the bin, or say where it still takes part."""
        chosen = self._chosen()
        if len(chosen) == 1 and self.allows("move_to_bin"):
            (listed,) = chosen
            self.flows.bin_party(listed.party, len(listed.people), self.merge)

    def merge(self) -> None:
        """Merge the chosen party with another one, or two that are chosen."""
        chosen = [it.party for it in self._chosen()]
        if len(chosen) in {1, 2}:
            self._merge(*chosen)

    def make_overview(self) -> None:
        """Make overviews, the chosen parties ticked."""
        chosen = [it.party.id for it in self._chosen()]
        make_overviews(self.context, chosen or None)

    def remind(self) -> None:
        """Show the chase list, the chosen parties on it as well when an answer is still to come."""
        chase_answers(self.context, [row.party_id for row in self.waiting_rows()])

    def waiting_rows(self) -> "list[RegisterRow]":
        """Return the chosen parties of which an answer is still to come."""
        return [it.register for it in self._chosen() if it.register and it.standing in OPEN]

    def export_view(self) -> None:
        """Write the parties that are shown, with how it stands with their overviews, as a workbook.

        Who got a view to read goes along unless a filter is on that they do not pass.
        """
        shown = [it for it in self.table.ids if it != LOOSE]
        is_whole = {it.party.id for it in self._list.parties if it.register} <= set(shown)
        if self.toolbar.shows.current == OVERVIEWS:
            is_whole = is_whole and self.register_bar.which.current == ALL
        export_register(self.context, shown, self.context.tr("Overviews"), with_readers=is_whole)

    def open_number(self, party_id: str, column: int) -> None:
        """Show in Projecten the projects that a number of a party stands for."""
        listed = next((it for it in self._list.parties if it.party.id == party_id), None)
        view = COLUMNS[column].view
        if listed is not None and view is not None:
            self.context.go_to("projects", view(listed.party.name, self.context.tr))

    def chosen_party(self) -> ListedParty | None:
        """Return the party that is chosen alone."""
        chosen = self._chosen()
        return chosen[0] if len(chosen) == 1 else None

    def _chosen(self) -> list[ListedParty]:
        by_id = {it.party.id: it for it in self._list.parties}
        return [by_id[it] for it in self.table.chosen_ids if it in by_id]

    def _arrange(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._splitter = DetailsSplitter(self._stack, self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(12)
        column.addWidget(self.toolbar)
        column.addWidget(self.register_bar)
        column.addWidget(self.suggestion)
        self.register_bar.hide()
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.toolbar.search.textChanged.connect(self._show)
        self.toolbar.search.left.connect(self.table.setFocus)
        self.toolbar.new_requested.connect(self.new_party)
        self.toolbar.merge_requested.connect(self.merge)
        self.toolbar.overviews_requested.connect(self.make_overview)
        self.toolbar.chase_requested.connect(self.remind)
        self.toolbar.shows.chosen.connect(self._follow_shows)
        self.register_bar.changed.connect(self._show)
        self.toolbar.answers_requested.connect(lambda: self.context.actions.trigger("process_answers"))
        self.table.chosen.connect(self._telling.start)
        self.table.number_opened.connect(self.open_number)
        self.table.opened.connect(self._open_details)
        self.table.delete_requested.connect(self.move_to_bin)
        self.table.menu_requested.connect(self._open_menu)
        self.table.left_upwards.connect(self.search)
        self.empty.requested.connect(self._do_empty)
        self.details.left.connect(self.table.setFocus)
        self.details.merge_requested.connect(self.merge)
        self.details.merge_with_requested.connect(self._merge_with)
        self.details.overview_requested.connect(self.make_overview)
        self.details.bin_requested.connect(self.move_to_bin)
        self.details.remind_requested.connect(self.remind)
        # Once for a selection that changes in several steps.
        self._telling.timeout.connect(self._show_chosen)
        self.listen_to_settings(self._follow_settings)

    def _show(self) -> None:
        """Show what the filter leaves."""
        wanted, overviews = self.toolbar.search.text(), self.toolbar.shows.current == OVERVIEWS
        found = [
            it
            for it in self._list.parties
            if party_list.found_by(wanted, self._texts[it.party.id])
            and not (overviews and not self.register_bar.fits(it))
        ]
        people = () if overviews else self._list.loose_people
        loose = [it for it in people if party_list.found_by(wanted, party_list.person_text(it))]
        self.table.show_parties(found, loose)
        self._show_stack(is_empty=not found and not loose)
        self._telling.stop()  # what is chosen is told now
        self._show_chosen()

    def _show_stack(self, *, is_empty: bool) -> None:
        self._stack.setCurrentWidget(self.empty if is_empty else self.table)
        if not is_empty:
            return
        tr, readonly = self.context.tr, self.context.session.document.readonly
        if self._list.parties or self._list.loose_people:
            more = tr("The filter looks through names, other names, people and notes.")
            self.empty.show_text(tr("No party fits the filter"), more, tr("Show all parties"))
        else:
            more = tr("Parties come with a list that you import, or when you name one in a project.")
            self.empty.show_text(tr("No parties yet"), more, "" if readonly else tr("New party"))

    def _clear_filters(self) -> None:
        self.toolbar.search.clear()
        self.register_bar.which.choose(ALL)

    def _follow_shows(self, shows: str) -> None:
        overviews = shows == OVERVIEWS
        self.register_bar.setVisible(overviews)
        self.details.put_register_first(first=overviews)
        self.table.show_columns(REGISTER_SHOWN if overviews else PARTIES_SHOWN)
        self._show()

    def _do_empty(self) -> None:
        if self._list.parties:
            self._clear_filters()
            self.table.setFocus()
        else:
            self.new_party()

    def _show_chosen(self) -> None:
        if not self.context.session.is_open:
            return
        ids, chosen = self.table.chosen_ids, self._chosen()
        if len(chosen) == 1:
            self.details.show_party(chosen[0], parts_of(self.context, chosen[0], self._work))
        elif ids == [LOOSE]:
            self.details.show_loose(self._list.loose_people)
        else:
            self.details.show_empty(len(chosen))
        writable = not self.context.session.document.readonly
        self.toolbar.merge_button.setEnabled(writable and len(chosen) in {1, 2})
        self.toolbar.new_button.setEnabled(writable)
        self._tell_status(len(chosen))

    def _tell_status(self, chosen: int) -> None:
        tr, total = self.context.tr, len(self._list.parties)
        shown = sum(it != LOOSE for it in self.table.ids)
        if chosen:
            self.status_changed.emit(tr("{n} of {total} selected", n=chosen, total=shown))
        elif shown < total:
            self.status_changed.emit(tr("{n} of {total} parties", n=shown, total=total))
        else:
            self.status_changed.emit(tr.plural("{n} party", "{n} parties", total))

    def _open_details(self) -> None:
        if not self.details.isVisible():
            self.toggle_details()
        self._show_chosen()
        self.details.focus_content()

    def _open_menu(self, place: QPoint) -> None:
        self.menu.clear()
        fill_party_menu(self.menu, self)
        self.menu.popup(place)

    def _merge(self, one: "PartyRow", other: "PartyRow | None" = None) -> None:
        kept = self.flows.merge(self.parties, one, other)
        if kept:
            self.select(kept)

    def _merge_with(self, name: str) -> None:
        """Merge the chosen party with the one that has the name which was typed for it."""
        from wsg_desktop.store.parties import find_party_id

        listed = self.chosen_party()
        with self.context.session.reading() as read:
            other_id = find_party_id(read, name)
        other = next((party for party in self.parties if party.id == other_id), None)
        if listed is not None and other is not None:
            self.details.form.title.restore()
            self._merge(listed.party, other)

    def _follow_settings(self, key: str) -> None:
        if key == DETAILS_SHOWN.key:
            self.show_beside(self.details, shown=self.context.settings.get(DETAILS_SHOWN))
