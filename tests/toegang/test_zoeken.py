"""Searching: parts and typing errors are found, within the scope of who asks, and with an index."""

import re
from datetime import date

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from tests.rechten.merken import CLIENT
from tests.rechten.wereld import Wereld, make_wereld
from toegang.models import Client as Zorgclient
from toegang.models import Toewijzing
from toegang.selectors import Zoekuitslag, find_gezochte_toewijzingen, zoek

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld() -> Wereld:
    with met_systeemzicht():
        return make_wereld()


def ask(wereld: Wereld, rol: str, vraag: str) -> Zoekuitslag:
    gebruiker = wereld.accounts[rol]
    with met_zicht_van(gebruiker):
        return zoek(gebruiker, vraag, date(2022, 12, 31))


def find_nummers(wereld: Wereld, rol: str, vraag: str) -> list[str]:
    return [zorg.nummer for zorg in ask(wereld, rol, vraag).toewijzingen]


def test_part_of_a_number_or_a_pseudonym_is_found(wereld: Wereld) -> None:
    zorg = wereld.eigen["toewijzing"]
    with met_systeemzicht():
        pseudoniem = zorg.client.pseudoniem
    assert find_nummers(wereld, Rol.CONTRACTMANAGER, zorg.nummer[1:].lower()) == [zorg.nummer]
    assert zorg.nummer in find_nummers(wereld, Rol.CONTRACTMANAGER, pseudoniem[1:])


def test_a_typing_error_in_a_number_finds_what_is_like_it(wereld: Wereld) -> None:
    assert find_nummers(wereld, Rol.CONTRACTMANAGER, f"T-{CLIENT}-eigne")[0] == f"T-{CLIENT}-eigen"


def test_what_is_like_it_is_only_shown_where_nothing_holds_the_text_and_is_said(wereld: Wereld) -> None:
    """An exact number has no other contracts above it, which are only like it."""
    gevonden = ask(wereld, Rol.CONTRACTMANAGER, "C-eigen")
    assert ([c.nummer for c in gevonden.contracten], gevonden.is_gelijkend) == (["C-eigen"], False)
    assert ask(wereld, Rol.CONTRACTMANAGER, "C-eigne").is_gelijkend
    client = Client()
    client.force_login(wereld.accounts[Rol.CONTRACTMANAGER])
    woorden = "Dit lijkt erop"
    assert woorden in client.get(reverse("zoeken"), {"vraag": "C-eigne"}).content.decode()
    assert woorden not in client.get(reverse("zoeken"), {"vraag": "C-eigen"}).content.decode()


def test_what_is_exactly_the_text_stands_first(wereld: Wereld) -> None:
    """Also before what comes earlier by number, among more than a page shows, and whatever the kind."""
    zorg = wereld.eigen["toewijzing"]
    with met_systeemzicht():
        client = Zorgclient.objects.create(regio_id=zorg.regio_id, pseudoniem="pseudo-88")
        zelfde = {
            veld.attname: getattr(zorg, veld.attname)
            for veld in Toewijzing._meta.concrete_fields
            if veld.attname not in {"id", "nummer", "client_id"}
        }
        Toewijzing.objects.bulk_create(
            Toewijzing(**zelfde, nummer=f"A-pseudo-88-{n:03}", client_id=zorg.client_id) for n in range(250)
        )
        precies = Toewijzing.objects.create(**zelfde, nummer="Z-1", client=client)
        wereld.eigen["aanbieder"].__class__.objects.filter(pk=wereld.eigen["aanbieder"].pk).update(
            naam="Over pseudo-88 gesproken"
        )
    uitslag = ask(wereld, Rol.CONTRACTMANAGER, "PSEUDO-88")
    assert uitslag.toewijzingen[0] == precies
    assert list(uitslag.soorten) == ["toewijzingen", "aanbieders"]


def test_a_link_from_a_contract_never_shows_rows_of_another(wereld: Wereld) -> None:
    """Nor does the export of such a list, nor a search by a complete number that has no rows."""
    contract = wereld.eigen["contract"]
    client = Client()
    client.force_login(wereld.accounts[Rol.CONTRACTMANAGER])
    pagina = client.get(reverse("contract", args=[contract.pk])).content.decode()
    adressen = re.findall(r'href="(/(?:toewijzingen|prestaties/afgekeurd)\?contract=[^"]+)"', pagina)
    assert len(adressen) == 2
    with met_systeemzicht():
        contract.__class__.objects.filter(pk=contract.pk).update(nummer=f"{contract.nummer}-28")
    for adres in adressen:
        for vraag in (adres, adres.replace("%22", ""), adres.replace("eigen%22", "eigne")):
            bestand = client.get(f"{vraag}&export=csv").getvalue()
            rijen = bestand.decode().splitlines()[1:]
            verwacht = "%22" not in vraag and "eigne" not in vraag
            assert bool(rijen) is verwacht, vraag


def test_a_list_that_finds_nothing_says_what_is_like_it(wereld: Wereld) -> None:
    client = Client()
    client.force_login(wereld.accounts[Rol.CONTRACTMANAGER])
    for route, veld, fout, goed in (
        ("contracten", "nummer", "C-eigne", "C-eigen"),
        ("toewijzingen", "contract", "C-eigne", "C-eigen"),
        ("toewijzingen", "nummer", f"T-{CLIENT}-eigne", f"T-{CLIENT}-eigen"),
    ):
        inhoud = client.get(reverse(route), {veld: fout}).content.decode()
        assert f"Niets gevonden voor “{fout}”; lijkt op:" in inhoud, route
        assert re.search(rf'href="\?{veld}={goed}[^"]*"', inhoud), route
        assert "tabelvak__venster" not in inhoud


def test_names_are_found_with_a_typing_error(wereld: Wereld) -> None:
    uitslag = ask(wereld, Rol.CONTRACTMANAGER, "Eigendrop")
    assert [gemeente.naam for gemeente in uitslag.gemeenten] == ["Eigendorp"]
    eerste = ask(wereld, Rol.CONTRACTMANAGER, "Aanbeider eigen").aanbieders[0]
    assert eerste.naam == "Aanbieder eigen"
    assert ask(wereld, Rol.CONTRACTMANAGER, wereld.eigen["perceel"].code).percelen
    assert ask(wereld, Rol.CONTRACTMANAGER, wereld.eigen["product"].code).producten


def test_who_may_see_no_clients_or_structure_finds_none(wereld: Wereld) -> None:
    assert ask(wereld, Rol.INKOPER, f"T-{CLIENT}").toewijzingen == ()
    assert ask(wereld, Rol.AANBIEDER, "Eigendorp").gemeenten == ()


def test_the_function_itself_keeps_to_the_scope(wereld: Wereld) -> None:
    """Also asked without the filter of the page."""
    alles = Toewijzing.objects.all()
    for rol in (Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.CONSULENT, Rol.AANBIEDER):
        gebruiker = wereld.accounts[rol]
        with met_zicht_van(gebruiker):
            gezien = set(Toewijzing.objects.zichtbaar_voor(gebruiker).values_list("pk", flat=True))
            with connection.cursor() as cursor:
                cursor.execute("SELECT toewijzing_id FROM toegang_zoek(%s, false, NULL)", ["T-"])
                gevonden = {sleutel for (sleutel,) in cursor.fetchall()}
        assert gevonden == gezien, rol
        assert gevonden
    assert not find_gezochte_toewijzingen(alles, "T-").exists()


def test_the_words_to_search_cannot_be_read_past_the_function(wereld: Wereld) -> None:
    with met_systeemzicht(), connection.cursor() as cursor:
        for opdracht in ("SELECT 1 FROM toegang_zoekregel", "DELETE FROM toegang_zoekregel"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                cursor.execute(opdracht)


def test_a_change_and_a_removal_are_searched_at_once(wereld: Wereld) -> None:
    zorg = wereld.eigen["toewijzing"]
    with met_systeemzicht():
        Toewijzing.objects.filter(pk=zorg.pk).update(nummer="HEEL-ANDERS")
        Zorgclient.objects.filter(pk=zorg.client_id).update(pseudoniem="nieuw-pseudoniem")
    assert find_nummers(wereld, Rol.CONTRACTMANAGER, "heel-and") == ["HEEL-ANDERS"]
    assert "HEEL-ANDERS" in find_nummers(wereld, Rol.CONTRACTMANAGER, "nieuw-pseudo")
    assert find_nummers(wereld, Rol.CONTRACTMANAGER, f"T-{CLIENT}-eigen") != [f"T-{CLIENT}-eigen"]


def test_the_list_finds_a_pseudonym(wereld: Wereld) -> None:
    zorg = wereld.eigen["toewijzing"]
    client = Client()
    client.force_login(wereld.accounts[Rol.CONTRACTMANAGER])
    with met_systeemzicht():
        pseudoniem = zorg.client.pseudoniem
    inhoud = client.get(reverse("toewijzingen"), {"nummer": pseudoniem[1:]}).content.decode()
    assert zorg.nummer in inhoud
    assert "Niets gevonden" in client.get(reverse("toewijzingen"), {"nummer": "zzzz"}).content.decode()


def test_the_plan_uses_both_indexes(eigenaar_verbinding: psycopg.Connection) -> None:
    eigenaar_verbinding.execute("SET enable_seqscan = off")
    rijen = eigenaar_verbinding.execute(
        "EXPLAIN SELECT toewijzing_id FROM toegang_zoekregel z "
        "WHERE (z.nummer ILIKE '%ZOEK-12345%' OR z.pseudoniem ILIKE '%ZOEK-12345%') "
        "AND z.contract_id IN (SELECT id FROM contracten_contract) ORDER BY nummer LIMIT 20"
    )
    plan = "\n".join(regel for (regel,) in rijen)
    assert "Bitmap Index Scan on zoekregel_nummer" in plan
    assert "Bitmap Index Scan on zoekregel_pseudoniem" in plan
