"""Every model is tracked, or it is named here with the reason why not."""

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.test import RequestFactory

from inkoop.platform.gebruikers.models import Gebruiker
from tests.inkoop.platform.databank.hulp import EVENTMODELLEN

# What is not tracked, and why. Tables that Django makes by itself for a many-to-many are models too.
NIET_GEVOLGD = {
    # A mail that went out, and a sample that was drawn: rows of which the database refuses every change, or
    # that nobody changes.
    "gebruikers.Bericht",
    "bekostiging.Steekproef",
    "bekostiging.Steekproefregel",
    # The command that changes it says so in the log.
    "segmenten.Lezerregio",
    # A term is only ever added, and a proposal says itself what became of it; both stand in the log.
    "bewaren.Bewaartermijn",
    "bewaren.Vernietigingsvoorstel",
    "bewaren.Voorsteldeel",
    "bewaren.Voorstelregel",
    # It is itself the history of who asked and gave which rights.
    "gebruikers.Rechtenverzoek",
    # Asked once, with the reason in the log; it does not change.
    "privacy.Inzageverzoek",
    # A setting, which `manage.py migrate` brings to the database; nobody changes it there.
    "bekostiging.Afkoeltijd",
    # Asked once, with the reason in the log; of what is made of it the log keeps every digest.
    "archief.Archiefexport",
    # Rows of a settlement never change: a new computation is a new version.
    "bekostiging.Contractafrekening",
    "bekostiging.Gemeenteafrekening",
    "bekostiging.GeparkeerdContract",
    "bekostiging.Invoerstand",
    "bekostiging.Regelstand",
    # What is seen now, and looked at again; how often something changed.
    "bekostiging.NagekomenWijziging",
    "bekostiging.Invoerteller",
    # What a document says of a past year: no structure, and nothing is paid by it.
    "segmenten.Jaarcijfer",
    # Care comes from systems as a whole and not by hand: a delivery is judged once, its lines stay as they
    # were judged, and the totals of a month follow from them. What an allocation is about never changes.
    "toegang.Client",
    "toegang.Toewijzing",
    "toegang.Resultaat",
    "toegang.Levering",
    "toegang.Prestatie",
    "toegang.Maandtotaal",
    "toegang.Prestatiesom",
    "toegang.Somstand",
    # What a message says of its periods takes the place of all that was known of them.
    "toegang.Zorgperiode",
    # Append-only: their own history.
    "logboek.Logregel",
    "logboek.Logschakel",
    "logboek.Onverzegeld",
    "logboek.Anker",
    "bestanden.Bestand",
    "pghistory.Context",
    "admin.LogEntry",
    # A role gives rights, and nothing else does: no page gives out what Django itself knows of rights.
    "gebruikers.Gebruiker_groups",
    "gebruikers.Gebruiker_user_permissions",
    "auth.Group",
    "auth.Group_permissions",
    "auth.Permission",
    # The digest of a secret may not be kept twice; making and withdrawing stand in the log.
    "authtoken.Token",
    # What came in and what was seen of it: written once, or made anew from what is there. Which columns
    # somebody chose is a convenience.
    "inname.Laadverslag",
    "inname.Upload",
    "inname.Kolomkeuze",
    "signalen.Signaal",
    # How somebody signs in: addresses, second steps (secrets may not be kept twice) and sessions; that they
    # were added or ended stands in the log and in mail.
    "account.EmailAddress",
    "account.EmailConfirmation",
    "mfa.Authenticator",
    # Which service elsewhere leads to an account; of services and tokens nothing is kept here.
    "socialaccount.SocialAccount",
    "socialaccount.SocialApp",
    "socialaccount.SocialToken",
    "gebruikers.Sessie",
    # How work goes on, and what is forgotten again.
    "taken.Taak",
    "taken.Idempotentiesleutel",
    "sessions.Session",
    "contenttypes.ContentType",
}


def test_everything_is_tracked_or_has_a_reason_not_to_be() -> None:
    """A new model must choose, and so must a table that a many-to-many makes by itself."""
    gevolgd = {model.pgh_tracked_model for model in EVENTMODELLEN}
    bewaard = {
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    assert {model._meta.label for model in bewaard - gevolgd - set(EVENTMODELLEN)} == NIET_GEVOLGD


def test_nobody_hands_out_rights_that_django_knows_itself() -> None:
    formulier = admin.site.get_model_admin(Gebruiker).get_form(RequestFactory().get("/"))
    assert not {"groups", "user_permissions", "is_superuser"} & set(formulier.base_fields)
    assert not admin.site.is_registered(Group)
    assert not admin.site.is_registered(Permission)
