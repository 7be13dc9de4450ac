"""The JSON of an outlet."""

from __future__ import annotations

from readouts.contract.values import Json
from readouts.documents.outlets import Outlet


def outlet_json(outlet: Outlet) -> Json:
    """An outlet as ``outlets --json`` prints it."""
    return {
        "name": outlet.name,
        "names": list(outlet.names),
        "domains": list(outlet.domains),
        "country": outlet.country,
        "kind": outlet.kind,
        "owner": outlet.owner,
        "own": outlet.own,
    }
