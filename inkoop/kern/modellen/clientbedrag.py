"""Funding model `clientbedrag`: average amount per client per month, or per year."""

from datetime import date

from inkoop.kern.beschrijving import Modelbeschrijving, Parameter
from inkoop.kern.codes import Eenheid, Telperiode

PER = Parameter(
    naam="per",
    label="Per",
    uitleg="Over welke periode een cliënt één keer telt.",
    eenheid=Eenheid.CODE,
    standaard=Telperiode.MAAND,
    keuzes=Telperiode,
)
BESCHRIJVING = Modelbeschrijving(
    code="clientbedrag",
    naam="Bedrag per cliënt",
    uitleg="De aanbieder krijgt een vast bedrag per cliënt, per maand of per jaar.",
    bron="LS §3.1, KL §7",
    vanaf=date(2022, 1, 1),
    volgorde=50,
    parameters=(PER,),
)
