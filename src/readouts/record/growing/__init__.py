"""The record as it grows: each stage has an index and a local rule, and follows a change only as far as it reaches."""
