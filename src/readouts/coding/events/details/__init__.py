"""What an event has beside type and sides: mode, contexts, magnitude, place."""
