"""Model `pxq`: the approved prestaties behind a group, each volume x tariff, rounded (LS §2.3)."""

from django.db.models import F, Func, Q, QuerySet, Value

from bekostiging.selectors.lijnen.lijn import Groepstap
from inkoop.platform.databank.velden import Bedragveld, Exactveld
from toegang.models import Prestatie


class RondAf(Func):
    """The SQL twin of `inkoop.kern.geld.rond_af`."""

    function = "inkoop_rond_af"
    output_field = Bedragveld()


def find_prestaties(stap: Groepstap) -> QuerySet[Prestatie]:
    """Return the prestaties of the group, with `bedrag` in euros; paged and added up by the database."""
    tarief = stap.decimaal("tarief")
    periode = Q(pk__in=[])
    for rij in stap.find_tarieven():
        if rij.bedrag == tarief:
            periode |= Q(begindatum__gte=rij.vanaf) & (Q() if rij.tot is None else Q(begindatum__lte=rij.tot))
    regels = Prestatie.objects.filter(
        periode,
        contract=stap.contract,
        goedgekeurd=True,
        begindatum__range=(stap.begin, stap.eind),
        toewijzing__gemeente__code=stap.gemeente,
        toewijzing__product__code=stap.gegevens.tekst("product"),
    )
    prijs = Value(tarief, output_field=Exactveld())
    return regels.select_related("toewijzing__client").annotate(
        tarief=prijs, bedrag=RondAf(F("volume") * prijs)
    )
