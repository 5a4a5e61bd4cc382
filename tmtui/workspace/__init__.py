"""The one door for front ends: opens a store, keeps an assessment live, takes answers."""
