"""What parties do is kept: after any edit a second reading tells the same as one that begins anew."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.services.answering import answer, compare, project, send
from tests.services.answering import furnish as furnish_two
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import State
from wsg_desktop.errors import UserError
from wsg_desktop.services import answers, chasing, outline, parties, programme, projects
from wsg_desktop.services import party_work as working
from wsg_desktop.services.answer_register import read_register
from wsg_desktop.services.bin_contents import read_bin, take_out
from wsg_desktop.services.document import Document
from wsg_desktop.services.generator import generate
from wsg_desktop.services.party_list import PartyList, read_party_list
from wsg_desktop.services.party_merging import merge_parties
from wsg_desktop.services.party_work import PartyWork
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store.parties import list_parties
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.transaction import Transaction

Edit = Callable[[Transaction], object]


class Kept:
    """Reads the list with what it kept of the last time, and looks whether that is what stands there."""

    def __init__(self, document: Document) -> None:
        self._document, self._work = document, PartyWork()
        self.told: PartyList | None = None

    def look(self) -> PartyList:
        """Return the list; it has to be that of one that begins anew."""
        today = self._document.clock.today()
        with self._document.reading() as read:
            found = read_party_list(read, today, self._work)
            assert found == read_party_list(read, today)
        return found

    def look_closely(self) -> None:
        """Look whether the queries that ask it of the whole programme tell the same."""
        found = self.look()
        with self._document.reading() as read:
            assert [it.party for it in found.parties] == list_parties(read)
            assert [it.register for it in found.parties if it.register] == read_register(read)

    def changes(self) -> bool:
        """Look again, and return whether the list tells anything else."""
        before, self.told = self.told, self.look()
        return before != self.told


@pytest.fixture
def generated(tmp_path: Path, clock: FixedClock) -> Iterator[Document]:
    made = generate(tmp_path / "veel.wsg", 40, who="Jan", clock=clock)
    yield made
    made.close()


@pytest.fixture
def two(tmp_path: Path, clock: FixedClock) -> Iterator[Document]:
    """Return a programme in which two corporations lead three projects."""
    made = programme.create(tmp_path / "p.wsg", "Jan", clock)
    made.change("fill", furnish_two)
    yield made
    made.close()


def edits(document: Document, chance: random.Random) -> list[Edit]:
    """Return edits of every kind that the list tells of, each of a project or party by chance."""
    with document.reading() as read:
        ids = [row.id for row in list_projects(read)]
        known = list_parties(read)
        binned = [it.key for it in read_bin(read)]
    one, other = chance.sample(known, 2)
    some = [chance.choice(ids) for _ in range(4)]

    def setting(key: str, value: object) -> Edit:
        return lambda tx: [set_field(tx, it, key, value) for it in some]

    day = document.clock.today() + timedelta(days=chance.randint(-60, 60))
    return [
        setting("end", exact(day)),
        setting("deadline", exact(day)),
        setting("state", chance.choice(list(State))),
        setting("lead_parties", [one.name]),
        setting("partner_parties", [one.name, other.name]),
        setting("lead_parties", []),
        setting("confidentiality", chance.choice(("internal", "partners"))),
        setting("situation", "Gesproken"),
        lambda tx: parties.set_party_field(tx, one.id, "name", f"{one.name} {chance.random()}"),
        lambda tx: parties.add_person(tx, name="Anna", party_id=one.id),
        lambda tx: merge_parties(tx, one.id, other.id),
        lambda tx: parties.delete_party(tx, parties.add_party(tx, "Weg")),
        lambda tx: projects.move(tx, some[0], parent_id=some[1], after_id=None),
        lambda tx: outline.outdent(tx, some),
        lambda tx: projects.create(tx, "Nieuw", parent_id=some[0]),
        lambda tx: projects.delete(tx, some[:1]),
        lambda tx: take_out(tx, binned[:1]),
    ]


def done(document: Document, made: Callable[[], Edit]) -> bool:
    """Return whether an edit was done; one that chance makes may be refused a few times."""
    for _ in range(6):
        try:
            document.change("wijzigen", made())
        except UserError:
            continue
        return True
    return False


def test_what_was_kept_is_what_stands_there_after_every_edit_undo_and_redo(
    generated: Document, clock: FixedClock
) -> None:
    kept, chance, told = Kept(generated), random.Random(7), set[int]()
    kept.look()
    for which in range(len(edits(generated, chance))):
        clock.set(clock.now() + timedelta(minutes=9))
        if not done(generated, lambda it=which: edits(generated, chance)[it]):
            continue
        if kept.changes():
            told.add(which)
        if which % 3 == 0:
            generated.undo()
            kept.look()
            generated.redo()
    kept.look_closely()
    clock.set(clock.now() + timedelta(days=40))
    assert kept.changes()
    assert len(told) > 10, told


def test_what_leaves_the_house_and_comes_back_is_told(
    two: Document, tmp_path: Path, clock: FixedClock
) -> None:
    def take() -> None:
        (file,) = compare(two, back)
        answers.take_over(two, file, answers.safe_keys(file))

    kept = Kept(two)
    kept.look()
    sent = send(two, "Corporatie 1", tmp_path)
    assert kept.changes()
    with two.reading() as read:
        row = next(it for it in read_register(read) if it.sent)
    back = answer(sent, tmp_path / "terug.xlsx", A1={"Stand_van_zaken": "vloer ligt"}, A2={"Klopt_nog": "x"})
    for step in (partial(chasing.keep_reminded, two, [row]), take, two.undo, two.redo):
        clock.set(clock.now() + timedelta(minutes=1))
        step()
        assert kept.changes()


def test_what_stands_under_a_project_follows_what_is_done_to_that(two: Document, clock: FixedClock) -> None:
    """The oldest that a party leads stands under A3, and nobody touches it itself."""
    a3, second = project(two, "A3").id, "Corporatie 2"
    roof = two.change("dak", lambda tx: projects.create(tx, "Dak", parent_id=a3))
    kept, start = Kept(two), clock.now()
    kept.look()

    def after(work: Edit) -> int:
        """Do it a minute later, and return how many minutes old what the second leads was at first."""
        clock.set(clock.now() + timedelta(minutes=1))
        two.change("wijzigen", work)
        row = next(it.register for it in kept.look().parties if it.party.name == second)
        assert row is not None
        assert row.updated_at is not None
        return (row.updated_at - start).seconds // 60

    others = [project(two, number).id for number in ("A1", "A2")]
    assert after(lambda tx: [set_field(tx, it, "theme", "wonen") for it in others]) == 1
    assert after(lambda tx: set_field(tx, a3, "lead_parties", [second])) == 0
    assert after(lambda tx: set_field(tx, a3, "confidentiality", "internal")) == 1
    assert after(lambda tx: set_field(tx, a3, "confidentiality", "partners")) == 0
    assert after(lambda tx: set_field(tx, a3, "state", State.DONE)) == 1
    assert after(lambda tx: set_field(tx, a3, "state", State.ACTIVE)) == 0
    assert after(lambda tx: set_field(tx, roof, "lead_parties", ["Corporatie 1"])) == 1
    two.undo()
    kept.look()


def test_of_what_stands_still_nothing_is_read_again(
    generated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(generated)
    with generated.reading() as read:
        work = PartyWork()
        work.look(read, generated.clock.today())
        changed = list_projects(read)[0].id
    generated.change("wijzigen", lambda tx: set_field(tx, changed, "notes", "Gesproken"))
    asked: list[object] = []

    def list_work(read: object, ids: object = None) -> list[object]:
        asked.append(ids)
        return []

    with generated.reading() as read:
        monkeypatch.setattr(working, "list_work", list_work)
        work.look(read, generated.clock.today())
        work.look(read, generated.clock.today())
    assert asked == [{changed}]
    monkeypatch.undo()
    kept.look()
