"""What every surface does with a record: one function for each command, endpoint and page that asks the same."""
