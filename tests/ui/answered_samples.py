"""Returned files as comparing would make them, one answer of each kind, for tests that only look."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from wsg_desktop.domain.answers import Verdict, Why
from wsg_desktop.domain.terms import exact
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.answers import Question
from wsg_desktop.exchange.drafts import Problem
from wsg_desktop.services.answer_labels import Source
from wsg_desktop.services.answered import AnsweredCell, AnsweredFile, AnsweredRow, NewProject
from wsg_desktop.texts import N_

GIVEN = datetime(2026, 11, 24, 9, tzinfo=UTC)
MARCH, MAY, JUNE = (exact(date(2027, month, 1)) for month in (3, 5, 6))
CONTRADICTED = "1.B1.end"
"""The key of an answer that another party contradicts."""
_DOUBT = Question(
    N_("“{text}” can be read in more than one way. Which one is meant?"), {"text": "3-4"}, (MARCH,)
)


def answered_files() -> list[AnsweredFile]:
    """Return the answers of two parties, and a file that cannot be read."""
    one = (
        _row(
            *("1", "B1", "Servicewinkel in de bibliotheek"),
            _cell(CONTRADICTED, "end", Verdict.CONFLICT, why=Why.CONTRADICTED, others=("2.B1.end",)),
            _cell("1.B1.confirmed", "confirmed", Verdict.SAFE, sent=None, theirs=True, ours=None),
        ),
        _row(
            *("1", "B2", "Huisbezoeken 75+"),
            _cell("1.B2.end", "end", Verdict.QUESTION, theirs=None, text="3-4", question=_DOUBT),
            _cell("1.B2.phase", "phase", Verdict.SAFE, sent="development", theirs="realisation", ours=""),
        ),
    )
    two = (
        _row(
            *("2", "B1", "Servicewinkel in de bibliotheek"),
            _cell(
                "2.B1.end", "end", Verdict.CONFLICT, theirs=JUNE, why=Why.CONTRADICTED, others=(CONTRADICTED,)
            ),
        ),
        _row(
            *("2", "R2", "Eettafel in het wijkcentrum"),
            _cell("2.R2.end", "end", Verdict.CONFLICT, ours=JUNE, changed_by="Jan", changed_at=GIVEN),
        ),
    )
    new = (NewProject("new", 1, "Deelauto", ""), NewProject("double", 2, "Servicewinkel", "B1"))
    problem = Problem("Projecten", "A9", "{number}: Z9", {"number": "Z9"})
    broken = AnsweredFile(Path("kapot.xlsx"), "3", "", "", None, refusal=FileProblem("{name}", name="kapot"))
    return [
        _file("1", "Corporatie 1", one)._replace(new_projects=new, problems=(problem,)),
        _file("2", "Gemeente Deventer", two),
        broken,
    ]


def _file(digest: str, party: str, rows: tuple[AnsweredRow, ...]) -> AnsweredFile:
    path = Path(f"2026-11-23 Overzicht {party}.xlsx")
    return AnsweredFile(
        path, digest, digest * 32, "id", Source(digest, party, path.name, digest * 32, GIVEN), rows
    )


def _row(file: str, number: str, title: str, *cells: AnsweredCell) -> AnsweredRow:
    return AnsweredRow(number, number, title, "Anna" if file == "1" else "", cells)


def _cell(key: str, field: str, verdict: Verdict, **more: Any) -> AnsweredCell:
    values = {"sent": MARCH, "theirs": MAY, "ours": MARCH, "text": "1-5-2027", **more}
    return AnsweredCell(key, field, "J2", verdict=verdict, **values)
