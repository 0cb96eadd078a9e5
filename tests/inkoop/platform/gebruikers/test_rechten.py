"""The one table of rights: it is whole, nothing else names a role, and the database keeps to it."""

import ast
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import connection

from contracten.models import AanbiederToegang, Contract
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.rechten import (
    RECHTEN,
    Bereik,
    Recht,
    Rolrechten,
    find_rollen_met,
    get_bereik,
    get_werkgebied,
    has_recht,
)
from inkoop.platform.gebruikers.rolwoorden import describe_wie
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from segmenten.models import GemeenteToegang, RegioToegang
from tests import fabrieken

WORTEL = Path(__file__).resolve().parents[4]
PAKKETTEN = ("inkoop", "segmenten", "contracten", "toegang", "bekostiging")
# The table; the account that keeps its role; the refusal that tells a role by name that it has no right.
NOEMT_ROLLEN = {
    "inkoop/platform/gebruikers/rechten.py",
    "inkoop/platform/gebruikers/models/gebruiker.py",
    "inkoop/platform/gebruikers/models/rechtenverzoek.py",
    "inkoop/platform/schermen/rechten.py",
    # Who gives roles, and the accounts that a demo makes.
    "inkoop/beheer/forms/account.py",
    "inkoop/beheer/services/rechten.py",
    "inkoop/beheer/views/account.py",
    "inkoop/demo/accounts.py",
}


def test_the_table_speaks_of_every_role_and_no_right_is_held_by_nobody() -> None:
    assert list(RECHTEN) == list(Rol)
    assert [recht for recht in Recht if not find_rollen_met(recht)] == []


def test_who_is_no_account_or_left_has_no_right() -> None:
    for niemand in (
        None,
        AnonymousUser(),
        Gebruiker(rollen=[Rol.BEHEERDER], is_active=False),
        Gebruiker(rollen=["x"]),
    ):
        assert get_werkgebied(niemand) is None
        assert [recht for recht in Recht if has_recht(niemand, recht)] == []


def test_a_right_has_a_scope() -> None:
    financien = Gebruiker(rollen=["financien"])
    assert get_bereik(financien, Recht.CLIENTEN) == Bereik.GEMEENTE
    assert get_bereik(financien, Recht.BEHEER) is None
    assert has_recht(financien, Recht.CLIENTEN)
    assert has_recht(financien, Recht.CLIENTEN, Bereik.REGIO, Bereik.GEMEENTE)
    assert not has_recht(financien, Recht.CLIENTEN, Bereik.REGIO)
    assert not has_recht(financien, Recht.BEHEER)


@pytest.mark.parametrize(
    ("werkt_voor", "bereik"),
    [
        (Bereik.REGIO, Bereik.GEMEENTE),
        (Bereik.REGIO, Bereik.AANBIEDER),
        (Bereik.GEMEENTE, Bereik.AANBIEDER),
        (Bereik.AANBIEDER, Bereik.REGIO),
        (Bereik.AANBIEDER, Bereik.GEMEENTE),
    ],
)
def test_a_scope_that_the_account_cannot_have_is_refused(werkt_voor: Bereik, bereik: Bereik) -> None:
    with pytest.raises(ValueError, match=f"Wie werkt voor {werkt_voor}"):
        Rolrechten("iemand", werkt_voor, {Recht.START: bereik})


def test_who_can_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert describe_wie(Recht.AFREKENING_VASTSTELLEN) == "een contractmanager of een directielid"
    assert describe_wie(Recht.AFREKENING_MAKEN) == "een contractmanager"
    assert describe_wie(Recht.LEVERINGEN) == "een contractmanager of een functioneel beheerder"
    assert describe_wie(Recht.AANLEVEREN) == (
        "een contractmanager, een financieel medewerker van een gemeente of een medewerker van de backoffice "
        "van een gemeente"
    )
    monkeypatch.setattr("inkoop.platform.gebruikers.rechten.RECHTEN", {})
    assert describe_wie(Recht.AFREKENINGEN) == "niemand"


def test_the_matrix_in_the_documentation_is_the_table(tmp_path: Path) -> None:
    document = WORTEL / "docs" / "architectuur.md"
    kopie = tmp_path / "kopie.md"
    kopie.write_text(document.read_text(encoding="utf-8"), encoding="utf-8")
    call_command("toon_rechten", schrijf=kopie)
    assert kopie.read_text(encoding="utf-8") == document.read_text(encoding="utf-8")
    assert "| een afrekening vaststellen | – | regio | regio | – | – |" in kopie.read_text(encoding="utf-8")


def test_the_table_is_shown_or_put_between_its_marks(tmp_path: Path) -> None:
    uit, leeg = StringIO(), tmp_path / "leeg.md"
    call_command("toon_rechten", stdout=uit)
    assert uit.getvalue().startswith("| recht | inkoper | contractmanager |")
    leeg.write_text("Geen tekens.", encoding="utf-8")
    with pytest.raises(CommandError, match="geen plaats"):
        call_command("toon_rechten", schrijf=leeg)


def iter_bronnen() -> Iterator[tuple[str, ast.Module]]:
    for pakket in PAKKETTEN:
        for pad in sorted((WORTEL / pakket).rglob("*.py")):
            naam = pad.relative_to(WORTEL).as_posix()
            if "/migrations/" not in naam and not naam.startswith("inkoop/stapel/"):
                yield naam, ast.parse(pad.read_text(encoding="utf-8"))


_NAMEN = ("rol", "rollen")


def find_rolregels(boom: ast.Module) -> list[str]:
    """Return what decides by a role: a role by name, or the role of an account that is compared or read."""
    gevonden = []
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Attribute) and isinstance(knoop.value, ast.Name) and knoop.value.id == "Rol":
            gevonden.append(ast.unparse(knoop))
        elif isinstance(knoop, ast.Compare | ast.Match):
            delen = [knoop.left, *knoop.comparators] if isinstance(knoop, ast.Compare) else [knoop.subject]
            gevonden += [ast.unparse(d) for d in delen if isinstance(d, ast.Attribute) and d.attr in _NAMEN]
        elif isinstance(knoop, ast.Call) and ast.unparse(knoop.func) == "getattr":
            gevonden += [ast.unparse(knoop) for a in knoop.args if ast.unparse(a).strip("'") in _NAMEN]
        elif isinstance(knoop, ast.keyword) and not isinstance(knoop.value, ast.Attribute | ast.Name):
            gevonden += [ast.unparse(knoop)] if knoop.arg in {"rol", "rol__in", "rollen"} else []
    return gevonden


def test_nothing_but_the_table_decides_by_role() -> None:
    gevonden = {naam: regels for naam, boom in iter_bronnen() if (regels := find_rolregels(boom))}
    assert set(gevonden) <= NOEMT_ROLLEN, gevonden


@pytest.mark.parametrize(
    "regel",
    [
        "x = Rol.INKOPER",
        "if gebruiker.rol == 'inkoper': pass",
        "if 'x' != request.user.rol: pass",
        "if self.gebruiker.rol in rollen: pass",
        "rol = getattr(user, 'rol', '')",
        "match gebruiker.rol:\n    case 'inkoper': pass",
        "Gebruiker.objects.filter(rol='inkoper')",
    ],
)
def test_a_rule_about_roles_in_code_is_found(regel: str) -> None:
    assert find_rolregels(ast.parse(regel))


# A template shows what a view hands over: it asks for no role, and no right either.
ROL_IN_SJABLOON = re.compile(
    rf"""{{%[^%]*\b(rol|recht|has_recht)\b|{{%\s*(el)?if\b[^%]*["']({"|".join(Rol.values)})["']"""
)


def test_no_template_decides_by_role() -> None:
    sjablonen = sorted((WORTEL / "templates").rglob("*.html"))
    assert sjablonen
    gevonden = [pad.name for pad in sjablonen if ROL_IN_SJABLOON.search(pad.read_text(encoding="utf-8"))]
    assert gevonden == []


def test_a_rule_about_roles_in_a_template_is_found() -> None:
    for regel in ("{% if user.rol == 'x' %}", '{% if wie == "inkoper" %}', "{% with r=user.rol %}"):
        assert ROL_IN_SJABLOON.search(regel)
    assert not ROL_IN_SJABLOON.search("{{ user.get_rol_display }}")


def test_no_serializer_decides_by_right() -> None:
    namen = {"has_recht", "get_bereik", "get_werkgebied", "Recht", "Rol"}
    serializers = {naam: boom for naam, boom in iter_bronnen() if "serializer" in naam}
    assert serializers
    for naam, boom in serializers.items():
        gebruikt = {knoop.id for knoop in ast.walk(boom) if isinstance(knoop, ast.Name)}
        assert not gebruikt & namen, naam


@pytest.mark.django_db
def test_no_function_or_policy_of_the_database_knows_a_role_by_name() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
            "AND prosrc LIKE '%inkoop.rol%'"
        )
        functies = dict(cursor.fetchall())
        cursor.execute("SELECT policyname FROM pg_policies WHERE qual LIKE '%inkoop.rol%'")
        regels = cursor.fetchall()
    # Whether the system looks, or a service of a region, and a count that it makes itself; that is no role
    # of the table.
    assert set(functies) == {"inkoop_is_systeem", "inkoop_is_dienst", "bekostiging_tel_invoer"}
    assert not [rol for rol in Rol for tekst in functies.values() if f"'{rol}'" in tekst]
    assert regels == []


@pytest.mark.django_db
@pytest.mark.parametrize("rol", Rol)
def test_the_database_shows_each_role_what_it_is_tied_to_and_nothing_else(rol: Rol) -> None:
    """Asked without any filter, of an account that has every kind of scope: only that of its role counts."""
    with met_systeemzicht():
        contracten = {bereik: fabrieken.ContractFactory.create() for bereik in Bereik}
        buur = fabrieken.ContractFactory.create(perceel=contracten[Bereik.AANBIEDER].perceel)
        gebruiker = fabrieken.make_gebruiker("iemand", rol)
        RegioToegang.objects.create(gebruiker=gebruiker, regio=contracten[Bereik.REGIO].regio)
        gemeente = fabrieken.GemeenteFactory.create(regio=contracten[Bereik.GEMEENTE].regio)
        GemeenteToegang.objects.create(gebruiker=gebruiker, gemeente=gemeente)
        AanbiederToegang.objects.create(gebruiker=gebruiker, aanbieder=contracten[Bereik.AANBIEDER].aanbieder)
        assert len({contract.regio_id for contract in contracten.values()}) == len(Bereik)
        assert buur.regio_id == contracten[Bereik.AANBIEDER].regio_id
    with met_zicht_van(gebruiker):
        gezien = set(Contract.objects.values_list("pk", flat=True))
        gefilterd = set(Contract.objects.zichtbaar_voor(gebruiker).values_list("pk", flat=True))
    assert gezien == {contracten[RECHTEN[rol].werkt_voor].pk}
    assert gefilterd == (gezien if Recht.AANBIEDERS in RECHTEN[rol].rechten else set())


@pytest.mark.django_db
def test_a_role_that_the_table_does_not_know_sees_nothing() -> None:
    with met_systeemzicht():
        contract = fabrieken.ContractFactory.create()
        gebruiker = fabrieken.make_gebruiker("iemand", Rol.INKOPER)
        RegioToegang.objects.create(gebruiker=gebruiker, regio=contract.regio)
    gebruiker.rollen = ["onbekend"]
    with met_zicht_van(gebruiker):
        assert not Contract.objects.exists()
        assert not Contract.objects.zichtbaar_voor(gebruiker).exists()


def test_an_object_with_a_role_that_is_no_account_has_no_right() -> None:
    assert not has_recht(SimpleNamespace(rollen=["beheerder"]), Recht.BEHEER)
