"""The rules of the calculation with their sources: titles and formulas for people, codes for the explanation.

`docs/berekening.md` is the specification with the same codes. NL = Noord-Limburg, KL = Kennemerland, AH =
Achterhoek, LS = Lelystad.
"""

from collections.abc import Mapping
from dataclasses import dataclass

# Kept with every settlement: a change of a rule gets a new version, so that an old settlement stays
# explained.
REGELVERSIE = "2022.1"


@dataclass(frozen=True, slots=True)
class Regel:
    """One kind of step: what it is called, where it comes from, and how it is computed, in plain Dutch."""

    code: str
    titel: str
    bron: str
    formule: str


_STAPPEN = (
    # Stages
    Regel(
        "realisatie",
        "Realisatie: wat is er gedaan?",
        "rekenregels §1",
        "De realisatie per gemeente is de som van de stappen hieronder.",
    ),
    Regel(
        "vergoeding",
        "Vergoeding: wat is daarvoor afgesproken?",
        "rekenregels §2",
        "De vergoeding is de som van de stappen hieronder.",
    ),
    Regel(
        "prikkels",
        "Prikkels: wat komt erbij of gaat eraf?",
        "rekenregels §3",
        "Elke prikkel wordt apart berekend en afgerond. Daarna tellen we ze op.",
    ),
    Regel(
        "verdeling",
        "Verdeling over de gemeenten",
        "rekenregels §4",
        "Het eindbedrag is vergoeding + prikkels. De delen van de gemeenten zijn samen precies het "
        "eindbedrag.",
    ),
    Regel(
        "saldo",
        "Saldo: wie betaalt nog aan wie?",
        "NL bijlage 1, Afrekening",
        "Saldo per gemeente = betaalde voorschotten - eindbedrag.",
    ),
    # Realisatie
    Regel(
        "realisatie_gemeente",
        "Realisatie van één gemeente",
        "rekenregels §1",
        "De som van de stappen hieronder.",
    ),
    Regel(
        "realisatie_aangenomen",
        "Aangenomen realisatie",
        "rekenregels §1",
        "Deze bedragen zijn niet berekend maar opgegeven, bijvoorbeeld voor een prognose.",
    ),
    Regel(
        "pxq_groep",
        "Prestaties van één product tegen één tarief",
        "LS §2.3, NL bijlage 1",
        "Volume x tarief + afrondingsverschil. Elke prestatie is apart afgerond op centen; "
        "het afrondingsverschil is wat dat bij elkaar scheelt.",
    ),
    Regel(
        "toegewezen_groep",
        "Toegewezen volume van één product tegen één tarief",
        "AH bijlage 2",
        "Volume (teller / noemer) x tarief + afrondingsverschil. Elke toewijzing is apart afgerond op "
        "centen; "
        "het afrondingsverschil is wat dat bij elkaar scheelt.",
    ),
    Regel(
        "clientbedrag_groep",
        "Bedrag per cliënt per maand",
        "LS §3.1",
        "Aantal cliëntmaanden x het tarief, afgerond op centen.",
    ),
    Regel(
        "trajectprijs",
        "Prijs van een traject",
        "NL §8",
        "Uurtarief x uren per week x doorlooptijd in dagen / 7 x (1 + opslagen), afgerond op centen.",
    ),
    Regel(
        "traject_groep",
        "Trajecten met dezelfde prijs",
        "NL §8",
        "Per traject: prijs x erkende dagen tot en met dit jaar / doorlooptijd, afgerond, min prijs x "
        "erkende dagen tot en met vorig jaar / doorlooptijd, afgerond. Zo zijn de jaren samen precies de "
        "prijs. In de lijst staat '61-182': 61 dagen erkend tot en met vorig jaar, 182 tot en met dit jaar, "
        "met het aantal trajecten.",
    ),
    Regel(
        "plek_groep",
        "Bezette plekken van één traject",
        "NL §8",
        "Trajectprijs / doorlooptijd x bezette plekdagen, afgerond op centen. Lege plekken worden niet "
        "betaald.",
    ),
    Regel(
        "resultaat_start",
        "Deel van de prijs bij de start",
        "NL bijlage 1, AH ad 3",
        "Per toewijzing: tarief x startdeel, afgerond op centen. Dat keer het aantal.",
    ),
    Regel(
        "resultaat_uitkomst",
        "Deel van de prijs bij het resultaat",
        "NL bijlage 1, AH ad 3",
        "Per toewijzing: tarief x (1 - startdeel) x behaald, afgerond op centen. Dat keer het aantal.",
    ),
    Regel(
        "populatie_bedrag",
        "Vast bedrag voor een afgesproken aantal cliënten",
        "NL bijlage 1, LS §3.1",
        "Wijkt het aantal cliënten niet meer af dan de bandbreedte, dan is het het budget. Anders, bij "
        "volledig: "
        "budget x geleverd / afgesproken. Bij meerdere: budget x (geleverd / afgesproken - bandbreedte) "
        "als het "
        "er meer zijn, of + bandbreedte als het er minder zijn.",
    ),
    Regel(
        "gebied_gemeente",
        "Bedrag per inwoner",
        "NL bijlage 1, AH scenario D",
        "Bedrag per inwoner x inwoners, afgerond op centen.",
    ),
    Regel(
        "beschikbaarheid_bedrag",
        "Vergoeding voor beschikbaar zijn",
        "KL §8, AH bijlage 2",
        "Budget x beschikbare dagen / dagen van het jaar, afgerond op centen.",
    ),
    Regel("lumpsum_bedrag", "Vast bedrag voor de taak", "NL bijlage 1", "Het afgesproken bedrag."),
    Regel("lumpsum_gemeente", "Vast bedrag van één gemeente", "NL bijlage 1", "Het afgesproken bedrag."),
    Regel(
        "subsidie_prestatie",
        "Eén afgesproken prestatie van de subsidie",
        "KL §8 segment A",
        "Gewicht x gerealiseerd / afgesproken. Meer dan afgesproken telt niet extra.",
    ),
    Regel(
        "subsidie_bedrag",
        "Vaststelling van de subsidie",
        "KL §8 segment A",
        "Verleend bedrag x de som van de prestaties hieronder, afgerond op centen.",
    ),
    # Verdelen
    Regel(
        "verdeelsleutel",
        "Verdeelsleutel naar inwoners",
        "NL §9",
        "Inwoners van de gemeente / inwoners samen. Als de regio dat wil, eerst in procenten en afgerond.",
    ),
    Regel(
        "verdeling_inwoners",
        "Verdeling naar inwoners",
        "NL §9",
        "Bedrag x aandeel, naar beneden op centen. De centen die overblijven gaan naar de grootste resten; "
        "bij gelijke rest naar de laagste code.",
    ),
    Regel(
        "verdeling_clienten",
        "Verdeling naar cliënten",
        "NL bijlage 1",
        "Bedrag x cliënten van de gemeente / cliënten samen. De centen die overblijven gaan naar de grootste "
        "resten; bij gelijke rest naar de laagste code.",
    ),
    Regel(
        "verdeling_realisatie",
        "Verdeling naar realisatie",
        "rekenregels §4",
        "Bedrag x realisatie van de gemeente / realisatie samen. De centen die overblijven gaan naar de "
        "grootste "
        "resten; bij gelijke rest naar de laagste code.",
    ),
    Regel(
        "verdeling_vergoeding",
        "Verdeling naar vergoeding",
        "rekenregels §4",
        "Bedrag x vergoeding van de gemeente / vergoeding samen. De centen die overblijven gaan naar de "
        "grootste "
        "resten; bij gelijke rest naar de laagste code.",
    ),
    Regel("verdeling_niets", "Niets te verdelen", "rekenregels §4", "Het bedrag is nul."),
    # Vergoeding
    Regel("geen", "Geen budget afgesproken", "rekenregels §2", "De vergoeding is de realisatie."),
    Regel(
        "budgetplafond",
        "Budgetplafond",
        "NL bijlage 1",
        "De vergoeding is de realisatie, maar nooit meer dan het budget.",
    ),
    Regel(
        "budgetafspraak",
        "Budgetafspraak met bandbreedte",
        "NL bijlage 1",
        "Wijkt de realisatie niet meer af dan bandbreedte x budget, dan is de vergoeding het budget. "
        "Anders, bij "
        "volledig: de realisatie. Bij meerdere: de realisatie - bandbreedte x budget als het meer is, of "
        "+ als het "
        "minder is. De vergoeding is nooit meer dan budget x (1 + maximum bijbetaling), als dat is "
        "afgesproken.",
    ),
    # Prikkels
    Regel(
        "kpiscore",
        "Gewogen score",
        "rekenregels §3",
        "De som van score x gewicht / de som van de gewichten. Zonder scores is er geen gewogen score.",
    ),
    Regel(
        "besparing",
        "Gedeelde besparing",
        "NL Jeugd S3/S4",
        "Deel van de aanbieder x (budget - vergoeding). Alleen bij een budgetafspraak, als de realisatie "
        "lager is "
        "dan het budget, de besparing groot genoeg is, er genoeg cliënten zijn en de score hoog genoeg is.",
    ),
    Regel(
        "bonus_malus",
        "Bonus of malus",
        "rekenregels §3",
        "De hoogste schaal die niet boven de score ligt, geeft het percentage. Percentage x grondslag, "
        "nooit meer "
        "of minder dan het maximum. Zonder score, of onder de laagste schaal: niets.",
    ),
    Regel(
        "gemiddelde_kosten",
        "Gemiddelde kosten per cliënt",
        "NL Jeugd S1",
        "Deel x (referentie x aantal cliënten - realisatie), nooit meer of minder dan maximum x realisatie.",
    ),
    # Saldo
    Regel(
        "saldo_totaal",
        "Saldo van het contract",
        "NL bijlage 1, Afrekening",
        "Voorschotten samen - eindbedrag. Positief: de aanbieder betaalt terug. Negatief: de aanbieder "
        "krijgt "
        "geld bij.",
    ),
)

REGELS: Mapping[str, Regel] = {regel.code: regel for regel in _STAPPEN}
