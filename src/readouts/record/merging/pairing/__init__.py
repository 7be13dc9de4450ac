"""Whether two reports are of one contact: one module for each thing that is compared, and ``comparer`` which asks them all."""
