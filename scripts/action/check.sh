#!/usr/bin/env bash
# Checks for the GitHub Action: annotations on standard output, findings as SARIF in the file SARIF when it is named.
# Exit status: that of `vitruve check`.
set -euo pipefail

options=(--severity "${SEVERITY:-hint}" --locale "${LOCALE:-en}")
[ -z "${MAX_WARNINGS:-}" ] || options+=(--max-warnings "$MAX_WARNINGS")
[ -z "${BASELINE:-}" ] || options+=(--baseline "$BASELINE")
paths=()
while IFS= read -r path; do
  [ -z "$path" ] || paths+=("$path")
done <<<"${PATHS:-.}"

if [ -n "${SARIF:-}" ]; then
  # Status 1 is for findings, which the annotations below report once more.
  vitruve check "${options[@]}" --format sarif --output "$SARIF" -- "${paths[@]}" || {
    status=$?
    [ $status -eq 1 ] || exit $status
  }
fi
vitruve check "${options[@]}" --format github -- "${paths[@]}"
