"""Retention terms of the demonstration: the shortest that may be, which no region confirmed."""

from datetime import datetime

from django.utils import timezone

from inkoop.kern.bewaren import Termijntelling
from inkoop.platform.bewaren.models import Bewaartermijn
from inkoop.platform.bewaren.register import get_soorten
from inkoop.platform.bewaren.services import Termijnopgave, save_termijn
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import Regio


def ensure_termijnen(regio: Regio, gebruikersnaam: str, peilmoment: datetime) -> None:
    """Set a term for every kind of data that has none, from the day of the demonstration on."""
    wie = Gebruiker.objects.get(gebruikersnaam=gebruikersnaam)
    dag = timezone.localdate(peilmoment)
    er_al = set(Bewaartermijn.objects.filter(regio=regio.code).values_list("soort", flat=True))
    for code, soort in get_soorten().items():
        if code not in er_al:
            telling = Termijntelling.JAAREINDE
            save_termijn(Termijnopgave(regio.code, code, soort.maanden, telling, soort.bron, dag), wie, dag)
