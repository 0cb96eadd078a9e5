"""Forms: label, help, errors in words, groups and Dutch notation."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template

from inkoop.platform.schermen.formulier import get_veldgroepen
from inkoop.platform.schermen.services import Bedragveld, Datumveld


class Formulier(forms.Form):
    """A few fields of different kinds."""

    naam = forms.CharField(label="Naam", help_text="Zoals op de gevel.", max_length=20)
    bedrag = Bedragveld(label="Bedrag", required=False)
    begin = Datumveld(label="Begin", required=False)
    keuze = forms.ChoiceField(label="Keuze", choices=[("a", "Aap"), ("n", "Noot")], widget=forms.RadioSelect)
    akkoord = forms.BooleanField(label="Akkoord", required=False)


def toon(form: forms.Form) -> str:
    """Return the form as a page shows it."""
    html = Template("{% load schermen %}{% formulier form %}").render(Context({"form": form}))
    return re.sub(r"\s*(<[^>]+>)\s*", r"\1", html)


def test_every_field_has_a_label_and_its_help_is_tied_to_it() -> None:
    html = toon(Formulier())
    assert '<label class="utrecht-form-label" for="id_naam">Naam</label>' in html
    assert 'id="id_naam_hulp">Zoals op de gevel.' in html
    assert 'aria-describedby="id_naam_hulp"' in html
    assert "<legend" in html


def test_what_is_not_required_says_so_in_words() -> None:
    html = toon(Formulier())
    assert 'Bedrag<span class="veld__plicht">(niet verplicht)</span>' in html
    assert "Naam<span" not in html


def test_errors_stand_beside_the_field_and_in_a_summary_with_links() -> None:
    html = toon(Formulier({"bedrag": "veel"}))
    assert '<a class="nl-link" href="#id_naam">Naam: Dit veld is vereist.</a>' in html
    assert 'aria-describedby="id_naam_hulp id_naam_fout"' in html
    assert 'aria-invalid="true"' in html
    assert 'role="alert" tabindex="-1" autofocus' in html
    assert '<fieldset class="veld veld--keuzes veld--fout" id="id_keuze"' in html
    assert html.count('id="id_keuze"') == 1


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [("1.234,56", "1234.56"), ("1234,5", "1234.5"), ("1.234", "1234"), ("-7", "-7")],
)
def test_amounts_are_read_in_dutch_notation(tekst: str, bedrag: str) -> None:
    assert Bedragveld().clean(tekst) == Decimal(bedrag)


@pytest.mark.parametrize(
    ("tekst", "waarom"),
    [
        ("1,234", "'1,234' kan 1234 of 1,234 zijn; schrijf een van beide."),
        ("0,005", "Het bedrag 0,005 heeft meer dan twee decimalen."),
        ("12 A", "'12 A' is geen bedrag; schrijf het als 1.234,56."),
    ],
)
def test_what_is_no_amount_is_refused_in_the_words_of_a_list(tekst: str, waarom: str) -> None:
    with pytest.raises(forms.ValidationError) as fout:
        Bedragveld().clean(tekst)
    assert fout.value.messages == [waarom]


def test_an_amount_and_a_date_are_shown_as_their_control_expects() -> None:
    html = toon(Formulier(initial={"bedrag": Decimal("1234.50"), "begin": date(2022, 12, 31)}))
    assert 'value="1.234,50"' in html
    assert 'value="2022-12-31"' in html


def test_fields_stand_in_the_groups_that_the_form_names() -> None:
    form = Formulier()
    form.groepen = (("Wie", ("naam",)), ("Wat", ("bedrag", "begin", "keuze", "akkoord")))  # type: ignore[attr-defined]
    assert [(g.titel, len(g.velden)) for g in get_veldgroepen(form)] == [("Wie", 1), ("Wat", 4)]


def test_a_field_that_stands_in_no_group_is_refused_by_name() -> None:
    form = Formulier()
    form.groepen = (("Wie", ("naam", "bedrag", "begin", "keuze")),)  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="akkoord"):
        get_veldgroepen(form)
