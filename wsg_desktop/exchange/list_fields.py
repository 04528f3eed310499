"""What a list can tell of a project, and what lists call it: one declaration per field, Dutch and English.

The keys are those of `domain.fields` where such a field exists. Names are compared as `compact` writes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.domain.vocabulary import Phase
from wsg_desktop.exchange.plain_words import compact
from wsg_desktop.texts import N_


class Holds(StrEnum):
    """What the cells of a column hold, as far as that can be told from the cells."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    PERIOD = "period"
    PHASE = "phase"
    STATE = "state"
    LIGHT = "light"
    DIRECTION = "direction"
    CONFIDENTIALITY = "confidentiality"
    KIND = "kind"
    PERCENT = "percent"
    MONEY = "money"
    LINKS = "links"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class ListField:
    """One thing that a column of a list can hold."""

    key: str
    names: str
    """What lists call it, between bars."""
    holds: Holds = Holds.TEXT
    several: bool = False
    """Whether more than one column may hold it; their values are put together."""
    own_label: str = ""

    @property
    def label(self) -> str:
        """Return the message id of its name on the screen."""
        return self.own_label or FIELDS_BY_KEY[self.key].label


FIRST_LEADS = "mixed_first_leads"
CAPITALS_LEAD = "mixed_capitals_lead"
MIXED_READINGS = (FIRST_LEADS, CAPITALS_LEAD)
"""Ways to read a column that mixes lead and other parties; only a person chooses one."""

LIST_FIELDS: tuple[ListField, ...] = (
    ListField(
        "number",
        "nr|nummer|no|num|volgnummer|volgnr|projectnummer|projectnr|projectcode|code"
        "|id|projectid|activiteitnummer|kenmerk|ref|referentie|wbs|number"
        "|projectnumber|item|itemnr|taaknummer|actienummer|sleutel",
        Holds.CODE,
    ),
    ListField(
        "title",
        "project|project activiteit|projectactiviteit|activiteit|projectnaam"
        "|naam project|naam van het project|titel|projecttitel|naam activiteit|naam"
        "|onderwerp|projecten|activiteiten|actie|maatregel|wat|taaknaam|taak|taken"
        "|project of activiteit|activiteit project|project maatregel|acties"
        "|initiatief|opgave|projecten en activiteiten|title|name|projectname"
        "|project name|projecttitle|task|taskname|activity|project activity|action"
        "|subject|what|naam van de activiteit|deelproject|resultaat project|mijlpaal"
        "|omschrijving project",
    ),
    ListField(
        "description",
        "omschrijving|beschrijving|toelichting|projectomschrijving|inhoud"
        "|korte omschrijving|wat gaan we doen|omschrijving activiteit"
        "|toelichting project|korte beschrijving|resultaat|beoogd resultaat"
        "|doelomschrijving|description|summary|details|explanation|scope|aanleiding"
        "|achtergrond",
        several=True,
    ),
    ListField(
        "areas",
        "gebied|gebieden|woonservicegebied|woonservicegebieden|wsg|servicezone"
        "|woonservicezone|woonzorgzone|servicewijk|wijk|kern|dorp|buurt|locatie"
        "|wijk dorp|dorp wijk|kern wijk|wijk kern|deelgebied|stadsdeel|gebied wijk"
        "|wijk of dorp|plaats|naam gebied|gebiedsnaam|area|areas|district|location"
        "|neighbourhood|village|region|zone",
    ),
    ListField(
        "municipality",
        "gemeente|gemeenten|gemeentenaam|naam gemeente|municipality|town|city",
        own_label=N_("Municipality"),
    ),
    ListField("province", "provincie|province", own_label=N_("Province")),
    ListField("area_kind", "soort gebied|type gebied|gebiedstype|area kind", own_label=N_("Kind of area")),
    ListField(
        "theme",
        "thema|themas|thema s|domein|pijler|categorie|spoor|programmalijn|cluster"
        "|leefgebied|onderdeel|programmaonderdeel|theme|category|pillar|domain"
        "|workstream|stream|rubriek|werkveld|speerpunt",
    ),
    ListField(
        "goals",
        "doel|doelen|doelstelling|doelstellingen|actielijn|actielijnen"
        "|doel of actielijn|doelen en actielijnen|ambitie|ambities|programmadoel"
        "|bijdrage aan doel|goal|goals|objective|objectives|action line|hoofddoel"
        "|beoogd doel",
    ),
    ListField("kind", "soort|type|soort regel|soort activiteit|type activiteit|kind", Holds.KIND),
    ListField(
        "state",
        "toestand|projectstatus|status project|stand|state|actief|uitvoeringsstatus|loopt|afgerond",
        Holds.STATE,
    ),
    ListField(
        "phase",
        "fase|huidige fase|projectfase|fase project|fase nu|fase van het project"
        "|fasering|stadium|phase|stage|current phase|project phase|registerstatus"
        "|fase gebied",
        Holds.PHASE,
    ),
    ListField(
        "direction_type",
        "soort regie|type regie|regietype|vorm van regie|ketentype|type keten"
        "|soort keten|direction type|type of direction",
        Holds.DIRECTION,
    ),
    ListField(
        "director_role", "rol regisseur|regierol|rol van de regisseur|director role|role of the director"
    ),
    ListField(
        "direction_aim", "regie gericht op|gericht op|doel regie|regie is gericht op|what direction aims at"
    ),
    ListField(
        "start",
        "start|startdatum|begin|begindatum|datum start|aanvang|aanvangsdatum|gestart"
        "|startmoment|start project|van|vanaf|geplande start|start gepland|begint"
        "|start uitvoering|start op|start date|begin date|from|planned start|starts"
        "|ingangsdatum|start planning|planning start",
        Holds.DATE,
    ),
    ListField(
        "end",
        "gereed|verwacht gereed|einde|eind|einddatum|eindedatum|datum gereed"
        "|gereeddatum|klaar|klaar op|oplevering|opleverdatum|verwachte einddatum"
        "|verwachte oplevering|prognose|prognose gereed|prognose einddatum|tot|t m|tm"
        "|geplande einddatum|gereed op|afronding|eindmoment|einddatum project"
        "|eind project|actuele einddatum|datum einde|verwachting|nieuwe einddatum"
        "|nieuwe planning|end|end date|finish|finish date|expected end|due|to|until"
        "|ready|ends|completion|completion date|forecast|expected finish"
        "|planning gereed|gereed planning|planning einde|wanneer gereed|wanneer klaar"
        "|wanneer|afgerond op|datum afronding|datum oplevering|gepland gereed"
        "|planned end|planned finish|realisatiedatum",
        Holds.DATE,
    ),
    ListField(
        "deadline",
        "deadline|uiterlijk|uiterste datum|afgesproken datum|afgesproken einddatum"
        "|streefdatum|afgesproken|besloten datum|datum volgens besluit"
        "|oorspronkelijke einddatum|oorspronkelijk gereed|oorspronkelijke planning"
        "|due date|einddatum volgens besluit|agreed date|agreed end|target date"
        "|baseline|baseline end|baseline finish|uiterste opleverdatum"
        "|deadline stuurgroep|gereed uiterlijk|original end|uiterlijk gereed",
        Holds.DATE,
    ),
    ListField(
        "period",
        "planning|termijn|termijnen|periode|looptijd|tijdpad|planning periode|jaar"
        "|jaren|uitvoeringsperiode|tijdvak|doorlooptijd|tijdsplanning|period|timeline"
        "|schedule|years|year|timing|when|tijd planning",
        Holds.PERIOD,
        own_label=N_("Start and expected end together"),
    ),
    ListField(
        "lead_parties",
        "trekker|trekkers|trekkende partij|trekkende partijen|trekkende organisatie"
        "|trekker organisatie|lead party|lead parties|verantwoordelijke partij"
        "|verantwoordelijke organisatie|initiatiefnemer|initiatiefnemers|eigenaar"
        "|kartrekker|kartrekkers|wie trekt|penvoerder|uitvoerder|lead|leads"
        "|lead organisation|lead partner|owner|hoofdpartij|organisatie|trekker s"
        "|verantwoordelijke partijen|projecttrekker|regiehouder|lead organization",
        several=True,
    ),
    ListField(
        "partner_parties",
        "partijen|betrokken partijen|betrokkenen|partners|partner"
        "|samenwerkingspartners|andere partijen|overige partijen"
        "|betrokken organisaties|deelnemers|deelnemende partijen|met wie"
        "|samenwerking met|betrokken|samenwerkende partijen|overige betrokkenen"
        "|partner parties|other parties|parties|involved parties|stakeholders"
        "|participants|partners in project|organisaties|medewerking|ketenpartners"
        "|betrokken partners|participating parties|resource names|involved",
        several=True,
    ),
    ListField(
        "project_lead",
        "projectverantwoordelijke|projectleider|projectleiding|verantwoordelijke"
        "|contactpersoon|contact|aanspreekpunt|coordinator|projectmanager"
        "|verantwoordelijk|wie|actiehouder|projectleider s|naam projectleider"
        "|verantwoordelijk persoon|project lead|project leader|project manager"
        "|responsible|contact person|manager|person responsible|responsible person"
        "|programmamanager|ambtelijk trekker|coordinatie|projecteigenaar|assigned to",
    ),
    ListField(
        "official_principal",
        "ambtelijk opdrachtgever|ambtelijke opdrachtgever|opdrachtgever|ao"
        "|ambtelijk opdrachtgeverschap|official principal|principal|client"
        "|opdrachtgever ambtelijk|sponsor",
    ),
    ListField(
        "political_principal",
        "bestuurlijk opdrachtgever|bestuurlijke opdrachtgever|portefeuillehouder"
        "|wethouder|bo|bestuurlijk trekker|political principal"
        "|opdrachtgever bestuurlijk|bestuurder|alderman|portfolio holder",
    ),
    ListField("daily_direction", "dagelijkse regie|regie dagelijks|daily direction"),
    ListField("policy_direction", "beleidsregie|regie beleid|policy direction"),
    ListField(
        "duration",
        "duur|duur in werkdagen|duur in dagen|duur werkdagen|duur dagen|tijdsduur|aantal werkdagen"
        "|duration|duration in days|duration in working days|working days|number of days",
        Holds.DURATION,
        own_label=N_("Duration"),
    ),
    ListField(
        "percent",
        "procent|percentage|procent gereed|percentage gereed|gereed procent"
        "|voortgang procent|procent voltooid|voltooid|percent|percent complete"
        "|procent complete|complete|progress procent|progress|procent afgerond"
        "|procent klaar|voltooid procent|gereedheid",
        Holds.PERCENT,
    ),
    ListField(
        "status_time",
        "tijd|status tijd|planning status|stoplicht tijd|time",
        Holds.LIGHT,
        own_label=N_("Time"),
    ),
    ListField(
        "status_money",
        "geld|status geld|financien|stoplicht geld|money|status budget|financieel",
        Holds.LIGHT,
        own_label=N_("Money"),
    ),
    ListField(
        "status_quality",
        "kwaliteit|status kwaliteit|stoplicht kwaliteit|quality|inhoud status",
        Holds.LIGHT,
        own_label=N_("Quality"),
    ),
    ListField(
        "status_risks",
        "risico|risicos|risico s|status risico|status risicos|stoplicht risico|risks|risk",
        Holds.LIGHT,
        own_label=N_("Risks"),
    ),
    ListField("cause", "oorzaak|oorzaken|cause|reden afwijking", own_label=N_("Cause")),
    ListField(
        "consequence", "gevolg|gevolgen|consequentie|consequenties|consequence", own_label=N_("Consequence")
    ),
    ListField(
        "measure",
        "beheersmaatregel|bijsturing|beheersmaatregelen|tegenmaatregel|measure|measures",
        own_label=N_("Measure"),
    ),
    ListField(
        "situation",
        "stand van zaken|voortgang|svz|actuele stand|laatste stand|situatie"
        "|huidige situatie|statustoelichting|stavaza|toelichting status"
        "|voortgang en resultaten|actualiteit|update|laatste nieuws|status tekst"
        "|toelichting voortgang|situation|status update|latest update"
        "|current situation|state of affairs|voortgangsinformatie",
        several=True,
    ),
    ListField(
        "effort",
        "inzet|inzet uren|uren|capaciteit|inzet partijen|benodigde inzet|middelen"
        "|inzet middelen|fte|inzet en middelen|menskracht|personele inzet"
        "|wie doet wat|effort|hours|resources|capacity|input|inzet fte|tijd en geld",
        several=True,
    ),
    ListField(
        "budget",
        "budget|begroting|kosten|geraamde kosten|raming|investering|bedrag"
        "|projectbudget|totale kosten|kostenraming|budget euro|kosten euro|begroot"
        "|costs|cost|amount|investment|totaal budget|beschikbaar budget|subsidie"
        "|bedrag euro|totaalbudget|geschatte kosten|euro",
        Holds.MONEY,
    ),
    ListField(
        "spent",
        "besteed|uitgegeven|gerealiseerde kosten|werkelijke kosten|uitgaven"
        "|uitputting|spent|actual cost|actual costs|besteed euro|verbruikt",
        Holds.MONEY,
    ),
    ListField(
        "paid_by",
        "dekking|financiering|wie betaalt|financier|betaald door|bekostiging"
        "|financieringsbron|bron financiering|paid by|funding|funder|financed by"
        "|bijdragen|cofinanciering",
        several=True,
    ),
    ListField("ideas", "ideeen|idee|losse ideeen|suggesties|ideas|idea|kansen|wensen", several=True),
    ListField(
        "cooperation",
        "samenwerking|hoe samenwerken|wijze van samenwerken|samenwerkingsvorm"
        "|cooperation|collaboration|manier van samenwerken",
        several=True,
    ),
    ListField(
        "partnership_role",
        "rol samenwerkingsverband|rol van het samenwerkingsverband|rol samenwerking"
        "|rol programma|rol stuurgroep|role of the partnership|partnership role"
        "|rol verband|rol van het verband|rol partnerschap",
    ),
    ListField(
        "resident_involvement",
        "hoe inwoners betrekken|betrokkenheid inwoners|inwoners|inwonersparticipatie"
        "|participatie|bewonersparticipatie|betrokkenheid bewoners|bewoners"
        "|rol inwoners|inwoners betrekken|hoe bewoners betrekken"
        "|inwonersbetrokkenheid|hoe worden inwoners betrokken|rol bewoners"
        "|resident involvement|residents|participation|how residents are involved"
        "|communicatie met inwoners|burgerparticipatie",
        several=True,
    ),
    ListField("tags", "tags|labels|trefwoorden|kenmerken|tag|label|keywords|steekwoorden", several=True),
    ListField(
        "confidentiality",
        "vertrouwelijkheid|vertrouwelijk|openbaarheid|openbaar|zichtbaar voor"
        "|wie mag het zien|confidentiality|visibility|confidential",
        Holds.CONFIDENTIALITY,
    ),
    ListField(
        "predecessors",
        "voorganger|voorgangers|afhankelijk van|afhankelijkheid|afhankelijkheden"
        "|voorafgaande taken|voorafgaande taak|na|volgt op|wacht op|hangt af van"
        "|predecessor|predecessors|depends on|dependency|dependencies|after"
        "|voorafgaand|voorafgaande projecten|voorafgaand project|begint na|start na"
        "|relatie met",
        Holds.LINKS,
        own_label=N_("Predecessors"),
    ),
    ListField(
        "successors",
        "opvolger|opvolgers|vervolg|vervolgprojecten|opvolgende taken|successor"
        "|successors|gevolgd door|nodig voor",
        Holds.LINKS,
        own_label=N_("Successors"),
    ),
    ListField(
        "references",
        "link|links|url|website|webpagina|hyperlink|document|documenten|bijlage|bijlagen|vindplaats",
        several=True,
        own_label=N_("Links to pages and files"),
    ),
    ListField(
        "notes",
        "opmerking|opmerkingen|notitie|notities|aantekening|aantekeningen"
        "|bijzonderheden|commentaar|nb|notes|note|remarks|remark|comments|comment"
        "|overige opmerkingen|aandachtspunten|vragen|overig",
        several=True,
    ),
)

_PERIOD_KEYS = ("planned_start", "planned_end", "actual_start", "actual_end")

PHASE_FIELDS: tuple[ListField, ...] = tuple(
    ListField(f"{phase.value}.{key}", "", Holds.DATE, own_label=N_("Period of a phase"))
    for phase in Phase
    for key in _PERIOD_KEYS
)
"""Start and end of each phase: recognised by two header rows, "Ontwikkeling" above "Start" and "Gereed"."""

FIELDS: Mapping[str, ListField] = {field.key: field for field in (*LIST_FIELDS, *PHASE_FIELDS)}

NAMES: Mapping[str, str] = {
    compact(name): field.key for field in reversed(LIST_FIELDS) for name in field.names.split("|")
}
"""The field that each name stands for."""

STATUS_NAMES = frozenset(
    (
        *("status", "voortgangsstatus", "stoplicht", "kleur", "rag", "stand", "statusnu", "huidigestatus"),
        *("actuelestatus", "statusproject", "projectstatus", "voortgang", "progress"),
    )
)
"""Headers that may stand above states, lights, phases, percentages or plain text: the cells tell which."""
