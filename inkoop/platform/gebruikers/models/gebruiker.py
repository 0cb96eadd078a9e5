"""Accounts; what an account may see is kept by the app that owns the object."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from inkoop.kern.codes import Domein
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.gebruikers.rechten import RECHTEN, Bereik, Recht, Rol, has_recht
from inkoop.platform.gebruikers.rolwoorden import describe_rollen, describe_wetten


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Makes accounts with a hashed password."""

    def create_user(self, gebruikersnaam: str, wachtwoord: str | None = None, **velden: Any) -> "Gebruiker":
        """Create an account; without `wachtwoord` nobody can log in with it."""
        gebruiker = self.model(gebruikersnaam=gebruikersnaam, **velden)
        gebruiker.set_password(wachtwoord)
        gebruiker.save(using=self._db)
        return gebruiker

    def create_superuser(self, gebruikersnaam: str, password: str, **velden: Any) -> "Gebruiker":
        """Create the first operator (called by Django's createsuperuser, hence `password`)."""
        velden.setdefault("rollen", [Rol.BEHEERDER])
        return self.create_user(gebruikersnaam, password, is_superuser=True, **velden)

    def get_by_natural_key(self, username: str | None) -> "Gebruiker":
        """Find an account by its name, whatever the case in which it was typed."""
        return self.get(gebruikersnaam__iexact=username)


def make_wettenveld(naam: str, help_text: str) -> "ArrayField[list[str], list[str]]":
    """Return a field with the laws to which somebody's sight is limited."""
    return ArrayField(
        models.CharField(max_length=20, choices=Domein.choices),
        verbose_name=naam,
        default=list,
        blank=True,
        help_text=help_text,
    )


def _make_samen() -> models.Q:
    """Return as a condition what `find_rolbezwaar` says: one kind of work, and who watches does no other."""
    samen = models.Q(rollen__len__lte=1)
    for bereik in Bereik:
        rollen = [rol.value for rol, rij in RECHTEN.items() if rij.werkt_voor == bereik and not rij.alleen]
        samen |= models.Q(rollen__contained_by=rollen)
    return samen


# Who may do what; no password, no moment of signing in, and no name that is kept twice.
@met_geschiedenis(velden=["rollen", "wetten", "toegang_tot", "is_active", "is_superuser"])
class Gebruiker(AbstractBaseUser, PermissionsMixin):
    """One account, with the roles that it has; without one it can sign in, and sees nothing."""

    gebruikersnaam = models.CharField(
        "gebruikersnaam", max_length=150, unique=True, help_text="De naam waarmee deze persoon aanmeldt."
    )
    naam = models.CharField("naam", max_length=200, help_text="De naam zoals collega's die kennen.")
    email = models.EmailField(
        "e-mailadres",
        blank=True,
        help_text="Hiermee meldt iemand zich ook aan. Het telt zodra de eigenaar het bevestigt.",
    )
    rollen = ArrayField(
        models.CharField(max_length=20, choices=Rol.choices),
        verbose_name="rollen",
        default=list,
        blank=True,
        help_text="Wat deze persoon in Inkoop doet.",
    )
    wetten = make_wettenveld("wetten", "Van welke wetten dit account de zorg ziet. Leeg is alle.")
    toegang_tot = models.DateField(
        "toegang tot en met",
        null=True,
        blank=True,
        help_text="De laatste dag waarop dit account iets kan. Leeg is zonder einde.",
    )
    is_active = models.BooleanField(
        "actief", default=True, help_text="Zet uit als iemand weggaat; verwijder het account niet."
    )
    gemaakt_op = models.DateTimeField(
        "gemaakt op", auto_now_add=True, help_text="Wanneer het account is gemaakt."
    )

    # Key of the only region at which he looks now; never stored, a page sets it for its request.
    regiokeuze: int | None = None

    objects: ClassVar[GebruikerManager] = GebruikerManager()

    USERNAME_FIELD = "gebruikersnaam"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["naam", "email"]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [
            models.CheckConstraint(
                name="gebruiker_heeft_bestaande_rollen", condition=models.Q(rollen__contained_by=Rol.values)
            ),
            models.CheckConstraint(
                name="gebruiker_heeft_bestaande_wetten",
                condition=models.Q(wetten__contained_by=Domein.values),
            ),
            models.CheckConstraint(
                name="rollen_van_een_account_gaan_samen",
                condition=_make_samen(),
                violation_error_message="Deze rollen gaan niet samen op één account.",
            ),
            models.CheckConstraint(
                name="wie_tijdelijk_is_heeft_een_laatste_dag",
                condition=models.Q(toegang_tot__isnull=False)
                | ~models.Q(rollen__overlap=[rol.value for rol, rij in RECHTEN.items() if rij.tijdelijk]),
                violation_error_message="Een account met deze rol heeft een laatste dag.",
            ),
            models.UniqueConstraint(
                Lower("gebruikersnaam"),
                name="gebruikersnaam_verschilt_niet_alleen_in_hoofdletters",
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="een_account_per_emailadres",
                violation_error_message="Een ander account heeft dit e-mailadres al.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam or self.gebruikersnaam

    @property
    def rolnamen(self) -> str:
        """Name the roles: "Inkoper en Contractmanager"."""
        return describe_rollen(self.rollen) or "nog geen rol"

    @property
    def wetnamen(self) -> str:
        """Name the laws to which the sight of the account is limited: "Jeugd, Wmo"; empty when it is not."""
        return describe_wetten(self.wetten)

    @property
    def is_staff(self) -> bool:
        """Only operators reach the admin site; its querysets are scoped like every other page."""
        return self.is_active and (self.is_superuser or has_recht(self, Recht.BEHEER))

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """Let an operator use the admin; each admin class says itself what can be changed there."""
        return self.is_staff or super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        """Let an operator see every app in the admin."""
        return self.is_staff or super().has_module_perms(app_label)
