"""What lines lack that a rule asks for: it parks the contract, with a sentence that says what and how often.

Source: docs/berekening.md, Geparkeerd.
"""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Tekort, Tekortsoort

_TEKORTZINNEN = {
    Tekortsoort.TARIEF: "Voor product {product} is geen geldig tarief ({aantal} keer).",
    Tekortsoort.EINDDATUM: (
        "Van product {product} zijn er toewijzingen met een totaalvolume zonder einddatum ({aantal})."
    ),
    Tekortsoort.EENHEID: (
        "Van product {product} zijn er toewijzingen met een eenheid die niet past bij het tarief ({aantal})."
    ),
    Tekortsoort.FREQUENTIE: "Van product {product} zijn er toewijzingen zonder frequentie ({aantal}).",
    Tekortsoort.VOLUME: "Van product {product} zijn er toewijzingen zonder volume ({aantal}).",
}


class _Geprijsd(Protocol):
    """A group of lines that may have no tariff."""

    @property
    def product(self) -> str: ...
    @property
    def tarief(self) -> Decimal | None: ...
    @property
    def aantal(self) -> int: ...


def check_tarieven(groepen: Iterable[_Geprijsd]) -> None:
    """Refuse groups that count and have no tariff."""
    zonder: Counter[str] = Counter()
    for groep in groepen:
        if groep.tarief is None:
            zonder[groep.product] += groep.aantal
    check_tekorten(Tekort(Tekortsoort.TARIEF, product, aantal) for product, aantal in zonder.items())


def check_tekorten(tekorten: Iterable[Tekort]) -> None:
    """Park the contract when anything is lacking; raises `NietAfTeRekenen`."""
    gevonden = sorted(tekorten, key=lambda tekort: (tekort.soort, tekort.product, tekort.aantal))
    if gevonden:
        alles_tarief = all(tekort.soort is Tekortsoort.TARIEF for tekort in gevonden)
        code = Parkeercode.GEEN_TARIEF if alles_tarief else Parkeercode.TOEWIJZING_ONVOLLEDIG
        raise NietAfTeRekenen(code, " ".join(_make_zin(tekort) for tekort in gevonden))


def _make_zin(tekort: Tekort) -> str:
    return _TEKORTZINNEN[tekort.soort].format(product=tekort.product, aantal=tekort.aantal)
