import assert from 'node:assert/strict';
import { completion } from '../../../../../core/features/completion.ts';
import { definition } from '../../../../../core/features/definition.ts';
import { hover } from '../../../../../core/features/hover.ts';
import { rename } from '../../../../../core/features/rename.ts';
import { documentOffers, show } from '../../../../../core/features/views.ts';
import { uriOf, workspaceOf } from '../../../../../testing/workspace-of.ts';
import { applyChanges } from '../../../../../core/text/change.ts';
import type { Workspace } from '../../../../../core/workspace/workspace.ts';

const TEMPLATES = `apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata:
  name: training
spec:
  templates:
    - name: train
      inputs:
        parameters:
          - name: days
      container:
        image: python:3.12
        args:
          - |
            train --days {{inputs.parameters.days}}
`;

const WORKFLOW = `apiVersion: argoproj.io/v1alpha1
kind: CronWorkflow
metadata:
  name: nightly
spec:
  schedules: ['0 2 * * *']
  timezone: Europe/Paris
  workflowSpec:
    entrypoint: main
    templates:
      - name: main
        dag:
          tasks:
            - name: load
              template: load
            - name: fit
              depends: load.Succeeded
              templateRef: { name: training, template: train }
              arguments:
                parameters:
                  - name: days
                    value: '{{tasks.load.outputs.parameters.days}}'
      - name: load
        container: { image: python:3.12 }
        outputs:
          parameters:
            - name: days
              valueFrom: { path: /tmp/days }
`;

const FILES = { 'templates.yaml': TEMPLATES, 'workflow.yaml': WORKFLOW };

/** The position of the caret, behind so many characters of the last place where a text is. */
function at(
  workspace: Workspace,
  path: string,
  text: string,
  behind = 1,
): { line: number; character: number } {
  const document = workspace.document(uriOf(path));
  assert.ok(document);
  const start = document.getText().lastIndexOf(text);
  assert.notEqual(start, -1, text);
  return document.positionAt(start + behind);
}

/** The texts after a rename. */
function renamed(path: string, text: string, behind: number, to: string): Readonly<Record<string, string>> {
  const workspace = workspaceOf(FILES);
  const edit = rename(workspace, uriOf(path), at(workspace, path, text, behind), to);
  const texts: Record<string, string> = { ...FILES };
  for (const change of edit?.documentChanges ?? []) {
    if (!('edits' in change)) continue;
    const document = workspace.document(change.textDocument.uri);
    assert.ok(document);
    const edits = change.edits.flatMap((one) =>
      'newText' in one
        ? [
            {
              span: { start: document.offsetAt(one.range.start), end: document.offsetAt(one.range.end) },
              text: one.newText,
            },
          ]
        : [],
    );
    texts[change.textDocument.uri.split('/').at(-1) ?? ''] = applyChanges(document.getText(), edits);
  }
  return texts;
}

describe('argo workflows', () => {
  it('has no fault in the example', () => {
    const workspace = workspaceOf(FILES);
    for (const path of Object.keys(FILES))
      assert.deepEqual(
        workspace.check(uriOf(path)).findings.filter(({ rule }) => rule.startsWith('argo-workflows/')),
        [],
      );
  });

  it('leads from a templateRef to the template of another file', () => {
    const workspace = workspaceOf(FILES);
    const [found] = definition(
      workspace,
      uriOf('workflow.yaml'),
      at(workspace, 'workflow.yaml', 'template: train', 11),
    );
    assert.equal(found?.targetUri, uriOf('templates.yaml'));
    assert.equal(found.targetSelectionRange.start.line, 6);
  });

  it('renames an input in its template, in tags of block scalars and where others give it', () => {
    const texts = renamed('templates.yaml', 'name: days', 7, 'window');
    assert.ok(texts['templates.yaml']?.includes('train --days {{inputs.parameters.window}}'));
    assert.ok(
      texts['workflow.yaml']?.includes(
        "- name: window\n                    value: '{{tasks.load.outputs.parameters.days}}'",
      ),
    );
  });

  it('proposes to wait for those tasks alone that do not wait for this one', () => {
    const task = (name: string, waits: string): string =>
      `            - name: ${name}\n              template: load\n              dependencies: [${waits}]\n`;
    const marked = WORKFLOW.replace(
      / {12}- name: load\n[^]*?(?= {6}- name: load\n)/u,
      task('a', '▮') + task('b', 'a') + task('c', 'b') + task('d', ''),
    );
    const workspace = workspaceOf({ 'workflow.yaml': marked.replace('▮', '') });
    const position = workspace.document(uriOf('workflow.yaml'))?.positionAt(marked.indexOf('▮'));
    assert.ok(position);
    const labels = completion(workspace, uriOf('workflow.yaml'), position).map(({ label }) => label);
    assert.deepEqual(labels, ['d']);
  });

  it('renames a task in depends and in tags', () => {
    const text = renamed('workflow.yaml', 'load.Succeeded', 2, 'fetch')['workflow.yaml'] ?? '';
    assert.ok(text.includes('- name: fetch\n              template: load\n'));
    assert.ok(text.includes('depends: fetch.Succeeded'));
    assert.ok(text.includes('{{tasks.fetch.outputs.parameters.days}}'));
  });

  it('proposes what has a value in a tag, and nothing else', () => {
    const workspace = workspaceOf(FILES);
    const labels = completion(
      workspace,
      uriOf('workflow.yaml'),
      at(workspace, 'workflow.yaml', '{{tasks.', 2),
    ).map(({ label }) => label);
    assert.ok(labels.includes('tasks.load.outputs.parameters.days'), labels.join(' '));
    assert.ok(!labels.some((label) => label.startsWith('tasks.fit')), labels.join(' '));
    assert.ok(labels.includes('workflow.name'));
  });

  it('describes a schedule in words', () => {
    const workspace = workspaceOf(FILES);
    const shown = hover(workspace, uriOf('workflow.yaml'), at(workspace, 'workflow.yaml', '0 2 *'));
    assert.match(JSON.stringify(shown?.contents), /02:00.*Europe\/Paris/u);
  });

  it('offers the tasks of a workflow before its topology, and that alone where there are no tasks', () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';
    const workspace = workspaceOf({ ...FILES, 'service.yaml': service });
    const offered = (path: string): string[] =>
      documentOffers(workspace, uriOf(path)).map(({ view }) => view);
    assert.deepEqual(offered('workflow.yaml'), ['argo-workflows/graph', 'kubernetes/topology-of-file']);
    assert.deepEqual(offered('service.yaml'), ['kubernetes/topology-of-file']);
  });

  it('draws what does not exist', () => {
    const workspace = workspaceOf({
      'workflow.yaml': WORKFLOW.replace('template: load\n', 'template: laod\n'),
    });
    const shown = show(workspace, { view: 'argo-workflows/graph', uri: uriOf('workflow.yaml') }, false);
    assert.ok(shown?.content?.type === 'diagram');
    const { nodes, edges } = shown.content.diagram;
    assert.deepEqual(
      nodes.map(({ label, tone, outline }) => `${label} ${tone} ${outline ?? ''}`.trim()),
      ['load bad dashed', 'fit neutral', '0 2 * * * accent'],
    );
    assert.equal(edges.length, 2);
  });
});
