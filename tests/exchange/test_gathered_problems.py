"""Problems of one kind are told together, and nothing of them is lost."""

from wsg_desktop.exchange.drafts import Problem
from wsg_desktop.exchange.gathered_problems import ALIKE, OF_A_KIND, gathered
from wsg_desktop.texts import translator


def problem(row: int, message: str = "It is {what}.", sheet: str = "Projecten", **values: object) -> Problem:
    return Problem(sheet, f"A{row}", message, values)


def test_what_says_the_same_is_one_with_how_many_and_where() -> None:
    stray = [problem(row, what="lost") for row in range(2, 10_002)]
    (told, other) = gathered([*stray[:5000], problem(3, sheet="Acties", what="lost"), *stray[5000:]])
    assert (told.cell, told.count, told.last) == ("A2", 10_000, "A10001")
    assert told.sentence(translator("en")) == (
        "It is lost. It is so with 10000 cells, the last of which is A10001."
    )
    assert (other.sheet, other.count, other.last) == ("Acties", 1, "")


def test_a_few_are_told_apart() -> None:
    few = [problem(row, what="lost") for row in range(ALIKE)]
    own = [problem(row, what=row) for row in range(100, 100 + OF_A_KIND - 1)]
    assert gathered([*few, *own]) == [*few, *own]


def test_of_many_that_each_say_something_of_their_own_the_last_are_one() -> None:
    own = [problem(row, what=row) for row in range(50)]
    told = gathered([*own, problem(7, what=7)])
    assert sum(it.count for it in told) == 51
    assert len({it.values["what"] for it in told}) == OF_A_KIND
    assert (told[-1].cell, told[-1].count, told[-1].last) == ("A19", 31, "A49")
