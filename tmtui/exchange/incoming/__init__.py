"""What every reader of other people's files needs: bytes made safe, located values, and a draft of what is said."""
