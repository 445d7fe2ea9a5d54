// Where Node.js can require ES modules, mocha would require the tests, and what they then import would be loaded a second time.
const asModules = process.features.require_module ? ['no-experimental-require-module'] : [];

module.exports = {
  'node-option': ['import=tsx', ...asModules],
  extension: ['ts'],
  require: ['./scripts/kubernetes/for-tests.ts', './scripts/testing/bundled-programs.ts'],
  timeout: 300_000,
};
