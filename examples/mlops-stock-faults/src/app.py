"""Stands for src/app.py of ../mlops-stock, which holds the code."""
