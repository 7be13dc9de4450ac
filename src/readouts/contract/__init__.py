"""The JSON of the contract (docs/contract.md): what every surface prints, sends and writes. Fields may be added; names stay."""
