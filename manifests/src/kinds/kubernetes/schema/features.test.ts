import assert from 'node:assert/strict';
import type { CompletionItem, MarkupContent } from 'vscode-languageserver-types';
import { completion } from '../../../core/features/completion.ts';
import { hover } from '../../../core/features/hover.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const HEAD = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\n';
const POD = `${HEAD}spec:\n  template:\n    spec:\n      containers:\n        - name: api\n`;

/** What is proposed at `|`, by label. */
function proposed(text: string, others: Readonly<Record<string, string>> = {}): Map<string, CompletionItem> {
  const at = text.indexOf('|');
  const workspace = workspaceOf({ 'a.yaml': text.replace('|', ''), ...others });
  const position = workspace.document(uriOf('a.yaml'))?.positionAt(at);
  assert.ok(position);
  return new Map(completion(workspace, uriOf('a.yaml'), position).map((item) => [item.label, item]));
}

function inserted(item: CompletionItem | undefined): string | undefined {
  return item?.textEdit?.newText;
}

function shown(text: string): string | undefined {
  const at = text.indexOf('|');
  const workspace = workspaceOf({ 'a.yaml': text.replace('|', '') });
  const position = workspace.document(uriOf('a.yaml'))?.positionAt(at);
  assert.ok(position);
  return (hover(workspace, uriOf('a.yaml'), position)?.contents as MarkupContent | undefined)?.value;
}

describe('completion from schemas', () => {
  it('proposes the fields that are not there yet, required ones first', () => {
    const items = proposed(`${HEAD}spec:\n  replicas: 1\n  |\n`);
    assert.ok(!items.has('replicas'));
    const [first, second] = [...items.values()].sort((a, b) =>
      (a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1,
    );
    assert.deepEqual([first?.label, second?.label], ['selector', 'template']);
    assert.equal(items.get('paused')?.detail, 'true or false');
  });

  it('writes what a value cannot be without', () => {
    const items = proposed(`${POD}          |\n`);
    assert.equal(inserted(items.get('env')), 'env:\n  - name: ${1}\n    value: ${2}');
    assert.equal(inserted(items.get('imagePullPolicy')), 'imagePullPolicy: ');
  });

  it('indents below a dash', () => {
    const items = proposed(POD.replace('- name: api', '- |'));
    assert.equal(inserted(items.get('ports')), 'ports:\n    - containerPort: ');
  });

  it('proposes allowed values', () => {
    assert.deepEqual(
      [...proposed(`${POD}          imagePullPolicy: |\n`).keys()],
      ['Always', 'IfNotPresent', 'Never'],
    );
    assert.deepEqual([...proposed(`${POD}          tty: |\n`).keys()], ['true', 'false']);
  });

  it('stays on the line in flow style', () => {
    assert.equal(inserted(proposed(`${POD}          env: [{ na| }]\n`).get('name')), 'name: ');
  });

  it('knows the document and the item that it is in', () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec:\n  |\n';
    assert.ok(proposed(`${HEAD}---\n${service}---\n${HEAD}`).has('clusterIP'));
    const list = `apiVersion: v1\nkind: List\nitems:\n  - ${service.trimEnd().replaceAll('\n', '\n    ')}\n`;
    assert.ok(proposed(list).has('clusterIP'));
  });

  it('describes resources, and completes whole ones', () => {
    assert.equal(inserted(proposed(`${HEAD}---\nkind: |\n`).get('ConfigMap')), 'ConfigMap\napiVersion: v1');
    assert.deepEqual([...proposed(`${HEAD}---\nkind: CronJob\napiVersion: |\n`).keys()], ['batch/v1']);
    assert.equal(
      inserted(proposed(`${HEAD}---\n|\n`).get('Job')),
      'apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: ${1}\nspec:\n  template:\n    metadata:\n      labels:\n        ${2}\n    spec:\n      containers:\n        - name: ${3}\n          image: ${4}\n',
    );
  });

  it('knows the kinds of the workspace', () => {
    const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.example.org }
spec:
  group: example.org
  names: { kind: Thing, plural: things }
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: { type: object, properties: { colour: { type: string, enum: [red, blue], description: Its colour. } } }
`;
    const thing = 'apiVersion: example.org/v1\nkind: Thing\nmetadata: { name: a }\nspec:\n  ';
    const field = proposed(`${thing}|\n`, { 'crd.yaml': crd }).get('colour');
    assert.equal((field?.documentation as MarkupContent | undefined)?.value, 'Its colour.');
    assert.deepEqual([...proposed(`${thing}colour: |\n`, { 'crd.yaml': crd }).keys()], ['red', 'blue']);
    assert.ok(
      proposed('apiVersion: example.org/v1\nkind: |\nmetadata: {}\n', { 'crd.yaml': crd }).has('Thing'),
    );
  });

  it('proposes nothing below labels and in kinds that nobody knows', () => {
    assert.equal(proposed(`${HEAD}  labels:\n    |\n`).size, 0);
    assert.equal(proposed('apiVersion: example.org/v1\nkind: Thing\nspec:\n  |\n').size, 0);
  });
});

describe('hover from schemas', () => {
  it('shows type, duty, purpose and values', () => {
    assert.match(
      shown(`${HEAD}spec:\n  templ|ate: {}\n`) ?? '',
      /^\*\*template\*\* · `PodTemplateSpec` · required\n\nTemplate describes/u,
    );
    assert.match(shown(`${POD}          imagePull|Policy: Always\n`) ?? '', /Possible enum values/u);
  });

  it('shows what one value means', () => {
    assert.match(shown(`${POD}          imagePullPolicy: Al|ways\n`) ?? '', /^`"Always"` means/u);
  });

  it('shows what a kind is, and how long it will be', () => {
    assert.match(shown(HEAD.replace('kind: D', 'kind: |D')) ?? '', /^\*\*Deployment\*\* · `apps\/v1`/u);
    assert.match(
      shown('apiVersion: batch/v1beta1\nkind: Cr|onJob\nmetadata: {}\n') ?? '',
      /deprecated since 1\.21 · removed in 1\.25 · use "batch\/v1"/u,
    );
  });
});
