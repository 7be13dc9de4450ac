"""Contacts between named sides: channel, status, initiator, participants."""
