"""Taking back one change of long ago: only when nothing came after it, and then as if it had never been."""

import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import select

from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Aspect, Light, LinkType
from wsg_desktop.errors import Conflict, UserError
from wsg_desktop.services import links, parties, progress, project_fields, projects, undoing
from wsg_desktop.services.document import Document
from wsg_desktop.services.edit_labels import edit_label
from wsg_desktop.services.programme import create
from wsg_desktop.services.standing_rules import BrokenRule
from wsg_desktop.store.journal.later import find_in_the_way
from wsg_desktop.store.journal.replay import State, replay_differences
from wsg_desktop.store.journal.tables import ChangeRecord, ChangeSetRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import translator


def edit(document: Document, work: Callable[[Transaction], Any], label: str = "bewerken") -> int:
    """Do one edit and return the number of its change set."""
    document.change(label, work)
    assert document.last_changes is not None
    assert document.last_changes.seq is not None
    return document.last_changes.seq


def set_field(document: Document, project: str, key: str, value: Any) -> int:
    return edit(document, lambda tx: project_fields.set_field(tx, project, key, value), edit_label(key))


def take_back(document: Document, seq: int) -> None:
    with document.reading() as read:
        label = undoing.take_back_label(read, seq)
    document.change(label, lambda tx: undoing.take_back_set(tx, seq))


def title_of(document: Document, project: str) -> str:
    return str(state_of(document)["project"][project]["title"])


@pytest.fixture
def project(document: Document) -> str:
    return document.change("nieuw", lambda tx: projects.create(tx, "nul", number="B1"))


def test_old_edit_goes_and_what_came_after_it_stays(document: Document, project: str) -> None:
    before = state_of(document)
    seq = set_field(document, project, "title", "een")
    set_field(document, project, "theme", "wonen")

    take_back(document, seq)

    after = state_of(document)
    assert after["project"][project] == before["project"][project] | {"theme": "wonen"}
    assert_journal_is_true(document)


def test_taking_back_is_one_step_to_undo_and_to_redo(document: Document, project: str) -> None:
    seq = set_field(document, project, "title", "een")
    set_field(document, project, "theme", "wonen")
    before = state_of(document)
    take_back(document, seq)
    after = state_of(document)

    nl = translator("nl")
    assert nl.sentence(document.undo()) == "“project wijzigen” terugnemen"
    assert state_of(document) == before
    document.redo()
    assert state_of(document) == after
    assert [document.undo() for _ in range(3)][1:] == [edit_label("theme"), edit_label("title")]


def test_later_change_of_the_same_field_is_told(document: Document, project: str) -> None:
    seq = set_field(document, project, "title", "een")
    document.who = "Piet"
    later = set_field(document, project, "title", "twee")
    before = state_of(document)

    with pytest.raises(Conflict) as refusal:
        take_back(document, seq)

    said = refusal.value.text(translator("nl"))
    assert "“project wijzigen”" in said
    assert "Piet" in said
    assert "23 nov 2026" in said
    assert state_of(document) == before
    with document.reading() as read:
        found = undoing.look_later(read, seq)
    assert [(row.seq, row.field, row.number) for row in found.lines] == [(later, "title", "B1")]


def test_value_that_came_back_by_hand_is_a_later_change_too(document: Document, project: str) -> None:
    seq = set_field(document, project, "title", "een")
    set_field(document, project, "title", "twee")
    set_field(document, project, "title", "een")

    with pytest.raises(Conflict):
        take_back(document, seq)


def test_later_change_that_was_undone_is_in_nobodys_way(document: Document, project: str) -> None:
    seq = set_field(document, project, "title", "een")
    set_field(document, project, "title", "twee")
    document.undo()

    take_back(document, seq)

    assert title_of(document, project) == "nul"


def test_later_change_that_was_taken_back_is_in_nobodys_way(document: Document, project: str) -> None:
    first = set_field(document, project, "title", "een")
    second = set_field(document, project, "title", "twee")
    take_back(document, second)
    take_back(document, first)
    assert title_of(document, project) == "nul"

    with pytest.raises(Conflict, match="took this back already"):
        take_back(document, first)


def test_taking_back_can_be_taken_back(document: Document, project: str) -> None:
    seq = set_field(document, project, "title", "een")
    take_back(document, seq)
    assert document.last_changes is not None
    taken = document.last_changes.seq
    assert taken is not None
    set_field(document, project, "theme", "wonen")

    take_back(document, taken)

    assert title_of(document, project) == "een"
    assert document.last_changes is not None
    assert translator("nl").sentence(document.last_changes.label) == "“project wijzigen” opnieuw doen"


def test_what_somebody_else_took_back_is_no_longer_ones_own_to_undo(document: Document, project: str) -> None:
    seq = set_field(document, project, "title", "een")
    document.who = "Piet"
    take_back(document, seq)
    document.who = "Jan"

    assert document.undo() == "nieuw"


def test_project_with_something_new_on_it_stays(document: Document) -> None:
    seq = edit(document, lambda tx: projects.create(tx, "nul", number="B1"))
    project = next(iter(state_of(document)["project"]))
    later = edit(document, lambda tx: project_fields.set_field(tx, project, "tags", ["zorg"]))

    with document.reading() as read:
        found = undoing.look_later(read, seq)

    assert [(row.seq, row.entity) for row in found.lines] == [(later, "project_tag")]
    with pytest.raises(Conflict):
        take_back(document, seq)


def test_party_that_is_used_elsewhere_since_stays(document: Document, project: str) -> None:
    seq = set_field(document, project, "lead_parties", ["Bibliotheek"])
    other = document.change("nieuw", lambda tx: projects.create(tx, "ander"))
    later = set_field(document, other, "partner_parties", ["Bibliotheek"])

    with document.reading() as read:
        assert [line[0] for line in find_in_the_way(read, seq).lines] == [later]


def test_removed_tag_that_was_added_again_since(document: Document, project: str) -> None:
    set_field(document, project, "tags", ["zorg"])
    seq = set_field(document, project, "tags", [])
    later = set_field(document, project, "tags", ["zorg"])

    with document.reading() as read:
        assert [line[0] for line in find_in_the_way(read, seq).lines] == [later]


def test_number_that_another_project_got_since(document: Document, project: str) -> None:
    seq = set_field(document, project, "number", "C1")
    later = edit(document, lambda tx: projects.create(tx, "ander", number="B1"))

    with document.reading() as read:
        assert [line[0] for line in find_in_the_way(read, seq).lines] == [later]


def test_removed_tag_of_a_project_that_is_gone_since(document: Document) -> None:
    made = edit(document, lambda tx: projects.create(tx, "nul", number="B1"))
    project = next(iter(state_of(document)["project"]))
    set_field(document, project, "tags", ["zorg"])
    seq = set_field(document, project, "tags", [])
    take_back(document, made)
    assert document.last_changes is not None

    with document.reading() as read:
        assert [line[0] for line in find_in_the_way(read, seq).lines] == [document.last_changes.seq]
    with pytest.raises(Conflict):
        take_back(document, seq)


def test_standing_rules_hold(document: Document, project: str) -> None:
    """A circle through two links that are right by themselves is refused in words."""
    other = document.change("nieuw", lambda tx: projects.create(tx, "ander", number="B2"))
    first = edit(document, lambda tx: links.add_link(tx, project, other, LinkType.FINISH_START, 0))
    link = next(iter(state_of(document)["link"]))
    removed = edit(document, lambda tx: links.remove_link(tx, link))
    edit(document, lambda tx: links.add_link(tx, other, project, LinkType.FINISH_START, 0))
    before = state_of(document)

    with pytest.raises(BrokenRule, match="wait for each other"):
        take_back(document, removed)

    assert state_of(document) == before
    assert first < removed


def test_followers_move_along(document: Document, project: str) -> None:
    def dated(tx: Transaction) -> str:
        other = projects.create(tx, "volgt", number="B2")
        for item, first, last in ((project, 1, 26), (other, 29, 30)):
            project_fields.set_field(tx, item, "start", exact(date(2027, 3, first)))
            project_fields.set_field(tx, item, "end", exact(date(2027, 3, last)))
        return other

    other = document.change("datums", dated)
    early = set_field(document, project, "end", exact(date(2027, 3, 12)))
    edit(document, lambda tx: links.add_link(tx, project, other, LinkType.FINISH_START, 0))
    edit(document, lambda tx: project_fields.set_field(tx, other, "start", exact(date(2027, 3, 15))))

    take_back(document, early)

    assert state_of(document)["project"][project]["end"][0] == "2027-03-26"
    assert state_of(document)["project"][other]["start"][0] >= "2027-03-29"
    assert document.last_changes is not None
    assert document.last_changes.followed.pushed


def test_facts_and_the_beginning_are_refused_in_words(document: Document, project: str) -> None:
    document.record_fact("verstuurd", lambda tx: parties.add_party(tx, "Bibliotheek"))
    assert document.last_changes is not None
    fact = document.last_changes.seq
    assert fact is not None

    for seq, words in ((fact, "it is a fact"), (1, "began with it"), (99, "no change 99")):
        with pytest.raises(UserError, match=words):
            document.change("terug", lambda tx, it=seq: undoing.take_back_set(tx, it))


def test_read_only_programme_says_so(document: Document, project: str, clock: FixedClock) -> None:
    seq = set_field(document, project, "title", "een")
    looking = Document.open(document.path, "Piet", clock)
    try:
        with pytest.raises(UserError, match="open to read only"):
            take_back(looking, seq)
    finally:
        looking.close()


WORDS = st.sampled_from(["Bibliotheek", "Corporatie 1", "'t Zandt", "zorg, wonen"])
FIELDS = st.one_of(
    st.tuples(st.sampled_from(["title", "theme", "notes"]), WORDS),
    st.tuples(
        st.sampled_from(["start", "deadline"]), st.dates(date(2026, 1, 1), date(2030, 1, 1)).map(exact)
    ),
    st.tuples(st.sampled_from(["lead_parties", "areas", "tags"]), st.lists(WORDS, max_size=2)),
)
Step = tuple[str, str, str, str, Any, Any]


class Rewriting(RuleBasedStateMachine):
    """People edit and undo, and take back any change set: the rest is as if it had never been."""

    items = Bundle("items")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FixedClock(datetime(2026, 11, 23, 7, 45, tzinfo=UTC))
        self.document = create(self.folder / "p.wsg", "Jan", self.clock)
        self.document.backs_up = False

    def teardown(self) -> None:
        if hasattr(self, "document"):
            self.document.close()
            shutil.rmtree(self.folder)

    @rule(target=items, title=WORDS)
    def make(self, title: str) -> str:
        return self.edit(lambda tx: projects.create(tx, title))

    @rule(item=items, change=FIELDS)
    def set_field(self, item: str, change: tuple[str, Any]) -> None:
        self.edit(lambda tx: project_fields.set_field(tx, item, *change))

    @rule(item=items, light=st.sampled_from(Light))
    def set_status(self, item: str, light: Light) -> None:
        self.edit(lambda tx: progress.set_status(tx, item, Aspect.MONEY, light, reason="daarom"))

    @rule(item=items)
    def bin(self, item: str) -> None:
        self.edit(lambda tx: projects.delete(tx, [item]))

    @precondition(lambda self: self.document.stack().undo is not None)
    @rule()
    def undo(self) -> None:
        self.attempt(self.document.undo)

    @precondition(lambda self: self.document.stack().redo is not None)
    @rule()
    def redo(self) -> None:
        self.attempt(self.document.redo)

    @rule()
    def reopen(self) -> None:
        self.document.close()
        self.document = Document.open(self.folder / "p.wsg", "Jan", self.clock)
        self.document.backs_up = False

    @rule(data=st.data())
    def take_any_back(self, data: st.DataObject) -> None:
        sets = self.sets()
        seq = data.draw(st.sampled_from(sorted(sets)))
        before = state_of(self.document)
        try:
            take_back(self.document, seq)
        except UserError:
            assert state_of(self.document) == before
            assert seq == 1 or seq not in self.living(sets) or self.touched_since(sets, seq)
            return
        assert seq in self.living(sets)
        expected = self.without(sets, seq)
        assert state_of(self.document) == expected
        with self.document.reading() as read:
            assert replay_differences(read) == []
        self.document.undo()
        assert state_of(self.document) == before
        self.document.redo()
        assert state_of(self.document) == expected

    def sets(self) -> dict[int, tuple[int | None, list[Step]]]:
        """Return what each change set takes back, and its lines."""
        change, head = ChangeRecord, ChangeSetRecord
        found: dict[int, tuple[int | None, list[Step]]] = {}
        with self.document.reading() as read:
            for seq, undoes in read.execute(select(head.seq, head.undoes).order_by(head.seq)):
                found[seq] = (undoes, [])
            query = select(
                change.seq, change.entity, change.row_id, change.op, change.field, change.old, change.new
            )
            for seq, entity, row_id, op, name, old, new in read.execute(
                query.order_by(change.seq, change.ordinal)
            ):
                found[seq][1].append((entity, row_id, op, name, old, new))
        return found

    def living(self, sets: dict[int, tuple[int | None, list[Step]]]) -> set[int]:
        """Return the sets that nothing takes back at present."""
        gone: set[int | None] = set()
        for seq in sorted(sets, reverse=True):
            if seq not in gone:
                gone.add(sets[seq][0])
        return sets.keys() - gone

    def without(self, sets: dict[int, tuple[int | None, list[Step]]], seq: int) -> State:
        """Return the state when `seq` is taken back: every edit that is left, done from the beginning."""
        then = sets | {max(sets) + 1: (seq, [])}
        state: State = {name: {} for name in state_of(self.document)}
        for it in sorted(self.living(then)):
            undoes, steps = then[it]
            if undoes is None:
                for entity, row_id, op, name, _old, new in steps:
                    apply(state, entity, row_id, op, name, new)
        return state

    def touched_since(self, sets: dict[int, tuple[int | None, list[Step]]], seq: int) -> bool:
        """Return whether any later set has something to do with the projects of this one."""
        return any(sets[it][1] for it in sets if it > seq)

    def edit(self, work: Any) -> Any:
        return self.attempt(lambda: self.document.change("bewerken", work)) or "geweigerd"

    def attempt(self, work: Callable[[], Any]) -> Any:
        self.clock.set(self.clock.now() + timedelta(minutes=1))
        try:
            return work()
        except UserError:
            return None


def apply(state: State, entity: str, row_id: str, op: str, name: str, new: Any) -> None:
    """Do one line of the journal, without any of the program's own ways to do so."""
    if op == "insert":
        state[entity][row_id] = json.loads(new)
    elif op == "delete":
        del state[entity][row_id]
    else:
        state[entity][row_id][name] = json.loads(new)


TestRewriting = Rewriting.TestCase
TestRewriting.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
