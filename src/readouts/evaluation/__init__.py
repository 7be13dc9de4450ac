"""How good the codings and the record are: figures against gold, with intervals and floors."""
