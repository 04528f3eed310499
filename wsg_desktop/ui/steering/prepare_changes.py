"""Step 1, what changed: ticked what is told, how, and what is the matter where a light is orange or red.

Once the papers were sent it shows what those told; what changed after that is in step 5.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, Telling
from wsg_desktop.domain.vocabulary import Aspect, Light
from wsg_desktop.texts import N_, Translator
from wsg_desktop.ui.projects.toolbar import add_action
from wsg_desktop.ui.steering.explaining import Explaining
from wsg_desktop.ui.steering.page import SteeringKit
from wsg_desktop.ui.steering.papers_told import PapersTold
from wsg_desktop.ui.steering.prepare_edits import PrepareEdits
from wsg_desktop.ui.steering.prepare_pane import Prepared, PreparePane, StepState
from wsg_desktop.ui.theme import FontRole, scaled
from wsg_desktop.ui.widgets.buttons import QuietButton
from wsg_desktop.ui.widgets.flow_layout import FlowLayout
from wsg_desktop.ui.widgets.line_field import LineField
from wsg_desktop.ui.widgets.line_table import LazyLines, LineTable, TableLine
from wsg_desktop.ui.widgets.pick_box import PickBox
from wsg_desktop.ui.widgets.segmented import Segmented
from wsg_desktop.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_changes import MeetingChange, MeetingChanges

_HEADERS = (N_("Project"), N_("What changed"))
_WIDEST = (272, 400)
_NOTE = 140
_ASKED = frozenset({Light.ATTENTION.value, Light.OFF_TRACK.value})
_APART = frozenset({Telling.ORALLY.value, Telling.SENT_AFTER.value})
TELLINGS = (Telling.IN_PAPERS, Telling.ORALLY, Telling.NOT)
_SENT = N_("The papers of {day} told this. Later changes are in step 5.")
_READING = N_("What the papers told is being read.")
_PAPERS_TOLD_NOTHING = N_("The papers told of no change.")
NOTHING = N_("Nothing changed that has to be told.")
NOT_HERE = N_("Nothing changed in this area or with this theme. Choose all areas and themes to see the rest.")


class ChangesPane(PreparePane):
    """The list; below it how the chosen line is told, and cause, consequence and measure of its project."""

    after_requested = Signal()
    """What changed after the papers were sent is asked for."""

    def __init__(self, kit: SteeringKit, edits: PrepareEdits) -> None:
        super().__init__(kit, edits)
        tr = kit.context.tr
        self.since = TextLabel("", FontRole.SMALL, "muted")
        self.told = TextLabel("")
        self.after = QuietButton(tr("What changed after"), "arrow-right")
        self.area = PickBox(tr("Area"))
        self.theme = PickBox(tr("Theme"))
        self.table = LineTable(tr("What changed"), [tr(it) for it in _HEADERS], wraps=True, compact=True)
        self.empty = TextLabel("", tone="muted")
        words = MEETING_LABELS[Telling]
        self.telling = Segmented(tr("How it is told"), [(it.value, tr(words[it])) for it in TELLINGS])
        self.note = LineField(tr("note"))
        self.note.setPlaceholderText(tr("What to say of it"))
        self.explain = QuietButton(_explain_words(tr, 0), "pencil")
        self.explaining = Explaining(tr)
        self.menu = QMenu(self)
        self._changes: list[MeetingChange] = []
        self._found: MeetingChanges | None = None
        """What the list shows."""
        self._at: tuple[str, str] | None = None
        self._told = PapersTold(kit.context, self)
        self._filling = self._read_only = self._sent = False
        self._arrange()
        self._connect()

    def state(self, shown: Prepared) -> StepState:
        """Count what is told; done when nothing of it lacks its explanation, or the papers were sent."""
        tr, found = self.context.tr, self._to_show(shown)
        if found is None:
            return StepState(tr("sent"), is_done=True)
        changes = [it for it in found.changes if it.is_told]
        if shown.row.sent_at is not None:
            return StepState(tr.plural("{n} told", "{n} told", len(changes)), is_done=True)
        left = len({it.project_id for it in changes if it.missing})
        if left:
            return StepState(tr.plural("{n} to explain", "{n} to explain", left), is_done=False)
        return StepState(tr.plural("{n} to tell", "{n} to tell", len(changes)), is_done=True)

    def show_prepared(self, shown: Prepared, *, anyway: bool) -> None:
        """Show the changes; the line that was chosen stays so."""
        found = self._to_show(shown)
        if found is not None and found is self._found and not anyway:
            return
        self._found, self._sent = found, shown.row.sent_at is not None
        self._say_whose(shown)
        self._offer(anyway=anyway)
        self._fill()
        self._allow()
        if anyway:
            self._at = None
            self.table.scrollToTop()
        self._choose_again()

    def set_read_only(self, read_only: bool) -> None:
        """Take no changes."""
        self._read_only = read_only
        self._allow()

    def pending(self) -> list[tuple[str, str]]:
        """Return field and text of what was typed and not kept."""
        return self.explaining.pending()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from what is said of a line to the list by Esc."""
        if event.key() == Qt.Key.Key_Escape and not self.table.hasFocus() and self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    @property
    def _is_fixed(self) -> bool:
        """Return whether nothing can be said of the changes: papers that went out say what they said."""
        return self._read_only or self._sent

    def _allow(self) -> None:
        self.telling.setEnabled(not self._is_fixed)
        self.note.setReadOnly(self._is_fixed)
        self.explaining.set_read_only(self._is_fixed)
        self.explain.setEnabled(not self._is_fixed)

    def _to_show(self, shown: Prepared) -> "MeetingChanges | None":
        """Return what the list shows; None while what the papers told is being read."""
        if shown.row.sent_at is None:
            return shown.preparation.changes
        said = self._told.of(shown.row.id)
        return said.papers if said is not None else None

    def _say_whose(self, shown: Prepared) -> None:
        """Say what the list is: what the papers told, from where is counted, what nobody may see."""
        from wsg_desktop.services.meeting_change_words import since_sentence, withheld_sentence

        tr, found, sent_at = self.context.tr, self._found, shown.row.sent_at
        self._once_sent.setVisible(sent_at is not None)
        if sent_at is not None:
            self.told.setText(tr(_SENT, day=show_day(day_of(sent_at), tr)))
        said = (since_sentence(found.since, tr), withheld_sentence(found, tr)) if found is not None else ()
        self.since.setText(" ".join(filter(None, said)))

    def _catch_up(self) -> None:
        """Show what was read meanwhile."""
        if self.shown is not None:
            self.show_prepared(self.shown, anyway=False)
            self.state_changed.emit()

    def _arrange(self) -> None:
        self.column.setSpacing(6)
        self.after.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._once_sent = QWidget()
        sent = QHBoxLayout(self._once_sent)
        sent.setContentsMargins(0, 0, 0, 0)
        sent.addWidget(self.told, 1)
        sent.addWidget(self.after)
        self.column.addWidget(self._once_sent)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.since, 1)
        for box in (self.area, self.theme):
            box.setMinimumContentsLength(10)
            head.addWidget(box)
        self.column.addLayout(head)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self._below = QWidget()
        row = FlowLayout(self._below, spacing=8)
        for part in (self.telling, self.explain, self.note):
            row.addWidget(part)
        self.note.setMinimumWidth(scaled(_NOTE))
        self.column.addWidget(self._below)
        self.column.addWidget(self.explaining)

    def _connect(self) -> None:
        self._told.arrived.connect(self._catch_up)
        self.after.clicked.connect(self.after_requested)
        self.area.activated.connect(lambda _at: self._filter())
        self.theme.activated.connect(lambda _at: self._filter())
        self.table.ticked.connect(self._tick)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.telling.chosen.connect(self._tell)
        self.note.offered.connect(self._keep_note)
        self.table.activated.connect(lambda _index: self._begin())
        self.explain.clicked.connect(self._explain_first)
        self.explaining.explained.connect(self._explain)
        self.explaining.went_on.connect(self._go_on)

    def _offer(self, *, anyway: bool) -> None:
        """Offer the areas and themes in which something changed."""
        from wsg_desktop.store.areas import list_areas

        if self.shown is None:
            return
        tr, changes = self.context.tr, self._found.changes if self._found else ()
        there = {area for it in changes for area in it.project.area_ids}
        with self.context.session.reading() as read:
            areas = [(it.name, it.id) for it in list_areas(read, self.shown.today) if it.id in there]
        themes = sorted({it.project.theme for it in changes if it.project.theme})
        _refill(self.area, [(tr("All areas"), None), *areas], anyway=anyway)
        _refill(self.theme, [(tr("All themes"), None), *((it, it) for it in themes)], anyway=anyway)

    def _filter(self) -> None:
        self._fill()
        self._choose_again()

    def _fill(self) -> None:
        from wsg_desktop.services.meeting_changes import only_about

        if self.shown is None:
            return
        tr, area, theme = self.context.tr, self.area.currentData(), self.theme.currentData()
        every = self._found.changes if self._found else ()
        changes = only_about(every, [area] if area else [], [theme] if theme else [])
        self._changes = changes
        # What is not explained stands once, with the first line of each project.
        first = {it.project_id: row for row, it in reversed(list(enumerate(changes)))}
        lines = LazyLines(
            len(changes),
            lambda row: self._line(changes[row], explains=first[changes[row].project_id] == row),
        )
        self._filling = True
        self.table.show_lines(lines, _WIDEST)
        self._filling = False
        left = len(self._unexplained)
        self.explain.setVisible(bool(left) and not self._sent)
        self.explain.setText(_explain_words(tr, left))
        has_any = bool(self._changes)
        self.table.setVisible(has_any)
        self.empty.setVisible(not has_any)
        self.empty.setText(tr(NOT_HERE if every else self._why_none))

    @property
    def _why_none(self) -> str:
        if self._found is None:
            return _READING
        return _PAPERS_TOLD_NOTHING if self._sent else NOTHING

    def _line(self, it: "MeetingChange", *, explains: bool) -> TableLine:
        from wsg_desktop.services.meeting_change_words import change_sentence, missing_sentence

        tr = self.context.tr
        assert self.shown is not None
        said = change_sentence(it, self.shown.preparation.phase_names, tr, self.shown.today)
        lacks = missing_sentence(it.missing, tr) if explains and it.is_told and not self._sent else ""
        # The tick says what is told at all; only what is not in the papers has to be named. What went out
        # has no tick: nobody can change it.
        is_apart = it.telling in _APART or (self._sent and not it.is_told)
        told = f"{tr(MEETING_LABELS[Telling][Telling(it.telling)])}:" if is_apart else ""
        cells = (f"{it.number} {it.title}".strip(), " ".join(filter(None, (told, said, it.note, lacks))))
        ticked = None if self._sent else it.is_told
        return TableLine(cells, ticked=ticked, marks={0: Light(it.light)} if it.light in _ASKED else {})

    @property
    def chosen(self) -> "list[MeetingChange]":
        """Return the changes whose lines are selected."""
        rows = sorted({it.row() for it in self.table.selectionModel().selectedRows()})
        return [self._changes[row] for row in rows if row < len(self._changes)]

    def _choose_again(self) -> None:
        keys = [(it.project_id, it.key) for it in self._changes]
        if self._at in keys and len(self.chosen) > 1:
            self._show_chosen(anyway=False)
            return
        row = keys.index(self._at) if self._at in keys else 0
        if keys and [it.row() for it in self.table.selectionModel().selectedRows()] != [row]:
            self._filling = True
            self.table.selectRow(row)
            self._filling = False
        self._show_chosen(anyway=False)

    def _choose(self) -> None:
        if not self._filling:
            self._show_chosen(anyway=True)

    def _show_chosen(self, *, anyway: bool) -> None:
        chosen = self.chosen
        only = chosen[0] if len(chosen) == 1 else None
        another = only is not None and (only.project_id, only.key) != self._at
        self._below.setVisible(bool(chosen) and not self._sent)
        if chosen:
            first = chosen[0]
            self._at = (first.project_id, first.key)
            self.telling.blockSignals(True)
            wanted = Telling(first.telling)
            self.telling.choose((wanted if wanted in TELLINGS else Telling.ORALLY).value)
            self.telling.blockSignals(False)
        self.note.setVisible(only is not None and only.telling != Telling.NOT)
        if only is not None:
            self.note.show_text(only.note, anyway=anyway or another)
        self.explaining.show_change(only, anyway=anyway or another)

    def _tick(self, rows: list[int], on: bool) -> None:
        if self.shown is not None and not self._is_fixed:
            changes = [self._changes[row] for row in rows]
            told = Telling.IN_PAPERS if on else Telling.NOT
            self.edits.tell(self.shown.preparation.meeting, changes, told)

    def _tell(self, telling: str) -> None:
        if self.shown is not None and self.chosen:
            self.edits.tell(self.shown.preparation.meeting, self.chosen, Telling(telling))

    def _keep_note(self, text: str) -> None:
        if self.shown is not None and len(self.chosen) == 1:
            it = self.chosen[0]
            self.edits.tell(self.shown.preparation.meeting, [it], Telling(it.telling), text)

    def _explain(self, aspect: Aspect, part: str, text: str) -> None:
        if self._at is not None:
            self.edits.explain(self._at[0], Aspect(aspect), part, text, self.explaining.texts[part].refuse)

    def _begin(self) -> None:
        """Put the keyboard in what is to be said of the chosen line."""
        if self.explaining.isVisible() and not self._is_fixed:
            self.explaining.begin()
        elif self.note.isVisible():
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain_first(self) -> None:
        """Explain the chosen project where it asks for that, or else the first after it, or of all."""
        rows = self._unexplained
        here = [it.row() for it in self.table.selectionModel().selectedRows()]
        at = self._changes[here[0]].project_id if here else ""
        same = [row for row in rows if self._changes[row].project_id == at]
        after = [row for row in rows if here and row > here[0]]
        self._explain_row(next(iter((*same, *after, *rows)), None))

    def _go_on(self) -> None:
        """Go to the next project that asks to be explained; after the last one back to the list."""
        here = next((row for row, it in enumerate(self._changes) if (it.project_id, it.key) == self._at), -1)
        self._explain_row(next((row for row in self._unexplained if row > here), None))

    def _explain_row(self, row: int | None) -> None:
        if row is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.table.clearSelection()
        self.table.selectRow(row)
        self.table.scrollTo(self.table.lines.index(row, 0))
        self.explaining.begin()

    @property
    def _unexplained(self) -> list[int]:
        """Return the first line of each project of the list that is told and still asks to be explained."""
        first: dict[str, int] = {}
        for row, it in enumerate(self._changes):
            if it.missing and it.is_told:
                first.setdefault(it.project_id, row)
        return list(first.values())

    def _open_menu(self, at: QPoint) -> None:
        chosen, tr = self.chosen, self.context.tr
        if not chosen:
            return
        self.menu.clear()
        for it in () if self._sent else TELLINGS:
            words = tr(MEETING_LABELS[Telling][it])
            add_action(self.menu, words, "", lambda it=it: self._tell(it.value), enabled=not self._read_only)
        self.menu.addSeparator()
        ids = list(dict.fromkeys(it.project_id for it in chosen))
        add_action(
            self.menu, tr("Show project"), "folder-kanban", lambda: self.context.go_to("projects", ids[0])
        )
        self.menu.popup(self.table.viewport().mapToGlobal(at))


def _refill(box: PickBox, options: list[tuple[str, str | None]], *, anyway: bool) -> None:
    kept = None if anyway else box.currentData()
    box.clear()
    for words, value in options:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(kept), 0))


def _explain_words(tr: Translator, left: int) -> str:
    return tr.plural("Explain {n} project", "Explain {n} projects", left)
