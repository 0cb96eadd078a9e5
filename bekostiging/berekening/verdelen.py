"""Apportionment with its explanation: by inhabitants, or by other weights. Source: NL §9."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.stapregel import BEREKENING, Stap, Stapregel, als_bedrag, check_gelijk
from bekostiging.berekening.veld import Veld
from inkoop.kern.beschrijving import Instelling
from inkoop.kern.breuk import Fraction, Getal
from inkoop.kern.codes import Eenheid, Herkomst
from inkoop.kern.geld import rond_op
from inkoop.kern.periode import dagen_van_jaar
from inkoop.kern.verdeelsleutel import Verdeelsleutel, get_verdeelsleutel
from inkoop.kern.verdeling import verdeel

_RESTEN = "De centen die overblijven gaan naar de grootste resten; bij gelijke rest naar de laagste code."


def _reken_sleutel(
    inwoners: Mapping[str, Fraction],
    geldige_dagen: Mapping[str, Fraction],
    dagen_in_jaar: Fraction,
    afronding_percentage: Fraction | None,
) -> dict[str, Fraction]:
    gewogen = {code: aantal * geldige_dagen[code] / dagen_in_jaar for code, aantal in inwoners.items()}
    return _reken_sleutel_2022_1(gewogen, afronding_percentage)


def _reken_sleutel_2022_1(
    inwoners: Mapping[str, Fraction], afronding_percentage: Fraction | None
) -> dict[str, Fraction]:
    totaal = sum(inwoners.values(), Fraction(0))
    if afronding_percentage is None:
        return {code: aantal / totaal for code, aantal in inwoners.items()}
    decimalen = int(afronding_percentage)
    return {code: Fraction(rond_op(100 * aantal / totaal, decimalen)) for code, aantal in inwoners.items()}


def _reken_inwoners(bedrag: Fraction, stappen: Sequence[Stap]) -> Mapping[str, Decimal]:
    if len(stappen) != 1 or not isinstance(stappen[0].exact, dict):
        raise UitlegKloptNietError("stap verdeling_inwoners: de verdeelsleutel ontbreekt")
    return verdeel(als_bedrag(bedrag), stappen[0].exact)


def _reken_gewichten(bedrag: Fraction, gewichten: Mapping[str, Fraction]) -> Mapping[str, Decimal]:
    return verdeel(als_bedrag(bedrag), gewichten)


def _reken_niets(bedrag: Fraction) -> Mapping[str, Decimal]:
    check_gelijk("stap verdeling_niets, bedrag", bedrag, Fraction(0))
    return {}


def _make_regel(code: str, waarnaar: str, bron: str, eenheid: Eenheid) -> Stapregel:
    return Stapregel(
        code=code,
        titel=f"Verdeling naar {waarnaar}",
        bron=bron,
        formule=f"Bedrag x {waarnaar} van de gemeente / {waarnaar} samen. {_RESTEN}",
        invoer=(Veld("bedrag", Eenheid.EURO), Veld("gewichten", eenheid, per_code=True)),
        reken=_reken_gewichten,
    )


VERDEELSLEUTEL = Stapregel(
    code="verdeelsleutel",
    titel="Verdeelsleutel naar inwoners",
    bron="NL §9",
    formule="Inwoners van de gemeente x dagen van het jaar waarop zij bestaat / dagen van het jaar, gedeeld "
    "door datzelfde van allen samen. Als de regio dat wil, eerst in procenten en afgerond.",
    invoer=(
        Veld("deelnemers", Eenheid.TEKST, "wie meedoet", instelling=True),
        Veld("inwoners", Eenheid.INWONERS, per_code=True),
        Veld("peiljaren", Eenheid.JAAR, per_code=True),
        Veld("geldige_dagen", Eenheid.DAGEN, per_code=True),
        Veld("dagen_in_jaar", Eenheid.DAGEN),
        Veld(
            "afronding_percentage", Eenheid.AANTAL, "decimalen in procenten", instelling=True, mag_leeg=True
        ),
    ),
    reken=_reken_sleutel,
    # In percentages where the region rounds them.
    uitkomst=Eenheid.DEEL,
    versie="2026.1",
)
# Counted a municipality for the whole year, or not at all.
VERDEELSLEUTEL_2022_2 = replace(
    VERDEELSLEUTEL,
    formule="Inwoners van de gemeente / inwoners samen. Als de regio dat wil, eerst in procenten en "
    "afgerond.",
    invoer=(*VERDEELSLEUTEL.invoer[:3], VERDEELSLEUTEL.invoer[-1]),
    reken=_reken_sleutel_2022_1,
    versie="2022.2",
)
# Did not yet say who chose who takes part.
VERDEELSLEUTEL_2022_1 = replace(
    VERDEELSLEUTEL_2022_2, invoer=VERDEELSLEUTEL_2022_2.invoer[1:], versie="2022.1"
)
VERDELING_INWONERS = Stapregel(
    code="verdeling_inwoners",
    titel="Verdeling naar inwoners",
    bron="NL §9",
    formule=f"Bedrag x aandeel, naar beneden op centen. {_RESTEN}",
    invoer=(Veld("bedrag", Eenheid.EURO),),
    reken=_reken_inwoners,
)
VERDELING_CLIENTEN = _make_regel("verdeling_clienten", "cliënten", "NL bijlage 1", Eenheid.CLIENTEN)
VERDELING_GEBIED = _make_regel(
    "verdeling_gebied", "inwoners van het gebied", "NL bijlage 1", Eenheid.INWONERS
)
VERDELING_REALISATIE = _make_regel("verdeling_realisatie", "realisatie", f"{BEREKENING} §4", Eenheid.EURO)
VERDELING_VERGOEDING = _make_regel("verdeling_vergoeding", "vergoeding", f"{BEREKENING} §4", Eenheid.EURO)
VERDELING_NIETS = Stapregel(
    code="verdeling_niets",
    titel="Niets te verdelen",
    bron=f"{BEREKENING} §4",
    formule="Het bedrag is nul.",
    invoer=(Veld("bedrag", Eenheid.EURO),),
    reken=_reken_niets,
)
STAPPEN = (
    VERDEELSLEUTEL,
    VERDEELSLEUTEL_2022_2,
    VERDEELSLEUTEL_2022_1,
    VERDELING_INWONERS,
    VERDELING_CLIENTEN,
    VERDELING_GEBIED,
    VERDELING_REALISATIE,
    VERDELING_VERGOEDING,
    VERDELING_NIETS,
)


def verdeel_naar_inwoners(
    invoer: Contractinvoer, bedrag: Decimal, wie: Sequence[str] | None = None
) -> tuple[dict[str, Decimal], Stap]:
    """Apportion by inhabitants over the gemeenten_lijst, else over the participants.

    `wie` goes before both: those that do not settle in places. Nothing to apportion asks for no inhabitants.
    Source: NL §9.
    """
    if bedrag == 0:
        return {}, VERDELING_NIETS.make_stap(bedrag=bedrag)
    sleutelstap = _make_sleutelstap(invoer, get_contractsleutel(invoer, wie), wie)
    stap = VERDELING_INWONERS.make_stap(bedrag=bedrag, stappen=(sleutelstap,))
    return get_delen(stap), stap


def verdeel_naar(
    regel: Stapregel, bedrag: Decimal, gewichten: Mapping[str, Getal]
) -> tuple[dict[str, Decimal], Stap]:
    """Apportion by the given weights, as a step of `regel`."""
    stap = regel.make_stap(bedrag=bedrag, gewichten=gewichten)
    return get_delen(stap), stap


def get_delen(stap: Stap) -> dict[str, Decimal]:
    """Give the shares in euros that a step came to."""
    return {code: als_bedrag(deel) for code, deel in stap.exact.items()}


def get_contractsleutel(invoer: Contractinvoer, wie: Sequence[str] | None = None) -> Verdeelsleutel:
    """Give the distribution key of the contract, or of some municipalities, in the order of the region."""
    regio = invoer.regio
    deelnemers = frozenset(wie if wie is not None else invoer.afspraak.gemeenten_lijst or invoer.wie_meedoet)
    gemeenten = [gemeente for gemeente in regio.gemeentecodes if gemeente in deelnemers]
    jaardagen = dagen_van_jaar(regio.jaar)
    delen = {code: Fraction(dagen, jaardagen) for code, dagen in regio.geldige_dagen.items()}
    return get_verdeelsleutel(regio.inwoners, regio.jaar, gemeenten, regio.afronding_percentage, delen)


def _name_deelnemers(invoer: Contractinvoer) -> Instelling:
    if invoer.deelnemers:
        return Instelling("de deelnemers van het contract", Herkomst.CONTRACT)
    if invoer.perceel_deelnemers:
        return Instelling("de deelnemers van het perceel", Herkomst.PERCEEL)
    return Instelling("alle gemeenten die in het jaar bestaan", Herkomst.STANDAARD)


def _make_sleutelstap(invoer: Contractinvoer, sleutel: Verdeelsleutel, anderen: Sequence[str] | None) -> Stap:
    """Who takes part is a choice of the agreement, how percentages are rounded one of the region."""
    eigen_lijst, afronding = invoer.afspraak.gemeenten_lijst, sleutel.afronding_percentage
    wie = _name_deelnemers(invoer)
    if anderen is not None:
        wie = Instelling("de gemeenten die niet in plekken afrekenen", invoer.herkomst_plekken)
    elif eigen_lijst:
        wie = Instelling("alleen de genoemde gemeenten", Herkomst.AFSPRAAK)
    return VERDEELSLEUTEL.make_stap(
        eenheid=Eenheid.DEEL if afronding is None else Eenheid.PROCENT,
        deelnemers=wie,
        inwoners=sleutel.inwoners,
        peiljaren=sleutel.peiljaren,
        geldige_dagen={code: invoer.regio.geldige_dagen[code] for code in sleutel.inwoners},
        dagen_in_jaar=dagen_van_jaar(invoer.regio.jaar),
        afronding_percentage=Instelling(
            afronding, Herkomst.STANDAARD if afronding is None else Herkomst.REGIO
        ),
    )
