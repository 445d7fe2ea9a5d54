import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DEFAULT_SETTINGS } from '../../kinds/settings.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';

const COMPOSE =
  'services:\n  web:\n    image: nginx:1.29.3\n    restart: sometimes\n    build: { context: . }\n';

function severities(path: string, profile: 'default' | 'strict' = 'default'): readonly string[] {
  const kubernetes = { ...DEFAULT_SETTINGS.kubernetes, profile };
  return workspaceOf({ [path]: COMPOSE }, { settings: { ...DEFAULT_SETTINGS, kubernetes } })
    .check(uriOf(path))
    .findings.filter(({ rule }) => rule === 'compose/build-context')
    .map(({ severity }) => severity);
}

describe('warnings on files that nobody of the project runs', () => {
  for (const folder of [
    'vendor/a',
    'pkg/testdata',
    'tests/resources/docker',
    'test/datadog/baseline/manifests',
    'e2e/a/expected',
    'third_party/a',
    'fixtures',
    '__snapshots__',
  ])
    it(`are hints in ${folder}`, () => {
      assert.deepEqual(severities(`${folder}/compose.yaml`), ['hint']);
      assert.deepEqual(severities(`${folder}/compose.yaml`, 'strict'), ['warning']);
    });

  for (const folder of ['tests', 'deploy/resources', 'baseline', 'contest/data', 'expected'])
    it(`remain warnings in ${folder}`, () => {
      assert.deepEqual(severities(`${folder}/compose.yaml`), ['warning']);
    });
});
