"""Funding model `pxq`: price x quantity, open end."""

from datetime import date

from inkoop.kern.beschrijving import Modelbeschrijving

BESCHRIJVING = Modelbeschrijving(
    code="pxq",
    naam="PxQ, open einde",
    uitleg="De aanbieder krijgt het tarief voor elke geleverde eenheid.",
    bron="LS §2.3, NL bijlage 1",
    vanaf=date(2022, 1, 1),
    volgorde=10,
)
