"""Opens the field of Ctrl+K, says what is found, and goes where the user wishes."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from wsg_desktop.domain.jumping import KIND_WORDS, JumpIndex, Target, TargetKind
from wsg_desktop.domain.views import SHIPPED, Accepted, Filter, View
from wsg_desktop.settings import JUMPED_TO
from wsg_desktop.ui.jumping.panel import JumpPanel
from wsg_desktop.ui.jumping.readying import Readying
from wsg_desktop.ui.jumping.result_list import Result
from wsg_desktop.ui.jumping.window_targets import has_place, icon_of
from wsg_desktop.ui.leaving import keep_typed

if TYPE_CHECKING:
    from wsg_desktop.ui.actions import ActionDeclaration
    from wsg_desktop.ui.main_window import MainWindow

MOST = 60
"""More results than this are no help; the next letter is."""
_RECENT = 8
_WITH_LISTS = ("projects", "planning")


class Jumper(QObject):
    """One per window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.readying = Readying(window)
        self.panel: JumpPanel | None = None

    def open(self) -> None:
        """Show the field."""
        window = self._window
        # A list of names under a field would stay between the field and the keyboard.
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        # Nobody waits for the field: what it offers at first is brought up to date a moment later.
        self.readying.begin(self._refresh)
        panel = JumpPanel(self._found, window.tr_, window)
        panel.chosen.connect(self._later)
        panel.closed.connect(self._closed)
        self.panel = panel
        panel.open_over(window)

    def follow(self, target: Target) -> None:
        """Go to a target and remember it."""
        recent = [target.key, *(it for it in self._recent() if it != target.key)]
        self._window.settings.set(JUMPED_TO, recent[:_RECENT])
        window = self._window
        match target.kind:
            case TargetKind.PROJECT:
                window.open_project(target.id)
            case TargetKind.AREA:
                self._show_or_filter("areas", target, "areas")
            case TargetKind.PARTY:
                self._show_or_filter("partners", target, self._part_of(target.id))
            case TargetKind.PERSON:
                window.go_to("partners", self._party_of(target.id))
            case TargetKind.VIEW:
                self._show_view(self._view(target.id))
            case TargetKind.PLACE | TargetKind.ACTION:
                window.actions_.trigger(target.id)
            case TargetKind.HELP:
                window.commands.show_page(target.id)
            case TargetKind.PROGRAMME:
                window.programmes.open_recent(Path(target.id))

    def _later(self, target: Target) -> None:
        # The popup gives the keyboard back first.
        QTimer.singleShot(0, self, lambda: self._follow_chosen(target))

    def _follow_chosen(self, target: Target) -> None:
        keep_typed(self._window)
        self.readying.finish()
        # Who is quick may have chosen what is no longer there, or has another name by now.
        present = self.readying.index.get(target.key)
        if present is not None:
            self.follow(present)

    def _refresh(self) -> None:
        if self.panel is not None:
            self.panel.refresh()

    def _closed(self) -> None:
        self.panel = None

    def _found(self, text: str) -> list[Result]:
        if text.strip():
            self.readying.finish()
        index = self.readying.index
        targets = index.find(text, MOST) if text.strip() else self._usual(index)
        why_not = self._window.runner.reasons()
        return [self._result(target, why_not) for target in targets]

    def _usual(self, index: JumpIndex) -> list[Target]:
        """Return what is offered before anything is typed: what was gone to lately, then places and views."""
        recent = [target for target in map(index.get, self._recent()) if target is not None]
        return list(dict.fromkeys((*recent, *index.of_kinds(TargetKind.PLACE, TargetKind.VIEW))))

    def _recent(self) -> list[str]:
        return [key for key in self._window.settings.get(JUMPED_TO) if isinstance(key, str)]

    def _result(self, target: Target, why_not: "Callable[[ActionDeclaration], str]") -> Result:
        tr, declarations = self._window.tr_, self._window.actions_.declarations
        kind = tr(KIND_WORDS[target.kind])
        why = ""
        declared = declarations.get(target.id)
        if target.kind in {TargetKind.PLACE, TargetKind.ACTION} and declared is not None:
            keys = [QKeySequence(it).toString(QKeySequence.SequenceFormat.NativeText) for it in declared.keys]
            kind = keys[0] if keys else kind
            why = why_not(declared)
        return Result(target, icon_of(target, declarations), kind, tr(why))

    def _show_or_filter(self, place: str, target: Target, field: str) -> None:
        """Show an area or party in its own place, or its projects."""
        if has_place(place):
            self._window.go_to(place, target.id)
        else:
            accepted = (Accepted(field, frozenset({target.title})),)
            self._window.go_to("projects", View(target.title, Filter(accepted=accepted)))

    def _part_of(self, party_id: str) -> str:
        """Return in which role a party has projects, the lead first."""
        from wsg_desktop.store.parties import list_parties

        with self._window.session.reading() as read:
            leads = any(party.leads for party in list_parties(read) if party.id == party_id)
        return "lead_parties" if leads else "partner_parties"

    def _party_of(self, person_id: str) -> str:
        """Return the party of a person; empty stands for all who belong to none."""
        from wsg_desktop.store.parties import list_people

        with self._window.session.reading() as read:
            return next((it.party_id or "" for it in list_people(read) if it.id == person_id), "")

    def _show_view(self, view: View) -> None:
        key = self._window.places.current_key
        self._window.go_to(key if key in _WITH_LISTS else "projects", view)

    def _view(self, name: str) -> View:
        from wsg_desktop.services.viewing import saved_views

        with self._window.session.reading() as read:
            found = next((view for view in saved_views(read) if view.name == name), None)
        return found or next(view for view in SHIPPED if view.name == name)
