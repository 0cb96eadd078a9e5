"""The refusals that a bundle and the services word alike: the cases per app, and how both are asked."""
