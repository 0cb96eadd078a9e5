"""Error pages work without a database: these tests have none, and a query would fail them."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory

from inkoop.platform.schermen import fouten


@pytest.mark.parametrize(
    ("pagina", "status", "kop"),
    [
        (fouten.fout_400, 400, "Deze vraag kunnen we niet verwerken"),
        (fouten.fout_403, 403, "U mag deze pagina niet zien"),
        (fouten.fout_404, 404, "Deze pagina bestaat niet"),
        (fouten.fout_500, 500, "Er ging iets mis aan onze kant"),
        (fouten.csrf_mislukt, 403, "Het formulier is niet verstuurd"),
        (fouten.sessie_verlopen, 401, "Uw sessie is verlopen"),
    ],
)
def test_every_error_page_renders_without_a_database(pagina: object, status: int, kop: str) -> None:
    antwoord = pagina(RequestFactory().get("/iets?a=1"))  # type: ignore[operator]
    assert antwoord.status_code == status
    html = antwoord.content.decode()
    assert f'<h1 class="nl-heading nl-heading--level-1">{kop}</h1>' in html
    assert '<html lang="nl"' in html


def test_an_unknown_address_gets_the_404_page_without_a_database() -> None:
    antwoord = Client().get("/bestaat-niet")
    assert antwoord.status_code == 404
    assert "Deze pagina bestaat niet" in antwoord.content.decode()


def test_a_form_without_proof_gets_the_csrf_page_without_a_database() -> None:
    antwoord = Client(enforce_csrf_checks=True).post("/aanmelden", {"login": "x"})
    assert antwoord.status_code == 403
    assert "Het formulier is niet verstuurd" in antwoord.content.decode()


def test_the_page_for_an_ended_session_leads_back_to_where_one_was() -> None:
    antwoord = fouten.sessie_verlopen(RequestFactory().get("/stijlgids?aantal=1"))
    assert 'href="/aanmelden?next=%2Fstijlgids%3Faantal%3D1"' in antwoord.content.decode()


def test_no_error_page_tells_what_the_exception_held() -> None:
    for pagina, fout in (
        (fouten.fout_403, PermissionDenied("geheim")),
        (fouten.fout_400, SuspiciousOperation("geheim")),
    ):
        assert "geheim" not in pagina(RequestFactory().get("/"), fout).content.decode()
