"""The JSON of ``docs/contract.md`` described for OpenAPI; ``contract/`` makes it, and a test holds the two together."""
