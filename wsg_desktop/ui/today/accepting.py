"""Findings that are right as they are: saying so, seeing which those are, and taking that back."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wsg_desktop.domain.clock import local_time
from wsg_desktop.domain.date_display import relative_days
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.services import acceptances, edit_labels
from wsg_desktop.services.accepted_findings import AcceptedFinding, judge
from wsg_desktop.services.finding_words import found_title
from wsg_desktop.services.findings import Found
from wsg_desktop.texts import Translator, sentence
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.today.finding_row import FindingRow
from wsg_desktop.ui.today.row_card import RowCard


class Accepting:
    """Keeps what is right, in the programme that is open."""

    def __init__(self, context: WindowContext) -> None:
        self._context = context

    def accept(self, found: Found) -> None:
        """Keep that a finding is right as it is."""
        judged = judge(found)
        if judged is not None:
            name = found_title(found)
            told = self._context.tr("{title}: this is right, until something changes in it.", title=name)
            self._context.session.change(
                sentence(edit_labels.ACCEPT_FINDING, name=name),
                lambda tx: acceptances.accept(tx, judged),
                told,
            )

    def check_again(self, accepted: AcceptedFinding) -> None:
        """Let a finding that was accepted be told again."""
        name = found_title(accepted.found)
        self._context.session.change(
            sentence(edit_labels.CHECK_AGAIN, name=name),
            lambda tx: acceptances.check_again(tx, accepted.id),
            self._context.tr("{title} is checked again.", title=name),
        )


class AcceptedCard(RowCard[FindingRow]):
    """What was judged to be right: a count, and the latest one by one once that is asked for."""

    opened = Signal(object)
    """The `Found` that was opened."""
    again_requested = Signal(object)
    """The `AcceptedFinding` to tell again."""
    unfolded = Signal()
    """Its rows are asked for, or no longer."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent=parent)
        self._tr = tr
        self.is_unfolded = False
        self.set_whole(True)
        self.more_requested.connect(self._toggle)

    def show_accepted(
        self, total: int, latest: Iterable[AcceptedFinding], today: date, *, writable: bool
    ) -> None:
        """Show how many there are, with the latest of them as rows; nothing at all where there are none."""
        tr, latest = self._tr, list(latest)
        many = accepted_words(total, tr)
        if latest and len(latest) < total:
            many = tr("{many}; these are the latest {n}", many=many, n=len(latest))
        self.title.setText(many)
        self.setAccessibleName(many)
        self.show_more(tr("Hide them") if self.is_unfolded else tr("Show them"))
        self.show_rows([self._row(it, today, writable=writable) for it in latest])
        self.nothing.hide()
        self.setVisible(total > 0)

    def _toggle(self) -> None:
        self.is_unfolded = not self.is_unfolded
        self.unfolded.emit()

    def _row(self, it: AcceptedFinding, today: date, *, writable: bool) -> FindingRow:
        tr, day = self._tr, local_time(it.said.at).date()
        row = FindingRow(
            found_title(it.found),
            tr(
                "{finding}. Right according to {who}, {when}.",
                finding=tr(label(it.found.kind)),
                who=it.said.who,
                when=relative_days(day, today, tr),
            ),
            tr("Check again"),
            tr,
        )
        row.set_possible(writable=writable, acceptable=False)
        row.opened.connect(lambda: self.opened.emit(it.found))
        row.repair_requested.connect(lambda _at: self.again_requested.emit(it))
        return row


def accepted_words(total: int, tr: Translator) -> str:
    """Return how many findings were judged to be right."""
    return tr.plural("{n} finding is right", "{n} findings are right", total)
