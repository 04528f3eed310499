"""Comparing the planning with an earlier moment: what is chosen, what is different, and who shows it.

The place hands over what it has read; chart, legend, link and list are told what to show.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wsg_desktop.drawing.past_spans import Past
from wsg_desktop.ui.context import WindowContext
from wsg_desktop.ui.gantt.legend_bar import LegendBar
from wsg_desktop.ui.planning.compare_control import CompareControl
from wsg_desktop.ui.planning.compare_list import CompareList
from wsg_desktop.ui.theme import FontRole
from wsg_desktop.ui.widgets.link_button import LinkButton

if TYPE_CHECKING:
    from wsg_desktop.domain.views import View
    from wsg_desktop.services.compare_moment import CompareMoment
    from wsg_desktop.services.comparing import Comparison
    from wsg_desktop.ui.projects.project_list import ProjectList


class PlanCompare(QObject):
    """One comparison, kept up to date while it is shown."""

    changed = Signal()
    """Another moment is compared with, or none any more: show the chart anew."""
    project_requested = Signal(str, bool)
    """The id of a project to go to, and whether it lies in the bin."""

    def __init__(self, context: WindowContext, place: QWidget, legend: LegendBar) -> None:
        super().__init__(place)
        self._context = context
        self._place = place
        self._legend = legend
        self._projects: ProjectList | None = None
        self._moment: CompareMoment | None = None
        self._comparison: Comparison | None = None
        self._list: CompareList | None = None
        self.control = CompareControl(context)
        self.control.chosen.connect(self.choose)
        self.link = LinkButton("", FontRole.TABLE)
        self.link.clicked.connect(self.show_list)
        self.link.hide()

    @property
    def moment(self) -> "CompareMoment | None":
        """Return what is compared with."""
        return self._moment

    @property
    def comparison(self) -> "Comparison | None":
        """Return what is different, or None while nothing is compared."""
        return self._comparison

    @property
    def past(self) -> Past | None:
        """Return how the projects of the chart stood; None while nothing is compared."""
        return Past(self._comparison.then, self.past_name) if self._comparison else None

    @property
    def past_name(self) -> str:
        """Return what the legend calls the moment: "stand 3 september"."""
        words = self._words()
        return self._context.tr("as on {moment}", moment=words) if words else ""

    def below(self) -> QHBoxLayout:
        """Return the line below the chart: the legend, and at its right what is different."""
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._legend, 1)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def read(self, projects: "ProjectList") -> None:
        """Compare anew: the place has read everything."""
        self._projects = projects
        if self._moment is None:
            self._comparison = None
            return
        from wsg_desktop.services.comparing import compare

        with self._context.session.reading() as read:
            self._comparison = compare(read, self._moment.since, projects.rows)

    def take(self, affected: Collection[str] | None, projects: "ProjectList") -> None:
        """Compare these projects again, which were changed; None compares all of them."""
        if self._comparison is None or affected is None:
            self.read(projects)
            return
        self._projects = projects
        from wsg_desktop.services.comparing import compare_again

        if affected:
            with self._context.session.reading() as read:
                self._comparison = compare_again(read, self._comparison, projects.rows, affected)

    def choose(self, moment: "CompareMoment | None") -> None:
        """Compare with another moment, or stop comparing."""
        self._moment = moment
        if self._projects is not None:
            self.read(self._projects)
        self.changed.emit()

    def show(self, shown: Iterable[str], view: "View") -> None:
        """Tell what is different of the projects that are shown, and of those that the view would show."""
        words = self._words()
        self.control.show_moment(words)
        self._legend.set_past_name(self.past_name)
        self.link.setVisible(self._comparison is not None)
        if self._comparison is None:
            if self._list is not None:
                self._list.close()
            return
        from wsg_desktop.services.difference_words import summary

        found = self._comparison.differences([*shown, *self._gone_in(view)])
        self.link.setText(summary(found, words, self._context.tr))
        self.link.set_tone("danger" if any(it.is_slip for it in found) else "link")
        if self._list is None:
            self._list = CompareList(self._context.tr, self._place)
            self._list.project_requested.connect(self._request)
        self._list.show_differences(found, words, self._context.session.document.clock.today())

    def show_list(self) -> None:
        """Open the list of what is different, beside which the chart can be used."""
        if self._list is not None and self._comparison is not None:
            self._list.open_beside(self._place)

    def state(self) -> dict[str, str]:
        """Return the moment as JSON values, to be found again next time."""
        return self._moment.to_values() if self._moment else {}

    def restore(self, values: Any) -> None:
        """Take back what `state` returned; what cannot be read compares nothing."""
        if values:
            from wsg_desktop.services.compare_moment import read_compare_moment

            self._moment = read_compare_moment(values)

    def _words(self) -> str:
        if self._moment is None:
            return ""
        from wsg_desktop.services.compare_moment import moment_words

        return moment_words(self._moment, self._context.tr, self._context.session.document.clock.today())

    def _gone_in(self, view: "View") -> list[str]:
        """Return what lies in the bin now and would be in the view if it did not."""
        assert self._comparison is not None
        gone = self._comparison.gone
        kept = {key for key, of_one in self._comparison.by_project.items() if of_one[0].kind == "gone"}
        if not gone or self._projects is None:
            return sorted(kept)
        from wsg_desktop.services.project_facts import ProjectFacts, arranger_of

        rows = dict(gone)
        arranged = arranger_of(rows, ProjectFacts(rows, self._projects.facts.basis)).arrange(view)
        return [*dict.fromkeys(arranged.ids), *sorted(kept - gone.keys())]

    def _request(self, project_id: str) -> None:
        gone = self._comparison is not None and project_id in self._comparison.gone
        self.project_requested.emit(project_id, gone)
