"""Prestaties and what the control said about them."""

from django.db.models import Count

from segmenten.models import Regio
from toegang.models import Prestatie


def count_afgekeurd(regio: Regio, jaar: int) -> dict[str, int]:
    """Count the rejected prestaties of a region whose begindatum lies in `jaar`, by reason, in order of
    the alphabet (regiobundel.md, Settlement output). Call it within `met_systeemzicht()`.
    """
    afgekeurd = Prestatie.objects.filter(regio=regio, goedgekeurd=False, begindatum__year=jaar)
    tellingen = afgekeurd.order_by().values_list("reden").annotate(aantal=Count("pk"))
    return dict(sorted(tellingen))
