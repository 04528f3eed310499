"""What an overview holds: for a party, of a view to read, or of the whole programme for oneself."""

from dataclasses import replace
from datetime import date

from wsg_desktop.domain.phase_names import phase_name
from wsg_desktop.domain.vocabulary import PartyKind, Phase
from wsg_desktop.errors import UserError
from wsg_desktop.exchange.overview_columns import OWN_KEYS
from wsg_desktop.exchange.overview_content import (
    Audience,
    OverviewAction,
    OverviewContent,
    OverviewKind,
    OverviewRow,
)
from wsg_desktop.services.overview_options import OverviewOptions, usual_answer_day
from wsg_desktop.services.overview_rows import OverviewSource, Share, read_source
from wsg_desktop.store.engine import Reading
from wsg_desktop.store.records import new_id
from wsg_desktop.store.rows import PartyRow
from wsg_desktop.texts import N_, Translator, translator

A_GROUP = N_("{name} is a group and gets no overview. Choose an organisation that takes part in projects.")
NOTHING_TO_SHOW = N_(
    "{name} takes part in no open project that partners may see and has no open action, so there is nothing"
    " to send. Look at the parties of the projects and at who may see them."
)
NOTHING_DEVIATES = N_(
    "{name} leads nothing that goes otherwise than was agreed, so there is nothing to ask. "
    "Make the whole overview instead."
)
NOTHING_IN_VIEW = N_(
    "“{name}” has no open project that partners may see, so there is nothing to send. "
    "Choose other projects, or look at who may see them."
)


def source_of(read: Reading, today: date, options: OverviewOptions) -> OverviewSource:
    """Read what overviews are made of, narrowed to the projects that are asked for."""
    return read_source(read, today, options.only)


def share_of(source: OverviewSource, party_id: str, kind: OverviewKind) -> Share:
    """Return what goes to a party: all it takes part in, or what it leads and what goes otherwise."""
    share = source.of_party(party_id)
    if kind is OverviewKind.DEVIATIONS:
        return Share([row for row in share.leads if source.deviates(row)], [])
    return share


def actions_of(
    source: OverviewSource, party_id: str, kind: OverviewKind, tr: Translator
) -> tuple[OverviewAction, ...]:
    """Return the actions and decisions that go to a party; none where only its deviations are asked about."""
    return source.actions_of(party_id, tr) if kind is OverviewKind.FULL else ()


def is_told(source: OverviewSource, party_id: str, kind: OverviewKind) -> bool:
    """Return whether there is anything to send to a party: a project, or an action of its own."""
    share = share_of(source, party_id, kind)
    return bool(share.leads or share.others or actions_of(source, party_id, kind, translator("nl")))


def for_party(source: OverviewSource, party: PartyRow, options: OverviewOptions) -> OverviewContent:
    """Return the overview of one party; raises `UserError` for a group, or where there is nothing to send."""
    if party.kind == PartyKind.GROUP:
        raise UserError(A_GROUP, name=party.name)
    if not is_told(source, party.id, options.kind):
        is_full = options.kind is OverviewKind.FULL
        raise UserError(NOTHING_TO_SHOW if is_full else NOTHING_DEVIATES, name=party.name)
    share = share_of(source, party.id, options.kind)
    tr = translator(options.language)
    asked = options.asked_keys
    rows = (
        *source.rows(share.leads, tr, fills_in=bool(asked)),
        *source.rows(share.others, tr, fills_in=False),
    )
    content = _content(source, party.name, rows, options, options.shown_keys, asked)
    return replace(content, actions=actions_of(source, party.id, options.kind, tr))


def of_view(source: OverviewSource, name: str, options: OverviewOptions) -> OverviewContent:
    """Return one overview to read of what the source is narrowed to, for whoever `name` says."""
    if not source.shared:
        raise UserError(NOTHING_IN_VIEW, name=name)
    rows = tuple(source.rows(source.shared, translator(options.language), fills_in=False))
    return _content(source, name, rows, options, options.shown_keys, ())


def of_programme(source: OverviewSource, options: OverviewOptions) -> OverviewContent:
    """Return the overview of the whole programme for oneself: everything, also what is internal."""
    rows = tuple(source.rows(source.outline, translator(options.language), fills_in=False))
    return _content(source, "", rows, options, OWN_KEYS, ())


def _content(
    source: OverviewSource,
    party: str,
    rows: tuple[OverviewRow, ...],
    options: OverviewOptions,
    keys: tuple[str, ...],
    asked: tuple[str, ...],
) -> OverviewContent:
    tr = translator(options.language)
    return OverviewContent(
        export_id=new_id(),
        audience=Audience.PARTY if party else Audience.OURSELVES,
        programme=source.programme.name,
        party=party,
        sent_on=source.today,
        answer_by=options.answer_by or usual_answer_day(source.today),
        contact=options.contact,
        rows=rows,
        phase_names={it: phase_name(it, source.phase_names, tr) for it in Phase},
        areas=source.areas,
        keys=keys,
        asked=asked,
        attention_days=source.programme.attention_days,
        is_protected=options.protect,
        kind=options.kind if party else OverviewKind.FULL,
    )
