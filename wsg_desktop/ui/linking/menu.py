"""What the menu of the chosen projects offers about links: to link two, to look at those of one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QWidget

from wsg_desktop.domain.vocabulary import label
from wsg_desktop.ui import icons
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.linking.chain_offer import accept_proposal, find_proposal, offer_words
from wsg_desktop.ui.linking.changes import FoundLink, LinkChanges
from wsg_desktop.ui.projects.toolbar import add_action

_MOST = 15
"""Links in the menu; the details show all of them."""


class LinkMenu:
    """Remembers which of two projects was chosen first."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        self._context = context
        self.changes = LinkChanges(context, parent)
        self._first = ""

    def take_selection(self, ids: Sequence[str]) -> None:
        """Take notice of what is chosen now."""
        if len(ids) == 1:
            self._first = ids[0]

    def fill(self, menu: QMenu, ids: Sequence[str], *, editable: bool) -> None:
        """Add what concerns links of the projects with these ids."""
        if len(ids) not in {1, 2}:
            return
        menu.addSeparator()
        if len(ids) == 2:
            source, target = sorted(ids, key=lambda it: it != self._first)
            self._add_linking(menu, source, target, editable=editable)
        else:
            self._add_links(menu, ids[0])
            self._add_proposal(menu, ids[0], editable=editable)

    def _add_linking(self, menu: QMenu, source: str, target: str, *, editable: bool) -> None:
        numbers = self.changes.numbers(source, target)
        words = self._context.tr("Link {source} → {target}", source=numbers[0], target=numbers[1])
        add_action(menu, words, "link", lambda: self.changes.add(source, target), enabled=editable)
        there = [it for it in self.changes.of(source) if target in {it.source.id, it.target.id}]
        for found in there:
            self._add_link(menu, found)

    def _add_links(self, menu: QMenu, project_id: str) -> None:
        found = self.changes.of(project_id)
        if found:
            inner = menu.addMenu(self._context.tr("Links"))
            icons.set_icon(inner.menuAction(), "link-2")
            for link in found[:_MOST]:
                self._add_link(inner, link)

    def _add_link(self, menu: QMenu, found: FoundLink) -> None:
        words = self._context.tr(
            "{source} → {target}, {kind}...",
            source=found.source.number,
            target=found.target.number,
            kind=self._context.tr(label(found.kind)).lower(),
        )
        add_action(menu, words, "link-2", lambda: self.changes.open(found.link.id))

    def _add_proposal(self, menu: QMenu, project_id: str, *, editable: bool) -> None:
        proposal = find_proposal(self._context.session, project_id)
        if proposal:
            words = offer_words(proposal, self._context.tr)
            session, tr = self._context.session, self._context.tr
            add_action(menu, words, "link", lambda: accept_proposal(session, tr, proposal), enabled=editable)
