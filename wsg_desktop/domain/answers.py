"""Comparing what partners answered with what was sent and with what stands now: a verdict per answer.

Values are compared as they are, so they must be comparable: `alike` sets aside how a date was typed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from wsg_desktop.domain.terms import Term

Value = Term | str | bool | None

PLAN = frozenset({"start", "end", "deadline", "phase"})
"""Fields that are not still right when somebody changes them."""


class Verdict(StrEnum):
    """What is to be done with an answer."""

    SAME = "same"
    """Nothing: it changes nothing, or a newer answer came in its place."""
    SAFE = "safe"
    """Only they changed it: it may be taken over."""
    CONFLICT = "conflict"
    """Somebody else changed it too: a person chooses."""
    QUESTION = "question"
    """It is not certain what is meant: a person says so."""


class Why(StrEnum):
    """What a verdict rests on, beside the three values."""

    PLAIN = "plain"
    REPLACED = "replaced"
    """The same party gave a newer answer."""
    CONTRADICTED = "contradicted"
    """Another party says something else."""
    ROUNDS = "rounds"
    """The same party says something else in the workbook of another round."""


class Answer(NamedTuple):
    """One answer of one party about one field of one project."""

    key: str
    project: str
    field: str
    party: str
    given_at: datetime
    sent: Value
    theirs: Value
    ours: Value
    sent_at: datetime | None = None
    """When the workbook in which it was given was sent."""
    is_doubtful: bool = False
    ours_is_theirs: bool = False
    """Whether what stands now came from an earlier answer of the same party."""
    is_outdated: bool = False
    """Whether a newer answer of the same party was taken over before."""
    adds: bool = False
    """Whether it is put beside what others said, as an entry of the stand van zaken is."""
    confirms: bool = False
    """Whether it says that everything about the project is still right."""


class Judgement(NamedTuple):
    """The verdict about one answer, why, and the keys of the answers it has to do with."""

    verdict: Verdict
    why: Why = Why.PLAIN
    others: tuple[str, ...] = ()


def judge(answers: Sequence[Answer]) -> dict[str, Judgement]:
    """Return a judgement per answer, by its key.

    Of the answers of one party about one field the newest counts, of equally new ones the last; one in an
    older workbook that was saved later may be what stood there all along, so that is a conflict. Answers of
    different parties that change a field into different things contradict each other, and so do one that says
    that everything is still right and one that changes the plan.
    """
    by_field: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in answers:
        by_field[answer.project, answer.field].append(answer)
    found: dict[str, Judgement] = {}
    for group in by_field.values():
        found |= _judge_field(group)
    return found | _against_ticks(answers, found)


def compare(answer: Answer) -> Verdict:
    """Return the verdict about one answer by itself."""
    if answer.is_doubtful:
        return Verdict.QUESTION
    is_untouched = alike(answer.theirs, answer.sent) and not answer.ours_is_theirs
    if is_untouched or alike(answer.theirs, answer.ours):
        return Verdict.SAME
    if alike(answer.sent, answer.ours) or answer.ours_is_theirs:
        return Verdict.SAFE
    return Verdict.CONFLICT


def alike(one: Value, other: Value) -> bool:
    """Return whether two values say the same: of a date its day and how exactly it is known."""
    return comparable(one) == comparable(other)


def comparable(value: Value) -> object:
    """Return what of a value is compared."""
    if isinstance(value, Term):
        return value.day, value.precision
    if isinstance(value, str):
        return " ".join(value.split())
    return "" if value is None else value


def _judge_field(group: Sequence[Answer]) -> dict[str, Judgement]:
    newest = _newest_of_each(it for it in group if not it.is_outdated)
    found = {it.key: Judgement(compare(it)) for it in newest.values()}
    for answer in group:
        last = newest.get(answer.party)
        if answer is not last:
            found[answer.key] = Judgement(Verdict.SAME, Why.REPLACED, (last.key,) if last else ())
    return found | _of_two_rounds(group, newest) | _contradictions(newest.values(), found)


def _of_two_rounds(group: Iterable[Answer], newest: Mapping[str, Answer]) -> dict[str, Judgement]:
    """Return the answers of one party of which the one saved last stands in a workbook that was sent first.

    What that one says may have stood there all along: where it changes something, both are asked about.
    """
    said: dict[str, Judgement] = {}
    for answer in group:
        last = newest.get(answer.party)
        if last is None or not _is_of_later_round(answer, last) or alike(answer.theirs, last.theirs):
            continue
        mine, other = compare(answer), compare(last)
        said[answer.key] = Judgement(mine)
        if Verdict.SAME not in {mine, other}:
            said[answer.key] = Judgement(Verdict.CONFLICT, Why.ROUNDS, (last.key,))
            before = said[last.key].others if last.key in said else ()
            said[last.key] = Judgement(Verdict.CONFLICT, Why.ROUNDS, (*before, answer.key))
    return said


def _is_of_later_round(answer: Answer, last: Answer) -> bool:
    """Return whether an answer stands in a workbook that was sent after that of the one saved last."""
    if answer.is_outdated or answer.adds or answer.sent_at is None or last.sent_at is None:
        return False
    return answer.sent_at > last.sent_at


def _newest_of_each(group: Iterable[Answer]) -> dict[str, Answer]:
    newest: dict[str, Answer] = {}
    for answer in group:
        before = newest.get(answer.party)
        if before is None or answer.given_at >= before.given_at:
            newest[answer.party] = answer
    return newest


def _contradictions(answers: Iterable[Answer], found: Mapping[str, Judgement]) -> dict[str, Judgement]:
    """Return the answers that change a field into something else than another party says."""
    changing = [
        it
        for it in answers
        if not it.adds
        and not it.is_doubtful
        and not (alike(it.theirs, it.sent) and alike(it.theirs, it.ours))
    ]
    said: dict[str, Judgement] = {}
    for answer in changing:
        others = tuple(it.key for it in changing if it is not answer and not alike(it.theirs, answer.theirs))
        if others and found[answer.key].verdict is not Verdict.SAME:
            said[answer.key] = Judgement(Verdict.CONFLICT, Why.CONTRADICTED, others)
    return said


def _against_ticks(answers: Iterable[Answer], found: Mapping[str, Judgement]) -> dict[str, Judgement]:
    """Return the answers that say everything is still right, and those of others that change the plan."""
    open_ones = [it for it in answers if found[it.key].verdict in {Verdict.SAFE, Verdict.CONFLICT}]
    ticks: dict[str, list[Answer]] = defaultdict(list)
    for answer in open_ones:
        if answer.confirms:
            ticks[answer.project].append(answer)
    said: dict[str, Judgement] = {}
    for answer in open_ones:
        if answer.field not in PLAN:
            continue
        for tick in ticks.get(answer.project, ()):
            if tick.party != answer.party:
                for one, other in ((answer, tick), (tick, answer)):
                    before = said.get(one.key, found[one.key])
                    others = (*before.others, other.key)
                    said[one.key] = Judgement(Verdict.CONFLICT, Why.CONTRADICTED, others)
    return said
