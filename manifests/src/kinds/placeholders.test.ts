import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DEFAULT_SETTINGS } from './settings.ts';
import { uriOf, workspaceOf } from '../testing/workspace-of.ts';

/** What is more than a hint in a file. */
function told(path: string, text: string): readonly string[] {
  return workspaceOf({ [path]: text })
    .check(uriOf(path))
    .findings.filter(({ severity }) => severity !== 'hint')
    .map(({ rule }) => rule);
}

describe('placeholders of values', () => {
  const compose = (port: string): string =>
    `services:\n  web:\n    image: nginx:1.29.3\n    ports: ['${port}:80']\n    restart: ${port}\n`;
  const workflow = (minutes: string): string =>
    `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    timeout-minutes: ${minutes}\n    steps:\n      - run: make\n        shell: ${minutes}\n`;

  for (const text of [
    '<PORT>',
    '<your port>',
    '__PORT__',
    '{{ port }}',
    'REPLACE_ME',
    'CHANGEME',
    '@PORT@',
    '$$PORT$$',
    '%%PORT%%',
    '##PORT##',
  ]) {
    const value = text.startsWith('<') || /^\w/u.test(text) ? text : `"${text}"`;
    it(`${text} is told by hints alone`, () => {
      assert.deepEqual(
        told('compose.yaml', compose(text).replace(`restart: ${text}`, `restart: ${value}`)),
        [],
      );
      assert.deepEqual(told('.github/workflows/a.yaml', workflow(value)), []);
    });
  }

  it('are told by hints alone in a configuration of Prometheus', () => {
    const scrape = (interval: string): string =>
      `scrape_configs:\n  - job_name: api\n    scrape_interval: ${interval}\n    static_configs:\n      - targets: [api:80]\n`;
    assert.deepEqual(told('prometheus.yml', scrape('$$INTERVAL$$')), []);
    assert.deepEqual(told('prometheus.yml', scrape('soon')), ['prometheus/schema']);
    const rules = (summary: string): string =>
      `groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: up == 0\n        annotations:\n          summary: '${summary}'\n`;
    assert.deepEqual(told('rules.yml', rules('{{ $label.job }} is down')), ['prometheus/template']);
  });

  it('is not what merely looks like it', () => {
    assert.deepEqual(told('compose.yaml', compose('port')), [
      'compose/port-syntax',
      'compose/restart-policy',
    ]);
    for (const word of ['CHANGELOG', 'CHANGEMENT', 'INSERTED', 'YOURS'])
      assert.deepEqual(
        told('compose.yaml', compose('8080').replace('restart: 8080', `restart: ${word}`)),
        ['compose/restart-policy'],
        word,
      );
    assert.deepEqual(told('.github/workflows/a.yaml', workflow('long')), [
      'workflow/schema',
      'workflow/shell',
    ]);
    assert.deepEqual(told('.github/workflows/a.yaml', workflow('${{ nothing.here }}')).length > 0, true);
  });

  it('weighs what the settings say', () => {
    const workspace = workspaceOf(
      { 'compose.yaml': compose('<PORT>') },
      { settings: { ...DEFAULT_SETTINGS, rules: { 'compose/port-syntax': 'error' } } },
    );
    const { findings } = workspace.check(uriOf('compose.yaml'));
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'compose/port-syntax').map(({ severity }) => severity),
      ['error'],
    );
  });
});
