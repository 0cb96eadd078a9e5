"""Every right and every filter of the product, and the cell of the matrix that goes wrong without it.

A model with a scope stands in one of the two tables; what is no model's (jobs, accounts, files, choices in
a filter) is a function in the third.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet

from inkoop.platform.bewaren.models import Bewaartermijn, Vernietigingsvoorstel
from inkoop.platform.gebruikers.models import Bericht, Gebruiker, Rechtenverzoek, Rol
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.taken.models import Taak
from segmenten.models import Gemeente, Product, Regio
from toegang.models import Levering

Bewijs = tuple[str, str]
_BEHEER = str(Rol.BEHEERDER)
_CONTRACT = str(Rol.CONTRACTMANAGER)
_FINANCIEN = str(Rol.FINANCIEN)
_AANBIEDER = str(Rol.AANBIEDER)

RECHTEN: Mapping[Recht, Bewijs] = {
    Recht.START: ("zoeken", _FINANCIEN),
    Recht.STRUCTUUR: ("regios", _FINANCIEN),
    Recht.INKOOP_VOORBEREIDEN: ("start", str(Rol.INKOPER)),
    Recht.STRUCTUUR_WIJZIGEN: ("inrichten", str(Rol.INKOPER)),
    Recht.AANBIEDERS: ("aanbieder", _AANBIEDER),
    Recht.CONTRACTEN: ("contracten", _FINANCIEN),
    Recht.CLIENTEN: ("toewijzing", _CONTRACT),
    Recht.ZORG_TOEWIJZEN: ("start", str(Rol.CONSULENT)),
    Recht.PRODUCTIE: ("productie", _AANBIEDER),
    Recht.LEVERINGEN: ("leveringen", _BEHEER),
    Recht.AANLEVEREN: ("uploads", _FINANCIEN),
    Recht.LAADVERSLAGEN: ("laadverslagen", _FINANCIEN),
    Recht.SIGNALEN: ("signalen", _FINANCIEN),
    Recht.SIGNALEN_VOLGEN: ("start", str(Rol.TOEZICHTHOUDER)),
    Recht.AFREKENINGEN_VOLGEN: ("start", str(Rol.ACCOUNTANT)),
    Recht.AFREKENINGGEGEVENS: ("afrekening", _FINANCIEN),
    Recht.AFREKENINGEN: ("afrekeningen", str(Rol.INKOPER)),
    Recht.CONTRACTUITKOMSTEN: ("contractafrekeningen", _AANBIEDER),
    Recht.AFREKENINGREGELS: ("lijnen", _AANBIEDER),
    Recht.STEEKPROEF: ("steekproeven", str(Rol.ACCOUNTANT)),
    Recht.AFREKENING_MAKEN: ("afrekening_starten", _CONTRACT),
    Recht.CONCEPTAFREKENINGEN: ("afrekening_delen", _CONTRACT),
    Recht.AFREKENING_DELEN: ("afrekening_delen", _CONTRACT),
    Recht.AFREKENING_VASTSTELLEN: ("afrekening_vaststellen", _CONTRACT),
    Recht.RAPPORTEN_MAKEN: ("afrekening_rapporten", _CONTRACT),
    Recht.RAPPORTEN: ("start", _FINANCIEN),
    Recht.CONTRACTEN_API: ("api-contract-list", _FINANCIEN),
    Recht.AFREKENINGEN_API: ("api-afrekening-list", _AANBIEDER),
    Recht.TAKEN: ("taken", _CONTRACT),
    Recht.LOGBOEK: ("logboek", _BEHEER),
    Recht.CLIENTINZAGE: ("inzageverzoek", _CONTRACT),
    Recht.ARCHIEFEXPORT: ("archiefexporten", str(Rol.DIRECTIE)),
    Recht.BEWAARTERMIJNEN: ("vernietigingen", _CONTRACT),
    Recht.BEWAARTERMIJN_VASTLEGGEN: ("bewaartermijn_nieuw", _BEHEER),
    Recht.VERNIETIGING_BEVESTIGEN: ("vernietiging_bevestigen", _CONTRACT),
    Recht.ROLLEN_BEVESTIGEN: ("rechtenverzoeken", str(Rol.DIRECTIE)),
    Recht.BEHEER: ("stijlgids", _BEHEER),
}
# Opens no page by itself; which rows a report holds and a page counts is asked with the rights above.
ZONDER_PAGINA = {
    Recht.INKOOP_VOORBEREIDEN,
    Recht.ZORG_TOEWIJZEN,
    Recht.RAPPORTEN,
    Recht.AFREKENINGEN_VOLGEN,
    Recht.SIGNALEN_VOLGEN,
    Recht.AFREKENINGGEGEVENS,
    Recht.CONCEPTAFREKENINGEN,
}

MODELFILTERS: Mapping[str, Bewijs] = {
    "segmenten.Regio": ("regios", _FINANCIEN),
    "segmenten.Gemeente": ("admin:segmenten_gemeente_changelist", _BEHEER),
    "segmenten.Jaarcijfer": ("admin:segmenten_jaarcijfer_changelist", _BEHEER),
    "segmenten.Segment": ("segmenten", _FINANCIEN),
    "segmenten.Perceel": ("percelen", _FINANCIEN),
    "segmenten.Product": ("producten", _FINANCIEN),
    "segmenten.Expertise": ("admin:segmenten_expertise_changelist", _BEHEER),
    "segmenten.Uurtarief": ("trajecten", _FINANCIEN),
    "segmenten.Opslag": ("admin:segmenten_opslag_changelist", _BEHEER),
    "segmenten.Traject": ("trajecten", _FINANCIEN),
    "contracten.Aanbieder": ("aanbieders", _AANBIEDER),
    "contracten.Contract": ("api-contract-list", _AANBIEDER),
    "contracten.Jaarafspraak": ("admin:contracten_jaarafspraak_changelist", _BEHEER),
    "contracten.Gemeentebudget": ("contract", _FINANCIEN),
    "contracten.Plekafspraak": ("contract", _FINANCIEN),
    "contracten.Trajectafspraak": ("contract", _FINANCIEN),
    "contracten.Verhoging": ("contract", _FINANCIEN),
    "contracten.Betaling": ("betalingen", _FINANCIEN),
    "contracten.KpiScore": ("admin:contracten_kpiscore_changelist", _BEHEER),
    "contracten.Tarief": ("toewijzingen", _AANBIEDER),
    "contracten.Voorschot": ("voorschotten", _FINANCIEN),
    "toegang.Toewijzing": ("toewijzingen", _AANBIEDER),
    "toegang.Prestatie": ("afgekeurd", _AANBIEDER),
    "toegang.Maandtotaal": ("productie", _FINANCIEN),
    "inname.Upload": ("uploads", _FINANCIEN),
    "inname.Laadverslag": ("laadverslagen", _FINANCIEN),
    "privacy.Inzageverzoek": ("inzageverzoeken", _CONTRACT),
    "archief.Archiefexport": ("archiefexporten", _CONTRACT),
    "signalen.Signaal": ("signalen", _FINANCIEN),
    "bekostiging.Afrekening": ("afrekeningen", _CONTRACT),
    "bekostiging.Steekproef": ("steekproef", str(Rol.ACCOUNTANT)),
    "bekostiging.Contractafrekening": ("api-afrekening-list", _AANBIEDER),
    "bekostiging.Gemeenteafrekening": ("api-afrekening-detail", _FINANCIEN),
}

_ONDER_CONTRACT = "read only below a contract or agreement that is asked for itself"
ZONDER_EIGEN_BEWIJS: Mapping[str, str] = {
    "segmenten.Inwoners": "read only below a region that is asked for itself",
    "segmenten.Budgetmaximum": "read only below a segment that is asked for itself",
    "segmenten.Deelnemer": "read only below a perceel that is asked for itself",
    "segmenten.Sturingselement": "read only below a region that is asked for itself",
    "segmenten.Sturing": "read only below a segment that is asked for itself",
    "segmenten.Gemeentekeuze": "read only below a perceel that is asked for itself",
    "segmenten.Gemeentevoorkomen": "read only below a municipality that is asked for itself",
    "segmenten.Segmentvoorkomen": "read only below a segment that is asked for itself",
    "segmenten.Perceelvoorkomen": "read only below a perceel that is asked for itself",
    "segmenten.Productvoorkomen": "read only below a product that is asked for itself",
    "segmenten.Trajectvoorkomen": "read only below a trajectory that is asked for itself",
    "contracten.Contractdeelnemer": _ONDER_CONTRACT,
    "contracten.Contractopslag": _ONDER_CONTRACT,
    "contracten.Maatwerk": _ONDER_CONTRACT,
    "contracten.AfgesprokenGemeentekeuze": _ONDER_CONTRACT,
    "contracten.AfgesprokenInwoners": _ONDER_CONTRACT,
    "contracten.Verdeelgemeente": _ONDER_CONTRACT,
    "contracten.AfgesprokenPrestatie": _ONDER_CONTRACT,
    "contracten.Besparingsdeling": _ONDER_CONTRACT,
    "contracten.BonusMalus": _ONDER_CONTRACT,
    "contracten.BonusMalusSchaal": _ONDER_CONTRACT,
    "contracten.GemiddeldeKosten": _ONDER_CONTRACT,
    "toegang.Zorgperiode": "read only below an allocation that is asked for itself",
    "toegang.Prestatiesom": "read by the settlement alone, which is asked for itself",
    "toegang.Somstand": "read by the settlement alone, which is asked for itself",
    "toegang.Resultaat": "read only below an allocation that is asked for itself",
    "bekostiging.GeparkeerdContract": "read only below a settlement that is asked for itself",
    "bekostiging.NagekomenWijziging": "read only below a settlement that is asked for itself",
}


def _all_taken(_: Any) -> QuerySet[Taak]:
    return Taak.objects.select_related("gevraagd_door").order_by("-gemaakt_op", "pk")


def _all_downloads(_: Any) -> QuerySet[Taak]:
    return Taak.objects.filter(soort="download")


def _all_leveringen(_: Any) -> QuerySet[Levering]:
    return Levering.objects.select_related("regio")


def _all_accounts(_: Any) -> QuerySet[Gebruiker, Gebruiker]:
    return Gebruiker.objects.order_by("gebruikersnaam")


def _all_codes(_: Any) -> QuerySet[Regio, str]:
    return Regio.objects.values_list("code", flat=True)


def _all_logregels(_: Any) -> QuerySet[Logregel]:
    return Logregel.objects.order_by("-volgnummer")


FUNCTIES: Mapping[str, tuple[Callable[..., Any], Bewijs]] = {
    "inkoop.paginas.views.taak.find_taken": (_all_taken, ("taken", _CONTRACT)),
    "inkoop.paginas.views.start.find_taken": (_all_taken, ("start", _CONTRACT)),
    "inkoop.paginas.views.taak.get_taak": (
        lambda _, pk: Taak.objects.filter(pk=pk).first(),
        ("taak_voortgang", _CONTRACT),
    ),
    "inkoop.paginas.views.download.find_downloads": (_all_downloads, ("downloads", _FINANCIEN)),
    "inkoop.beheer.admin.gebruiker.get_accounts_van": (
        _all_accounts,
        ("admin:gebruikers_gebruiker_changelist", _BEHEER),
    ),
    "inkoop.beheer.admin.token.get_eigen_accounts_van": (
        _all_accounts,
        ("admin:authtoken_tokenproxy_changelist", _BEHEER),
    ),
    "inkoop.beheer.views.account.get_accounts_van": (_all_accounts, ("accounts", _BEHEER)),
    "inkoop.beheer.views.rechtenverzoek.find_verzoeken": (
        lambda _: Rechtenverzoek.objects.select_related("account", "gevraagd_door", "besloten_door"),
        ("rechtenverzoeken", str(Rol.DIRECTIE)),
    ),
    "inkoop.beheer.views.bericht.find_berichten": (
        lambda _: Bericht.objects.select_related("account"),
        ("berichten", _BEHEER),
    ),
    "inkoop.beheer.toegang.get_te_geven": (
        lambda _, model: model._default_manager.all(),
        ("account_rechten", _BEHEER),
    ),
    "inkoop.beheer.admin.taak.get_regiocodes_van": (_all_codes, ("admin:taken_taak_changelist", _BEHEER)),
    "inkoop.privacy.views.termijn.find_termijnen": (
        lambda _: Bewaartermijn.objects.all(),
        ("bewaartermijnen", _BEHEER),
    ),
    "inkoop.privacy.views.vernietiging.find_voorstellen": (
        lambda _: Vernietigingsvoorstel.objects.all(),
        ("vernietigingen", _CONTRACT),
    ),
    "inkoop.paginas.views.logboek.find_logregels": (_all_logregels, ("logboek", _BEHEER)),
    "toegang.views.prestatie.find_leveringen": (_all_leveringen, ("leveringen", _CONTRACT)),
    "toegang.views.start.find_leveringen": (_all_leveringen, ("start", _CONTRACT)),
    "toegang.views.toewijzing.find_gemeenten_met_zorg": (
        lambda _, dag: Gemeente.objects.op(dag).order_by_naam(),
        ("toewijzingen", _FINANCIEN),
    ),
    "toegang.views.prestatie.find_gemeenten_met_zorg": (
        lambda _, dag: Gemeente.objects.op(dag).order_by_naam(),
        ("afgekeurd", _FINANCIEN),
    ),
    "toegang.views.toewijzing.find_producten_met_zorg": (
        lambda _, dag: Product.objects.op(dag).order_by("code"),
        ("toewijzingen", _AANBIEDER),
    ),
}
