"""The compose file for a real installation follows the compose specification and wants every secret."""

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from cryptography import x509
from kombu.utils.url import parse_url

from inkoop.instellingen.exploitatie import GEREED_TIJDELIJK_MIB
from tests.inkoop.exploitatie.installatie import run

PROJECT = Path(__file__).resolve().parents[2]
SCHEMA = PROJECT / "node_modules" / "dclint" / "schemas" / "compose.schema.json"


@pytest.fixture
def compose() -> dict[str, Any]:
    inhoud: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text(encoding="utf-8"))
    return inhoud


@pytest.fixture
def schema() -> dict[str, Any]:
    if not SCHEMA.exists():
        pytest.skip("het schema van compose is niet geïnstalleerd (make setup-volledig)")
    inhoud: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return inhoud


@pytest.mark.traag  # The schema comes with what the full tests install.
def test_the_file_follows_the_compose_specification(compose: dict[str, Any], schema: dict[str, Any]) -> None:
    jsonschema.Draft7Validator(schema).validate(compose)


@pytest.mark.traag
def test_a_wrong_file_is_found(compose: dict[str, Any], schema: dict[str, Any]) -> None:
    compose["services"]["web"]["comand"] = "gunicorn"
    with pytest.raises(jsonschema.ValidationError, match="comand"):
        jsonschema.Draft7Validator(schema).validate(compose)


def test_every_secret_must_be_given(compose: dict[str, Any]) -> None:
    voorbeeld = (PROJECT / ".env.voorbeeld").read_text(encoding="utf-8")
    namen = [regel.partition("=")[0] for regel in voorbeeld.splitlines() if "=" in regel and regel[0] != "#"]
    tekst = (PROJECT / "docker-compose.yml").read_text(encoding="utf-8")
    assert [naam for naam in namen if f"${{{naam}:?" not in tekst] == []


def test_the_application_never_connects_as_the_owner_of_its_tables(compose: dict[str, Any]) -> None:
    for naam in ("web", "worker", "beat"):
        omgeving = compose["services"][naam]["environment"]
        assert "inkoop_app:" in omgeving["DATABASE_URL"]
        assert ("DATABASE_URL_WERKER" in omgeving) is (naam != "web")
        assert "DATABASE_URL_EIGENAAR" not in omgeving


def test_a_password_is_given_to_who_needs_it_and_to_nobody_else(compose: dict[str, Any]) -> None:
    van = {
        dienst: "\n".join(make_omgeving(compose, dienst).values())
        for dienst, inhoud in compose["services"].items()
        if "environment" in inhoud
    }
    wie = {
        naam: {dienst for dienst, waarden in van.items() if waarde in waarden}
        for naam, waarde in INGEVULD.items()
        if naam.startswith("WACHTWOORD_")
    }
    assert wie == {
        "WACHTWOORD_DATABASE": {"database"},
        "WACHTWOORD_EIGENAAR": {"database", "migratie", "backup"},
        "WACHTWOORD_APP": {"database", *DIENSTEN},
        "WACHTWOORD_WERKER": {"database", "worker", "beat"},
        "WACHTWOORD_LEZER": {"database"},
        "WACHTWOORD_WACHTRIJ": {"wachtrij", *DIENSTEN},
    }


def test_every_other_setting_reaches_what_runs_from_a_file_that_may_be_away(compose: dict[str, Any]) -> None:
    tabel = (PROJECT / "docs" / "installatie.md").read_text(encoding="utf-8")
    namen = set(
        re.findall(r"`([A-Z][A-Z0-9_]{3,})`", tabel.partition("## Instellingen")[2].partition("\n## ")[0])
    )
    assert {"WACHTWOORD_LEKLIJST", "AANMELDDIENSTEN", "UPLOAD_GROOTSTE_MB"} <= namen
    for naam in DIENSTEN:
        dienst = compose["services"][naam]
        assert dienst["env_file"] == [{"path": "./instellingen/inkoop.env", "required": False}], naam
        assert "./instellingen:/instellingen:ro" in dienst["volumes"], naam
        # What stands in the compose file wins, so an empty value there would take the setting away.
        leeg = [sleutel for sleutel, waarde in dienst["environment"].items() if str(waarde).endswith(":-}")]
        assert set(leeg) <= IN_ENV, naam


# Given in .env, as secrets are; empty means that it is not used.
IN_ENV = {
    "SECRET_KEY_EERDER",
    "METINGEN_TOKEN",
    "BESTANDEN_S3_BUCKET",
    "BESTANDEN_S3_ADRES",
    "BESTANDEN_S3_REGIO",
    "BESTANDEN_S3_SLEUTEL",
    "BESTANDEN_S3_GEHEIM",
    "ANKERS_S3_BUCKET",
    "LOGBOEK_ANKER_AAN",
}


def test_only_loopback_is_opened(compose: dict[str, Any]) -> None:
    poorten = [poort for dienst in compose["services"].values() for poort in dienst.get("ports", [])]
    assert poorten
    assert all(poort.startswith("127.0.0.1:") for poort in poorten)


DIGEST = f"@sha256:{'a' * 64}"
# What somebody fills in.
INGEVULD: Mapping[str, str] = {
    "SECRET_KEY": "Kd8vQ2mZ7xT4pL9wB3nR6yH1cF5jS0gD8aE2uUqW7eR4tY6uI9oP",
    "ALLOWED_HOSTS": "inkoop.voorbeeld.nl",
    "CSRF_TRUSTED_ORIGINS": "https://inkoop.voorbeeld.nl",
    "MAIL_SERVER": "smtp+tls://naam:wachtwoord@mail.voorbeeld.nl:587",
    "MAIL_AFZENDER": "inkoop@voorbeeld.nl",
    "PROXIES_ERVOOR": "1",
    "TWEEDE_STAP_VERPLICHT": "alle",
    "BEVEILIGING_CONTACT": "beveiliging@voorbeeld.nl",
    "POSTGRES_BEELD": f"postgres:17{DIGEST}",
    "VALKEY_BEELD": f"valkey/valkey:8{DIGEST}",
    "PYTHON_BEELD": f"python:3.12-slim-trixie{DIGEST}",
    "NODE_BEELD": f"node:24-slim{DIGEST}",
    **{
        f"WACHTWOORD_{naam}": f"wachtwoord{naam}"
        for naam in ("DATABASE", "EIGENAAR", "APP", "WERKER", "LEZER", "WACHTRIJ")
    },
}
_VARIABELE = re.compile(r"\$\$|\$\{(\w+)(?:(:[?-])([^}]*))?\}")
DIENSTEN = ("web", "worker", "beat", "migratie", "backup")


def fill(waarde: str, ingevuld: Mapping[str, str]) -> str:
    """Fill in variables as docker compose does; one that is asked for and not given is an error."""

    def choose(gevonden: re.Match[str]) -> str:
        naam, soort, anders = gevonden.groups()
        if naam is None:
            return "$"
        if not ingevuld.get(naam) and soort == ":?":
            raise ValueError(anders)
        return ingevuld.get(naam) or (anders if soort == ":-" else "")

    return _VARIABELE.sub(choose, str(waarde))


def make_omgeving(compose: Mapping[str, Any], dienst: str, **anders: str) -> dict[str, str]:
    """Give the environment that a service gets."""
    ingevuld = {**INGEVULD, **anders}
    omgeving = compose["services"][dienst]["environment"]
    return {naam: fill(waarde, ingevuld) for naam, waarde in omgeving.items()}


@pytest.mark.parametrize("dienst", ["web", "worker", "beat"])
def test_what_compose_gives_passes_the_check_at_the_start(compose: dict[str, Any], dienst: str) -> None:
    module = "inkoop.wsgi" if dienst == "web" else "inkoop.celery"
    klaar = run(f"import {module}", make_omgeving(compose, dienst))
    assert klaar.returncode == 0, klaar.stderr


@pytest.mark.parametrize("naam", ["POSTGRES_BEELD", "VALKEY_BEELD", "PYTHON_BEELD", "NODE_BEELD"])
def test_an_image_that_is_not_pinned_is_refused(compose: dict[str, Any], naam: str) -> None:
    los = INGEVULD[naam].partition("@")[0]
    omgeving = make_omgeving(compose, "web", **{naam: los})
    klaar = run("import inkoop.wsgi", {"CONTAINERBEELDEN": omgeving["CONTAINERBEELDEN"]})
    assert klaar.returncode == 1
    assert f"staan niet vast op een digest (@sha256:...): {los}. (inkoop.E016)" in klaar.stderr


def test_every_image_is_one_that_the_start_checks(compose: dict[str, Any]) -> None:
    gecontroleerd = set(compose["services"]["web"]["environment"]["CONTAINERBEELDEN"].split(","))
    genoemd = {dienst["image"] for dienst in compose["services"].values() if "build" not in dienst}
    genoemd |= set(compose["services"]["web"]["build"]["args"].values())
    assert {beeld.partition(":?")[0].rstrip("}") for beeld in genoemd} == {
        beeld.rstrip("}") for beeld in gecontroleerd
    }
    dockerfile = (PROJECT / "Dockerfile").read_text(encoding="utf-8")
    assert set(re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE)) == {"${NODE_BEELD}", "${PYTHON_BEELD}"}


def test_database_and_broker_speak_tls_ask_a_password_and_are_not_reached_from_outside(
    compose: dict[str, Any],
) -> None:
    for naam in DIENSTEN:
        omgeving = make_omgeving(compose, naam)
        for sleutel in {"DATABASE_URL", "DATABASE_URL_EIGENAAR", "DATABASE_URL_WERKER"} & set(omgeving):
            assert ":wachtwoord" in omgeving[sleutel], sleutel
            assert omgeving[sleutel].endswith("sslmode=verify-full&sslrootcert=/certificaten/ca.crt")
        # As Celery reads it; redis-py has the same names.
        wachtrij = parse_url(omgeving["REDIS_URL"])
        assert wachtrij["password"] == "wachtwoordWACHTRIJ"
        assert wachtrij["ssl"]["ssl_ca_certs"] == "/certificaten/ca.crt"
        assert wachtrij["ssl"]["ssl_cert_reqs"].name == "CERT_REQUIRED"
    databank, broker = compose["services"]["database"], compose["services"]["wachtrij"]
    assert "-c ssl=on" in databank["entrypoint"][-1]
    assert "-c ssl_min_protocol_version=TLSv1.3" in databank["entrypoint"][-1]
    assert "--port 0 --tls-port 6379" in broker["entrypoint"][-1]
    assert "requirepass" in broker["entrypoint"][-1]
    hba = (PROJECT / "docs" / "installatie" / "pg_hba.conf").read_text(encoding="utf-8")
    netwerk = [regel.split() for regel in hba.splitlines() if regel and regel[0] != "#"]
    assert {deel[0] for deel in netwerk} == {"local", "hostssl"}
    assert all(deel[-1] == "scram-sha-256" for deel in netwerk if deel[0] == "hostssl")
    for dienst in (databank, broker):
        assert "ports" not in dienst
        assert dienst["networks"] == ["binnen"]
    assert compose["networks"]["binnen"] == {"internal": True}


def test_every_service_has_limits_and_no_way_to_more_rights(compose: dict[str, Any]) -> None:
    for naam, dienst in compose["services"].items():
        grenzen = dienst["deploy"]["resources"]["limits"]
        assert set(grenzen) == {"cpus", "memory"}, naam
        assert dienst["pids_limit"] > 0
        assert "no-new-privileges:true" in dienst["security_opt"]
        assert not dienst.get("privileged")
    for naam in DIENSTEN:
        dienst = compose["services"][naam]
        assert dienst["read_only"] is True
        assert dienst["cap_drop"] == ["ALL"]


def test_an_empty_container_has_room_enough_to_be_ready(compose: dict[str, Any]) -> None:
    """What is temporary lies in memory there; a limit above its size would say for ever that it is full."""
    for naam in DIENSTEN:
        (tijdelijk,) = compose["services"][naam]["tmpfs"]
        gevonden = re.fullmatch(r"/tmp:size=(\d+)m", tijdelijk)  # noqa: S108 - a place in a container
        assert gevonden is not None, naam
        assert int(gevonden[1]) >= 2 * GEREED_TIJDELIJK_MIB, naam


def test_who_is_stopped_gets_the_time_that_it_takes(compose: dict[str, Any]) -> None:
    diensten = compose["services"]
    genade = int(diensten["worker"]["environment"]["WERKER_GENADE_SECONDEN"])
    assert int(diensten["worker"]["stop_grace_period"].rstrip("s")) >= genade + 20
    gunicorn = (PROJECT / "gunicorn.conf.py").read_text(encoding="utf-8")
    (graceful,) = re.findall(r"^graceful_timeout = (\d+)$", gunicorn, re.MULTILINE)
    assert int(diensten["web"]["stop_grace_period"].rstrip("s")) > int(graceful)


def test_the_certificates_are_for_the_names_of_the_services(tmp_path: Path) -> None:
    script = PROJECT / "docs" / "installatie" / "certificaten.sh"
    for _ in range(2):
        subprocess.run(["bash", str(script), str(tmp_path)], check=True, capture_output=True)
    ca = x509.load_pem_x509_certificate((tmp_path / "ca.crt").read_bytes())
    for naam in ("database", "wachtrij"):
        certificaat = x509.load_pem_x509_certificate((tmp_path / f"{naam}.crt").read_bytes())
        certificaat.verify_directly_issued_by(ca)
        namen = certificaat.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        assert namen.get_values_for_type(x509.DNSName) == [naam]
        assert (tmp_path / f"{naam}.key").stat().st_mode & 0o077 == 0


def test_without_the_key_of_the_authority_a_certificate_is_refused_and_nothing_changes(
    tmp_path: Path,
) -> None:
    """That key is kept elsewhere, so who renews a certificate is told to bring it."""
    script = PROJECT / "docs" / "installatie" / "certificaten.sh"
    subprocess.run(["bash", str(script), str(tmp_path)], check=True, capture_output=True)
    (tmp_path / "ca.key").unlink()
    (tmp_path / "wachtrij.crt").unlink()
    voor = {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()}
    klaar = subprocess.run(["bash", str(script), str(tmp_path)], check=False, capture_output=True, text=True)
    assert klaar.returncode == 1
    assert f"wachtrij.crt is niet te maken: ca.key ligt niet in {tmp_path}." in klaar.stderr
    assert {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()} == voor


def test_the_container_of_the_site_asks_its_own_pulse(compose: dict[str, Any]) -> None:
    assert compose["services"]["web"]["healthcheck"]["test"][-1] == "inkoop.pols"
