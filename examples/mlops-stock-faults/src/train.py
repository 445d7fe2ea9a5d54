"""Stands for src/train.py of ../mlops-stock, which holds the code."""
