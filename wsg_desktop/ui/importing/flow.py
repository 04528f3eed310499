"""Leads through the import of one list: reads, asks, shows what will happen, writes, tells the outcome."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.clock import SystemClock
from wsg_desktop.domain.terms import Term
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.any_list import OpenedList
from wsg_desktop.exchange.date_answers import TypedKey
from wsg_desktop.services.importing import ImportResult
from wsg_desktop.services.watched_lists import ListFile, watch
from wsg_desktop.texts import N_
from wsg_desktop.ui.background import Progress
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.dialog_work import DialogWork
from wsg_desktop.ui.importing import column_lines, party_lines, work
from wsg_desktop.ui.importing.answers import Answers
from wsg_desktop.ui.importing.check_lines import next_words, open_dates, open_projects
from wsg_desktop.ui.importing.dialog import ImportDialog
from wsg_desktop.ui.importing.found_list import FoundList
from wsg_desktop.ui.importing.landing import land
from wsg_desktop.ui.importing.step_bar import Step
from wsg_desktop.ui.importing.work import Comparison, Target
from wsg_desktop.ui.messages import Answer
from wsg_desktop.ui.programme_commands import PROGRAMMES

NOTHING_YET = N_("Nothing has been changed yet.")
_TAKEN_BACK = N_("When you stop now, nothing has been changed.")
_ALL_FOUND = N_("Everything in this list was recognised. Look back by the steps above, or import it.")
_BY_RECIPE = N_("This list is read as you chose the last time. Look back by the steps above, or import it.")
_KEPT = N_("What you choose here is kept for the next version of this list.")
_NOTHING_NEW = N_("There is nothing in this list that is new or different.")
_ONLY_ASKED = N_("Answer what is asked: nothing else in this list is new or different.")


class ImportFlow(QObject):
    """One import, from the file to the toast; `run` shows its window until it is done or left."""

    def __init__(self, context: WindowContext, path: Path) -> None:
        parent = context.background.parent()
        super().__init__(parent)
        self._context, self._path = context, path
        session = context.session
        document = session.document if session.is_open else None
        self._today = (document.clock if document else SystemClock()).today()
        self._target = Target(document, _free_path(path), context.programmes.who)
        self._answers = Answers()
        self._found: FoundList | None = None
        self._file: ListFile | None = None
        self._compared: Comparison | None = None
        self._read_with: tuple[int, Mapping[int, str | None]] | None = None
        self._is_writing = False
        self.work = DialogWork(context.background, self)
        self.dialog = ImportDialog(path.name, context.tr, parent if isinstance(parent, QWidget) else None)
        self._connect()

    def run(self) -> bool:
        """Read the file and show the window; return whether the list was imported."""
        self.begin()
        is_imported = self._context.messages.ask(self.dialog)
        self.work.leave()
        self.dialog.deleteLater()
        self.deleteLater()
        return is_imported

    def begin(self) -> None:
        """Read the file on a worker."""
        tr, path, target, today = self._context.tr, self._path, self._target, self._today
        self.work.run(
            tr("{name} is being read", name=path.name),
            lambda progress: work.read_list_file(path, target, today, progress),
            self._show_found,
            self._show_unreadable,
            at_once=True,
        )

    def _connect(self) -> None:
        self.work.lasting.connect(self._show_busy)
        self.work.given_up.connect(self._give_up)
        dialog = self.dialog
        dialog.step_requested.connect(self._go)
        dialog.stop_requested.connect(self._stop)
        dialog.other_file_requested.connect(self._other_file)
        dialog.sheet.changed.connect(self._look_elsewhere)
        dialog.columns.picked.connect(self._pick_field)
        dialog.parties.picked.connect(self._pick_party)
        dialog.check.rows_ticked.connect(self._tick_rows)
        dialog.check.cells_ticked.connect(self._tick_cells)
        dialog.check.same_chosen.connect(self._choose_same)
        dialog.check.date_answered.connect(self._answer_date)
        dialog.check.target_requested.connect(self._choose_target)

    # What comes back from the worker.

    def _show_found(self, read: tuple[FoundList, ListFile | None]) -> None:
        found, self._file = read
        self._found = found
        if found.opened is None:
            self._show(Step.SHEET)
            return
        self._compare(self._show_first, with_parties=False)

    def _show_first(self) -> None:
        """Show the first step that asks something; where none does, what will be imported."""
        prepared = self._need_compared().prepared
        ready = column_lines.is_ready(self._opened, self._answers)
        if not ready or column_lines.count_questions(self._opened, self._answers):
            self._show(Step.COLUMNS)
        elif prepared.plan.doubtful_parties:
            self._show(Step.PARTIES)
        else:
            self._show(Step.CHECK)
            if self.dialog.next.isEnabled():
                self.dialog.say(self._context.tr(_BY_RECIPE if self._opened.recipe else _ALL_FOUND))

    def _show_unreadable(self, problem: UserError) -> None:
        tr = self._context.tr
        self.dialog.show_failure(problem.text(tr), tr("Choose another list..."))

    # What the user wishes.

    def _go(self, step: int) -> None:
        if self.work.is_busy or self._found is None or self._found.opened is None:
            return
        if step > Step.COLUMNS and not column_lines.is_ready(self._opened, self._answers):
            self._show(Step.COLUMNS)
        elif step > Step.CHECK:
            self._write()
        elif step == Step.PARTIES:
            self._compare(self._show_or_pass_parties, with_parties=False)
        elif step == Step.CHECK:
            self._compare(lambda: self._show(Step.CHECK), with_parties=True)
        else:
            self._show(Step(step))

    def _show_or_pass_parties(self) -> None:
        """Show the parties; a list without any goes on, or back."""
        if self._need_compared().prepared.plan.parties:
            self._show(Step.PARTIES)
        else:
            self._show(Step.CHECK if self.dialog.step < Step.PARTIES else Step.COLUMNS)

    def _stop(self) -> None:
        if self._is_writing:
            self.work.stop()
            self.dialog.cancel.setEnabled(False)
        elif self._answers == Answers() or self._may_leave():
            self.work.leave()
            self.dialog.leave()

    def _other_file(self) -> None:
        from wsg_desktop.ui.window_commands import LISTS

        tr = self._context.tr
        path = self._context.messages.file_to_open(tr("Begin with a list"), tr(LISTS))
        if path is None:
            return
        self._path = path
        self._target = replace(self._target, path=_free_path(path))
        self.dialog.show_name(path.name)
        self.begin()

    def _look_elsewhere(self, sheet: str, header: tuple[int, ...] | None) -> None:
        found = self._found
        if found is None:
            return
        self._answers = Answers()
        tr = self._context.tr
        self.work.run(
            tr("{name} is being read", name=sheet),
            lambda _progress: found.elsewhere(sheet, header),
            self._show_elsewhere,
            self._refuse,
        )

    def _show_elsewhere(self, found: FoundList) -> None:
        self._found = found
        self._compared = None
        self._show(Step.SHEET)

    def _pick_field(self, column: int, field: str | None) -> None:
        self._answers = self._answers.with_field(self._opened, column, field)
        self._show_columns()

    def _pick_party(self, name: str, party: str | None) -> None:
        self._answers = self._answers.with_party(name, party)
        self._show_parties()

    def _tick_rows(self, rows: list[tuple[int, bool]], comes: bool) -> None:
        for row, is_duplicate in rows:
            self._answers = self._answers.with_row(row, comes=comes, is_duplicate=is_duplicate)
        self._compare(self._show_check, with_parties=True)

    def _tick_cells(self, keys: list[str], taken: bool) -> None:
        self._answers = self._answers.with_cells(keys, taken=taken)
        self._compare(self._show_check, with_parties=True)

    def _choose_same(self, row: int, project_id: str | None) -> None:
        self._answers = self._answers.with_same(row, project_id)
        self._compare(self._show_check, with_parties=True)

    def _answer_date(self, key: TypedKey, term: Term) -> None:
        self._answers = self._answers.with_date(key, term)
        self._compare(self._show_check, with_parties=True)

    def _choose_target(self) -> None:
        tr = self._context.tr
        path = self._context.messages.file_to_save(
            tr("New programme"), tr(PROGRAMMES), self._target.path, replaces=False
        )
        if path is not None:
            self._target = replace(self._target, path=path)
            self.dialog.check.target.show_path(path)
            self.dialog.next.setFocus()

    # Showing.

    def _show(self, step: Step) -> None:
        self.dialog.say(self._context.tr(NOTHING_YET))
        {
            Step.SHEET: self._show_sheet,
            Step.COLUMNS: self._show_columns,
            Step.PARTIES: self._show_parties,
            Step.CHECK: self._show_check,
        }[step]()
        if step is Step.CHECK:
            self.dialog.check.show_first(self._need_compared().lists, self._answers)
        self.dialog.show_step(step)
        self._tell_steps()

    def _show_sheet(self) -> None:
        found = self._found
        assert found is not None
        self.dialog.sheet.show_list(found)
        self._name_next(enabled=found.opened is not None)

    def _show_columns(self) -> None:
        opened, answers = self._opened, self._answers
        ready = column_lines.is_ready(opened, answers)
        self.dialog.columns.show_lines(
            column_lines.column_lines(opened, answers), by_recipe=opened.recipe is not None, is_ready=ready
        )
        self._name_next(enabled=ready)
        self._tell_steps()

    def _show_parties(self) -> None:
        plan = self._need_compared().prepared.plan
        lines = party_lines.party_lines(plan, self._answers)
        self.dialog.parties.show_lines(lines, party_lines.party_names(plan, self._need_compared().known))
        self._name_next(enabled=True)
        self._tell_steps()

    def _show_check(self) -> None:
        found, tr = self._need_compared(), self._context.tr
        plan = found.prepared.plan
        path = self._target.path if self._target.document is None else None
        self.dialog.check.show_prepared(found.prepared, found.lists, self._answers, path)
        words, can_go_on = next_words(plan, tr)
        self.dialog.name_next(words, enabled=can_go_on)
        idle = _ONLY_ASKED if open_projects(found.lists, self._answers) else _NOTHING_NEW
        self.dialog.say(tr(_KEPT if can_go_on else idle))
        self._tell_steps()
        if not (can_go_on or found.lists.asked) and self._target.document and self._file:
            name = plan.update.recipe or self._opened.as_recipe().name
            watch(self._target.document.programme_id, name, self._file)

    def _name_next(self, *, enabled: bool) -> None:
        self.dialog.name_next(self._context.tr("Next"), enabled=enabled)

    def _tell_steps(self) -> None:
        """Show at each step how many questions it still holds."""
        found, compared, items = self._found, self._compared, self.dialog.steps.items
        opened = found.opened if found else None
        asked = column_lines.count_questions(opened, self._answers) if opened else 0
        items[Step.SHEET].tell(0, is_known=opened is not None)
        items[Step.COLUMNS].tell(asked, is_known=opened is not None)
        names = party_lines.count_questions(compared.prepared.plan, self._answers) if compared else 0
        items[Step.PARTIES].tell(names, is_known=compared is not None)
        lists, answers = compared.lists if compared else None, self._answers
        open_now = len(open_dates(lists, answers)) + len(open_projects(lists, answers)) if lists else 0
        items[Step.CHECK].tell(open_now, is_known=False)
        for step, item in items.items():
            item.setEnabled(step is Step.SHEET or opened is not None)
        if compared and not compared.prepared.plan.parties:
            items[Step.PARTIES].setEnabled(False)

    # Work.

    def _compare(self, then: Callable[[], object], *, with_parties: bool) -> None:
        """Compare the list with the programme, then go on."""
        opened, answers, target = self._opened, self._answers, self._target
        same = self._read_with == (id(opened), answers.fields)
        before = self._compared if same else None
        tr = self._context.tr

        def done(found: Comparison) -> None:
            self._compared = found
            self._read_with = (id(opened), answers.fields)
            then()

        self.work.run(
            tr("The list is compared with the programme"),
            lambda _progress: work.compare(
                opened, answers, target, tr, with_parties=with_parties, before=before
            ),
            done,
            self._refuse,
        )

    def _write(self) -> None:
        tr, prepared = self._context.tr, self._need_compared().prepared
        opened, answers, target, file = self._opened, self._answers, self._target, self._file
        self._is_writing = True
        self.work.run(
            tr("{name} is being imported", name=self._path.name),
            lambda progress: work.write(opened, prepared, answers, target, file, progress),
            self._land,
            self._refuse,
            at_once=True,
        )

    def _show_busy(self, progress: Progress) -> None:
        self.dialog.show_busy(progress, self._context.tr(_TAKEN_BACK))

    def _refuse(self, problem: UserError) -> None:
        """Say why it cannot be done, at the step where it was asked."""
        self._is_writing = False
        self._show(self.dialog.step)
        self.dialog.say(problem.text(self._context.tr), "danger")

    def _give_up(self) -> None:
        """Go back to the step that was shown, after a stop or a mistake of ours."""
        self._is_writing = False
        if self._found is None:
            self.dialog.leave()
        else:
            self._show(self.dialog.step)

    def _land(self, result: ImportResult) -> None:
        self.dialog.accept()
        land(self._context, self._target, result)

    def _may_leave(self) -> bool:
        tr = self._context.tr
        return bool(
            self._context.messages.question(
                tr("Leave the import?"),
                tr("What you chose for this list is lost. Nothing has been changed."),
                [Answer("leave", tr("Leave the import"), removes=True)],
            )
        )

    def _need_compared(self) -> Comparison:
        assert self._compared is not None
        return self._compared

    @property
    def _opened(self) -> OpenedList:
        assert self._found is not None
        assert self._found.opened is not None
        return self._found.opened


def _free_path(path: Path) -> Path:
    """Return where a new programme goes: beside the list and under its name, where no file is yet."""
    proposal = path.with_suffix(".wsg")
    number = 2
    while proposal.exists():
        proposal = path.with_name(f"{path.stem} {number}.wsg")
        number += 1
    return proposal
