"""One of every dialog, filled as the sample programme fills it: for tests that look at all of them.

A dialog that is new needs a line in `MAKERS`; a test says so.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

import wsg_desktop.ui
from tests.ui.answered_samples import answered_files
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import SystemClock
from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.store.rows import PartyRow
from wsg_desktop.ui.dialog_size import GrowingDialog, fit_screen
from wsg_desktop.ui.dialogs.bug import BugDialog
from wsg_desktop.ui.dialogs.question import QuestionDialog
from wsg_desktop.ui.help.window import HelpWindow
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.messages import Answer
from wsg_desktop.ui.steering.place import SteeringPlace
from wsg_desktop.ui.working_dialog import WorkingDialog

LIST = Path(__file__).parents[1] / "data" / "uitvoeringsprogramma.xlsx"
BASES = {GrowingDialog, WorkingDialog}
"""Dialogs that are never shown themselves."""

Maker = Callable[[MainWindow], QDialog | None]


def dialog_classes() -> set[type[QDialog]]:
    """Return every class of dialog that the window has."""
    for module in walk_packages(wsg_desktop.ui.__path__, "wsg_desktop.ui."):
        import_module(module.name)
    found: set[type[QDialog]] = set()
    left = [QDialog]
    while left:
        for kind in left.pop().__subclasses__():
            left.append(kind)
            if kind.__module__.startswith("wsg_desktop."):
                found.add(kind)
    return found - BASES


def make(name: str, window: MainWindow) -> QDialog:
    """Return the dialog called `name`; what goes through the door of messages is shown already."""
    messages = window.messages
    assert isinstance(messages, RecordedMessages)
    asked: list[QDialog] = []

    def keep(dialog: QDialog) -> None:
        asked.append(dialog)
        # Whoever asked throws it away as soon as it is answered.
        dialog.deleteLater = lambda: None

    messages.drives.append(keep)
    made = MAKERS[name](window)
    messages.drives.clear()
    dialog = made or asked[0]
    assert type(dialog).__name__ == name
    if made is not None:
        fit_screen(made)
    return dialog


def _action(action_id: str) -> Maker:
    return lambda window: window.actions_.trigger(action_id)


def _on_project(action_id: str) -> Maker:
    def choose(window: MainWindow) -> None:
        window.go_to("projects", _ids(window)[0])
        window.actions_.trigger(action_id)

    return choose


def _ids(window: MainWindow) -> list[str]:
    from wsg_desktop.store.projects import list_projects

    with window.session.reading() as read:
        return [row.id for row in list_projects(read) if row.phase == "development"]


def _bug(window: MainWindow) -> QDialog:
    error = ValueError("a value that nobody expected")
    return BugDialog((type(error), error, None), window.tr_, window)


def _question(window: MainWindow) -> QDialog:
    tr = window.tr_
    answers = [Answer("save", tr("Save a copy...")), Answer("back", tr("Cancel"))]
    more = tr("You may not write in this file. Save a copy to go on with it.")
    return QuestionDialog(tr("Something is still being done"), more, answers, tr, window)


def _import(window: MainWindow) -> None:
    assert isinstance(window.messages, RecordedMessages)
    window.messages.paths.append(LIST)
    window.actions_.trigger("import_list")


def _problems(window: MainWindow) -> QDialog:
    from wsg_desktop.ui.importing.problems_dialog import ImportProblemsDialog

    return ImportProblemsDialog(None, window.tr_, window)


def _link(window: MainWindow) -> QDialog:
    from wsg_desktop.ui.linking.dialog import LinkDialog, ShownLink

    shown = ShownLink("B1", "Servicewinkel", "B2", "Huisbezoeken 75+", LinkType.FINISH_START, 5)
    return LinkDialog(shown, window.tr_, window)


def _view_name(window: MainWindow) -> QDialog:
    from wsg_desktop.ui.projects.view_name_dialog import ViewNameDialog

    return ViewNameDialog(window.tr_, "Te laat", frozenset({"te laat"}), window)


def _paste(window: MainWindow) -> QDialog:
    from wsg_desktop.ui.projects.paste_dialog import PasteDialog
    from wsg_desktop.ui.projects.pasting import PasteLine, PastePlan

    line = PasteLine("B1", "Servicewinkel in de bibliotheek", "Deadline", "1 dec 2026", "15 dec 2026")
    return PasteDialog(PastePlan(lines=(line,) * 3, problems=("B2: *",)), window.tr_, window)


def _overviews(window: MainWindow) -> QDialog:
    from wsg_desktop.ui.overviews.flow import OverviewsFlow

    flow = OverviewsFlow(window.context())
    while not flow.dialog.is_ready:
        QTest.qWait(10)
    return flow.dialog


def _answers(window: MainWindow) -> QDialog:
    """Return the window for answers with one of each kind, as comparing would make them."""
    from wsg_desktop.ui.answers.flow import AnswersFlow

    flow = AnswersFlow(window.context())
    flow.desk.show(answered_files())
    flow.dialog.show_files(frozenset(), [("0" * 32, "Corporatie 1, 23 nov 2026")])
    return flow.dialog


def _reply(window: MainWindow) -> QDialog:
    from wsg_desktop.ui.answers.reply_dialog import ReplyDialog

    return ReplyDialog("Corporatie 1", "Dank je wel.\n\nOvergenomen:\n- B1", window.tr_, window)


def _plan_list(window: MainWindow) -> None:
    from wsg_desktop.ui.planning.place import PlanningPlace

    window.go_to("planning")
    place = window.places.current
    assert isinstance(place, PlanningPlace)
    place.insight.show_critical()


def _compare_list(window: MainWindow) -> QDialog:
    from wsg_desktop.ui.planning.compare_list import CompareList

    return CompareList(window.tr_, window)


def _trend(window: MainWindow) -> None:
    from wsg_desktop.store.projects import list_projects
    from wsg_desktop.ui.planning.trend_start import show_trend

    with window.session.reading() as read:
        rows = [row for row in list_projects(read) if row.end.day][:3]
    show_trend(window.context(), window, rows)


def _director(window: MainWindow) -> QDialog:
    from wsg_desktop.ui.direction.director_dialog import DirectorDialog

    why = window.tr_("You may not write in this file. Save a copy to go on with it.")
    return DirectorDialog("Bathmen", why, ["Jan Jansen"], SystemClock().today(), window.tr_, window)


def _take_back(window: MainWindow) -> QDialog:
    from wsg_desktop.services.history import HistoryLine
    from wsg_desktop.ui.history.take_back import TakeBackDialog

    line = HistoryLine("1", "B1 Servicewinkel in de bibliotheek", "deadline 15 dec → 1 dec", is_project=True)
    return TakeBackDialog("deadline wijzigen", [line] * 4, 12, window.tr_, window)


def _parties(window: MainWindow) -> list[PartyRow]:
    from wsg_desktop.store.parties import list_parties

    with window.session.reading() as read:
        return list_parties(read)


def _new_party(window: MainWindow) -> QDialog:
    from wsg_desktop.ui.partners.new_party_dialog import NewPartyDialog

    return NewPartyDialog(_parties(window), window.tr_, "Corporatie 3", window)


def _mail(window: MainWindow) -> QDialog:
    from wsg_desktop.exchange.overview_content import OverviewKind
    from wsg_desktop.services.overview_mail import letter_of, recipients_of, usual_message
    from wsg_desktop.services.overview_options import OverviewOptions
    from wsg_desktop.services.overviews import Written
    from wsg_desktop.ui.overviews.mail_dialog import MailDialog

    path = Path("2026-11-23 Overzicht.xlsx").absolute()
    written = [Written(path, it.name, it.id, it.id, it.leads, it.partners, 0) for it in _parties(window)]
    with window.session.reading() as read:
        recipients = recipients_of(read, written)
    options = OverviewOptions(window.tr_.language)
    message = usual_message(OverviewKind.FULL, window.tr_.language)
    letter = letter_of(window.session.document, message, options)
    return MailDialog(recipients, letter, set(), window.tr_, window)


def _merge(window: MainWindow) -> None:
    from wsg_desktop.ui.partners.place import PartnersPlace

    window.go_to("partners")
    place = window.places.current
    assert isinstance(place, PartnersPlace)
    parties = _parties(window)
    place.flows.merge(parties, *parties[:2])


def _chase(window: MainWindow) -> QDialog:
    from datetime import UTC, datetime, timedelta

    from wsg_desktop.services.answer_register import RegisterRow, Said
    from wsg_desktop.services.chasing import Chased, reminder
    from wsg_desktop.store.sent_overviews import SentHeader
    from wsg_desktop.ui.chasing.dialog import ChaseDialog

    today, at = SystemClock().today(), datetime(2026, 11, 9, tzinfo=UTC)
    sent = SentHeader("e1", "1", at, "Jan", "2026-11-09 Overzicht Corporatie 1.xlsx", window.tr_.language)
    reminded = (Said(at, "Jan", 5, ""),)
    due = today - timedelta(days=5)
    row = RegisterRow("1", "Corporatie 1", sent, 11, 4, due, reminded=reminded)
    chased = [Chased(row, ()), Chased(row._replace(party_id="2", party="Gemeente Steenwijkerland"), ())]
    dialog = ChaseDialog(window.tr_, window)
    texts = {it.row.party_id: reminder(it, "Programma Oost", today) for it in chased}
    dialog.show_list(chased, texts, today, writable=True)
    return dialog


def _steering(window: MainWindow) -> SteeringPlace:
    window.go_to("steering")
    place = window.places.current
    assert isinstance(place, SteeringPlace)
    return place


def _summary(window: MainWindow) -> QDialog:
    from wsg_desktop.ui.steering.prepare_page import PreparePage
    from wsg_desktop.ui.steering.summary_flow import SummaryFlow

    place = _steering(window)
    place.board.show_page("prepare")
    page = place.board.page
    assert isinstance(page, PreparePage)
    shown = page.panes[-1].shown
    assert shown is not None
    flow = SummaryFlow(window.context(), shown.row)
    while not flow.dialog.links:
        QTest.qWait(10)
    return flow.dialog


MAKERS: dict[str, Maker] = {
    "AboutDialog": _action("show_about"),
    "AnswersDialog": _answers,
    "BugDialog": _bug,
    "ChaseDialog": _chase,
    "CalendarDialog": lambda window: _steering(window).meeting_calendar(),
    "CompareList": _compare_list,
    "ConflictsDialog": _action("show_conflicts"),
    "DirectorDialog": _director,
    "HelpWindow": lambda window: HelpWindow(window.tr_, window.messages, window),
    "ImportDialog": _import,
    "ImportProblemsDialog": _problems,
    "LinkDialog": _link,
    "MergeDialog": _merge,
    "MailDialog": _mail,
    "MessagesDialog": _action("show_messages"),
    "NewBodyDialog": lambda window: _steering(window).new_body(),
    "NewPartyDialog": _new_party,
    "OverviewsDialog": _overviews,
    "PapersDialog": lambda window: _steering(window).make_papers(),
    "PassingDialog": _on_project("pass_on"),
    "PasteDialog": _paste,
    "PlanDialog": lambda window: _steering(window).plan_meetings(),
    "PlanListDialog": _plan_list,
    "PrintDialog": _action("print_planning"),
    "QuestionDialog": _question,
    "ReplyDialog": _reply,
    "RestorePointNameDialog": _action("save_restore_point"),
    "RestorePointsDialog": _action("restore_backup"),
    "SettingsDialog": _action("edit_settings"),
    "SummaryDialog": _summary,
    "TakeBackDialog": _take_back,
    "TrendDialog": _trend,
    "ViewNameDialog": _view_name,
    "WorkCalendarDialog": _action("edit_calendar"),
}
"""By the name of its class: what shows it, or returns it."""
