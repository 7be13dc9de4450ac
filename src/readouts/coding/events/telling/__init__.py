"""Which events are told: once each, one for those it stands for, in the foreground or the background."""
