"""What became of promises in words: for who cannot see the figure, and for whoever copies it."""

from collections.abc import Sequence

from wsg_desktop.services.promises import Promises
from wsg_desktop.texts import Translator


def promise_sentence(promises: Promises, tr: Translator) -> str:
    """Return one project in a sentence: "B1 Servicewinkel: 4 keer verschoven, samen 85 dagen later"."""
    name = f"{promises.number} {promises.title}".strip()
    times, days = promises.times_moved, promises.days_later
    if not times:
        return tr("{name}: still as first promised", name=name)
    moved = tr.plural("moved once", "moved {n} times", times)
    if not days:
        return tr("{name}: {moved}, in the end as first promised", name=name, moved=moved)
    span = tr.plural("{n} day", "{n} days", abs(days))
    if days > 0:
        return tr("{name}: {moved}, {span} later in all", name=name, moved=moved, span=span)
    return tr("{name}: {moved}, {span} earlier in all", name=name, moved=moved, span=span)


def promises_text(promises: Sequence[Promises], tr: Translator) -> str:
    """Return all of them, one on a line."""
    return "\n".join(promise_sentence(it, tr) for it in promises)
