"""Stands for src/evaluate.py of ../mlops-stock, which holds the code."""
