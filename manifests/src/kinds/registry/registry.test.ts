import assert from 'node:assert/strict';
import { Position } from 'vscode-languageserver-types';
import { completion } from '../../core/features/completion.ts';
import { uriOf, workspaceOf, type TestOptions } from '../../testing/workspace-of.ts';
import { REGISTRY } from './kind.ts';

const FILE = 'models.yaml';
const HASH = 'a'.repeat(64);

/** A registry of one model with two versions, and more keys of the model. */
function registry(more: string): string {
  const versions = [1, 2].map(
    (version) =>
      `      - version: ${version}\n        file: models/churn-${version}.onnx\n        sha256: ${`${version}b`.repeat(32)}\n        approver: Ada\n        measures: { rocAuc: 0.${version + 6} }\n`,
  );
  return `version: 1\nmodels:\n  churn:\n    versions:\n${versions.join('')}${more}`;
}

function entry(at: string, version: number, alias = 'champion'): string {
  return `      - { at: ${at}, alias: ${alias}, version: ${version}, by: Ada, why: Better }\n`;
}

function findings(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  return workspaceOf({ [FILE]: text, ...others })
    .check(uriOf(FILE))
    .findings.map(({ rule, message }) => `${rule}: ${message}`);
}

/** The labels of what is proposed at `|`. */
function proposed(marked: string, options: TestOptions = {}): readonly string[] {
  const workspace = workspaceOf({ [FILE]: marked.replace('|', '') }, options);
  const position = workspace.document(uriOf(FILE))?.positionAt(marked.indexOf('|')) ?? Position.create(0, 0);
  return completion(workspace, uriOf(FILE), position).map(({ label }) => label);
}

/** The hover at `|`. */
function hover(marked: string): string | undefined {
  const manifest = workspaceOf({ [FILE]: marked.replace('|', '') }).manifest(uriOf(FILE));
  assert.ok(manifest);
  return manifest.kind.hover?.(manifest.context, marked.indexOf('|'))?.markdown;
}

describe('registry', () => {
  it('is known by the name of its files and by its keys', () => {
    const kindOf = (name: string, text: string) => workspaceOf({ [name]: text }).kindOf(uriOf(name));
    assert.equal(kindOf(FILE, ''), REGISTRY);
    assert.equal(kindOf('team.models.yaml', registry('')), REGISTRY);
    assert.equal(kindOf(FILE, 'models:\r\n  churn:\r\n    versions:\r\n'), REGISTRY);
    assert.notEqual(kindOf('other.yaml', registry('')), REGISTRY);
  });

  it('leaves files of other programs alone', () => {
    for (const text of [
      'version: 1\nmodels:\n  - name: customers\n',
      'version: 1\nmodels: # all\n\n# the first\n- name: customers\n    versions: 2\n',
      'version: 1\nmodels: [a]\n',
      'version: 2\nmodels:\n  a: { b: c }\n',
      'providers:\n  a: b\n',
    ])
      assert.notEqual(workspaceOf({ [FILE]: text }).kindOf(uriOf(FILE)), REGISTRY, text);
  });

  it('detects a file of many empty lines in one pass', () => {
    const text = `version: 1\nmodels:\n${' \n'.repeat(50_000)}x: y\n`;
    assert.equal(workspaceOf({ [FILE]: text }).kindOf(uriOf(FILE)), REGISTRY);
  });

  it('has no findings in a complete registry', () => {
    const history = `${entry('2026-01-05', 1)}${entry('2026-03-01T08:30Z', 2)}${entry('2026-03-01', 1, 'challenger')}`;
    assert.deepEqual(findings(registry(`    champion: 2\n    challenger: 1\n    history:\n${history}`)), []);
    assert.deepEqual(findings(registry('    champion: 1\n')), []);
  });

  it('reports broken YAML', () => {
    assert.ok(findings('version: 1\nmodels: {\n').some((one) => one.startsWith('yaml/syntax')));
  });

  it('takes the latest entry of the history in any order of the file, and seconds or none', () => {
    const told = (champion: number, ...entries: readonly string[]) =>
      findings(registry(`    champion: ${champion}\n    history:\n${entries.join('')}`));
    const wrong = ['registry/history-mismatch: According to "history", champion is version 2, not 1'];
    assert.deepEqual(told(1, entry('2026-03-01', 2), entry('2026-01-05', 1)), wrong);
    assert.deepEqual(told(2, entry('2026-03-01', 2), entry('2026-01-05', 1)), []);
    const [early, late] = [entry('2026-03-01T08:30Z', 1), entry('2026-03-01T08:30:05Z', 2)];
    assert.deepEqual(told(2, late, early), []);
    assert.deepEqual(told(1, late, early), wrong);
    // One without a time may be before or after the other.
    for (const champion of [1, 2])
      assert.deepEqual(told(champion, entry('2026-03-01', 2), entry('2026-03-01T08:00:00Z', 1)), []);
  });

  it('compares the champion with what its manifest requires, and asks for nothing else', () => {
    const manifest = (require: string) => ({
      'churn.model.yaml': `version: 1\ndata: data/a.csv\ntarget: churn\noutput: models/churn.onnx\n${require}`,
    });
    const text = (champion: number) =>
      registry(`    manifest: churn.model.yaml\n    champion: ${champion}\n`);
    assert.deepEqual(findings(text(1), manifest('require: [rocAuc>=0.75]\n')), [
      'registry/gate-not-met: "rocAuc" of champion 1 is 0.7, required: >= 0.75',
    ]);
    assert.deepEqual(findings(text(2), manifest('require: [rocAuc>=0.75]\n')), []);
    assert.deepEqual(findings(text(1), manifest('')), []);
  });

  it('says over an entry of the history what served on that day', () => {
    const days = (marked: string) => hover(registry(`    history:\n${marked}`));
    const first = entry('2026-01-05', 1);
    assert.equal(
      days(`${first}${entry('2026-03-|01T08:00:00Z', 2)}${entry('2026-02-01', 1, 'challenger')}`),
      '**churn**, 2026-03-01 (UTC)\n\n- champion: 1 → 2\n- challenger: 1',
    );
    assert.equal(
      days(`${entry('2026-01-|05', 1)}${entry('2026-03-01', 2)}`),
      '**churn**, 2026-01-05 (UTC)\n\n- champion: 1',
    );
  });

  it('says over an alias what its version is, and over a key what it means', () => {
    assert.equal(
      hover(registry('    champion: |2\n')),
      '**churn 2**\n\n- File: models/churn-2.onnx\n- Approved by: Ada\n- Measures: rocAuc 0.8',
    );
    assert.match(hover(registry('    cham|pion: 2\n')) ?? '', /Version in use/u);
  });

  it('proposes versions, the hash of the file, paths and keys', () => {
    assert.deepEqual(proposed(registry('    champion: |\n')).slice(0, 2), ['1', '2']);
    assert.deepEqual(proposed(registry('    history:\n      - version: |\n')).slice(0, 2), ['1', '2']);
    const version = 'version: 1\nmodels:\n  churn:\n    versions:\n      - version: 1\n        file: ';
    const options = { files: ['m.onnx', 'm.csv'], hashes: { 'm.onnx': HASH } };
    assert.deepEqual(proposed(`${version}m.onnx\n        sha256: |\n`, options), [HASH]);
    const paths = proposed(`${version}|\n`, options);
    assert.ok(paths.includes('m.onnx') && !paths.includes('m.csv'));
    assert.ok(proposed(`${version}m.onnx\n        |\n`, options).includes('approver'));
  });

  it('renames people with their matrix: owners, approvers and promoters are references', () => {
    const text = registry(`    owner: Ada\n    champion: 1\n    history:\n${entry('2026-01-05', 1)}`);
    const manifest = workspaceOf({ [FILE]: text }).manifest(uriOf(FILE));
    const people = REGISTRY.parse(manifest?.context.document ?? assert.fail()).references.filter(
      ({ relation }) => relation !== 'reads',
    );
    assert.deepEqual(
      people.map(({ relation }) => relation),
      ['owner', 'approved-by', 'approved-by', 'promoted-by'],
    );
  });

  it('lists models and versions in the outline, with what a version is used as', () => {
    const manifest = workspaceOf({ [FILE]: registry('    champion: 2\n') }).manifest(uriOf(FILE));
    const [churn] = (manifest && manifest.kind.outline?.(manifest.context)) ?? [];
    assert.deepEqual(
      churn?.children?.map(({ name, detail }) => [name, detail]),
      [
        ['1', undefined],
        ['2', 'champion'],
      ],
    );
  });
});
