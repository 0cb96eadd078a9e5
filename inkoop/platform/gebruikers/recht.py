"""The words of the table of rights (`rechten`): which roles, scopes and rights there are."""

from enum import Enum, StrEnum, unique

from django.db import models

__all__ = ["GEVOELIG", "Bereik", "Recht", "Rol"]


class Rol(models.TextChoices):
    """What somebody does; for which region, municipality or provider is kept by the app that owns it."""

    INKOPER = "inkoper", "Inkoper"
    CONTRACTMANAGER = "contractmanager", "Contractmanager"
    DIRECTIE = "directie", "Directie"
    BUDGETHOUDER = "budgethouder", "Budgethouder gemeente"
    FINANCIEN = "financien", "Financiën gemeente"
    CONSULENT = "consulent", "Consulent toegang"
    BACKOFFICE = "backoffice", "Backoffice gemeente"
    AANBIEDER = "aanbieder", "Aanbieder: declaraties"
    AANBIEDERGEGEVENS = "aanbiedergegevens", "Aanbieder: gegevens"
    TEKENBEVOEGDE = "tekenbevoegde", "Aanbieder: tekenbevoegde"
    TOEZICHTHOUDER = "toezichthouder", "Toezichthouder"
    PRIVACY = "privacy", "Privacy officer"
    ACCOUNTANT = "accountant", "Accountant"
    BEHEERDER = "beheerder", "Functioneel beheerder"


@unique
class Bereik(StrEnum):
    """Of what an account sees or does something; the value is what row-level security reads."""

    # Everything of the regions in which it works.
    REGIO = "regio"
    # The same, but of what belongs to one municipality only the own.
    GEMEENTE = "gemeente"
    # What belongs to the own provider, and nothing else.
    AANBIEDER = "aanbieder"


@unique
class Recht(Enum):
    """What somebody may do; the value says it in words.

    STRUCTUUR, AANBIEDERS, CLIENTEN and AFREKENINGGEGEVENS open rows: every queryset starts with one of them
    (`zichtbaar_voor`). The others open a page, an act, or a place on the start page, over such rows.
    """

    START = "aanmelden, de startpagina en zoeken"
    STRUCTUUR = "de inkoopstructuur: regio, segmenten, percelen, producten, trajecten"
    STRUCTUUR_WIJZIGEN = "de inkoopstructuur van een regio maken en wijzigen"
    INKOOP_VOORBEREIDEN = "zien wat er voor de inkoop nog te kiezen is"
    AANBIEDERS = "de aanbieders, en welke contracten zij hebben"
    CONTRACTEN = "de inhoud van contracten: tarieven, afspraken, voorschotten"
    CLIENTEN = "cliënten (pseudoniem), toewijzingen en prestaties"
    ZORG_TOEWIJZEN = "de laatste toewijzingen op de startpagina"
    PRODUCTIE = "de productie van een contract per maand"
    LEVERINGEN = "de leveringen van prestaties"
    AANLEVEREN = "bestanden aanleveren, inlezen en intrekken"
    LAADVERSLAGEN = "verslagen van wat is aangeleverd en geladen"
    SIGNALEN = "signalen: wat telt, maar iemand hoort te zien"
    SIGNALEN_VOLGEN = "de signalen op de startpagina"
    AFREKENINGGEGEVENS = "bedragen van afrekeningen"
    AFREKENINGEN = "de afrekening van een jaar, met haar versies"
    AFREKENINGEN_VOLGEN = "de afrekeningen op de startpagina"
    CONTRACTUITKOMSTEN = "de afrekening van een contract, met uitleg"
    AFREKENINGREGELS = "de regels achter een afrekening"
    STEEKPROEF = "een steekproef trekken uit de regels achter een afrekening, met cliënten (pseudoniem)"
    AFREKENING_MAKEN = "een afrekening laten maken"
    CONCEPTAFREKENINGEN = "een afrekening zien die nog een concept is"
    AFREKENING_DELEN = "een afrekening delen met gemeenten en aanbieders"
    AFREKENING_VASTSTELLEN = "een afrekening vaststellen"
    RAPPORTEN_MAKEN = "rapporten laten maken"
    RAPPORTEN = "rapporten van een afrekening lezen"
    CONTRACTEN_API = "contracten lezen met een eigen programma"
    AFREKENINGEN_API = "afrekeningen lezen met een eigen programma"
    TAKEN = "taken op de achtergrond"
    LOGBOEK = "het logboek: wie wat deed en bekeek"
    CLIENTINZAGE = "alles over één cliënt bijeenbrengen, als die daarom vraagt"
    ARCHIEFEXPORT = "contracten en besluiten exporteren voor Woo en archief"
    BEWAARTERMIJNEN = "bewaartermijnen, en wat is voorgesteld om te vernietigen"
    BEWAARTERMIJN_VASTLEGGEN = "een bewaartermijn vastleggen"
    VERNIETIGING_BEVESTIGEN = "beslissen dat gegevens worden vernietigd"
    ROLLEN_BEVESTIGEN = "rollen en toegang bevestigen die een ander heeft gevraagd"
    BEHEER = "accounts, tokens en stijlgids"


# Who has one of these handles money, sees clients, or says who does: two people give such a role.
GEVOELIG = frozenset(
    {
        Recht.CLIENTEN,
        Recht.AANLEVEREN,
        Recht.AFREKENINGREGELS,
        Recht.STEEKPROEF,
        Recht.AFREKENING_MAKEN,
        Recht.AFREKENING_DELEN,
        Recht.AFREKENING_VASTSTELLEN,
        Recht.RAPPORTEN,
        Recht.CLIENTINZAGE,
        Recht.LOGBOEK,
        Recht.VERNIETIGING_BEVESTIGEN,
        Recht.ROLLEN_BEVESTIGEN,
        Recht.BEHEER,
    }
)
