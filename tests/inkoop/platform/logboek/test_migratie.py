"""The lines that stand keep their digests, forward, back and forward again."""

import os
import subprocess
import sys
from typing import Any

import psycopg
import pytest

from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.controle import check_logboek
from inkoop.platform.logboek.models import Logregel, Logschakel
from inkoop.platform.logboek.services import log_handeling, verzegel
from inkoop.platform.logboek.tasks import zet_anker
from inkoop.stapel.plekken import PROJECT
from inkoop.stapel.rollen import with_database
from tests.databank import Databank

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.traag, pytest.mark.usefixtures("systeem")]

# The proof as the version before has it, in SQL.
OUDER = """
WITH keten AS (
    SELECT l.*, lag(digest) OVER w AS verwacht, lag(volgnummer) OVER w AS voorganger
    FROM logboek_logregel l WINDOW w AS (ORDER BY volgnummer)
)
SELECT volgnummer FROM keten k
WHERE (voorganger IS NULL AND volgnummer <> 1)
    OR (volgnummer = 1 AND vorige_digest <> repeat('0', 64))
    OR vorige_digest <> verwacht OR volgnummer <> voorganger + 1
    OR digest <> logboek_digest(volgnummer, moment, handeling, gebruiker, regio,
        onderwerp_soort, onderwerp_sleutel, verschil, vorige_digest, context)
ORDER BY volgnummer
"""
VOEG_TOE = (
    "INSERT INTO logboek_logregel (moment, handeling, gebruiker, regio, onderwerp_soort, onderwerp_sleutel, "
    "verschil) VALUES (now(), 'ouder', 'wie', '', 'regio', %s, '{\"bedrag\": [\"1.00\", null]}')"
)


def migrate(databank: Databank, *naar: str) -> None:
    """Migrate this database as the owner does: back to where the log was, or all of it forward."""
    url = with_database(os.environ["DATABASE_URL_EIGENAAR"], databank.naam)
    klaar = subprocess.run(
        [sys.executable, "manage.py", "migrate", *naar, "--verbosity", "0"],
        cwd=PROJECT,
        env={**os.environ, "DATABASE_URL_EIGENAAR": url, "INKOOP_DB_ROL": "eigenaar"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stderr


def test_no_line_loses_its_proof(databank: Databank, eigenaar_verbinding: psycopg.Connection[Any]) -> None:
    eigenaar = eigenaar_verbinding
    migrate(databank, "logboek", "0004")
    for nummer in range(3):
        eigenaar.execute("SELECT set_config('pghistory.context_id', %s, false)", ["" if nummer else None])
        eigenaar.execute(VOEG_TOE, [str(nummer)])
    eigenaar.execute("SELECT set_config('pghistory.context_id', gen_random_uuid()::text, false)")
    eigenaar.execute(VOEG_TOE, ["met"])
    oud = eigenaar.execute("SELECT volgnummer, digest FROM logboek_logregel ORDER BY 1").fetchall()
    assert eigenaar.execute(OUDER).fetchall() == []

    migrate(databank)
    assert list(Logschakel.objects.order_by("pk").values_list("pk", "digest")) == oud
    assert set(Logschakel.objects.values_list("vorm", flat=True)) == {1}
    with met_systeemzicht():
        log_handeling("nieuw", onderwerp=("regio", "5"), reden="omdat", verschil={"é": ["1.00", None]})
    # A gap in the numbers, and lines that were sealed in another order than they were numbered.
    eigenaar.execute("SELECT nextval('logboek_logregel_volgnummer_seq')")
    eigenaar.execute("BEGIN")
    eigenaar.execute(VOEG_TOE, ["traag"])
    log_handeling("vlug", onderwerp=("regio", "6"))
    eigenaar.execute("COMMIT")
    assert verzegel() == 1
    assert zet_anker()
    eigenaar.execute(VOEG_TOE, ["nog zonder zegel"])
    assert [regel.schakel.pk for regel in Logregel.objects.order_by("pk")[3:7]] == [4, 5, 7, 6]
    assert check_logboek().gebreken == []
    nieuw = dict(Logschakel.objects.values_list("pk", "digest"))

    migrate(databank, "logboek", "0004")
    assert eigenaar.execute(OUDER).fetchall() == []
    terug = dict(eigenaar.execute("SELECT volgnummer, digest FROM logboek_logregel").fetchall())
    assert len(terug) == 8
    assert {nummer: terug[nummer] for nummer in nieuw} == nieuw
    eigenaar.execute(VOEG_TOE, ["in de oudere"])
    assert eigenaar.execute(OUDER).fetchall() == []

    migrate(databank)
    assert check_logboek().gebreken == []
    assert list(Logschakel.objects.order_by("pk").values_list("vorm", flat=True)) == [1] * 4 + [2] * 4 + [1]
    log_handeling("weer", onderwerp=("regio", "9"))
    uitkomst = check_logboek()
    assert (uitkomst.gebreken, uitkomst.aantal, uitkomst.ankers) == ([], 10, 1)
    assert eigenaar.execute("SELECT to_regclass('logboek_bewaard')").fetchone() == (None,)


@pytest.mark.parametrize(
    "aanval",
    [
        "UPDATE logboek_logregel SET gebruiker = 'ander' WHERE volgnummer = 1",
        "UPDATE logboek_logregel SET reden = 'ander' WHERE volgnummer = 2",
    ],
)
def test_the_older_version_proves_lines_of_the_newer_form_too(
    databank: Databank, eigenaar_verbinding: psycopg.Connection[Any], aanval: str
) -> None:
    for nummer in (1, 2):
        log_handeling("proef", onderwerp=("regio", str(nummer)))
    migrate(databank, "logboek", "0004")
    eigenaar_verbinding.execute("ALTER TABLE logboek_logregel DISABLE TRIGGER USER")
    assert eigenaar_verbinding.execute(OUDER).fetchall() == []
    eigenaar_verbinding.execute(aanval.encode())
    assert eigenaar_verbinding.execute(OUDER).fetchall() == [(int(aanval[-1]),)]
