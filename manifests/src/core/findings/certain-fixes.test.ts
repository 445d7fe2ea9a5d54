import assert from 'node:assert/strict';
import { codeActions } from '../features/code-actions.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { certainFixOf, isAutoFixable } from './certain-fixes.ts';
import type { Finding, RuleId } from './finding.ts';

const pod = (spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n${spec}  containers: [{ name: a, image: "a:1" }]\n`;
const record = (date: string, heading: string): string =>
  `---\nstatus: accepted\ndate: ${date}\n---\n\n# Use X\n\n## ${heading}\n\nA.\n\n## Considered Options\n\n- A\n- B\n\n## Decision Outcome\n\nChosen option: "C", because.\n`;
const DATED = record('25/12/2025', 'Context and Problem Statement');
const RECORD = 'docs/decisions/0001-use-x.md';

/** A rule, the file that it finds something in, and whether its fix leaves no choice. */
const CASES: readonly (readonly [
  what: string,
  rule: RuleId,
  file: string,
  text: string,
  certain: boolean,
])[] = [
  ['a day that is one', 'adr/date-iso', RECORD, DATED, true],
  [
    'a day that a French text reads one way',
    'adr/date-iso',
    RECORD,
    record('03/04/2025', 'Contexte et problème'),
    false,
  ],
  ['an option that is not considered', 'adr/option-chosen-unknown', RECORD, DATED, false],
  [
    'a name beside the new one, and the same',
    'kubernetes/deprecated-service-account',
    'k8s/a.yaml',
    pod('  serviceAccount: a\n  serviceAccountName: a\n'),
    true,
  ],
  [
    'a name beside another one',
    'kubernetes/deprecated-service-account',
    'k8s/a.yaml',
    pod('  serviceAccount: a\n  serviceAccountName: b\n'),
    false,
  ],
  [
    'a key of old alone',
    'kubernetes/deprecated-service-account',
    'k8s/a.yaml',
    pod('  serviceAccount: a\n'),
    true,
  ],
  ['quotes that are missing', 'kubernetes/schema', 'k8s/a.yaml', pod('  nodeName: 12\n'), true],
  [
    'a key that is spelled almost like another',
    'kubernetes/schema',
    'k8s/a.yaml',
    pod('  nodeNam: a\n'),
    false,
  ],
  [
    'a value of an enumeration in small letters',
    'kubernetes/schema',
    'a.yaml',
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: a }\nspec: { accessModes: [readwriteonce], resources: { requests: { storage: 1Gi } } }\n',
    true,
  ],
  [
    'a value that resembles one of an enumeration',
    'kubernetes/schema',
    'a.yaml',
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: a }\nspec: { accessModes: [ReadWriteOne], resources: { requests: { storage: 1Gi } } }\n',
    false,
  ],
  ['bases', 'kustomize/deprecated-field', 'kustomization.yaml', 'bases: [../a]\n', true],
  [
    'patches, of which a file may hold several',
    'kustomize/deprecated-field',
    'kustomization.yaml',
    'patchesStrategicMerge: [a.yaml]\n',
    false,
  ],
  [
    'a criticality, of which a factor may be wrong',
    'amdec/criticality-wrong',
    'amdec.yaml',
    'risks:\n  - id: R1\n    item: A\n    failureMode: A\n    effect: A\n    cause: A\n    severity: 2\n    occurrence: 2\n    detection: 2\n    criticality: 80\n',
    false,
  ],
  [
    'a port of Compose',
    'compose/unquoted-port',
    'compose.yaml',
    'services: { a: { image: "a:1", ports: [22:22] } }\n',
    true,
  ],
];

describe('certain fixes', () => {
  for (const [what, rule, file, text, certain] of CASES) {
    it(`${what}: ${rule} is ${certain ? 'certain, and preferred' : 'a suggestion'}`, () => {
      const workspace = workspaceOf({ [file]: text });
      const finding = workspace.check(uriOf(file)).findings.find((found) => found.rule === rule);
      assert.ok(
        finding?.fixes && finding.fixes.length > 0,
        JSON.stringify(workspace.check(uriOf(file)).findings),
      );
      assert.equal(certainFixOf(finding) !== undefined, certain);
      const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      const actions = codeActions(workspace, uriOf(file), range, {}, () => '');
      const own = actions.filter(
        ({ diagnostics, edit }) => edit && diagnostics?.some(({ code }) => code === rule),
      );
      assert.equal(
        own.some(({ isPreferred }) => isPreferred === true),
        certain,
      );
    });
  }

  it('are none in YAML that readers read differently or not at all', () => {
    const found = (broken: string): Finding | undefined =>
      workspaceOf({ 'compose.yaml': broken })
        .check(uriOf('compose.yaml'))
        .findings.find(({ rule }) => rule === 'compose/unquoted-port');
    const twice = found('services: { a: { image: "a:1", image: "a:1", ports: [22:22] } }\n');
    assert.deepEqual([twice?.fixes?.length, twice && isAutoFixable(twice)], [1, false]);
    // Nothing is said of what may have been read wrongly.
    assert.equal(found('services: { a: { image: "a:1", ports: [22:22] } }\nx: [\n'), undefined);
  });

  it('are known of documents that are closed, whose fixes are not kept', () => {
    const workspace = workspaceOf({});
    for (const [file, text] of [
      ['compose.yaml', 'services: { a: { image: "a:1", ports: [22:22] } }\n'],
      [RECORD, DATED],
    ] as const)
      workspace.update(uriOf(file), text);
    const known = (file: string): readonly string[] =>
      workspace
        .check(uriOf(file))
        .findings.filter(isAutoFixable)
        .map(({ rule }) => rule);
    assert.deepEqual([known('compose.yaml'), known(RECORD)], [['compose/unquoted-port'], ['adr/date-iso']]);
  });
});
