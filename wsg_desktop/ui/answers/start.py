"""The front door: files that were dropped or chosen, and those that wait."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from wsg_desktop.errors import UserError
from wsg_desktop.texts import N_
from wsg_desktop.ui.answers.flow import AnswersFlow
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.importing.start import import_lists

NO_PROGRAMME = N_(
    "{name} is an overview that came back. Open the programme that it was made from first, and drop it again."
)


def process_answers(context: WindowContext) -> None:
    """Show what waits, or an empty window to drop files on."""
    if _is_locked(context):
        return
    flow = AnswersFlow(context)
    flow.read_waiting()
    _run(context, flow)


def take_files(context: WindowContext, paths: Sequence[Path]) -> None:
    """Take files that were dropped: answers are processed, any other list is imported."""
    from wsg_desktop.services.answer_files import says_overview

    session = context.session
    if not session.is_open:
        returned = next((it for it in paths if it.is_file() and says_overview(it)), None)
        if returned is not None:
            context.messages.error(UserError(NO_PROGRAMME, name=returned.name))
        else:
            import_lists(context, paths)
        return
    if not _has_sent(context):
        import_lists(context, paths)
    elif not _is_locked(context):
        _sort(context, paths)


def _sort(context: WindowContext, paths: Sequence[Path]) -> None:
    """Read files to tell answers from lists; one alone shows its window when it is known what it is."""
    before = _unshown(context)
    if before is not None:
        before.read(paths)
        return
    flow = AnswersFlow(context)
    is_alone = len(paths) == 1 and paths[0].is_file()

    def known() -> None:
        if flow.has_overviews:
            if is_alone:
                QTimer.singleShot(0, flow, lambda: _run(context, flow))
            return
        lists = flow.lists
        if is_alone:
            more = flow.leave()
        else:
            flow.to_import = lists
            flow.dialog.leave()
            return
        QTimer.singleShot(0, context.background, lambda: _import_then(context, lists, more))

    flow.read(paths, known)
    if not is_alone:
        # Apart, for making the window takes as long as showing it.
        QTimer.singleShot(0, flow, lambda: _run(context, flow))


def _unshown(context: WindowContext) -> AnswersFlow | None:
    """Return the session that reads what was dropped just before, and has no window yet."""
    window = context.background.parent()
    found = window.findChildren(AnswersFlow) if window is not None else []
    return next((it for it in found if it.is_unshown), None)


def _import_then(context: WindowContext, lists: Sequence[Path], more: Sequence[Path]) -> None:
    import_lists(context, lists)
    if more:
        take_files(context, more)


def _run(context: WindowContext, flow: AnswersFlow) -> None:
    flow.run()
    if flow.to_import:
        import_lists(context, flow.to_import)


def _has_sent(context: WindowContext) -> bool:
    from wsg_desktop.store.sent_overviews import list_sent_headers

    with context.session.reading() as read:
        return bool(list_sent_headers(read))


def _is_locked(context: WindowContext) -> bool:
    """Return whether nothing can be changed, after saying why."""
    locked = context.session.document.locked
    if locked is not None:
        context.messages.error(locked)
    return locked is not None
