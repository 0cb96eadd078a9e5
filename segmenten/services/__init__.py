"""Changes to the purchase structure."""

from segmenten.services.jaarcijfer import save_jaarcijfers
from segmenten.services.structuur import save_regio, save_structuur

__all__ = ["save_jaarcijfers", "save_regio", "save_structuur"]
