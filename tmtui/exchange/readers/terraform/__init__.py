"""Terraform plans and states: what is to stand, or stands, in AWS, Azure and Google Cloud."""
