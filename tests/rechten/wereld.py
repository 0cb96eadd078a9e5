"""Two regions that look alike, so that every page can be asked for what is somebody else's.

Everything that an account must never see carries a marker in its text: what lies in the other region,
what belongs to another municipality, to another provider, and whatever tells about a client.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.test import Client
from rest_framework.authtoken.models import TokenProxy

from bekostiging.berekening.modellen.pxq import PXQ_GROEP
from bekostiging.berekening.realisatie import REALISATIE, REALISATIE_GEMEENTE
from bekostiging.berekening.register import REGELVERSIE
from bekostiging.berekening.uitleg import Uitleg
from bekostiging.models import Steekproef
from contracten.models import AanbiederToegang, Gemeentebudget, KpiScore, Plekafspraak, Trajectafspraak
from inkoop.archief.models import Archiefexport
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bewaren.models import Bewaartermijn, Vernietigingsvoorstel
from inkoop.platform.gebruikers.models import Bericht, Berichtstatus, Gebruiker, Rechtenverzoek, Rol
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.logboek.services import log_handeling
from inkoop.privacy.models import Inzageverzoek
from segmenten.models import (
    Expertise,
    Gemeente,
    GemeenteToegang,
    Jaarcijfer,
    Opslag,
    Regio,
    RegioToegang,
    Traject,
    Uurtarief,
)
from tests import fabrieken
from tests.rechten.geleverd import make_laadverslag, make_signalen, make_upload
from tests.rechten.matrix import WERKT_VOOR
from tests.rechten.merken import (
    BUURBEDRAG,
    CLIENT,
    VREEMD_TARIEFJAAR,
    VREEMDE_AANBIEDER,
    VREEMDE_GEMEENTE,
    VREEMDE_REGIO,
)
from toegang.models import Maandtotaal


@dataclass
class Wereld:
    """What the cells of the matrix refer to: `eigen` and `vreemd` objects by kind, accounts by role."""

    eigen: dict[str, Any] = field(default_factory=dict)
    vreemd: dict[str, Any] = field(default_factory=dict)
    # The same kind of object in the own region, but of another municipality and another provider.
    buren: dict[str, Any] = field(default_factory=dict)
    accounts: dict[str, Gebruiker] = field(default_factory=dict)
    # What a role has by itself: of a municipality each sees only what it delivered.
    van_rol: dict[str, dict[str, Any]] = field(default_factory=dict)
    # The cookies of the roles that signed in: a walk over every route need not sign in for each.
    aangemeld: dict[str, dict[str, str]] = field(default_factory=dict)

    def get_eigen(self, rol: str) -> dict[str, Any]:
        """Give the own objects of a role."""
        return self.eigen | self.van_rol.get(rol, {})


def _make_objecten(regio: Regio, gemeente: Gemeente, teken: str) -> dict[str, Any]:
    """One object of each kind in a region, with `teken` in every text that a page could show."""
    segment = fabrieken.SegmentFactory.create(
        regio=regio, naam=f"Segment {teken}", code=f"seg-{teken}".lower(), typering=f"Typering {teken}"
    )
    perceel = fabrieken.PerceelFactory.create(segment=segment, code=f"perceel-{teken}".lower())
    aanbieder = fabrieken.AanbiederFactory.create(
        regio=regio, code=f"aanb-{teken}".lower(), naam=f"Aanbieder {teken}"
    )
    onderdelen = {"regio": regio, "gemeente": gemeente, "segment": segment, "perceel": perceel}
    delen = onderdelen | _make_contractdeel(perceel, aanbieder, gemeente, teken)
    return delen | _make_structuurdeel(regio, delen["tarief"].product, teken)


def _make_structuurdeel(regio: Regio, product: Any, teken: str) -> dict[str, Any]:
    expertise = Expertise.objects.create(regio=regio, code="hbo", naam=f"Expertise {teken}")
    return {
        "product": product,
        "expertise": expertise,
        "opslag": Opslag.objects.create(regio=regio, code="o", naam=f"Opslag {teken}", percentage="0.08"),
        "traject": Traject.objects.make(
            regio=regio,
            code="t",
            naam=f"Traject {teken}",
            product=product,
            expertise=expertise,
            uren_per_week=2,
            doorlooptijd_dagen=182,
        ),
        "jaarcijfer": Jaarcijfer.objects.create(
            regio=regio,
            jaar=2019,
            niveau="regio",
            code=regio.code,
            grootheid=f"cijfer {teken}",
            waarde=1,
            eenheid="euro",
            volgorde=1,
        ),
    }


def _make_contractdeel(perceel: Any, aanbieder: Any, gemeente: Gemeente, teken: str) -> dict[str, Any]:
    contract = fabrieken.ContractFactory.create(perceel=perceel, aanbieder=aanbieder, nummer=f"C-{teken}")
    tarief = fabrieken.TariefFactory.create(contract=contract, product__naam=f"Product {teken}")
    jaarafspraak = fabrieken.JaarafspraakFactory.create(contract=contract)
    voorschot = fabrieken.VoorschotFactory.create(contract=contract, gemeente=gemeente)
    client = fabrieken.ClientFactory.create(regio=contract.regio, pseudoniem=f"{CLIENT}-{teken}")
    toewijzing = fabrieken.ToewijzingFactory.create(
        contract=contract,
        client=client,
        gemeente=gemeente,
        product=tarief.product,
        nummer=f"T-{CLIENT}-{teken}",
    )
    prestatie = fabrieken.PrestatieFactory.create(toewijzing=toewijzing, nummer=f"P-{CLIENT}-{teken}")
    _make_afgekeurd(toewijzing, teken)
    _make_maandtotaal(contract, gemeente, tarief.product, Decimal("324.00"))
    return {
        "aanbieder": aanbieder,
        "contract": contract,
        "tarief": tarief,
        "jaarafspraak": jaarafspraak,
        "kpiscore": KpiScore.objects.create(contract=contract, jaar=2022, kpi=f"KPI {teken}", score=1),
        "voorschot": voorschot,
        "betaling": fabrieken.BetalingFactory.create(contract=contract, gemeente=gemeente),
        "client": client,
        "toewijzing": toewijzing,
        "prestatie": prestatie,
    }


def _make_afgekeurd(toewijzing: Any, teken: str) -> None:
    fabrieken.PrestatieFactory.create(
        toewijzing=toewijzing,
        nummer=f"A-{CLIENT}-{teken}",
        goedgekeurd=False,
        reden="buiten_toewijzing",
        begindatum=date(2021, 5, 1),
        einddatum=date(2021, 5, 31),
    )


def _make_maandtotaal(contract: Any, gemeente: Gemeente, product: Any, bedrag: Decimal) -> None:
    maand = {"maand": date(2022, 5, 1), "aantal": 1, "aantal_afgekeurd": 1, "volume": Decimal(10)}
    Maandtotaal.objects.create(contract=contract, gemeente=gemeente, product=product, bedrag=bedrag, **maand)


def make_uitleg(deel: dict[str, Any]) -> dict[str, Any]:
    """The explanation of one approved prestatie of 10 at 32.40."""
    groep = PXQ_GROEP.make_stap(
        product=deel["tarief"].product.code,
        aantal=1,
        volume=Decimal(10),
        volume_eenheid="uur",
        tarief=Decimal("32.40"),
        tariefeenheid="uur",
        afrondingsverschil=Decimal("0.00"),
    )
    per_gemeente = REALISATIE_GEMEENTE.make_stap(gemeente=deel["gemeente"].code, stappen=(groep,))
    realisatie = REALISATIE.make_stap(stappen=(per_gemeente,))
    return Uitleg(deel["contract"].nummer, 2022, REGELVERSIE, (realisatie,)).als_json()


def _make_afrekening(*delen: dict[str, Any]) -> Any:
    """One settlement of the region with every contract of `delen`, as a second version; both are shared."""
    regio = delen[0]["contract"].regio
    deler = fabrieken.make_gebruiker(f"deler-{regio.code}", Rol.CONTRACTMANAGER)
    RegioToegang.objects.create(gebruiker=deler, regio=regio)
    stand = {
        "regio": regio,
        "status": "gedeeld",
        "gedeeld_op": fabrieken.MOMENT,
        "gedeeld_door": deler,
    }
    vorige = fabrieken.AfrekeningFactory.create(**stand)
    afrekening = fabrieken.AfrekeningFactory.create(**stand, vorige=vorige)
    concept = fabrieken.AfrekeningFactory.create(regio=regio, jaar=2021)
    steekproef = Steekproef.objects.create(
        afrekening=afrekening,
        aantal=1,
        zaad="1",
        reden=f"controle {regio.naam}",
        populatie=Decimal("324.00"),
        getrokken_door=deler,
    )
    for deel in delen:
        deel["concept"] = concept
        deel["steekproef"] = steekproef
        deel["afrekening"] = afrekening
        deel["contractafrekening"] = fabrieken.ContractafrekeningFactory.create(
            afrekening=afrekening, contract=deel["contract"], uitleg=make_uitleg(deel)
        )
        deel["gemeenteafrekening"] = fabrieken.GemeenteafrekeningFactory.create(
            contractafrekening=deel["contractafrekening"], gemeente=deel["gemeente"]
        )
    return afrekening


def _add_buurdeel(eigen: dict[str, Any], buurgemeente: Gemeente) -> None:
    """The part of the neighbouring municipality in the settlement of the own contract."""
    fabrieken.GemeenteafrekeningFactory.create(
        contractafrekening=eigen["contractafrekening"],
        gemeente=buurgemeente,
        realisatie=BUURBEDRAG,
        vergoeding=BUURBEDRAG,
        voorschot=BUURBEDRAG,
        saldo=Decimal("0.00"),
    )


def _make_accounts(eigen: dict[str, Any]) -> dict[str, Gebruiker]:
    accounts = {rol: fabrieken.make_gebruiker(f"{rol}-eigen", rol) for rol in Rol.values}
    toegang = {"regio": RegioToegang, "gemeente": GemeenteToegang, "aanbieder": AanbiederToegang}
    for rol, bereik in WERKT_VOOR.items():
        toegang[bereik]._default_manager.create(gebruiker=accounts[rol], **{bereik: eigen[bereik]})
    return accounts


def _make_vreemde_beheerder(regio: Regio, naam: str = "account") -> Gebruiker:
    gebruiker = fabrieken.make_gebruiker(f"{VREEMDE_REGIO}-{naam}", Rol.BEHEERDER)
    RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    return gebruiker


def _make_buren(regio: Regio, eigen: dict[str, Any]) -> dict[str, Any]:
    """What lies in the own region, but belongs to another municipality and another provider."""
    buurgemeente = fabrieken.GemeenteFactory.create(regio=regio, naam="Buurdorp")
    buuraanbieder = fabrieken.AanbiederFactory.create(
        regio=regio, code=f"aanb-{VREEMDE_AANBIEDER}".lower(), naam=f"Aanbieder {VREEMDE_AANBIEDER}"
    )
    buren = {"regio": regio, "gemeente": buurgemeente} | _make_contractdeel(
        eigen["perceel"], buuraanbieder, buurgemeente, VREEMDE_AANBIEDER
    )
    # An allocation of the neighbouring municipality under the own contract: only the municipality differs.
    buurclient = fabrieken.ClientFactory.create(regio=regio, pseudoniem=f"{CLIENT}-{VREEMDE_GEMEENTE}")
    buren["toewijzing_zelfde_contract"] = fabrieken.ToewijzingFactory.create(
        contract=eigen["contract"],
        client=buurclient,
        gemeente=buurgemeente,
        product=eigen["tarief"].product,
        nummer=f"T-{CLIENT}-{VREEMDE_GEMEENTE}",
    )
    fabrieken.PrestatieFactory.create(
        toewijzing=buren["toewijzing_zelfde_contract"], nummer=f"P-{CLIENT}-{VREEMDE_GEMEENTE}"
    )
    _make_afgekeurd(buren["toewijzing_zelfde_contract"], VREEMDE_GEMEENTE)
    _make_buurbedragen(eigen, buurgemeente)
    return buren


def _make_buurbedragen(eigen: dict[str, Any], buurgemeente: Gemeente) -> None:
    """What the neighbouring municipality pays and has agreed under the own contract."""
    contract, afspraak = eigen["contract"], eigen["jaarafspraak"]
    fabrieken.VoorschotFactory.create(contract=contract, gemeente=buurgemeente, bedrag=BUURBEDRAG)
    _make_maandtotaal(contract, buurgemeente, eigen["tarief"].product, BUURBEDRAG)
    Gemeentebudget.objects.create(jaarafspraak=afspraak, gemeente=buurgemeente, bedrag=BUURBEDRAG)
    Plekafspraak.objects.create(
        jaarafspraak=afspraak, gemeente=buurgemeente, traject=eigen["traject"], aantal=BUURBEDRAG
    )
    Trajectafspraak.objects.create(
        jaarafspraak=afspraak, gemeente=buurgemeente, traject=eigen["traject"], aantal=BUURBEDRAG
    )
    fabrieken.BetalingFactory.create(contract=contract, gemeente=buurgemeente, bedrag=BUURBEDRAG)
    afspraak.verhogingen.create(
        gemeente=buurgemeente, datum=date(2022, 6, 1), bedrag=BUURBEDRAG, besluit="crisis", volgorde=1
    )


def _make_voorstel(regio: Regio, vastlegger: Gebruiker) -> Vernietigingsvoorstel:
    """A proposal to destroy nothing in particular, by a term that somebody set."""
    termijn = Bewaartermijn.objects.create(
        regio=regio.code,
        soort="zorg_jeugd",
        maanden=240,
        telling="dag",
        bron="Besluit",
        vanaf=date(2026, 1, 1),
        vastgelegd_door=vastlegger,
    )
    voorstel = Vernietigingsvoorstel.objects.create(
        regio=regio.code, peildatum=date(2026, 1, 2), digest="0" * 64
    )
    voorstel.regels.create(termijn=termijn, grens=date(2006, 1, 2), aantal=3, nog_nodig={"loopt nog": 2})
    return voorstel


def _make_beheerdeel(deel: dict[str, Any], teken: str, vrager: Gebruiker, vastlegger: Gebruiker) -> None:
    """What an operator sees of one region: a job, a line of the log, a file and a token."""
    deel["taak"] = fabrieken.TaakFactory.create(
        titel=f"Taak {teken}",
        regio=deel["regio"].code,
        gevraagd_door=vrager,
    )
    deel["download"] = fabrieken.TaakFactory.create(soort="download", titel=f"Download {teken}")
    log_handeling("proef", onderwerp=("regio", teken), gebruiker=f"door-{teken}", regio=deel["regio"].code)
    deel["logregel"] = Logregel.objects.latest("pk")
    deel["bestand"] = Bestand.objects.create(
        soort="zonder recht",
        naam=f"{teken}.txt",
        mime="text/plain",
        sha256="0" * 64,
        grootte=0,
        onderwerp_soort="regio",
        onderwerp_sleutel=teken,
        regio=deel["regio"].code,
    )
    deel["inzageverzoek"] = Inzageverzoek.objects.create(
        regio=deel["regio"], client=deel["client"].pk, reden=f"verzoek {teken}", gevraagd_door=vrager
    )
    deel["archiefexport"] = Archiefexport.objects.create(
        regio=deel["regio"],
        doel="woo",
        vanaf=date(2022, 1, 1),
        tot=date(2022, 12, 31),
        reden=f"export {teken}",
        gevraagd_door=vrager,
    )
    deel["vernietiging"] = _make_voorstel(deel["regio"], vastlegger)
    deel["token"] = TokenProxy.objects.create(user=deel["gebruiker"])
    deel["bericht"] = Bericht.objects.create(
        soort="uitnodiging", account=deel["gebruiker"], status=Berichtstatus.VERSTUURD, tekst=teken
    )
    deel["rechtenverzoek"] = Rechtenverzoek.objects.create(
        account=deel["gebruiker"],
        is_gevoelig=True,
        rollen=[Rol.CONTRACTMANAGER],
        reden=teken,
        gevraagd_door=vrager,
    )


def make_wereld() -> Wereld:
    """Fill both regions; call inside `met_systeemzicht()`."""
    regio = fabrieken.RegioFactory.create(code="eigen", naam="Eigen regio")
    vreemde_regio = fabrieken.RegioFactory.create(code=VREEMDE_REGIO.lower(), naam=f"Regio {VREEMDE_REGIO}")
    eigen = _make_objecten(regio, fabrieken.GemeenteFactory.create(regio=regio, naam="Eigendorp"), "eigen")
    vreemd = _make_objecten(
        vreemde_regio,
        fabrieken.GemeenteFactory.create(regio=vreemde_regio, naam=f"Gemeente {VREEMDE_REGIO}"),
        VREEMDE_REGIO,
    )
    buren = _make_buren(regio, eigen)
    _make_afrekening(eigen, buren)
    _add_buurdeel(eigen, buren["gemeente"])
    _make_afrekening(vreemd)
    Uurtarief.objects.create(expertise=vreemd["expertise"], jaar=VREEMD_TARIEFJAAR, bedrag=Decimal("60.00"))
    vreemd["gebruiker"] = _make_vreemde_beheerder(vreemde_regio)
    accounts = _make_accounts(eigen)
    eigen["gebruiker"] = accounts[Rol.INKOPER]
    _make_beheerdeel(eigen, "eigen", accounts[Rol.CONTRACTMANAGER], accounts[Rol.BEHEERDER])
    vrager = _make_vreemde_beheerder(vreemde_regio, "vrager")
    _make_beheerdeel(vreemd, VREEMDE_REGIO, vrager, vreemd["gebruiker"])
    for deel, teken, leverancier in (
        (eigen, "eigen", accounts[Rol.FINANCIEN]),
        (buren, VREEMDE_GEMEENTE, accounts[Rol.CONTRACTMANAGER]),
        (vreemd, VREEMDE_REGIO, vreemd["gebruiker"]),
    ):
        deel["laadverslag"] = make_laadverslag(deel["regio"], teken, leverancier)
        deel["upload"] = make_upload(deel["regio"], teken, leverancier)
        make_signalen(deel, teken)
    backoffice = {
        "laadverslag": make_laadverslag(regio, "eigen2", accounts[Rol.BACKOFFICE]),
        "upload": make_upload(regio, "eigen2", accounts[Rol.BACKOFFICE]),
    }
    return Wereld(eigen, vreemd, buren, accounts, {Rol.BACKOFFICE: backoffice})


def meld_aan(wereld: Wereld, rol: str = Rol.CONTRACTMANAGER) -> Client:
    """Return a browser in which the account of a role is signed in."""
    browser = Client()
    browser.force_login(wereld.accounts[rol])
    return browser
