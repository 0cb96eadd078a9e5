"""Changes to providers, contracts and what is agreed in them."""

from contracten.services.betaling import save_kpiscores, save_voorschotten
from contracten.services.contract import save_aanbieders, save_contracten

__all__ = ["save_aanbieders", "save_contracten", "save_kpiscores", "save_voorschotten"]
