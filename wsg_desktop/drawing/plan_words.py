"""What scheduling says of an item in words: for tooltips and screen readers."""

from wsg_desktop.drawing.plan_marks import PlanMark
from wsg_desktop.texts import Translator


def plan_words(mark: PlanMark, tr: Translator) -> list[str]:
    """Return conflicts, whether it must not slip, and its slack: "in strijd met B1: 3 werkdagen te vroeg"."""
    words: list[str] = []
    for conflict in mark.conflicts:
        early = tr.plural("{n} working day too early", "{n} working days too early", conflict.days)
        words.append(tr("in conflict with {number}: {early}", number=conflict.source, early=early))
    if mark.is_critical:
        words.append(tr("must not slip"))
    if mark.slack:
        words.append(tr.plural("can slip by {n} working day", "can slip by {n} working days", mark.slack))
    return words


def plan_lines(mark: PlanMark, tr: Translator) -> list[str]:
    """Return the same as lines that begin with a capital."""
    return [word[:1].upper() + word[1:] for word in plan_words(mark, tr)]
