"""Stands for src/feature_engineering.py of ../mlops-stock, which holds the code."""
