import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../core/text/refusal.ts';
import { rounds } from '../../testing/rounds.ts';
import { registeredFile } from './registered-file.ts';
import { withVersion, type NewVersion } from './new-version.ts';

const hashOf = (digits: string): string => digits.repeat(32);
const NEW: NewVersion = {
  model: 'churn',
  file: 'models/churn-2.onnx',
  sha256: hashOf('2b'),
  date: '2026-03-01',
  measures: {},
};
const ONE = `      - version: 1 # first\n        file: models/churn-1.onnx\n        sha256: ${hashOf('1b')}\n`;
const REGISTRY = `# ours\nversion: 1\nmodels:\n  churn:\n    versions:\n${ONE}    champion: 1\n`;
const FIELDS = ['version: 2', `file: models/churn-2.onnx`, `sha256: ${hashOf('2b')}`, 'date: 2026-03-01'];

/** The text with a version; the reason of a refusal. */
function registered(text: string, changes: Partial<NewVersion> = {}): string {
  const result = withVersion(text, { ...NEW, ...changes });
  return isRefusal(result) ? result.refused : result.text;
}

describe('new versions of registries', () => {
  it('stand behind the others, in the manner of the file', () => {
    const block = `      - ${FIELDS.join('\n        ')}\n`;
    assert.equal(registered(REGISTRY), REGISTRY.replace(ONE, ONE + block));
    const flow = `version: 1\nmodels: { churn: { versions: [{ version: 1, file: a.onnx, sha256: ${hashOf('1b')} }] } }\n`;
    assert.equal(registered(flow), flow.replace(' }] } }', ` }, { ${FIELDS.join(', ')} }] } }`));
    const lines = `version: 1\nmodels:\n  churn:\n    versions:\n      - { version: 1, file: a.onnx, sha256: ${hashOf('1b')} }\n`;
    assert.equal(registered(lines), `${lines}      - { ${FIELDS.join(', ')} }\n`);
    assert.doesNotMatch(registered(REGISTRY.replaceAll('\n', '\r\n')), /[^\r]\n/u);
  });

  it('begin a model and a registry', () => {
    const other = registered(REGISTRY, { model: 'fraud', manifest: 'fraud.model.yaml' });
    assert.equal(
      other,
      `${REGISTRY.trimEnd()}\n  fraud:\n    manifest: fraud.model.yaml\n    versions:\n      - ${FIELDS.join('\n        ').replace('version: 2', 'version: 1')}\n`,
    );
    const first = registered('\n', { model: 'a: b' });
    assert.match(first, /^version: 1\nmodels:\n {2}"a: b":\n {4}versions:\n {6}- version: 1\n {8}file: /u);
    assert.match(registered('version: 1\nmodels: {}\n'), /models: \{churn: \{ versions: \[\{ version: 1, /u);
  });

  it('say what is known', () => {
    const text = registered(REGISTRY, {
      data: { file: 'a.csv', sha256: hashOf('3c') },
      run: '12',
      evaluation: 'r.json',
      measures: { rocAuc: 0.75, mae: -1e-7 },
    });
    for (const line of [
      `data: { file: a.csv, sha256: "${hashOf('3c')}" }`,
      'run: "12"',
      'evaluation: { file: r.json }',
      'measures: { rocAuc: 0.75, mae: -1e-7 }',
    ])
      assert.ok(text.includes(`        ${line}\n`), text);
  });

  it('are not registered twice', () => {
    const again = withVersion(REGISTRY, { ...NEW, sha256: hashOf('1b') });
    assert.deepEqual(again, { text: REGISTRY, version: '1', isNew: false });
  });

  it('are refused where a name or a file is taken, or the text cannot be changed', () => {
    const refused: readonly (readonly [string, Partial<NewVersion>, RegExp])[] = [
      [REGISTRY, { version: '1' }, /"churn" already has a version 1, with another file/u],
      [REGISTRY, { version: 'champion' }, /"champion" is an alias/u],
      [REGISTRY, { file: 'models/churn-1.onnx' }, /is the file of version 1 of "churn".*with --output/u],
      [REGISTRY, { model: 'x', file: 'models/churn-1.onnx' }, /is the file of version 1 of "churn"/u],
      ['version: 1\nmodels:\n', {}, /by hand/u],
      ['version: 1\nmodels:\n  churn:\n    versions: 1\n', {}, /by hand/u],
      ['models: {\n', {}, /not valid YAML/u],
    ];
    for (const [text, changes, reason] of refused) assert.match(registered(text, changes), reason);
  });

  it('are found under the names that they were given, whatever these are', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((one) => one.trim() === one);
    fc.assert(
      fc.property(name, name, fc.constantFrom('', REGISTRY), (model, file, text) => {
        const result = withVersion(text, { ...NEW, model, file, sha256: '12e4'.padEnd(64, '0') });
        if (isRefusal(result)) return;
        const found = registeredFile(result.text, model, result.version);
        assert.ok(!isRefusal(found), result.text);
        assert.deepEqual([found.file, found.sha256], [file, '12e4'.padEnd(64, '0')]);
      }),
      rounds(100),
    );
  });
});
