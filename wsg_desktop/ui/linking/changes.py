"""Links that the user makes, changes and removes, wherever in the window; each is told with its undo."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.vocabulary import LinkType, label
from wsg_desktop.texts import N_
from wsg_desktop.ui.context import WindowContext

if TYPE_CHECKING:
    from wsg_desktop.store.rows import LinkRow, ProjectRow

LINKED = N_("Linked: {source} → {target}, {kind}.")
THERE_ALREADY = N_("{source} → {target} are linked like this already.")
REMOVED = N_("The link {source} → {target} was removed.")
CHANGED = N_("The link {source} → {target} was changed.")


class FoundLink(NamedTuple):
    """A link with the projects at its ends."""

    link: "LinkRow"
    source: "ProjectRow"
    target: "ProjectRow"

    @property
    def kind(self) -> LinkType:
        """Return its kind."""
        return LinkType(self.link.type)


class LinkChanges:
    """The one way in which window, chart, menu and details change links."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        self._context = context
        self._parent = parent

    def add(self, source_id: str, target_id: str, kind: LinkType = LinkType.FINISH_START) -> bool:
        """Let one project follow another; a link that is there already keeps its lag."""
        from wsg_desktop.services import edit_labels, links

        source, target = self.numbers(source_id, target_id)
        words = {"source": source, "target": target}
        if self._is_there(source_id, target_id, kind):
            self._context.messages.info(self._context.tr(THERE_ALREADY, **words))
            return False
        told = self._context.tr(LINKED, **words, kind=self._context.tr(label(kind)).lower())
        return bool(
            self._context.session.change(
                edit_labels.LINK_PROJECTS, lambda tx: links.add_link(tx, source_id, target_id, kind), told
            )
        )

    def open(self, link_id: str) -> None:
        """Show a link in its dialog, and do what is chosen there."""
        from wsg_desktop.ui.linking.dialog import LinkDialog, ShownLink

        found = self.find(link_id)
        if found is None:
            return
        link, source, target = found
        shown = ShownLink(source.number, source.title, target.number, target.title, found.kind, link.lag)
        dialog = LinkDialog(shown, self._context.tr, self._parent.window())
        if not self._context.messages.ask(dialog) or dialog.answer is None:
            return
        if dialog.answer.removes:
            self.remove(link_id)
        elif (dialog.answer.kind, dialog.answer.lag) != (found.kind, link.lag):
            self._change(found, dialog.answer.kind, dialog.answer.lag)

    def remove(self, link_id: str, told: str = "") -> None:
        """Take a link away; `told` says so in words of one's own."""
        from wsg_desktop.services import edit_labels, links

        found = self.find(link_id)
        if found:
            said = told or self._context.tr(REMOVED, source=found.source.number, target=found.target.number)
            self._context.session.change(
                edit_labels.UNLINK_PROJECTS, lambda tx: links.remove_link(tx, link_id), said
            )

    def find(self, link_id: str) -> FoundLink | None:
        """Return a link with its ends; None when it is gone."""
        return next((it for it in self._links() if it.link.id == link_id), None)

    def of(self, project_id: str) -> list[FoundLink]:
        """Return the links of one project, those that it waits for first."""
        found = [it for it in self._links(project_id) if project_id in {it.source.id, it.target.id}]
        return sorted(found, key=lambda it: (it.source.id == project_id, it.source.sort_key))

    def _change(self, found: FoundLink, kind: LinkType, lag: int) -> None:
        from wsg_desktop.services import edit_labels, links

        told = self._context.tr(CHANGED, source=found.source.number, target=found.target.number)
        self._context.session.change(
            edit_labels.CHANGE_LINK, lambda tx: links.change_link(tx, found.link.id, kind, lag), told
        )

    def _links(self, project_id: str = "") -> list[FoundLink]:
        from wsg_desktop.store.programmes import list_links
        from wsg_desktop.store.projects import find_projects

        with self._context.session.reading() as read:
            links = [it for it in list_links(read) if project_id in {"", it.source_id, it.target_id}]
            ends = {end for it in links for end in (it.source_id, it.target_id)}
            rows = {row.id: row for row in find_projects(read, ends, deleted=False)}
        return [FoundLink(it, rows[it.source_id], rows[it.target_id]) for it in links]

    def _is_there(self, source_id: str, target_id: str, kind: LinkType) -> bool:
        return any(
            (it.link.source_id, it.link.target_id, it.kind) == (source_id, target_id, kind)
            for it in self._links(source_id)
        )

    def numbers(self, *ids: str) -> list[str]:
        """Return the numbers of projects."""
        from wsg_desktop.store.projects import find_projects

        with self._context.session.reading() as read:
            rows = {row.id: row for row in find_projects(read, ids, deleted=False)}
        return [rows[it].number if it in rows else "" for it in ids]
