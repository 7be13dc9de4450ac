"""Who does it and to whom: paths from the trigger, the state of those whose words name none, the sentences before."""
