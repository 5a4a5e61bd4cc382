"""Files from elsewhere, before anybody believes them."""
