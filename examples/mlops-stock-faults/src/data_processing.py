"""Stands for src/data_processing.py of ../mlops-stock, which holds the code."""
