"""The API: the contract's JSON over HTTP, below ``/api/v1``."""
