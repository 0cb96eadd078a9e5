"""Commands and jobs: each is in the matrix, acts only for who may, and tells nothing of another region."""

import inspect
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import LazySettings, settings
from django.core.management import CommandError, call_command, get_commands
from django.test import Client
from django.urls import reverse

from bekostiging.services import AfrekenenGeweigerdError, start_afrekening, start_rapporten
from bekostiging.services import rapporten as rapportdienst
from inkoop.celery import app
from inkoop.inname.services import uploadtaak, work_on_upload
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bewaren.services import bevestig_voorstel
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.platform.taken import register
from inkoop.platform.taken.models import Taak
from tests.inhoud import read_inhoud
from tests.rechten.matrix import RAPPORTEN
from tests.rechten.merken import VREEMDE_REGIO
from tests.rechten.opdrachten import OPDRACHTEN, TAAKSOORTEN, TAKEN, Opdrachtcel
from tests.rechten.wereld import Wereld, make_wereld

pytestmark = pytest.mark.django_db

# Files that nobody reads, and those that were delivered.
GEEN_RAPPORT = ("zonder recht", "upload")


@pytest.fixture
def wereld(monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: Path) -> Wereld:
    monkeypatch.setattr("inkoop.platform.taken.services._send", lambda _: None)
    settings.BESTANDEN_MAP = tmp_path / "bestanden"
    with met_systeemzicht():
        return make_wereld()


def find_eigen_commandos() -> set[str]:
    """The commands of the project itself, as Django finds them."""
    wortel = Path(settings.BASE_DIR)
    eigen = {
        config.name
        for config in apps.get_app_configs()
        if wortel / "node_modules" not in Path(config.path).parents and "site-packages" not in config.path
    }
    return {naam for naam, app_naam in get_commands().items() if app_naam in eigen}


def find_eigen_taken() -> set[str]:
    """The tasks of the project, as a worker finds them."""
    app.loader.import_default_modules()
    return {naam for naam in app.tasks if not naam.startswith("celery.")}


def test_every_command_is_in_the_matrix() -> None:
    assert find_eigen_commandos() == set(OPDRACHTEN)


def test_every_job_and_task_is_in_the_matrix() -> None:
    assert set(register._functies) == set(TAAKSOORTEN)
    assert find_eigen_taken() == set(TAKEN)
    assert {rooster["task"] for rooster in settings.CELERY_BEAT_SCHEDULE.values()} <= set(TAKEN)


def test_what_is_not_in_the_matrix_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_functies", dict(register._functies))
    register.register_taaksoort("nieuw", lambda taak, voortgang: {})
    with pytest.raises(AssertionError, match="nieuw"):
        test_every_job_and_task_is_in_the_matrix()
    commandos = get_commands() | {"nieuw_commando": "inkoop"}
    monkeypatch.setattr("tests.rechten.test_opdrachten.get_commands", lambda: commandos)
    with pytest.raises(AssertionError, match="nieuw_commando"):
        test_every_command_is_in_the_matrix()


def test_a_task_takes_nothing_but_the_key_of_a_job() -> None:
    assert find_eigen_taken() == set(TAKEN)
    for naam, parameters in TAKEN.items():
        assert tuple(inspect.signature(app.tasks[naam].run).parameters) == parameters, naam


def run(naam: str, cel: Opdrachtcel, map_: Path, *extra: str) -> str:
    """Run a command and give everything that it tells: output, refusal and files."""
    map_.mkdir(exist_ok=True)
    uit, bundel = StringIO(), map_ / "bundel"
    if "{bundel}" in cel.argumenten:
        call_command("exporteer_regio", "eigen", str(bundel), stdout=StringIO())
    argumenten = [deel.format(map=map_, bundel=bundel) for deel in cel.argumenten]
    try:
        call_command(naam, *argumenten, *extra, stdout=uit, stderr=uit)
    except CommandError as fout:
        uit.write(str(fout))
    bestanden = [pad.read_text(errors="replace") for pad in map_.rglob("*") if pad.is_file()]
    return "\n".join([uit.getvalue(), *bestanden])


@pytest.mark.usefixtures("systeem")
@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_a_command_for_one_region_tells_nothing_of_another(wereld: Wereld, tmp_path: Path, naam: str) -> None:
    cel = OPDRACHTEN[naam]
    wie = [f"--gebruiker={wereld.accounts[Rol.CONTRACTMANAGER].gebruikersnaam}"] if cel.rollen else []
    tekst = run(naam, cel, tmp_path / "uit", *wie)
    assert cel.weigert in tekst
    if not cel.hele_installatie:
        assert VREEMDE_REGIO.lower() not in tekst.lower()


@pytest.mark.usefixtures("systeem")
@pytest.mark.parametrize("naam", [naam for naam, cel in OPDRACHTEN.items() if cel.rollen is not None])
def test_a_command_acts_only_in_the_name_of_who_may_do_it_on_a_page(
    wereld: Wereld, tmp_path: Path, naam: str
) -> None:
    cel = OPDRACHTEN[naam]
    vreemd = Opdrachtcel(tuple(deel.replace("eigen", VREEMDE_REGIO.lower()) for deel in cel.argumenten))
    for rol in Rol.values:
        wie = f"--gebruiker={wereld.accounts[rol].gebruikersnaam}"
        if rol not in (cel.rollen or ()):
            assert f"Alleen {cel.wie}" in run(naam, cel, tmp_path, wie), rol
        else:
            assert "niet voor deze regio" in run(naam, vreemd, tmp_path, wie), rol


def ask(soort: str, onderwerp: Any, gebruiker: Gebruiker) -> Taak:
    if soort == "afrekening":
        return start_afrekening(onderwerp, 2022, gebruiker)
    if soort == "vernietigen":
        with met_zicht_van(gebruiker):
            bevestig_voorstel(onderwerp, gebruiker, onderwerp.digest)
        return Taak.objects.get(soort=soort)
    if soort == "upload":
        with met_systeemzicht():
            taak = work_on_upload(onderwerp, gebruiker, "controleren")
        assert taak is not None
        return taak
    if soort == "download":
        client = Client()
        client.force_login(gebruiker)
        client.get(f"{reverse('toewijzingen')}?export=csv")
        return Taak.objects.get(soort=soort, gevraagd_door=gebruiker)
    return start_rapporten(onderwerp, gebruiker)


@pytest.mark.parametrize("soort", TAAKSOORTEN)
def test_a_job_for_one_region_tells_nothing_of_another(
    wereld: Wereld, soort: str, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    settings.EXPORT_REGELS_DIRECT = 0
    alleen_csv = {vorm: make for vorm, make in rapportdienst._VORMEN.items() if vorm == "machine.csv"}
    monkeypatch.setattr(rapportdienst, "_VORMEN", alleen_csv)
    monkeypatch.setattr(uploadtaak, "KLEIN", 0)
    eigen = wereld.eigen[TAAKSOORTEN[soort].onderwerp]
    taak = ask(soort, eigen, wereld.accounts[Rol.CONTRACTMANAGER])
    meldingen: list[str] = []
    uitkomst = register.get_functie(soort)(taak, lambda gedaan, totaal, zin: meldingen.append(zin))
    bestanden = Bestand.objects.exclude(soort__in=GEEN_RAPPORT)
    inhoud = [read_inhoud(bestand).decode("utf-8-sig") for bestand in bestanden]
    alles = "\n".join([taak.titel, str(taak.argumenten), str(uitkomst), *meldingen, *inhoud])
    assert VREEMDE_REGIO.lower() not in alles.lower()
    # What somebody looked for is for nobody else in the region.
    regio = "" if soort == "download" else "eigen"
    assert {bestand.regio for bestand in bestanden} <= {regio}
    assert taak.regio == regio
    assert bool(inhoud) == (soort in {"rapporten", "download"})


@pytest.mark.parametrize("rol", Rol.values)
def test_a_report_is_read_by_who_it_is_about(
    wereld: Wereld, rol: str, monkeypatch: pytest.MonkeyPatch, client: Any
) -> None:
    """The files of both regions, asked one by one by each role."""
    alleen_csv = {vorm: make for vorm, make in rapportdienst._VORMEN.items() if vorm == "machine.csv"}
    monkeypatch.setattr(rapportdienst, "_VORMEN", alleen_csv)
    for deel in (wereld.eigen, wereld.vreemd):
        rapportdienst.make_rapporten(deel["afrekening"], None)
    client.force_login(wereld.accounts[rol])
    gelezen = set()
    for bestand in Bestand.objects.exclude(soort__in=GEEN_RAPPORT):
        antwoord = client.get(f"/bestanden/{bestand.pk}")
        assert antwoord.status_code in {200, 404}
        if antwoord.status_code == 200:
            assert b"".join(antwoord.streaming_content)
            gelezen.add((bestand.regio, *bestand.onderwerp_sleutel.partition("/")[::2][1:]))
    eigen, buren = wereld.eigen, wereld.buren
    alles = {("eigen", deel[soort].code) for deel in (eigen, buren) for soort in ("gemeente", "aanbieder")}
    alles.add(("eigen", eigen["regio"].code))
    verwacht = {
        "regio": alles,
        "gemeente": {("eigen", eigen["gemeente"].code)},
        "aanbieder": {("eigen", eigen["aanbieder"].code)},
    }
    assert gelezen == verwacht.get(RAPPORTEN.get(rol, ""), set())


def test_who_may_not_ask_for_a_settlement_gets_no_job(wereld: Wereld) -> None:
    for rol in set(Rol.values) - TAAKSOORTEN["afrekening"].rollen:
        with pytest.raises(AfrekenenGeweigerdError):
            start_afrekening(wereld.eigen["regio"], 2022, wereld.accounts[rol])
    with pytest.raises(AfrekenenGeweigerdError):
        start_afrekening(wereld.vreemd["regio"], 2022, wereld.accounts[Rol.CONTRACTMANAGER])
