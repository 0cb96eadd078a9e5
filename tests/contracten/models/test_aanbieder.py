"""Providers: codes of eight digits, and one code once per region."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from contracten.models import Aanbieder, AanbiederToegang, Contract
from inkoop.platform.gebruikers.models import Gebruiker
from tests.fabrieken import AanbiederFactory, RegioFactory

pytestmark = pytest.mark.usefixtures("systeem")


def test_a_code_keeps_its_leading_zero() -> None:
    aanbieder = AanbiederFactory.create(kvk="01234567", agb="00000001")
    aanbieder.refresh_from_db()
    assert (aanbieder.kvk, aanbieder.agb) == ("01234567", "00000001")


@pytest.mark.parametrize("veld", ["kvk", "agb"])
@pytest.mark.parametrize("waarde", ["1234567", "123456789", "1234567a", "12 34567"])
def test_a_code_has_eight_digits(veld: str, waarde: str) -> None:
    regio = RegioFactory.create()
    aanbieder = Aanbieder(regio=regio, code="a", naam="A", **{veld: waarde})
    with pytest.raises(ValidationError, match="acht cijfers"):
        aanbieder.clean_fields()
    with pytest.raises(DatabaseError), transaction.atomic():
        aanbieder.save()
    assert not Aanbieder.objects.filter(regio=regio).exists()


def test_a_code_is_of_one_provider_in_a_region_and_free_in_another() -> None:
    een = AanbiederFactory.create(code="linde")
    AanbiederFactory.create(code="linde")
    with pytest.raises(IntegrityError, match="aanbiedercode_is_uniek_binnen_de_regio"), transaction.atomic():
        AanbiederFactory.create(code="linde", regio=een.regio)


def test_an_account_works_for_a_provider_once(contract: Contract, leverancier: Gebruiker) -> None:
    with pytest.raises(IntegrityError, match="een_toegang_per_account_en_aanbieder"), transaction.atomic():
        AanbiederToegang.objects.create(gebruiker=leverancier, aanbieder=contract.aanbieder)


def test_a_provider_sees_itself_and_no_other(contract: Contract, leverancier: Gebruiker) -> None:
    AanbiederFactory.create(regio=contract.regio)
    assert list(Aanbieder.objects.zichtbaar_voor(leverancier)) == [contract.aanbieder]


def test_a_region_sees_its_providers_and_no_others(contract: Contract, manager: Gebruiker) -> None:
    ander = AanbiederFactory.create(regio=contract.regio)
    AanbiederFactory.create()
    assert set(Aanbieder.objects.zichtbaar_voor(manager)) == {contract.aanbieder, ander}
