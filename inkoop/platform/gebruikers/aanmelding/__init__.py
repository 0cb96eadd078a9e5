"""How somebody proves who it is: limits, known devices, passwords, addresses and mail, on django-allauth."""
