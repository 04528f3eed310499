"""Whatever people do in whatever order, with the file closed and opened again in between: undo is exact."""

import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.store.state import state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import Aspect, Light, LinkType, Precision
from wsg_desktop.errors import UserError
from wsg_desktop.services import links, progress, project_fields, projects, scheduling
from wsg_desktop.services.document import Document
from wsg_desktop.services.programme import create
from wsg_desktop.store import projects as stored
from wsg_desktop.store.journal.replay import State, replay_differences

WORDS = st.sampled_from(["Bibliotheek", "Corporatie 1", "Corporatie 2", "'t Zandt", "zorg, wonen", "é=1+1"])
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))
TERMS = st.one_of(
    DAYS.map(exact),
    st.just(Term(None, Precision.UNKNOWN, "n.t.b.")),
    DAYS.map(lambda day: Term(day, Precision.MONTH, f"eind {day:%m}")),
)
FIELDS = st.one_of(
    st.tuples(st.sampled_from(["title", "theme", "notes", "project_lead"]), WORDS),
    st.tuples(st.sampled_from(["start", "end", "deadline"]), TERMS),
    st.tuples(
        st.sampled_from(["lead_parties", "partner_parties", "areas", "tags", "goals"]), st.lists(WORDS)
    ),
    st.tuples(st.just("phase"), st.sampled_from([None, "initiative", "operation"])),
    st.tuples(st.just("percent"), st.one_of(st.none(), st.integers(0, 100))),
)


class Editing(RuleBasedStateMachine):
    """A person who edits, undoes, redoes, closes and opens again."""

    items = Bundle("items")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FixedClock(datetime(2026, 11, 23, 7, 45, tzinfo=UTC))
        self.document = create(self.folder / "p.wsg", "Jan", self.clock)
        self.document.backs_up = False
        self.states: list[State] = [state_of(self.document)]
        self.position = 0
        self.is_seen = True

    def teardown(self) -> None:
        if hasattr(self, "document"):
            self.document.close()
            shutil.rmtree(self.folder)

    @rule(target=items, title=WORDS)
    def make(self, title: str) -> str:
        return self.edit(lambda tx: projects.create(tx, title))

    @rule(target=items, title=WORDS, parent=items)
    def make_under(self, title: str, parent: str) -> str:
        return self.edit(lambda tx: projects.create(tx, title, parent_id=parent))

    @rule(item=items, change=FIELDS)
    def set_field(self, item: str, change: tuple[str, Any]) -> None:
        self.edit(lambda tx: project_fields.set_field(tx, item, *change))

    @rule(item=items, aspect=st.sampled_from(Aspect), light=st.sampled_from(Light))
    def set_status(self, item: str, aspect: Aspect, light: Light) -> None:
        self.edit(lambda tx: progress.set_status(tx, item, aspect, light, reason="daarom"))

    @rule(item=items, other=items, kind=st.sampled_from(LinkType), lag=st.integers(-5, 5))
    def link(self, item: str, other: str, kind: LinkType, lag: int) -> None:
        self.edit(lambda tx: links.add_link(tx, item, other, kind, lag))

    @rule(item=items, start=st.integers(-40, 40), end=st.integers(-40, 40))
    def shift(self, item: str, start: int, end: int) -> None:
        self.edit(lambda tx: scheduling.shift(tx, [item], start, end))

    @rule(item=items, parent=st.one_of(st.none(), items))
    def move(self, item: str, parent: str | None) -> None:
        self.edit(lambda tx: projects.move(tx, item, parent_id=parent, after_id=None))

    @rule(item=items)
    def bin(self, item: str) -> None:
        self.edit(lambda tx: projects.delete(tx, [item]))

    @rule(item=items)
    def take_out_of_bin(self, item: str) -> None:
        self.edit(lambda tx: projects.restore(tx, [item]))

    @precondition(lambda self: self.position > 0)
    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.position -= 1

    @precondition(lambda self: self.position < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.position += 1

    @rule()
    def reopen(self) -> None:
        self.document.close()
        self.document = Document.open(self.folder / "p.wsg", "Jan", self.clock)
        self.document.backs_up = False

    @invariant()
    def state_is_what_it_was_at_this_point(self) -> None:
        if hasattr(self, "document"):
            # Reading it all once more just after an edit that was kept would find what was read then.
            assert self.is_seen or state_of(self.document) == self.states[self.position]
            self.is_seen = False
            with self.document.reading() as read:
                assert replay_differences(read) == []
                stored.list_projects(read)

    def edit(self, work: Any) -> Any:
        """Do one edit; what is refused in words, or changes nothing, leaves no trace."""
        self.clock.set(self.clock.now() + timedelta(minutes=1))
        try:
            result = self.document.change("bewerken", work)
        except UserError:
            return "geweigerd"
        if self.document.last_changes:
            del self.states[self.position + 1 :]
            self.states.append(state_of(self.document))
            self.position += 1
            self.is_seen = True
        return result


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
