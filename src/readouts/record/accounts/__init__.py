"""What each side says of a contact, set side by side, and whose words the documents print."""
