"""The words of files and answers as the lists show them, and the mark that goes with each verdict."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from wsg_desktop.domain.answers import Why
from wsg_desktop.domain.clock import day_of
from wsg_desktop.domain.date_display import show_day, show_term
from wsg_desktop.domain.terms import exact
from wsg_desktop.services.answer_desk import Asked, Desk
from wsg_desktop.services.answer_standing import STANDINGS, FileCounts, Standing
from wsg_desktop.services.answer_words import ANSWERED_BY, CHANGED_BY, field_name, show_theirs, show_value
from wsg_desktop.services.answered import AnsweredFile
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.domain.answers import Value
    from wsg_desktop.store.sent_overviews import SentHeader

MARKS: Mapping[Standing, tuple[str, str]] = {
    Standing.SAFE: ("circle-check", "muted"),
    Standing.CONFLICT: ("triangle-alert", "danger"),
    Standing.CONTRADICTION: ("users", "danger"),
    Standing.QUESTION: ("circle-question-mark", "warning"),
    Standing.NEW: ("plus", "muted"),
    Standing.DOUBLE: ("circle-question-mark", "warning"),
    Standing.TAKEN: ("check", "link"),
    Standing.REPLACED: ("clock", "muted"),
    Standing.SAME: ("minus", "muted"),
}
"""Per standing an icon and the name of its colour."""

NEW_PROJECT = N_("New project")
AS_READ = N_("“{text}” as {value}")


class Words:
    """Says files and answers in the language of the window."""

    def __init__(self, desk: Desk, tr: Translator, today: date, sent: "Mapping[str, SentHeader]") -> None:
        self.desk, self.tr, self.today = desk, tr, today
        self._sent = sent

    def file(self, file: AnsweredFile) -> str:
        """Return the party of a file; while that is not known its name."""
        return file.party or file.path.name

    def sent(self, file: AnsweredFile) -> str:
        """Return when an overview was sent; empty when that is not known."""
        header = self._sent.get(file.export_id)
        return show_day(day_of(header.sent_at), self.tr) if header else ""

    def about(self, file: AnsweredFile) -> str:
        """Return the second line of a file: when it was sent, and how much of it is open."""
        tr = self.tr
        if file.source is None:
            return tr("not compared: look why")
        header = self._sent.get(file.export_id)
        day = exact(day_of(header.sent_at)) if header else None
        parts = [show_term(day, tr, today=self.today)] if day else []
        if self.desk.is_done(file):
            taken = self.desk.counts(file).taken
            done = tr.plural("{n} taken over", "{n} taken over", taken) if taken else tr("nothing taken over")
            return " · ".join((*parts, done))
        is_empty = not (file.is_answer or file.problems)
        said = tr("nothing filled in") if is_empty else self.open(self.desk.counts(file))
        return " · ".join((*parts, said))

    def open(self, counts: FileCounts) -> str:
        """Return how much is open, kind by kind."""
        tr = self.tr
        said = [
            tr.plural("{n} change", "{n} changes", counts.changes) if counts.changes else "",
            tr.plural("{n} new project", "{n} new projects", counts.new_projects)
            if counts.new_projects
            else "",
            tr.plural("{n} question", "{n} questions", counts.questions) if counts.questions else "",
            tr.plural("{n} problem", "{n} problems", counts.problems) if counts.problems else "",
        ]
        return " · ".join(filter(None, said)) or tr("nothing to take over")

    def who(self, asked: Asked) -> str:
        """Return who filled an answer in; of two answers of one party also when the workbook was sent."""
        filled_in_by = asked.row.filled_in_by if asked.row else ""
        of_two = asked.cell is not None and asked.cell.why is Why.ROUNDS
        sent = self.sent(asked.file) if of_two else ""
        return " · ".join(filter(None, (sent and self.tr("Sent {day}", day=sent), filled_in_by)))

    def field(self, asked: Asked) -> str:
        """Return what an answer is about."""
        return self.tr(NEW_PROJECT) if asked.cell is None else field_name(asked.cell.field, self.tr)

    def before(self, asked: Asked) -> str:
        """Return what was sent."""
        return self._value(asked, asked.cell.sent) if asked.cell else ""

    def theirs(self, asked: Asked) -> str:
        """Return what the partner says, with how it is taken where that was asked."""
        cell = asked.cell
        if cell is None:
            return asked.new.title if asked.new else ""
        said = show_theirs(cell, self.tr, self.today)
        value = self.desk.values.get(cell.key)
        if value is None and cell.theirs is None:
            value = cell.proposal
        shown = "" if value is None else self._value(asked, value)
        return self.tr(AS_READ, text=cell.text or said, value=shown) if shown and shown != said else said

    def ours(self, asked: Asked) -> str:
        """Return what stands in the programme now."""
        if asked.new is not None:
            return asked.new.is_there_as
        return self._value(asked, asked.cell.ours) if asked.cell else ""

    def verdict(self, asked: Asked) -> str:
        """Return the verdict as a word."""
        if asked.standing is Standing.DOUBLE and asked.new:
            return self.tr("looks like {number}", number=asked.new.is_there_as)
        return self.tr(STANDINGS[asked.standing])

    def changed(self, asked: Asked) -> str:
        """Return who changed ours since it was sent, and when; empty when nobody did."""
        cell = asked.cell
        if cell is None or cell.changed_at is None:
            return ""
        if cell.changed_from is not None:
            return self.tr(ANSWERED_BY, party=cell.changed_from.party, file=cell.changed_from.file)
        return self.tr(CHANGED_BY, who=cell.changed_by, day=show_day(day_of(cell.changed_at), self.tr))

    def why(self, asked: Asked) -> str:
        """Return in a sentence what there is to decide."""
        tr = self.tr
        refused = self.desk.refused.get(asked.key)
        if refused:
            return refused
        if asked.question is not None and asked.standing is Standing.QUESTION:
            return asked.question.sentence(tr)
        if asked.cell is not None and asked.cell.why is Why.ROUNDS:
            return tr("This party says something else in the workbook of another round. Which one counts?")
        return tr(_WHY[asked.standing]) if asked.standing in _WHY else ""

    def _value(self, asked: Asked, value: "Value") -> str:
        assert asked.cell is not None
        return show_value(value, asked.cell.field, self.tr, self.today)


_WHY: Mapping[Standing, str] = {
    Standing.SAFE: N_("Only the partner changed this."),
    Standing.CONFLICT: N_("This was changed here as well. Which one counts?"),
    Standing.CONTRADICTION: N_("Partners do not say the same. Which one counts?"),
    Standing.NEW: N_("The partner adds this project."),
    Standing.DOUBLE: N_("A project with this name, or nearly so, is in the programme. Add it all the same?"),
    Standing.TAKEN: N_("This stands in the programme now."),
    Standing.REPLACED: N_("The same party gave a newer answer."),
    Standing.SAME: N_("The answer is what stands in the programme already."),
}
