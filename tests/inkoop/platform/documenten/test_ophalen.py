"""A document loads what is given with it and our own files, and nothing of the network or the machine."""

import pytest

from inkoop.platform.documenten.ophalen import GeslotenFetcher


@pytest.mark.parametrize(
    "adres",
    [
        "http://169.254.169.254/geheim",
        "https://elders.example/x.png",
        "file:///etc/hostname",
        "ftp://elders.example/x",
    ],
)
def test_a_document_loads_nothing_of_the_network_or_the_disk(adres: str) -> None:
    with pytest.raises(ValueError, match=r"not allowed|protocol"):
        GeslotenFetcher().fetch(adres)
