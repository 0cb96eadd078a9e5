"""Funding model `lumpsum`: task-oriented; the provider keeps a surplus and bears a deficit."""

from datetime import date

from inkoop.kern.beschrijving import Modelbeschrijving

BESCHRIJVING = Modelbeschrijving(
    code="lumpsum",
    naam="Lumpsum (taakgericht)",
    uitleg=(
        "De aanbieder krijgt een vast bedrag voor de taak. Een overschot mag hij houden, een tekort "
        "draagt hij zelf."
    ),
    bron="NL bijlage 1",
    vanaf=date(2022, 1, 1),
    volgorde=100,
    vast_bedrag=True,
    bedragnaam="Vast bedrag",
    bedrag_per_gemeente=True,
)
