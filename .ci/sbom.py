"""Writes what the product consists of as a CycloneDX bill of materials: `python .ci/sbom.py SBOM.json`.

From the lock files, so that it is the same wherever it is made. What only works on the program is there too,
marked as excluded from the product.
"""

import json
import sys
import tomllib
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from pakketten import PROJECT, Pakket, read_pakketten


def make_sbom() -> dict[str, Any]:
    """Make the bill from the lock files."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    onderdelen = [make_onderdeel(pakket) for pakket in read_pakketten()]
    kenmerk = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([project["version"], onderdelen], sort_keys=True))
    product = {
        "type": "application",
        "bom-ref": "inkoop",
        "name": project["name"],
        "version": project["version"],
        "licenses": [{"expression": project["license"]}],
    }
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{kenmerk}",
        "version": 1,
        "metadata": {"component": product},
        "components": onderdelen,
    }


def make_onderdeel(pakket: Pakket) -> dict[str, Any]:
    """Make the entry of one package."""
    groep, _, naam = pakket.naam.rpartition("/")
    plek = f"{quote(groep)}/{naam}" if groep else naam
    purl = f"pkg:{pakket.soort}/{plek}@{pakket.versie}"
    onderdeel: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": naam,
        "version": pakket.versie,
        "scope": "required" if pakket.draait_mee else "excluded",
        "hashes": [{"alg": soort, "content": digest} for soort, digest in pakket.digesten],
        "licenses": [{"expression": pakket.licentie}] if pakket.licentie else [],
        "purl": purl,
    }
    return onderdeel | ({"group": groep} if groep else {})


def find_fout(sbom: str) -> str:
    """Compare a bill with the schema of CycloneDX itself; empty when it follows that."""
    fout = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom)
    return "" if fout is None else str(fout)


def main(argv: list[str]) -> int:
    """Write the bill, once it follows its schema."""
    tekst = json.dumps(make_sbom(), indent=1, sort_keys=True) + "\n"
    if fout := find_fout(tekst):
        print(f"De SBOM volgt CycloneDX 1.6 niet: {fout}", file=sys.stderr)
        return 1
    doel = Path(argv[0])
    doel.parent.mkdir(parents=True, exist_ok=True)
    doel.write_text(tekst)
    print(f"SBOM: {doel}, {tekst.count('bom-ref') - 1} onderdelen.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
