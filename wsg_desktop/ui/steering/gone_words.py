"""What goes along, stays or waits when a body, a meeting or a member goes, in words."""

from typing import TYPE_CHECKING

from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.store.meetings import HangsOn, HangsOnMeeting

_ALONG = N_("{what} go along.")


def along_words(along: "HangsOn", tr: Translator) -> str:
    """Return what goes along with a body: "8 vergaderingen en 3 besluiten"; empty when nothing does."""
    parts = [
        tr.plural("{n} meeting", "{n} meetings", along.meetings) if along.meetings else "",
        tr.plural("{n} decision", "{n} decisions", along.decisions) if along.decisions else "",
        tr.plural("{n} action", "{n} actions", along.actions) if along.actions else "",
    ]
    found = list(filter(None, parts))
    if not found:
        return ""
    *first, last = found
    what = tr("{one} and {other}", one=", ".join(first), other=last) if first else last
    said = [tr(_ALONG, what=what)]
    if along.fixed:
        said.append(
            tr.plural(
                "Of {n} of these meetings the papers were sent or the minutes are fixed.",
                "Of {n} of these meetings the papers were sent or the minutes are fixed.",
                along.fixed,
            )
        )
    return " ".join(said)


def meeting_words(hangs: "HangsOnMeeting", tr: Translator) -> str:
    """Return what becomes of what hangs on a meeting that goes to the bin; empty when nothing does."""
    said = [
        tr.plural("{n} point of the agenda goes along.", "{n} points of the agenda go along.", hangs.items)
        if hangs.items
        else "",
        tr.plural(
            "{n} decision waits for another meeting.", "{n} decisions wait for another meeting.", hangs.asked
        )
        if hangs.asked
        else "",
        tr.plural("{n} action stays in the list.", "{n} actions stay in the list.", hangs.actions)
        if hangs.actions
        else "",
    ]
    return " ".join(filter(None, said))


def member_words(meetings: int, tr: Translator) -> str:
    """Return at how many meetings somebody who leaves a body stays written down; empty without any."""
    return (
        tr.plural(
            "At {n} meeting it stays written who was there.",
            "At {n} meetings it stays written who was there.",
            meetings,
        )
        if meetings
        else ""
    )
