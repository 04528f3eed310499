"""The papers of a meeting: what they say, what they leave out; they are there whole or not at all."""

from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from tests.exchange.papers.test_word_writing import png, texts
from tests.services.meeting import FIRST, SECOND, THIRD, WEEK, Table
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.meeting_vocabulary import AgendaKind, DecisionState
from wsg_desktop.domain.terms import exact
from wsg_desktop.domain.vocabulary import Aspect, Light, Phase
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.services import (
    actions,
    agendas,
    decisions,
    note_papers,
    paper_contents,
    phases,
    preparing,
    progress,
    progress_papers,
    project_fields,
    projects,
)
from wsg_desktop.services.decisions import Outcome
from wsg_desktop.services.document import Document
from wsg_desktop.services.meeting_moments import (
    Choice,
    close,
    correct,
    made_from,
    open_points,
    paper_of,
    send_papers,
)
from wsg_desktop.services.paper_source import read_source
from wsg_desktop.services.paper_summary import read_summary, summarise
from wsg_desktop.services.paper_wishes import PaperWishes
from wsg_desktop.services.paper_words import remarks
from wsg_desktop.services.papers import PapersMade, PlanningFacts, write_papers
from wsg_desktop.store.records import BodyThemeRecord
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.texts import Translator, translator

TODAY = SECOND - 2 * WEEK
NL = translator("nl")


@pytest.fixture
def table(document: Document, clock: FixedClock) -> Table:
    """Return a steering group that met once and has its second meeting prepared.

    B1 is late and asks a decision, B2 is a risk, B3 is internal.
    """
    made = Table(document, clock).on(FIRST - WEEK)
    made.send(made.ids.first)
    made.on(FIRST).close(made.ids.first)
    ids = made.on(TODAY).ids

    def happen(tx: Transaction) -> None:
        progress.set_status(
            tx, ids.b2, Aspect.RISKS, Light.OFF_TRACK, cause="Kok & hulp weg", measure="Oproep"
        )
        actions.add(tx, "Huur regelen", holder="A. Jansen", due=exact(SECOND), body_id=ids.body)
        actions.add(tx, "Geheim overleg", body_id=ids.body, project_id=ids.b3)

    def prepare(tx: Transaction) -> None:
        for proposal in preparing.read_preparation(tx.read, ids.second, TODAY, NL).proposals:
            preparing.accept(tx, ids.second, proposal)
        agendas.fill(tx, ids.second, NL)
        agendas.add_item(
            tx, ids.second, "Huisbezoeken: stand", kind=AgendaKind.INFORMATION, project_id=ids.b3
        )
        item = agendas.stored.list_items(tx.read, ids.second)[3]
        agendas.set_item_field(tx, item.id, "sensitivities", "Wethouder twijfelt")

    made.set(ids.b1, "end", exact(date(2027, 5, 31)))
    made.set(ids.b3, "confidentiality", "internal")
    made.do(happen)
    made.do(prepare)
    return made


def draw(_facts: PlanningFacts, path: Path | None, _tr: Translator) -> bytes:
    if path is not None:
        path.write_bytes(b"%PDF")
    return png()


def make(table: Table, folder: Path, *kinds: PaperKind, **wishes: Any) -> PapersMade:
    asked = PaperWishes(kinds=kinds, **wishes)
    made = write_papers(table.document, table.ids.second, folder, asked, draw=draw)
    assert made is not None
    return made


def word(made: PapersMade, kind: PaperKind) -> Any:
    return docx.Document(str(next(it.path for it in made.papers if it.kind is kind)))


def cells(document: Any, at: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[at].rows[1:]]


def test_all_papers_are_made_in_one_folder_with_their_numbers(table: Table, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    listed: list[str] = []

    def keep(facts: PlanningFacts, path: Path | None, tr: Translator) -> bytes:
        listed.append(facts.listed_in)
        return draw(facts, path, tr)

    made = write_papers(
        table.document, table.ids.second, tmp_path / "stukken", draw=keep,
        on_progress=lambda *at: told.append(at),
    )  # fmt: skip
    assert made is not None
    assert made.folder == tmp_path / "stukken" / "2027-01-14 Stuurgroep"
    assert sorted(it.relative_to(made.folder).as_posix() for it in made.folder.rglob("*.*")) == [
        "01 Agenda.docx",
        "02 Oplegnotitie 6 B1 Servicewinkel deadline 31 mei 2027.docx",
        "03 Voortgangsrapportage.docx",
        "04 Afwijkingenrapport.docx",
        "05 Presentatie.pptx",
        "06 Planning op één pagina.pdf",
        "07 Overzicht projecten.xlsx",
        "08 Actielijst.docx",
        "Intern/Annotatie voor de voorzitter.docx",
    ]
    assert set(listed) == {"Planning op één pagina"}, "the report says which paper lists the rest"
    assert (told[0][:2], told[-1]) == ((0, 9), (9, 9, ""))
    assert [it.name for it in made.folder.parent.iterdir()] == [made.folder.name], "nothing half stays"
    again = make(table, tmp_path / "stukken", PaperKind.AGENDA)
    assert again.folder.name == "2027-01-14 Stuurgroep (2)", "what people changed in the first one stays"


def test_the_papers_say_what_the_programme_says(table: Table, tmp_path: Path) -> None:
    made = make(table, tmp_path)
    report = word(made, PaperKind.PROGRESS)
    headings = [it.text for it in report.paragraphs if it.style.name == "Heading 1"]
    assert headings[:3] == ["Gevraagde besluiten", "Samenvatting", "Planning"], "decisions come first"
    assert cells(report)[0][2].startswith("Instemmen met 31 mei 2027 als nieuwe deadline")
    plan = {row[0]: row for row in cells(report, 1)}
    assert plan["B1"][1:] == [
        "Servicewinkel", "31 mrt 2027", "31 mrt 2027", "31 mei 2027", "+61 dagen", "◆ Wijkt af",
    ]  # fmt: skip
    risks = cells(report, -1)
    assert risks == [["B2 Eettafel", "◆ Wijkt af", "Kok & hulp weg", "nog niet gegeven", "Oproep"]]
    lines = list(texts(report))
    assert "2 projecten: 2 wijken af." in lines
    assert "nieuw gemeld" in lines

    deviations = cells(word(made, PaperKind.DEVIATIONS))
    assert deviations[0][3:7] == ["Tijd", "31 mrt 2027", "31 mei 2027", "61 dagen later"]
    assert [row[0] for row in deviations] == ["B1 Servicewinkel", "B2 Eettafel"]
    agenda = cells(word(made, PaperKind.AGENDA))
    assert agenda[3][-1] == "Voortgangsrapportage, Afwijkingenrapport"
    assert (agenda[5][0], agenda[5][3], agenda[5][-1]) == ("6", "ter besluitvorming", "6")
    note = word(made, PaperKind.NOTE)
    assert "Bijlage: 6" in list(texts(note))
    (reason,) = cells(note)
    assert reason == ["B1 Servicewinkel", "Tijd", "◆ Wijkt af", *["nog niet gegeven"] * 3]


def test_what_is_above_the_members_stays_out_and_its_maker_is_told(table: Table, tmp_path: Path) -> None:
    made = make(table, tmp_path)

    for it in made.papers:
        if it.kind is not PaperKind.CHAIR:
            said = read_all(it.path)
            assert not any(word in said for word in ("Huisbezoeken", "Geheim", "B3", "twijfelt")), it.path
    assert made.withheld.projects == ("B3 Huisbezoeken",)
    assert made.withheld.items == ("Huisbezoeken: stand",)
    assert len(made.withheld.actions) == 1
    told = remarks(made, NL)
    assert told[0] == "1 project is weggelaten, omdat de leden het niet mogen zien: B3 Huisbezoeken."
    assert "Een oorzaak, gevolg of maatregel ontbreekt nog: B1; B2." in told
    chair = read_all(next(it.path for it in made.papers if it.kind is PaperKind.CHAIR))
    assert "Wethouder twijfelt" in chair
    assert "Huisbezoeken: stand" in chair
    assert "Intern: alleen voor de voorzitter" in chair


def test_what_lies_in_the_bin_is_told_to_nobody_who_might_not_see_it(table: Table, tmp_path: Path) -> None:
    table.do(lambda tx: projects.delete(tx, [table.ids.b3]))
    for it in make(table, tmp_path).papers:
        if it.kind is not PaperKind.CHAIR:
            said = read_all(it.path)
            assert not any(word in said for word in ("Huisbezoeken", "Geheim", "B3")), it.path


def test_a_note_carries_what_was_recorded_of_every_project_behind_its_decision(table: Table) -> None:
    ids = table.ids

    def ask(tx: Transaction) -> str:
        made = decisions.ask(tx, ids.body, "Twee tegelijk", meeting_id=ids.second)
        for project_id in (ids.b2, ids.b1):
            decisions.add_project(tx, made, project_id, field="deadline", deadline=exact(SECOND))
        tx.add(BodyThemeRecord(body_id=ids.body, theme="zorg"))
        return made

    made = table.do(ask)
    said = {"cause": "vergunning te laat", "consequence": "opening later", "measure": "overleg"}
    table.do(lambda tx: progress.set_status(tx, ids.b1, Aspect.TIME, Light.OFF_TRACK, reason="zie", **said))
    source = read_source(table.document, ids.second, translator("en"))
    assert not source.rows, "the body is about other things"
    decision = next(it for it in source.asked if it.id == made)
    paper = note_papers.note_paper(source, decision)
    assert [(it.project, it.aspect, it.cause, it.consequence, it.measure) for it in paper.reasons] == [
        ("B2 Eettafel", "Risks", "Kok & hulp weg", "not given yet", "Oproep"),
        ("B1 Servicewinkel", "Time", *said.values()),
    ]


def test_what_does_not_fit_a_slide_is_counted_and_each_project_is_asked_its_own(table: Table) -> None:
    ids = table.ids

    def fill(tx: Transaction) -> None:
        made = decisions.ask(
            tx, ids.body, "Twee", meeting_id=ids.second, text="Meer voor B2 Eettafel.\nEn dit."
        )
        decisions.add_project(tx, made, ids.b2)
        for number in range(13):
            project_id = projects.create(tx, f"Klus {number}", number=f"K{number}")
            project_fields.set_field(tx, project_id, "deadline", exact(SECOND))

    table.do(fill)
    source = read_source(table.document, ids.second, NL)
    slides = {it.title: it.lines for it in progress_papers.slides_paper(source, None).slides}
    assert slides["Gevraagde besluiten"][-3:] == ("2. Twee:", "– Meer voor B2 Eettafel.", "– En dit.")
    coming = slides["Tot de volgende vergadering"]
    assert (coming[0], coming[-1]) == (
        "14 jan 2027: K0 Klus 0 (deadline)", "3 andere in de voortgangsrapportage",
    )  # fmt: skip
    told = [it.advice for it in progress_papers.deviations(source) if it.number == "B2"]
    assert told[0].splitlines() == ["Oproep", "Meer voor B2 Eettafel."]


@pytest.mark.parametrize(
    ("needed", "said"),
    [
        (SECOND + WEEK, "uiterlijk op 21 jan 2027; op 25 feb 2027 kost het 5 weken"),
        (SECOND - WEEK, "nu: het was uiterlijk op 7 jan 2027 nodig; op 25 feb 2027 kost het 7 weken"),
        (THIRD, "uiterlijk op 25 feb 2027"),
    ],
)
def test_an_oplegnotitie_tells_what_waiting_for_the_next_meeting_costs(
    table: Table, needed: date, said: str
) -> None:
    ids = table.ids
    made = table.do(lambda tx: decisions.ask(tx, ids.body, "Huur", meeting_id=ids.second, needed_by=needed))
    source = read_source(table.document, ids.second, NL)
    asked = next(it for it in source.asked if it.id == made)
    assert note_papers.note_paper(source, asked).decide_by == said


def test_what_was_due_before_the_meeting_is_no_longer_ahead_on_the_slides(table: Table) -> None:
    ids, day = table.ids, SECOND - WEEK
    table.set(ids.b2, "deadline", exact(day))
    source = read_source(table.document, ids.second, NL)
    report = progress_papers.progress_paper(source, None)
    assert [it.project for it in report.coming] == ["B2 Eettafel"], "it is read before the meeting"
    titles = [it.title for it in progress_papers.slides_paper(source, None).slides]
    assert "Tot de volgende vergadering" not in titles


def test_what_passed_to_a_next_phase_stands_with_its_day_among_what_is_done(table: Table) -> None:
    ids, day = table.ids, SECOND - 3 * WEEK
    table.do(lambda tx: phases.pass_on(tx, ids.b2, Phase.REALISATION, day))

    def finish(tx: Transaction) -> None:
        project_fields.set_field(tx, ids.b1, "end", exact(day - WEEK))
        project_fields.set_field(tx, ids.b1, "state", "done")

    table.do(finish)
    done = progress_papers.progress_paper(read_source(table.document, ids.second, NL), None).done
    assert [(it.day, it.project) for it in done] == [
        ("17 dec 2026", "B1 Servicewinkel"), ("24 dec 2026", "B2 Eettafel"),
    ]  # fmt: skip


@pytest.mark.parametrize("expected", [FIRST - 4 * WEEK, SECOND + WEEK])
def test_what_is_done_has_no_day_on_which_it_was_not_ready(table: Table, expected: date) -> None:
    table.set(table.ids.b1, "end", exact(expected))
    table.set(table.ids.b1, "state", "done")
    (done,) = progress_papers.progress_paper(read_source(table.document, table.ids.second, NL), None).done
    assert (done.day, done.text) == ("", "Is gereed.")


def test_what_was_withdrawn_is_not_asked_any_more(table: Table, tmp_path: Path) -> None:
    with table.document.reading() as read:
        (decision,) = decisions.stored.decisions_of_meeting(read, table.ids.second)
    withdrawn = Outcome(DecisionState.WITHDRAWN)
    table.do(lambda tx: decisions.record_outcome(tx, decision.id, withdrawn))
    made = make(table, tmp_path)
    assert PaperKind.NOTE not in {it.kind for it in made.papers}
    report = next(it.path for it in made.papers if it.kind is PaperKind.PROGRESS)
    assert "besluit wordt gevraagd" not in read_all(report)


def test_an_enclosure_is_named_without_its_folder(table: Table, tmp_path: Path) -> None:
    with table.document.reading() as read:
        items = agendas.stored.list_items(read, table.ids.second)
    item = next(it for it in items if it.decision_id)
    target = "C:\\Users\\jan\\geheim dossier\\begroting.pdf"
    table.do(lambda tx: agendas.add_paper(tx, item.id, target))
    note = next(it.path for it in make(table, tmp_path).papers if it.kind is PaperKind.NOTE)
    assert "begroting.pdf" in read_all(note)
    assert "dossier" not in read_all(note)


def read_all(path: Path) -> str:
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        heads = [it.text for part in document.sections for it in part.header.paragraphs]
        return "\n".join([*texts(document), *heads])
    if path.suffix == ".pptx":
        deck: Any = Presentation(str(path))
        shapes = (it for slide in deck.slides for it in slide.shapes)
        return "\n".join(it.text_frame.text for it in shapes if it.has_text_frame)
    if path.suffix == ".xlsx":
        rows = (row for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True))
        return "\n".join(str(cell) for row in rows for cell in row)
    return ""


def test_after_the_meeting_there_are_minutes_a_decision_list_and_an_action_list(
    table: Table, tmp_path: Path
) -> None:
    ids = table.ids
    with table.document.reading() as read:
        (decision,) = decisions.stored.decisions_of_meeting(read, ids.second)
    taken = Outcome(DecisionState.RESERVED, reserved_for="gemeenteraad", responsible="Wethouder")
    table.do(lambda tx: decisions.record_outcome(tx, decision.id, taken))
    table.on(SECOND + WEEK)

    made = make(table, tmp_path)

    assert [it.path.name for it in made.papers] == [
        "01 Conceptverslag.docx", "02 Besluitenlijst.docx", "03 Actielijst.docx",
    ]  # fmt: skip
    (line,) = cells(word(made, PaperKind.DECISIONS))
    assert line[0] == "2027-01-01"
    assert line[3] == "Genomen onder voorbehoud: gemeenteraad, nog open"
    minutes = list(texts(word(made, PaperKind.MINUTES)))
    assert any(it.startswith("2027-01-01 Instemmen met 31 mei 2027") for it in minutes)
    assert "Volgende vergadering: donderdag 25 februari 2027" in minutes


def test_what_was_held_over_stands_in_the_decision_list(table: Table, tmp_path: Path) -> None:
    ids = table.ids
    table.on(SECOND + WEEK)
    with table.document.reading() as read:
        left = {it.decision_id: Choice.HOLD_OVER for it in open_points(read, ids.second)}
    table.do(lambda tx: agendas.fill(tx, ids.second, NL))
    table.document.record_fact("sluiten", lambda tx: close(tx, ids.second, left))

    made = make(table, tmp_path, language="en")

    assert [line[3] for line in cells(word(made, PaperKind.DECISIONS))] == ["Held over"]
    assert (made.withheld.projects, made.unexplained) == ((), ()), "these papers tell of no projects"
    minutes = list(texts(word(made, PaperKind.MINUTES)))
    assert "1. Opening and announcements" in minutes
    assert any(it.startswith("Instemmen met") and it.endswith("(Held over)") for it in minutes)

    # What the next meeting made of it is told there, and not in the minutes of this one.
    (decision_id,) = left
    said = Outcome(DecisionState.CHANGED, "Akkoord met juni.", effective_on=THIRD)
    table.on(THIRD).do(lambda tx: decisions.record_outcome(tx, decision_id, said))
    again = make(table, tmp_path / "again", language="en")
    assert cells(word(again, PaperKind.DECISIONS)) == cells(word(made, PaperKind.DECISIONS))
    assert list(texts(word(again, PaperKind.MINUTES))) == minutes


def test_what_was_corrected_is_told_as_a_correction(table: Table, tmp_path: Path) -> None:
    ids = table.ids
    with table.document.reading() as read:
        (decision,) = decisions.stored.decisions_of_meeting(read, ids.second)
    hidden = table.do(lambda tx: decisions.ask(tx, ids.body, "Geheim", meeting_id=ids.second))
    table.do(lambda tx: decisions.set_field(tx, hidden, "confidentiality", "internal"))
    for it in (decision.id, hidden):
        table.do(lambda tx, it=it: decisions.record_outcome(tx, it, Outcome(DecisionState.TAKEN)))
    table.on(SECOND)
    table.document.record_fact("sluiten", lambda tx: close(tx, ids.second))
    table.on(SECOND + WEEK)
    rejected = Outcome(DecisionState.REJECTED)
    for it, title in ((decision.id, decision.title), (hidden, "Geheim")):
        table.document.record_fact(
            "verbeteren",
            lambda tx, it=it, title=title: correct(
                tx, ids.second, title, "Anders geteld.",
                lambda inner: decisions.record_outcome(inner, it, rejected),
            ),
        )  # fmt: skip

    made = make(table, tmp_path)

    for kind in (PaperKind.DECISIONS, PaperKind.MINUTES):
        said = list(texts(word(made, kind)))
        at = said.index("Verbeterd sinds de vergadering is afgesloten")
        assert said[at + 1] == f"21 jan 2027: {decision.title}: Anders geteld."
        assert not [it for it in said if "Geheim" in it]


def test_papers_speak_the_language_that_is_asked(table: Table, tmp_path: Path) -> None:
    made = make(table, tmp_path, PaperKind.PROGRESS, language="en")
    assert made.papers[0].path.name == "01 Progress report.docx"
    lines = list(texts(word(made, PaperKind.PROGRESS)))
    assert {"Decisions asked", "2 projects: 2 are off track.", "newly reported", "◆ Off track"} <= set(lines)


def test_every_sentence_of_the_summary_names_the_projects_it_rests_on(table: Table) -> None:
    found = summarise(read_source(table.document, table.ids.second, NL))
    by_text = {it.text: it.project_ids for it in found}
    assert set(by_text["2 projecten: 2 wijken af."]) == {table.ids.b1, table.ids.b2}
    assert by_text["1 besluit wordt gevraagd."] == (table.ids.b1,)
    assert found == summarise(read_source(table.document, table.ids.second, NL))


def test_a_summary_that_was_sent_says_the_same_again_and_shows_what_is_still_there(table: Table) -> None:
    ids = table.ids
    before = read_summary(table.document, ids.second, "nl")
    assert before.sentences == tuple(summarise(read_source(table.document, ids.second, NL)))
    assert before.as_on is None
    table.send(ids.second)
    table.do(lambda tx: projects.delete(tx, [ids.b2]))
    after = read_summary(table.document, ids.second, "nl")
    assert (after.sentences, after.as_on) == (before.sentences, TODAY)
    counted = next(it for it in after.sentences if it.text == "2 projecten: 2 wijken af.")
    assert before.shown_for(counted) == (ids.b1, ids.b2)
    assert after.shown_for(counted) == (ids.b1,)


def test_a_cancelled_run_and_a_broken_template_leave_nothing(table: Table, tmp_path: Path) -> None:
    asked = iter((False, False, True))
    ids, document = table.ids, table.document
    assert write_papers(document, ids.second, tmp_path, draw=draw, cancelled=lambda: next(asked)) is None
    assert list(tmp_path.glob("*Stuurgroep*")) == []

    own = tmp_path / "sjablonen"
    own.mkdir()
    template = docx.Document()
    template.add_paragraph("{{ paper.wethouder }}")
    template.save(str(own / "actions.docx"))
    with pytest.raises(UserError, match=r"actions\.docx names the field paper\.wethouder"):
        make(table, tmp_path, templates=own)
    assert list(tmp_path.glob("*Stuurgroep*")) == []


def words(made: PapersMade) -> dict[str, str]:
    return {it.path.name: read_all(it.path) for it in made.papers}


def test_papers_that_were_sent_say_the_same_again_whatever_changed_since(
    table: Table, tmp_path: Path
) -> None:
    """Also the day from which lights and lateness count is that of then."""
    ids, draft = table.ids, make(table, tmp_path)
    table.do(lambda tx: actions.add(tx, "Na het maken", body_id=ids.body))
    files = [it.path for it in draft.papers]
    rests_on = made_from(files, ids.second)
    assert rests_on == (draft.imprint.seq, TODAY)
    assert made_from(files, ids.first) is None, "papers of another meeting tell nothing of this one"
    sent = [paper_of(it, "docx") for it in files]
    table.on(TODAY + WEEK / 2)
    table.fact(lambda tx: send_papers(tx, ids.second, sent, made=rests_on))

    table.on(TODAY + WEEK)
    table.set(ids.b1, "end", exact(date(2028, 5, 31)))
    table.set(ids.b1, "title", "Servicewinkel aan de brink")
    table.do(lambda tx: progress.set_status(tx, ids.b2, Aspect.RISKS, Light.ON_TRACK))
    item = agendas_items(table)[0]
    table.do(lambda tx: agendas.set_item_field(tx, item, "sensitivities", "Nog iets"))

    again = make(table, tmp_path)
    before, after = words(draft), words(again)
    assert list(before) == list(after)
    chair = "Annotatie voor de voorzitter.docx"
    assert {key: text for key, text in before.items() if key != chair} == {
        key: text for key, text in after.items() if key != chair
    }
    assert "Nog iets" in after[chair], "the chair's agenda was never sent"
    assert "Na het maken" not in after["08 Actielijst.docx"]
    assert (again.imprint.seq, again.as_on) == (draft.imprint.seq, TODAY)
    assert "De stukken zeggen opnieuw wat op 31 dec 2026 is vastgelegd." in remarks(again, NL)

    fresh = make(table, tmp_path, as_sent=False)
    assert "Servicewinkel aan de brink" in words(fresh)["03 Voortgangsrapportage.docx"]
    assert fresh.as_on is None


def agendas_items(table: Table) -> list[str]:
    with table.document.reading() as read:
        return [it.id for it in agendas.stored.list_items(read, table.ids.second)]


def test_a_template_of_ones_own_goes_before_ours(table: Table, tmp_path: Path) -> None:
    own = tmp_path / "sjablonen"
    own.mkdir()
    template = docx.Document()
    template.add_paragraph("Huisstijl van {{ paper.body }}")
    template.save(str(own / "agenda.docx"))

    made = make(table, tmp_path, PaperKind.AGENDA, PaperKind.ACTIONS, templates=own)

    assert list(texts(word(made, PaperKind.AGENDA))) == ["Huisstijl van Stuurgroep"]
    assert "Actielijst" in list(texts(word(made, PaperKind.ACTIONS)))


def test_files_of_ones_own_go_along_with_their_number(table: Table, tmp_path: Path) -> None:
    home = table.document.path.parent
    (home / "raming.pdf").write_bytes(b"%PDF raming")
    (home / "leeg.pdf").touch()

    def attach(tx: Transaction) -> None:
        item = agendas.stored.list_items(tx.read, table.ids.second)[0]
        agendas.add_paper(tx, item.id, "raming.pdf", label="Raming: bouw")
        agendas.add_paper(tx, item.id, "weg.pdf")
        agendas.add_paper(tx, item.id, "leeg.pdf")
        agendas.add_paper(tx, item.id, refused)

    refused = f"{'a' * 300}.pdf"
    table.do(attach)
    made = make(table, tmp_path / "uit", PaperKind.AGENDA)

    assert (made.folder / "Bijlage 1a Raming bouw.pdf").read_bytes() == b"%PDF raming"
    assert (made.missing_files, made.empty_files) == (("weg.pdf",), ("leeg.pdf",))
    assert made.unread_files == (refused,), "the system refuses a name of that length"
    said = remarks(made, NL)
    assert "Leeg, dus niet in de map: leeg.pdf." in said
    assert any(it.startswith(f"Niet te lezen, dus niet in de map: {refused}. Sluit het") for it in said)


def test_a_decision_that_was_held_over_says_so_and_what_changed_since(table: Table) -> None:
    ids = table.ids
    table.send(ids.second)
    with table.document.reading() as read:
        points = open_points(read, ids.second)
    held_over = {it.decision_id: Choice.HOLD_OVER for it in points}
    table.on(SECOND).fact(lambda tx: close(tx, ids.second, held_over))
    table.set(ids.b1, "end", exact(date(2027, 8, 31)))
    source = read_source(table.document, ids.third, NL)
    (decision,) = source.asked
    paper = note_papers.note_paper(source, decision)
    assert paper.occasion.splitlines()[-1] == (
        "Aangehouden op 14 jan 2027. Sinds de stukken daarvan: Wordt nu verwacht op 31 aug 2027, 92 dagen "
        "later dan 31 mei 2027."
    )


def test_its_maker_hears_which_deadline_is_asked_too_early_or_without_a_day(
    table: Table, tmp_path: Path
) -> None:
    ids = table.ids
    assert not any("deadline" in it for it in remarks(make(table, tmp_path, PaperKind.NOTE), NL))

    def ask(tx: Transaction) -> None:
        made = decisions.ask(tx, ids.body, "B2 later", meeting_id=ids.second)
        decisions.add_project(tx, made, ids.b2, field="deadline")

    table.do(ask)
    table.set(ids.b1, "end", exact(date(2027, 8, 31)))
    told = remarks(make(table, tmp_path, PaperKind.NOTE), NL)
    assert "Gevraagd wordt een deadline vóór de dag die nu wordt verwacht: B1 Servicewinkel." in told
    assert "Gevraagd wordt een nieuwe deadline zonder dag: B2 Eettafel." in told


def test_a_decision_about_very_many_projects_is_told_whole_in_its_oplegnotitie_only(table: Table) -> None:
    ids = table.ids

    def ask(tx: Transaction) -> None:
        names = [f"K{number} Klus {number}" for number in range(14)]
        text = "\n".join(f"Instemmen met 1 mei 2027 voor {name}." for name in names)
        made = decisions.ask(tx, ids.body, "Alle klussen", meeting_id=ids.second, text=text)
        for number in range(14):
            project_id = projects.create(tx, f"Klus {number}", number=f"K{number}")
            decisions.add_project(tx, made, project_id, field="deadline", deadline=exact(SECOND))
        agendas.fill(tx, ids.second, NL)

    table.do(ask)
    source = read_source(table.document, ids.second, NL)
    decision = source.asked[-1]
    note = note_papers.note_paper(source, decision)
    assert len(note.decisions) == 14
    assert note.projects.endswith("K9 Klus 9 en 4 andere"), "each is named below"
    report = progress_papers.progress_paper(source, None).asked[-1].text.splitlines()
    assert (len(report), report[-1]) == (11, "En 4 andere, in de oplegnotitie.")
    (point,) = [it for it in paper_contents.chair_paper(source).points if it.subject == "Alle klussen"]
    assert point.decision.splitlines() == report
