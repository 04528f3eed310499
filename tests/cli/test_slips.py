"""changes lists slips first, --slips lists them alone, and chart --compare draws how bars stood."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.cli.conftest import Run
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.domain.terms import exact
from wsg_desktop.drawing.palette import LIGHT
from wsg_desktop.services import programme, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import projects as stored

KEYS = ["number", "title", "kind", "field", "from", "to", "days", "who", "at"]


@pytest.fixture
def slipped(tmp_path: Path, clock: FixedClock) -> Path:
    """Return a programme in which a project slipped twenty days and went on, and another one came."""
    clock.set(datetime(2026, 9, 2, 9, 0, tzinfo=UTC))
    document = programme.create(tmp_path / "p.wsg", "Jan", clock)

    def fill(tx) -> None:  # noqa: ANN001
        made = projects.create(tx, "Eettafel", number="R2")
        project_fields.set_field(tx, made, "start", exact(date(2026, 6, 1)))
        project_fields.set_field(tx, made, "end", exact(date(2027, 1, 1)))
        project_fields.set_field(tx, made, "phase", "initiative")

    document.change("vullen", fill)
    document.back_up("Stuurgroep")
    clock.set(datetime(2026, 9, 10, 9, 0, tzinfo=UTC))
    with document.reading() as read:
        made = stored.get_project_id(read, "R2")

    def later(tx) -> None:  # noqa: ANN001
        project_fields.set_field(tx, made, "end", exact(date(2027, 8, 1)))
        project_fields.set_field(tx, made, "phase", "development")
        projects.create(tx, "Buurtbus", number="K3")

    document.change("later", later)
    document.close()
    return tmp_path / "p.wsg"


def test_slips_stand_at_the_top_with_who_and_when(run: Run, slipped: Path) -> None:
    lines = run("changes", slipped, "--since", "2026-09-02").out.splitlines()
    assert lines[:6] == [
        "Verschoven (1)",
        "  R2 Eettafel: verwacht gereed 1 jan 2027 → 1 aug 2027, 212 dagen later  (Jan, 10 sep 2026)",
        "Naar een volgende fase (1)",
        "  R2 Eettafel: fase Initiatief → Ontwikkeling  (Jan, 10 sep 2026)",
        "Nieuw (1)",
        "  K3 Buurtbus  (Jan, 10 sep 2026)",
    ]
    assert lines[6] == ""
    assert "R2  Eettafel: verwacht gereed" in "\n".join(lines[7:])


def test_slips_alone_are_one_object_each(run: Run, slipped: Path) -> None:
    found = run("changes", slipped, "--since", "2026-09-02", "--slips", "--json").json()
    assert [list(it) for it in found] == [KEYS] * 3
    assert found[0] == {
        "number": "R2",
        "title": "Eettafel",
        "kind": "moved",
        "field": "end",
        "days": 212,
        "from": "2027-01-01",
        "to": "2027-08-01",
        "who": "Jan",
        "at": "2026-09-10T09:00:00+00:00",
    }
    assert [it["kind"] for it in found] == ["moved", "passed", "new"]
    assert "toegevoegd" not in run("changes", slipped, "--since", "2026-09-02", "--slips").out


def test_the_json_of_changes_keeps_its_members(run: Run, slipped: Path) -> None:
    found = run("changes", slipped, "--since", "2026-09-02", "--json").json()
    assert {*found[0]} == {
        *("number", "title", "entity", "op", "field", "old", "new", "who", "at", "label"),
    }


def test_nothing_changed_says_nothing(run: Run, slipped: Path) -> None:
    assert run("changes", slipped, "--since", "2026-09-10").out == ""
    assert run("changes", slipped, "--since", "2026-09-10", "--slips", "--json").json() == []


@pytest.mark.parametrize("moment", ["2026-09-02", "2026-09-02T23:00", "stuurgroep"])
def test_a_chart_shows_how_the_bars_stood(run: Run, slipped: Path, tmp_path: Path, moment: str) -> None:
    for name, more in (("now.png", ()), ("then.png", ("--compare", moment))):
        assert run("chart", slipped, "--output", tmp_path / name, *more).code == 0
    assert LIGHT.past not in colours(tmp_path / "now.png")
    assert LIGHT.past in colours(tmp_path / "then.png")
    assert run("chart", slipped, "--output", tmp_path / "then.svg", "--compare", moment).code == 0
    assert "stand " in (tmp_path / "then.svg").read_text()


def test_a_moment_that_is_none_is_refused(run: Run, slipped: Path, tmp_path: Path) -> None:
    answer = run("chart", slipped, "--output", tmp_path / "x.png", "--compare", "ooit")
    assert answer.code == 1
    assert "geen dag of tijdstip" in answer.err


def colours(path: Path) -> set[str]:
    image = QImage(str(path))
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 3)
        for y in range(image.height())
    }


def test_of_a_document_that_is_open_the_comparison_is_read_only(run: Run, slipped: Path) -> None:
    document = Document.open(slipped, "Piet")
    assert run("changes", slipped, "--since", "2026-09-02", "--slips").code == 0
    document.close()
