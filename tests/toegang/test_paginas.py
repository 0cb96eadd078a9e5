"""Looking at care, and searching."""

import html
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from contracten.models import Contract
from inkoop.kern.codes import Afkeurreden
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.platform.logboek.models import Logregel
from tests.fabrieken import PrestatieFactory
from tests.rechten.merken import CLIENT
from tests.rechten.wereld import Wereld, make_wereld
from toegang.models import Toewijzing
from toegang.selectors import find_gezochte_toewijzingen, zoek

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


@pytest.fixture
def wereld() -> Wereld:
    with met_systeemzicht():
        return make_wereld()


def find_nummers(wereld: Wereld, rol: str, vraag: str) -> tuple[list[str], list[str], list[str]]:
    gebruiker = wereld.accounts[rol]
    with met_zicht_van(gebruiker):
        uitslag = zoek(gebruiker, vraag, date(2022, 12, 31))
        return (
            [contract.nummer for contract in uitslag.contracten],
            [aanbieder.naam for aanbieder in uitslag.aanbieders],
            [zorg.nummer for zorg in uitslag.toewijzingen],
        )


def test_who_looks_at_an_allocation_stands_in_the_log(wereld: Wereld) -> None:
    client, zorg = Client(), wereld.eigen["toewijzing"]
    client.force_login(wereld.accounts[Rol.CONSULENT])
    assert client.get(reverse("toewijzing", args=[zorg.pk])).status_code == 200
    regel = Logregel.objects.get(handeling="toewijzing_bekeken")
    assert (regel.gebruiker, regel.onderwerp_sleutel) == ("consulent-eigen", zorg.nummer)
    assert regel.verschil == {"client": zorg.client.pseudoniem}


def test_a_refused_look_is_not_logged_as_a_look(wereld: Wereld) -> None:
    client = Client()
    client.force_login(wereld.accounts[Rol.CONSULENT])
    url = reverse("toewijzing", args=[wereld.buren["toewijzing_zelfde_contract"].pk])
    assert client.get(url).status_code == 404
    assert not Logregel.objects.filter(handeling="toewijzing_bekeken").exists()


def test_searching_finds_part_of_a_number_whatever_the_case(wereld: Wereld) -> None:
    assert find_nummers(wereld, Rol.CONTRACTMANAGER, "c-EIG")[0] == ["C-eigen"]
    assert find_nummers(wereld, Rol.CONTRACTMANAGER, "er eig")[1] == ["Aanbieder eigen"]
    assert find_nummers(wereld, Rol.CONTRACTMANAGER, f"t-{CLIENT}-eig")[2] == [f"T-{CLIENT}-eigen"]


def test_searching_takes_wildcards_literally(wereld: Wereld) -> None:
    assert find_nummers(wereld, Rol.CONTRACTMANAGER, "c%e") == ([], [], [])
    with met_systeemzicht():
        # Searching finds what is like it, so this asks only for what holds it.
        assert not Contract.objects.filter(nummer__bevat="c_eigen").exists()
        assert not find_gezochte_toewijzingen(Toewijzing.objects.all(), "t_").exists()


def test_a_buyer_finds_no_clients_and_a_consulent_no_contracts(wereld: Wereld) -> None:
    assert find_nummers(wereld, Rol.INKOPER, "eigen")[2] == []
    assert find_nummers(wereld, Rol.CONSULENT, "eigen")[0] == []


def test_a_provider_finds_only_its_own(wereld: Wereld) -> None:
    contracten, aanbieders, _ = find_nummers(wereld, Rol.AANBIEDER, "e")
    assert (contracten, aanbieders) == (["C-eigen"], ["Aanbieder eigen"])


@pytest.mark.parametrize("rol", [Rol.CONSULENT, Rol.FINANCIEN, Rol.CONTRACTMANAGER, Rol.AANBIEDER])
def test_a_line_and_its_credit_lead_to_each_other(wereld: Wereld, rol: Rol) -> None:
    """Each by its whole reference: one that holds it as a part is another line."""
    with met_systeemzicht():
        zorg = wereld.eigen["toewijzing"]
        regel = PrestatieFactory.create(toewijzing=zorg, nummer="R & 1", **make_dag(6))
        PrestatieFactory.create(toewijzing=zorg, nummer="R & 12", **make_dag(7))
        PrestatieFactory.create(
            toewijzing=zorg,
            nummer="K1",
            goedgekeurd=False,
            reden="credit",
            crediteert=regel,
            crediteert_nummer=regel.nummer,
            **make_dag(6),
        )
        adres = reverse("toewijzing", args=[zorg.pk])
    client = Client()
    client.force_login(wereld.accounts[rol])
    alles = read_links(client, adres)
    assert set(alles) == {"Teruggenomen door K1, telt niet meer", "Neemt R & 1 terug"}
    naar_credit = read_links(client, adres + alles["Teruggenomen door K1, telt niet meer"])
    assert list(naar_credit) == ["Neemt R & 1 terug"]
    terug = read_links(client, adres + naar_credit["Neemt R & 1 terug"])
    assert list(terug) == ["Teruggenomen door K1, telt niet meer"]


def test_a_credit_that_was_rejected_leads_nowhere(wereld: Wereld) -> None:
    with met_systeemzicht():
        PrestatieFactory.create(
            toewijzing=wereld.eigen["toewijzing"],
            nummer="K2",
            goedgekeurd=False,
            reden=Afkeurreden.CREDIT_ONBEKEND,
            crediteert_nummer="bestaat niet",
        )
    client = Client()
    client.force_login(wereld.accounts[Rol.CONTRACTMANAGER])
    assert read_links(client, reverse("toewijzing", args=[wereld.eigen["toewijzing"].pk])) == {}
    assert read_links(client, reverse("afgekeurd")) == {}


def make_dag(maand: int) -> dict[str, date]:
    """The first day of a month, for a line that shares no day with others."""
    return {"begindatum": date(2022, maand, 1), "einddatum": date(2022, maand, 1)}


def read_links(client: Client, adres: str) -> dict[str, str]:
    """Give what stands as the reason of lines and leads somewhere, with the query of the address."""
    antwoord = client.get(html.unescape(adres))
    assert antwoord.status_code == 200
    gevonden = re.findall(
        r'<a[^>]*href="[^"?]+(\?prestaties-kenmerk[^"#]*)#tabel-prestaties"[^>]*>([^<]*)',
        antwoord.content.decode(),
    )
    return {html.unescape(tekst).strip(): html.unescape(vraag) for vraag, tekst in gevonden}


@pytest.mark.parametrize("vraag", ["", " ", "c"])
def test_a_question_that_is_too_short_finds_nothing(wereld: Wereld, vraag: str) -> None:
    client = Client()
    client.force_login(wereld.accounts[Rol.CONTRACTMANAGER])
    antwoord = client.get(reverse("zoeken"), {"vraag": vraag})
    assert antwoord.context["uitslag"] is None


@pytest.mark.parametrize("jaar", ["0", "10000", "x", "-1"])
def test_a_year_that_is_none_is_refused(wereld: Wereld, jaar: str) -> None:
    client = Client()
    client.force_login(wereld.accounts[Rol.CONTRACTMANAGER])
    url = reverse("productie", args=[wereld.eigen["contract"].pk])
    assert client.get(url, {"jaar": jaar}).status_code == 400
