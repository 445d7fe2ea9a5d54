#!/bin/sh
# Installs beside the globally installed command line the libraries that its tasks on images and tables need, in the versions that it names.
set -eu
root=$(npm root --global)
# One of them has an install script, which downloads libraries that are not used.
npm install --global --ignore-scripts $(node -p "
  Object.entries(require('$root/vitruve/package.json').peerDependencies).map((pair) => pair.join('@')).join(' ')
")
