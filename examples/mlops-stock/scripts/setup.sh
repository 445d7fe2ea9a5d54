#!/usr/bin/env sh
# Makes a virtual environment with what the code needs, and the first model: sh scripts/setup.sh
set -eu
cd "$(dirname "$0")/.."

python3 -m venv .venv
.venv/bin/pip install --requirement requirements.txt
.venv/bin/python -m src.data_processing
.venv/bin/python -m src.feature_engineering
.venv/bin/python -m src.train
.venv/bin/python -m src.evaluate
echo "Ready: .venv/bin/python -m flask --app src.app run --port 5000"
