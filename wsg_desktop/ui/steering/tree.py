"""The left side of Stuurgroep: each body with the meetings that come, those of the past folded below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from wsg_desktop.domain.date_display import relative_days, show_day, weekday_name
from wsg_desktop.domain.meeting_vocabulary import MEETING_LABELS, MeetingState
from wsg_desktop.texts import Translator
from wsg_desktop.ui import icons, theme
from wsg_desktop.ui.steering.subject import ACTIONS, CALENDAR, DECISIONS, SubjectKey, SubjectKind
from wsg_desktop.ui.theme import FontRole, scaled

if TYPE_CHECKING:
    from wsg_desktop.services.meeting_list import MeetingList
    from wsg_desktop.store.bodies import BodyRow
    from wsg_desktop.store.meetings import MeetingRow

_KEY = Qt.ItemDataRole.UserRole
_NARROWEST, _USUAL = 240, 300
_ROW = 30
_SOON = 3
"""As many meetings of a body are in sight; what comes later is folded."""


class MeetingTree(QTreeWidget):
    """What is chosen is told at once, so that the arrow keys leaf through the meetings."""

    chosen = Signal(object)
    """The `SubjectKey` of the line."""
    menu_requested = Signal(QPoint)
    opened = Signal()
    delete_requested = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._listed: MeetingList | None = None
        self._items: dict[SubjectKey, QTreeWidgetItem] = {}
        self._unfolded: dict[str, bool] = {}
        """Per id of a body, and of what is folded in one (`past-ID`), whether people folded it out or in."""
        self.setAccessibleName(tr("Bodies and meetings"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumWidth(scaled(_NARROWEST))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_requested.emit(self.viewport().mapToGlobal(at))
        )
        self.currentItemChanged.connect(self._tell)
        self.itemActivated.connect(lambda *_: self.opened.emit())
        self.itemExpanded.connect(lambda item: self._remember(item, unfolded=True))
        self.itemCollapsed.connect(lambda item: self._remember(item, unfolded=False))
        theme.notice.changed.connect(self._dress)

    @property
    def current(self) -> SubjectKey | None:
        """Return what is chosen."""
        item = self.currentItem()
        return item.data(0, _KEY) if item is not None else None

    @property
    def keys(self) -> list[SubjectKey]:
        """Return what can be chosen, from top to bottom."""
        return list(self._items)

    def show_list(self, listed: "MeetingList") -> None:
        """Show these bodies and meetings; what is chosen stays chosen, and what is folded folded."""
        before, self._listed = self.current, listed
        self.blockSignals(True)
        self.clear()
        self._items = {}
        first = listed.first()
        self._add_across(DECISIONS, self._tr("Decisions"), "circle-check")
        self._add_across(ACTIONS, self._tr("Actions"), "list-checks")
        for body in listed.bodies:
            self._add_body(body, listed, first)
        self._add_across(CALENDAR, self._tr("Administrative calendar"), "calendar-range")
        if before is not None and before in self._items:
            self.setCurrentItem(self._items[before])
        self.blockSignals(False)

    def choose(self, key: SubjectKey) -> bool:
        """Choose a line, unfolding what it is under; return whether it is there."""
        item = self._items.get(key)
        if item is None:
            return False
        above = item.parent()
        while above is not None:
            above.setExpanded(True)
            above = above.parent()
        self.setCurrentItem(item)
        # The field that is left keeps what was typed in it, and all lines may be other ones by that.
        if key in self._items:
            self.scrollToItem(self._items[key])
        return True

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(scaled(_USUAL), 400)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the bin by Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def _add_across(self, key: SubjectKey, words: str, icon: str) -> None:
        item = self._item(self, key, words, "", icon)
        item.setFont(0, theme.font(FontRole.STRONG))
        item.setFirstColumnSpanned(True)

    def _add_body(self, body: "BodyRow", listed: "MeetingList", first: "MeetingRow | None") -> None:
        coming, past, following = listed.coming(body.id), listed.past(body.id), listed.next_of(body.id)
        key = SubjectKey(SubjectKind.BODY, body.id)
        kind = "gavel" if body.kind == "steering_group" else "users"
        branch = self._item(self, key, body.name, "", kind)
        branch.setFont(0, theme.font(FontRole.STRONG))
        branch.setFirstColumnSpanned(True)
        soon = coming if len(coming) <= _SOON + 1 else coming[:_SOON]
        for meeting in soon:
            self._add_meeting(branch, meeting, is_next=meeting is following, is_first=meeting is first)
        self._add_folded(
            branch, self._tr("Later ({n})", n=len(coming) - len(soon)), coming[len(soon) :], "later"
        )
        self._add_folded(branch, self._tr("Past ({n})", n=len(past)), past, "past")
        branch.setExpanded(self._unfolded.get(body.id, True))

    def _add_folded(self, branch: QTreeWidgetItem, words: str, rows: "list[MeetingRow]", which: str) -> None:
        """Add meetings under a line of their own, folded until people unfold it."""
        if not rows:
            return
        name = f"{which}-{rows[0].body_id}"
        under = QTreeWidgetItem(branch, [words, ""])
        under.setFirstColumnSpanned(True)
        under.setForeground(0, theme.colour("muted"))
        under.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        under.setData(1, _KEY, name)
        for meeting in rows:
            self._add_meeting(under, meeting)
        under.setExpanded(self._unfolded.get(name, False))

    def _add_meeting(
        self, branch: QTreeWidgetItem, row: "MeetingRow", *, is_next: bool = False, is_first: bool = False
    ) -> None:
        tr, listed = self._tr, self._listed
        assert listed is not None
        day = f"{weekday_name(row.day.weekday(), tr, short=True)} {show_day(row.day, tr)}"
        cancelled = row.state == MeetingState.CANCELLED
        is_soon = is_next or row.day == listed.today
        away = relative_days(row.day, listed.today, tr) if is_soon else ""
        if cancelled:
            away = tr(MEETING_LABELS[MeetingState][MeetingState.CANCELLED]).lower()
        item = self._item(branch, SubjectKey(SubjectKind.MEETING, row.id), day, away)
        if is_next:
            item.setFont(0, theme.font(FontRole.STRONG))
        item.setForeground(1, theme.colour("accent" if is_first else "muted"))
        if cancelled or row.day < listed.today:
            item.setForeground(0, theme.colour("muted"))
        spoken = ", ".join(filter(None, (row.body, day, away)))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _item(
        self,
        parent: "QTreeWidget | QTreeWidgetItem",
        key: SubjectKey,
        text: str,
        more: str,
        icon: str = "",
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [text, more])
        item.setData(0, _KEY, key)
        item.setToolTip(0, text)
        item.setSizeHint(0, QSize(0, scaled(_ROW)))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if icon:
            item.setIcon(0, icons.icon(icon, "muted"))
        self._items[key] = item
        return item

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        key = item.data(0, _KEY) if item is not None else None
        if key is not None:
            self.chosen.emit(key)

    def _remember(self, item: QTreeWidgetItem, *, unfolded: bool) -> None:
        key = item.data(0, _KEY)
        name = key.id if key is not None else item.data(1, _KEY)
        if name:
            self._unfolded[name] = unfolded

    def _dress(self) -> None:
        if self._listed is not None:
            self.setMinimumWidth(scaled(_NARROWEST))
            self.show_list(self._listed)
