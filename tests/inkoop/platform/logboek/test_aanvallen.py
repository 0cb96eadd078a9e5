"""What the owner of the tables does to the log comes out, in a real database."""

from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from psycopg.rows import tuple_row

from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.ankers import is_anker_nodig
from inkoop.platform.logboek.controle import check_laatste
from inkoop.platform.logboek.keten import BEGIN, KOLOMMEN, VORM, Inhoud, calculate_digest
from inkoop.platform.logboek.models import Anker, Logregel, Logschakel
from inkoop.platform.logboek.selectors import get_ketenstand
from inkoop.platform.logboek.services import log_handeling
from inkoop.platform.logboek.tasks import bewaak_logboek, zet_anker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("systeem")]

Eigenaar = psycopg.Connection[Any]
ZET_UIT = """
ALTER TABLE logboek_logregel DISABLE TRIGGER USER;
ALTER TABLE logboek_schakel DISABLE TRIGGER USER;
"""
ZET_AAN = ZET_UIT.replace("DISABLE", "ENABLE")


@pytest.fixture
def eigenaar(eigenaar_verbinding: Eigenaar, vanaf_een: None) -> Eigenaar:
    """The owner, beside a log of five lines whose fourth has an anchor."""
    for nummer in range(1, 5):
        with met_systeemzicht():
            log_handeling("proef", onderwerp=("regio", str(nummer)), verschil={"bedrag": ["1.00", "2.00"]})
    assert zet_anker()
    log_handeling("proef", onderwerp=("regio", "5"))
    assert Logschakel.objects.count() == 5
    return eigenaar_verbinding


def run(*argumenten: str) -> str:
    uit = StringIO()
    call_command("controleer_logboek", *argumenten, stdout=uit)
    return uit.getvalue()


def attack(eigenaar: Eigenaar, *opdrachten: str) -> None:
    """Do what a trigger would refuse, and leave no trigger switched off."""
    for opdracht in (ZET_UIT, *opdrachten, ZET_AAN):
        eigenaar.execute(opdracht.encode())


def find_gebreken(*argumenten: str) -> str:
    with pytest.raises(CommandError) as fout:
        run(*argumenten)
    return str(fout.value)


def rechain(eigenaar: Eigenaar, vanaf: int, vorm: int = VORM) -> None:
    """Compute all digests again, as somebody does who knows how they are made."""
    vorige = BEGIN
    kolommen = ", ".join(f"l.{kolom}" for kolom in KOLOMMEN).replace("l.verschil", "l.verschil::text")
    rijen: Sequence[Any] = (
        eigenaar.cursor(row_factory=tuple_row)
        .execute(
            f"SELECT s.volgnummer, {kolommen} FROM logboek_schakel s "  # noqa: S608
            "JOIN logboek_logregel l ON l.volgnummer = s.regel_id ORDER BY 1".encode()
        )
        .fetchall()
    )
    for nummer, *waarden in rijen:
        digest = calculate_digest(Inhoud(*waarden), nummer, vorm if nummer >= vanaf else VORM, vorige)
        if nummer >= vanaf:
            eigenaar.execute(
                "UPDATE logboek_schakel SET vorm = %s, vorige_digest = %s, digest = %s WHERE volgnummer = %s",
                [vorm, vorige, digest, nummer],
            )
        vorige = digest


def test_a_whole_log_is_proven(eigenaar: Eigenaar) -> None:
    tekst = run()
    assert "5 regels en 1 anker van buiten de databank. Elke regel is bewezen." in tekst
    stand = tekst.splitlines()[-1]
    assert stand == f"5:{Logschakel.objects.get(pk=5).digest}"
    assert "2 ankers" in run("--verwacht", stand)
    assert get_ketenstand().gebreken == []


@pytest.mark.parametrize(
    "zet",
    [
        "moment = moment + interval '1 microsecond'",
        "handeling = 'proeF'",
        "gebruiker = 'ander'",
        "regio = 'x'",
        "onderwerp_soort = 'Regio'",
        "onderwerp_sleutel = '22'",
        """verschil = '{"bedrag": ["1.00", "2.01"]}'""",
        "context = NULL",
        "context = gen_random_uuid()",
        "reden = 'omdat'",
        "adres = 'b'",
        "via = 'api'",
        "kenmerk = 'x'",
    ],
)
def test_a_changed_byte_comes_out(eigenaar: Eigenaar, zet: str) -> None:
    attack(eigenaar, f"UPDATE logboek_logregel SET {zet} WHERE volgnummer = 2")  # noqa: S608
    assert "De keten breekt bij regel 2 (schakel 2)" in find_gebreken()
    assert "regel 2" in get_ketenstand().gebreken[0]


def test_a_missing_middle_comes_out(eigenaar: Eigenaar) -> None:
    attack(eigenaar, "DELETE FROM logboek_logregel WHERE volgnummer = 3")
    assert "Regel 3 (schakel 3) is weg." in find_gebreken()
    attack(eigenaar, "DELETE FROM logboek_schakel WHERE volgnummer = 3")
    assert "Schakel 3 ontbreekt." in find_gebreken()
    assert get_ketenstand().gebreken


def test_a_missing_middle_that_was_closed_up_comes_out(eigenaar: Eigenaar) -> None:
    attack(
        eigenaar,
        "DELETE FROM logboek_logregel WHERE volgnummer = 3",
        "DELETE FROM logboek_schakel WHERE volgnummer = 3",
        "UPDATE logboek_schakel SET volgnummer = volgnummer - 1 WHERE volgnummer > 3",
    )
    eigenaar.execute(ZET_UIT.encode())
    rechain(eigenaar, 3)
    eigenaar.execute(ZET_AAN.encode())
    assert "Schakel 4 heeft een andere digest dan in anker 000000000004-" in find_gebreken()


def test_a_cut_tail_comes_out(eigenaar: Eigenaar) -> None:
    attack(
        eigenaar,
        "DELETE FROM logboek_logregel WHERE volgnummer > 3",
        "DELETE FROM logboek_schakel WHERE volgnummer > 3",
        "DELETE FROM logboek_anker",
    )
    tekst = find_gebreken()
    assert "Het logboek eindigt bij schakel 3, maar anker 000000000004-" in tekst
    assert "1 regel weg" in tekst


def test_a_cut_tail_is_told_within_a_minute(eigenaar: Eigenaar) -> None:
    """By the page at once, and by the clock before the log has grown to where it was."""
    attack(
        eigenaar,
        "DELETE FROM logboek_logregel WHERE volgnummer > 2",
        "DELETE FROM logboek_schakel WHERE volgnummer > 2",
    )
    (op_pagina,) = get_ketenstand().gebreken
    assert op_pagina.startswith("Het logboek eindigt bij schakel 2, maar het anker van ")
    assert op_pagina.endswith(" noemt schakel 4: 2 regels weg.")
    bewaak_logboek()
    anker = Anker.objects.get(nummer=2)
    assert "maar anker 000000000004-" in anker.gebreken[0]
    assert not is_anker_nodig(timezone.now())
    # What the check found stays on the page.
    assert get_ketenstand().gebreken == anker.gebreken


def test_a_tail_cut_to_an_earlier_anchor_is_told_and_mailed_as_well(eigenaar: Eigenaar) -> None:
    assert zet_anker()
    Anker.objects.update(gemaild_op=timezone.now())
    attack(
        eigenaar,
        "DELETE FROM logboek_logregel WHERE volgnummer > 4",
        "DELETE FROM logboek_schakel WHERE volgnummer > 4",
    )
    bewaak_logboek()
    anker = Anker.objects.get(nummer=4)
    assert "maar anker 000000000005-" in anker.gebreken[0]
    assert anker.gemaild_op is None
    assert not is_anker_nodig(timezone.now())


def test_an_emptied_log_is_told_within_a_minute(eigenaar: Eigenaar, caplog: pytest.LogCaptureFixture) -> None:
    attack(eigenaar, "TRUNCATE logboek_logregel, logboek_schakel, logboek_onverzegeld")
    assert get_ketenstand().gebreken[0].startswith("Het logboek is geleegd: het anker van ")
    bewaak_logboek()
    assert "logboek_gebroken" in caplog.text


def test_a_tail_cut_after_the_last_anchor_comes_out_by_what_somebody_kept(eigenaar: Eigenaar) -> None:
    stand = run().splitlines()[-1]
    attack(
        eigenaar,
        "DELETE FROM logboek_logregel WHERE volgnummer = 5",
        "DELETE FROM logboek_schakel WHERE volgnummer = 5",
    )
    assert "wat u bewaarde noemt schakel 5: 1 regel weg" in find_gebreken("--verwacht", stand)


def test_a_tail_of_which_only_the_seals_were_cut_comes_out(eigenaar: Eigenaar) -> None:
    attack(
        eigenaar,
        "DELETE FROM logboek_schakel WHERE volgnummer = 5",
        "UPDATE logboek_logregel SET moment = moment - interval '11 minutes' WHERE volgnummer = 5",
    )
    assert "Zonder zegel: 1 regel, te beginnen bij regel 5." in find_gebreken()


def test_an_emptied_log_comes_out(eigenaar: Eigenaar) -> None:
    attack(eigenaar, "TRUNCATE logboek_logregel, logboek_schakel, logboek_anker, logboek_onverzegeld")
    assert "Het logboek is geleegd: anker 000000000004-" in find_gebreken()


def test_an_emptied_log_that_goes_on_comes_out(eigenaar: Eigenaar) -> None:
    attack(eigenaar, "TRUNCATE logboek_logregel, logboek_schakel, logboek_anker, logboek_onverzegeld")
    for nummer in range(6):
        log_handeling("proef", onderwerp=("regio", str(nummer)))
    assert "Schakel 4 heeft een andere digest" in find_gebreken()


def test_an_empty_log_is_not_called_in_order() -> None:
    assert find_gebreken().startswith("Het logboek is nog leeg, en er is geen anker.")


def test_a_line_rewritten_with_all_later_digests_comes_out(eigenaar: Eigenaar) -> None:
    eigenaar.execute(ZET_UIT.encode())
    eigenaar.execute("UPDATE logboek_logregel SET gebruiker = 'ander' WHERE volgnummer = 2")
    rechain(eigenaar, 2)
    eigenaar.execute(ZET_AAN.encode())
    # In itself the chain is whole; the anchor tells, on the page too.
    assert check_laatste(9, None) == []
    assert "Schakel 4 heeft een andere digest dan in het anker" in get_ketenstand().gebreken[0]
    tekst = find_gebreken()
    assert "Schakel 4 heeft een andere digest dan in anker 000000000004-" in tekst
    assert "keten breekt" not in tekst


@pytest.mark.parametrize("veld", ["reden", "adres", "via", "kenmerk"])
def test_what_is_slipped_into_a_line_of_the_first_form_comes_out(eigenaar: Eigenaar, veld: str) -> None:
    """Its digest holds no reason and no origin: such a line says none."""
    eigenaar.execute(ZET_UIT.encode())
    eigenaar.execute(
        "UPDATE logboek_logregel SET reden = '', adres = '', via = '', kenmerk = '' WHERE volgnummer = 5"
    )
    rechain(eigenaar, 5, vorm=1)
    eigenaar.execute(ZET_AAN.encode())
    assert "Elke regel is bewezen." in run()
    attack(eigenaar, f"UPDATE logboek_logregel SET {veld} = 'x' WHERE volgnummer = 5")  # noqa: S608
    assert "De keten breekt bij regel 5 (schakel 5)" in find_gebreken()


def test_a_rewritten_log_with_an_anchor_taken_away_comes_out(eigenaar: Eigenaar, ankermap: Path) -> None:
    eigenaar.execute(ZET_UIT.encode())
    eigenaar.execute("UPDATE logboek_logregel SET gebruiker = 'ander' WHERE volgnummer = 2")
    stand = f"4:{Logschakel.objects.get(pk=4).digest}"
    rechain(eigenaar, 2)
    eigenaar.execute(ZET_AAN.encode())
    for pad in ankermap.iterdir():
        pad.unlink()
    assert "Niet meer in de opslag: 1 anker, te beginnen bij schakel 4." in find_gebreken()
    # With the row gone too, what was mailed still tells.
    eigenaar.execute("DELETE FROM logboek_anker")
    assert "Schakel 4 heeft een andere digest dan in wat u bewaarde" in find_gebreken("--verwacht", stand)


def test_replaced_functions_do_not_deceive(eigenaar: Eigenaar) -> None:
    """What the first version trusted: a digest function that answers what is wanted."""
    attack(eigenaar, "UPDATE logboek_logregel SET gebruiker = 'ander' WHERE volgnummer = 2")
    eigenaar.execute(
        """
        CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT '\\x00'::bytea $$;
        CREATE FUNCTION public.logboek_digest(bigint, timestamptz, text, text, text, text, text, jsonb, text,
            uuid) RETURNS text LANGUAGE sql AS
            $$ SELECT digest FROM public.logboek_schakel WHERE volgnummer = $1 $$;
        CREATE FUNCTION public.evenveel(varchar, varchar) RETURNS boolean LANGUAGE sql AS $$ SELECT true $$;
        CREATE OPERATOR public.= (LEFTARG = varchar, RIGHTARG = varchar, FUNCTION = public.evenveel);
        """
    )
    assert "De keten breekt bij regel 2" in find_gebreken()


def test_a_search_path_does_not_deceive(eigenaar: Eigenaar) -> None:
    """Tables of the system that lie in a schema before it tell the check nothing."""
    eigenaar.execute(
        """
        CREATE SCHEMA vals;
        GRANT USAGE ON SCHEMA vals TO PUBLIC;
        CREATE TABLE vals.logboek_logregel AS SELECT * FROM public.logboek_logregel;
        CREATE VIEW vals.pg_class AS SELECT * FROM pg_catalog.pg_class WHERE false;
        GRANT SELECT ON ALL TABLES IN SCHEMA vals TO PUBLIC;
        """
    )
    attack(eigenaar, "UPDATE logboek_logregel SET gebruiker = 'ander' WHERE volgnummer = 2")
    with connection.cursor() as cursor:
        cursor.execute("SET search_path = vals, pg_catalog, public")
    assert "De keten breekt bij regel 2" in find_gebreken()
    with connection.cursor() as cursor:
        cursor.execute("SHOW search_path")
        assert cursor.fetchone() == ("vals, pg_catalog, public",)
        cursor.execute("RESET search_path")


@pytest.mark.parametrize("tabel", ["logboek_logregel", "logboek_schakel"])
def test_a_view_in_place_of_a_table_comes_out(eigenaar: Eigenaar, tabel: str) -> None:
    eigenaar.execute(
        f"""
        ALTER TABLE {tabel} RENAME TO echt;
        CREATE VIEW {tabel} AS SELECT * FROM echt;
        GRANT SELECT ON {tabel} TO PUBLIC;
        """.encode()  # noqa: S608
    )
    assert f"{tabel} is geen gewone tabel" in find_gebreken()


def test_a_table_with_lines_of_another_below_it_comes_out(eigenaar: Eigenaar) -> None:
    eigenaar.execute("CREATE TABLE erbij () INHERITS (logboek_logregel)")
    assert "logboek_logregel is geen gewone tabel" in find_gebreken()


def test_a_column_that_computes_its_answer_comes_out(eigenaar: Eigenaar) -> None:
    eigenaar.execute(
        "ALTER TABLE logboek_logregel RENAME COLUMN gebruiker TO echt;"
        "ALTER TABLE logboek_logregel ADD COLUMN gebruiker varchar(150) GENERATED ALWAYS AS (echt) STORED"
    )
    assert "logboek_logregel heeft andere kolommen" in find_gebreken()


def test_a_policy_that_hides_lines_comes_out(eigenaar: Eigenaar) -> None:
    eigenaar.execute(
        "CREATE POLICY weg ON logboek_logregel AS RESTRICTIVE FOR SELECT USING (volgnummer <> 5)"
    )
    assert "Op logboek_logregel staat een regel die er niet hoort: weg." in find_gebreken()


@pytest.mark.parametrize(
    ("opdracht", "zin"),
    [
        (
            "ALTER TABLE logboek_logregel DISABLE TRIGGER logboek_logregel_alleen_toevoegen",
            "De bewaking logboek_logregel_alleen_toevoegen staat uit.",
        ),
        (
            "DROP TRIGGER logboek_schakel_wordt_niet_geleegd ON logboek_schakel",
            "De bewaking logboek_schakel_wordt_niet_geleegd is weg.",
        ),
        (
            "CREATE OR REPLACE FUNCTION logboek_regel() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RETURN NULL; END $$",
            "De functie logboek_regel van de bewaking is een andere",
        ),
        (
            "CREATE OR REPLACE TRIGGER logboek_logregel_wacht AFTER INSERT ON logboek_logregel "
            "FOR EACH ROW WHEN (NEW.gebruiker <> 'ik') EXECUTE FUNCTION logboek_wacht()",
            "De bewaking logboek_logregel_wacht doet iets anders",
        ),
        (
            "CREATE TRIGGER extra BEFORE INSERT ON logboek_logregel "
            "FOR EACH ROW EXECUTE FUNCTION logboek_regel()",
            "een trigger die er niet hoort: extra",
        ),
    ],
)
def test_a_guard_that_was_changed_comes_out(eigenaar: Eigenaar, opdracht: str, zin: str) -> None:
    assert run()
    eigenaar.execute(opdracht.encode())
    assert zin in find_gebreken()


def test_a_line_that_cannot_be_read_comes_out(eigenaar: Eigenaar) -> None:
    attack(eigenaar, "UPDATE logboek_logregel SET moment = 'infinity' WHERE volgnummer = 2")
    assert "niet te lezen zoals het hoort" in find_gebreken()
    assert Logregel.objects.count() == 5


def test_what_was_written_down_must_be_readable() -> None:
    with pytest.raises(CommandError, match="geen NUMMER:DIGEST"):
        run("--verwacht", "drie")


def test_everything_that_is_wrong_is_told_at_once(eigenaar: Eigenaar) -> None:
    attack(
        eigenaar,
        "UPDATE logboek_logregel SET gebruiker = 'ander' WHERE volgnummer = 2",
        "DELETE FROM logboek_logregel WHERE volgnummer = 4",
    )
    tekst = find_gebreken()
    assert "regel 2 (schakel 2)" in tekst
    assert "Regel 4 (schakel 4) is weg." in tekst
