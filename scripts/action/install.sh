#!/usr/bin/env bash
# Installs the command line for the GitHub Action: the package named in PACKAGE, otherwise one built from this repository.
set -euo pipefail

package=${PACKAGE:-}
if [ -z "$package" ]; then
  cd "$(dirname "$0")/../.."
  npm ci
  npm run --silent package -- npm
  package=$(echo "$PWD"/dist/npm/*.tgz)
fi
npm install --global "$package"
