"""What a link says, in one sentence."""

from wsg_desktop.domain.vocabulary import LinkType
from wsg_desktop.texts import N_, Translator

_SENTENCES = {
    LinkType.FINISH_START: N_("{target} begins once {source} has finished."),
    LinkType.START_START: N_("{target} begins once {source} has begun."),
    LinkType.FINISH_FINISH: N_("{target} finishes once {source} has finished."),
    LinkType.START_FINISH: N_("{target} finishes once {source} has begun."),
}


def link_sentence(kind: LinkType, lag: int, source: str, target: str, tr: Translator) -> str:
    """Return what a link asks of `target`, with its lag; the two are called by their numbers."""
    said = tr(_SENTENCES[kind], source=source, target=target)
    if not lag:
        return said
    days = tr.plural("{n} working day", "{n} working days", abs(lag))
    more = (
        tr("At least {days} lie in between.", days=days)
        if lag > 0
        else tr("They may overlap {days}.", days=days)
    )
    return f"{said} {more}"
