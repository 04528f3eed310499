"""What leaves the house and what stays; files with safe names; everything that was sent is kept as a fact."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.exchange.reading_back import load
from tests.services.sent import list_sent_overviews
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import Term, exact
from wsg_desktop.domain.vocabulary import Confidentiality, Light, Precision, State
from wsg_desktop.errors import FileProblem, NotFound, UserError
from wsg_desktop.exchange.overview_columns import EXPORT_PROPERTY, PARTNER_KEYS
from wsg_desktop.exchange.overview_content import Audience, OverviewContent, OverviewKind, row_hash
from wsg_desktop.services import overviews, parties, programme, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.overview_making import for_party, of_programme, source_of
from wsg_desktop.services.overview_options import OverviewOptions, asked_named, columns_named
from wsg_desktop.services.overviews import Wish
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store import changes
from wsg_desktop.store.journal.replay import dump, replay_differences
from wsg_desktop.store.parties import get_party
from wsg_desktop.store.projects import list_projects
from wsg_desktop.store.sent_overviews import find_sent_overview
from wsg_desktop.store.transaction import Transaction

TODAY = date(2026, 11, 23)
ENGLISH = OverviewOptions("en")


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    opened = programme.create(tmp_path / "p.wsg", "tester", clock, name="Programma Oost")
    opened.change("fill", fill)
    yield opened
    opened.close()


def fill(tx: Transaction) -> None:
    """Add A1 with two items, A2 internal with an item, A3 done, A4 of another lead, A5 of nobody."""
    parties.add_party(tx, "Corporatie 1", kind="housing_corporation")
    parties.add_party(tx, "Zorg & Zo: <Oost>", kind="care_provider")
    parties.add_party(tx, "Inwoners", kind="group")
    add(
        tx,
        "A1",
        "Eettafel",
        ["Corporatie 1"],
        ["Zorg & Zo: <Oost>", "Inwoners"],
        end=exact(date(2027, 3, 31)),
    )
    first = projects_by_number(tx)["A1"]
    add(tx, "A1.1", "Keuken", [], [], parent=first)
    add(tx, "A1.2", "Koks zoeken", ["Zorg & Zo: <Oost>"], [], parent=first)
    add(tx, "A2", "Geheime nieuwbouw", ["Corporatie 1"], [], confidentiality=Confidentiality.INTERNAL)
    add(tx, "A2.1", "Grond kopen", ["Corporatie 1"], [], parent=projects_by_number(tx)["A2"])
    add(tx, "A3", "Klaar", ["Corporatie 1"], [], state=State.DONE)
    add(tx, "A4", "Nachtzorg", ["Zorg & Zo: <Oost>"], ["Corporatie 1"], situation="wacht op contract")
    add(tx, "A5", "Nog van niemand", [], [])


def add(
    tx: Transaction, number: str, title: str, leads: list[str], partners: list[str], **more: object
) -> None:
    parent = more.pop("parent", None)
    project = projects.create(tx, title, number=number, parent_id=parent)  # type: ignore[arg-type]
    for key, value in {
        "lead_parties": leads,
        "partner_parties": partners,
        "state": State.ACTIVE,
        **more,
    }.items():
        set_field(tx, project, key, value)


def projects_by_number(tx: Transaction) -> dict[str, str]:
    return {row.number: row.id for row in list_projects(tx.read)}


def overview(
    document: Document, name: str, options: OverviewOptions = ENGLISH, today: date = TODAY
) -> OverviewContent:
    with document.reading() as read:
        party = get_party(read, get_party_id(read, name))
        return for_party(source_of(read, today, options), party, options)


def told(content: OverviewContent) -> list[tuple[str, int, bool]]:
    return [(row.number, row.depth, row.fills_in) for row in content.rows]


def test_a_lead_fills_in_what_it_leads_and_reads_the_rest(document: Document) -> None:
    content = overview(document, "Corporatie 1")
    assert told(content) == [("A1", 0, True), ("A1.1", 1, True), ("A1.2", 0, False), ("A4", 0, False)]
    assert (content.to_fill_in, content.audience, content.party) == (2, Audience.PARTY, "Corporatie 1")


def test_a_partner_reads_but_fills_in_the_items_it_leads(document: Document) -> None:
    content = overview(document, "Zorg & Zo: <Oost>")
    assert told(content) == [("A1.2", 0, True), ("A4", 0, True), ("A1", 0, False), ("A1.1", 1, False)]


def test_what_is_internal_stays_with_all_that_stands_under_it(document: Document) -> None:
    for name in ("Corporatie 1", "Zorg & Zo: <Oost>"):
        assert not {row.number for row in overview(document, name).rows} & {"A2", "A2.1"}


def test_what_is_ready_or_in_the_bin_is_not_asked_about(document: Document) -> None:
    document.change("delete", lambda tx: projects.delete(tx, [projects_by_number(tx)["A4"]]))
    numbers = {row.number for row in overview(document, "Corporatie 1").rows}
    assert numbers == {"A1", "A1.1", "A1.2"}


def test_a_partner_sees_no_money_and_no_names_of_people(document: Document, tmp_path: Path) -> None:
    def fill_more(tx: Transaction) -> None:
        parties.add_person(tx, name="Jan de Vries", function_title="projectleider")
        set_field(tx, projects_by_number(tx)["A1"], "project_lead", "Jan de Vries")
        set_field(tx, projects_by_number(tx)["A1"], "budget", 123_456)
        set_field(tx, projects_by_number(tx)["A1"], "notes", "geheim")

    document.change("more", fill_more)
    written = overviews.write_overviews(document, None, tmp_path / "uit", ENGLISH)
    for it in written:
        cells = [cell.value for sheet in load(it.path) for line in sheet.iter_rows() for cell in line]
        assert not {"Jan de Vries", 123_456, "geheim"} & set(cells)
    with document.reading() as read:
        assert all("Jan de Vries" not in sent.content for sent in list_sent_overviews(read))


def test_a_group_gets_no_overview(document: Document, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a group"):
        overview(document, "Inwoners")
    written = overviews.write_overviews(document, None, tmp_path / "uit", ENGLISH)
    assert [it.party for it in written] == ["Corporatie 1", "Zorg & Zo: <Oost>"]


def test_who_takes_part_in_nothing_gets_nothing(document: Document) -> None:
    document.change("add", lambda tx: parties.add_party(tx, "Verzekeraar", kind="insurer"))
    with pytest.raises(UserError, match="nothing to send"):
        overview(document, "Verzekeraar")


def test_own_overview_holds_everything_in_its_outline(document: Document) -> None:
    with document.reading() as read:
        content = of_programme(source_of(read, TODAY, ENGLISH), ENGLISH)
    assert told(content) == [
        ("A1", 0, False),
        ("A1.1", 1, False),
        ("A1.2", 1, False),
        ("A2", 0, False),
        ("A2.1", 1, False),
        ("A3", 0, False),
        ("A4", 0, False),
        ("A5", 0, False),
    ]
    by_number = {row.number: row for row in content.rows}
    assert by_number["A2"].confidentiality == "Internal"
    assert by_number["A3"].light is Light.DONE
    assert not content.asks


def test_files_have_safe_names_and_tell_their_export_id(document: Document, tmp_path: Path) -> None:
    done: list[tuple[int, int, str]] = []
    written = overviews.write_overviews(
        document, None, tmp_path / "uit", ENGLISH, on_progress=lambda *it: done.append(it)
    )
    assert [it.path.name for it in written] == [
        "2026-11-23 Overview Corporatie 1.xlsx",
        "2026-11-23 Overview Zorg & Zo Oost.xlsx",
    ]
    assert done == [(0, 2, "Corporatie 1"), (1, 2, "Zorg & Zo: <Oost>"), (2, 2, "")]
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == [it.path.name for it in written]
    for it in written:
        assert load(it.path).custom_doc_props[EXPORT_PROPERTY].value == it.export_id


def test_parties_whose_names_become_alike_get_a_file_each(document: Document, tmp_path: Path) -> None:
    def add_twin(tx: Transaction) -> None:
        parties.add_party(tx, "Zorg & Zo Oost?", kind="care_provider")
        add(tx, "B1", "Tweeling", ["Zorg & Zo Oost?"], [])

    document.change("twin", add_twin)
    written = overviews.write_overviews(document, None, tmp_path, ENGLISH)
    names = [it.path.name for it in written]
    assert names[1:] == [
        "2026-11-23 Overview Zorg & Zo Oost.xlsx",
        "2026-11-23 Overview Zorg & Zo Oost (2).xlsx",
    ]


def test_what_was_sent_is_kept_whole(document: Document, tmp_path: Path) -> None:
    def set_quarter(tx: Transaction) -> None:
        term = Term(date(2028, 9, 30), Precision.QUARTER, "Q3 2028")
        set_field(tx, projects_by_number(tx)["A4"], "end", term)

    document.change("quarter", set_quarter)
    with document.reading() as read:
        party_id = get_party_id(read, "Corporatie 1")
    (written,) = overviews.write_overviews(document, [party_id], tmp_path, ENGLISH)
    with document.reading() as read:
        sent = find_sent_overview(read, written.export_id)
        assert list_sent_overviews(read, party_id) == [sent]
        assert find_sent_overview(read, "unknown") is None
    assert sent is not None
    assert (sent.party_id, sent.file_name, sent.language) == (party_id, written.path.name, "en")
    assert sent.sent_at == document.clock.now()

    content = json.loads(sent.content)
    rows = {row["number"]: row for row in content["rows"]}
    assert content["columns"] == list(PARTNER_KEYS)
    assert content["sent_on"] == "2026-11-23"
    assert content["answer_by"] == "2026-12-07"
    assert list(rows) == ["A1", "A1.1", "A1.2", "A4"]
    assert rows["A4"]["values"]["end"] == ["2028-09-30", "quarter", "Q3 2028"]
    assert rows["A4"]["values"]["situation"] == "wacht op contract"
    assert [row["fills_in"] for row in rows.values()] == [True, True, False, False]
    again = {row.number: row for row in overview(document, "Corporatie 1").rows}
    assert {number: row["hash"] for number, row in rows.items()} == {
        number: row_hash(row, PARTNER_KEYS) for number, row in again.items()
    }
    assert {number: row["version"] for number, row in rows.items()} == {
        number: row.version for number, row in again.items()
    }


def test_sending_is_a_fact_that_undo_leaves_alone(document: Document, tmp_path: Path) -> None:
    document.change("title", lambda tx: set_field(tx, projects_by_number(tx)["A1"], "title", "Eettafels"))
    before = document.stack()
    overviews.write_overviews(document, None, tmp_path, ENGLISH)
    with document.reading() as read:
        sent = len(list_sent_overviews(read))
        assert replay_differences(read) == []
        assert len(dump(read)["sent_overview"]) == 2
    assert document.stack() == before
    assert document.undo() == "title"
    with document.reading() as read:
        assert len(list_sent_overviews(read)) == sent == 2


def test_as_sent_rests_on_the_change_set_that_was_last(document: Document, tmp_path: Path) -> None:
    with document.reading() as read:
        last = changes.seq_at(read, document.clock.now())
    written = overviews.write_overviews(document, None, tmp_path, ENGLISH)
    with document.reading() as read:
        kept = [find_sent_overview(read, it.export_id) for it in written]
    assert [json.loads(it.content)["since"] for it in kept if it] == [last, last]


def test_cancelling_keeps_what_was_written(document: Document, tmp_path: Path) -> None:
    written = overviews.write_overviews(
        document, None, tmp_path / "uit", ENGLISH, cancelled=lambda: bool(list((tmp_path / "uit").iterdir()))
    )
    assert [it.party for it in written] == ["Corporatie 1"]
    with document.reading() as read:
        assert len(list_sent_overviews(read)) == 1


def test_a_folder_that_cannot_be_made_is_named_and_nothing_is_sent(
    document: Document, tmp_path: Path
) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(FileProblem, match="bestand"):
        overviews.write_overviews(document, None, tmp_path / "bestand" / "uit", ENGLISH)
    with document.reading() as read:
        assert list_sent_overviews(read) == []


def test_nothing_is_kept_of_a_file_that_could_not_be_written(document: Document, tmp_path: Path) -> None:
    (tmp_path / "2026-11-23 Overview Corporatie 1.xlsx").mkdir()
    with pytest.raises(FileProblem):
        overviews.write_overviews(document, None, tmp_path, ENGLISH)
    with document.reading() as read:
        assert list_sent_overviews(read) == []


def test_own_overview_is_written_for_a_programme_that_is_read_only(
    document: Document, tmp_path: Path
) -> None:
    reader = Document.open(document.path, "lezer", document.clock, readonly=True)
    written = overviews.write_programme_overview(reader, tmp_path / "uit", ENGLISH)
    reader.close()
    assert written.path.name == "2026-11-23 Overview Programma Oost.xlsx"
    assert (written.party, written.leads, written.reads) == ("", 0, 8)
    with document.reading() as read:
        assert list_sent_overviews(read) == []


def test_answers_are_asked_in_two_weeks_or_when_said(document: Document) -> None:
    assert overview(document, "Corporatie 1").answer_by == date(2026, 12, 7)
    sunday = overview(document, "Corporatie 1", today=date(2026, 11, 22))
    wished = OverviewOptions("en", answer_by=date(2026, 12, 24), protect=False)
    chosen = overview(document, "Corporatie 1", wished)
    assert sunday.answer_by == date(2026, 12, 7)
    assert (chosen.answer_by, chosen.is_protected) == (date(2026, 12, 24), False)


@pytest.mark.parametrize(
    ("wish", "output", "names"),
    [
        (Wish(("corporatie 1",)), "uit", ["uit/2026-11-23 Overview Corporatie 1.xlsx"]),
        (Wish(("Corporatie 1",)), "brief.xlsx", ["brief.xlsx"]),
        (Wish(), "alles.XLSX", ["alles.XLSX"]),
        (Wish(), "uit", ["uit/2026-11-23 Overview Programma Oost.xlsx"]),
        (
            Wish(all_parties=True),
            "uit",
            ["uit/2026-11-23 Overview Corporatie 1.xlsx", "uit/2026-11-23 Overview Zorg & Zo Oost.xlsx"],
        ),
        (Wish(view="te laat"), "uit", ["uit/2026-11-23 Overview Late.xlsx"]),
    ],
)
def test_the_command_line_writes_to_a_folder_or_a_file(
    document: Document, tmp_path: Path, wish: Wish, output: str, names: list[str]
) -> None:
    document.change("late", lambda tx: set_deadline(tx, "A1", date(2026, 11, 1)))
    written = overviews.write_from_command(document, wish, tmp_path / output, ENGLISH)
    assert [it.path.relative_to(tmp_path).as_posix() for it in written] == names
    assert all(load(it.path).sheetnames for it in written)


def test_the_command_line_says_what_does_not_go(document: Document, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="need a folder"):
        overviews.write_from_command(document, Wish(all_parties=True), tmp_path / "a.xlsx", ENGLISH)
    for wish in (Wish(("Onbekend",)), Wish(view="Onbekend")):
        with pytest.raises(NotFound):
            overviews.write_from_command(document, wish, tmp_path, ENGLISH)
    with pytest.raises(UserError, match="no open project"):
        overviews.write_from_command(document, Wish(view="late"), tmp_path, ENGLISH)


def test_a_view_narrows_what_goes_and_what_stands_under_it_goes_along(document: Document) -> None:
    with document.reading() as read:
        rows = {row.number: row.id for row in list_projects(read)}
    narrow = replace(ENGLISH, only=frozenset({rows["A1"], rows["A2"]}))
    assert told(overview(document, "Corporatie 1", narrow)) == [
        ("A1", 0, True), ("A1.1", 1, True), ("A1.2", 0, False)
    ]  # fmt: skip


def test_a_view_goes_to_read_and_is_kept_without_what_is_internal(document: Document, tmp_path: Path) -> None:
    with document.reading() as read:
        ids = frozenset(row.id for row in list_projects(read) if row.number in {"A2", "A3", "A4"})
    written = overviews.write_view_overview(document, "Werkgroep", tmp_path, replace(ENGLISH, only=ids))
    book = load(written.path)
    assert [cell.value for cell in book["Projects"]["A"]] == ["No.", "A4"]
    assert book.sheetnames == ["Read this first", "Projects", "Planning", "Summary", "Lists", "_wsg"]
    assert "This is to read: you need not fill in anything." in {
        cell.value for line in book["Read this first"].iter_rows() for cell in line
    }
    with document.reading() as read:
        (sent,) = list_sent_overviews(read)
    assert (sent.party_id, json.loads(sent.content)["party"]) == (None, "Werkgroep")


def test_only_deviations_asks_a_lead_about_what_is_late(document: Document, tmp_path: Path) -> None:
    document.change("late", lambda tx: set_deadline(tx, "A1", date(2027, 1, 31)))
    ask = replace(ENGLISH, kind=OverviewKind.DEVIATIONS)
    content = overview(document, "Corporatie 1", ask)
    assert told(content) == [("A1", 0, True)]
    assert content.asked == ("cause", "consequence", "measure", "filled_in_by")
    with pytest.raises(UserError, match="goes otherwise"):
        overview(document, "Zorg & Zo: <Oost>", ask)
    (written,) = overviews.write_overviews(document, None, tmp_path, ask)
    assert written.path.name == "2026-11-23 Deviations Corporatie 1.xlsx"
    assert load(written.path).sheetnames == ["Read this first", "Projects", "Planning", "Lists", "_wsg"]


def test_chosen_columns_go_in_their_order_and_the_name_always(document: Document, tmp_path: Path) -> None:
    chosen = replace(ENGLISH, columns=("theme", "areas"), asked=("new_end",))
    content = overview(document, "Corporatie 1", chosen)
    assert (content.keys, content.asked) == (("number", "title", "areas", "theme"), ("new_end",))
    (written, _) = overviews.write_overviews(document, None, tmp_path, chosen)
    heads = [cell.value for cell in load(written.path)["Projects"][1]]
    assert heads == ["No.", "Project", "Area", "Theme", "New expectation"]
    assert "Summary" not in load(written.path).sheetnames, "nothing there is to count"


def test_money_never_goes_whatever_is_chosen(document: Document) -> None:
    assert "budget" not in overview(document, "Corporatie 1", replace(ENGLISH, columns=("budget",))).keys
    with pytest.raises(UserError, match="never goes"):
        columns_named(["Besteed"])
    with pytest.raises(UserError, match="no column"):
        columns_named(["kleur"])
    assert columns_named(["Trekker", "theme"]) == ("leads", "theme")
    assert asked_named(["Klopt nog", "measure"]) == ("confirmed", "measure")


def test_who_fills_in_nothing_gets_everything_to_read(document: Document) -> None:
    content = overview(document, "Corporatie 1", replace(ENGLISH, asked=()))
    assert (content.to_fill_in, content.asks, content.asks_for_new) == (0, False, False)


def test_a_preview_is_not_sent_and_says_so(document: Document, tmp_path: Path) -> None:
    with document.reading() as read:
        party_id = get_party_id(read, "Corporatie 1")
    path = overviews.write_preview(document, party_id, "", tmp_path / "voor", ENGLISH)
    assert path.name == "Preview, not sent - Corporatie 1.xlsx"
    assert [cell.value for cell in load(path)["Projects"]["A"]] == ["No.", "A1", "A1.1", "A1.2", "A4"]
    with document.reading() as read:
        assert list_sent_overviews(read) == []


def set_deadline(tx: Transaction, number: str, day: date) -> None:
    set_field(tx, projects_by_number(tx)[number], "deadline", exact(day))
