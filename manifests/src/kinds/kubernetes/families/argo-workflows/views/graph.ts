import { t } from '@vscode/l10n';
import { cronInWords } from '../../../../../formats/schedule/cron.ts';
import { Sketch, type Ends } from '../../../../../core/views/sketch.ts';
import type { DocumentView } from '../../../../../core/views/view.ts';
import { scalarOf, scalarsOf, valueOf } from '../../../../../core/yaml/node.ts';
import type { KubernetesModel } from '../../../resources/model.ts';
import { headOf, type Workflow } from '../workflow/model.ts';
import { isWorkflow, workflowOf } from '../workflow/read.ts';
import type { Others } from '../workflow/resolve.ts';
import { TemplateSketch } from './templates.ts';

/** What the workflows of a file run, from where they begin: steps and tasks in their order, nested templates as groups. */
export const workflowGraph: DocumentView<KubernetesModel> = {
  id: 'argo-workflows/graph',
  scope: 'document',
  title: () => t('Workflow graph'),
  concerns: ({ resources }) => resources.some(isWorkflow),
  build({ model, document, graph }) {
    const workflows = model.resources.flatMap((resource) =>
      isWorkflow(resource) ? (workflowOf(resource) ?? []) : [],
    );
    if (workflows.length === 0) return undefined;
    const sketch = new Sketch(document.uri);
    for (const workflow of workflows)
      draw(sketch, workflow, { graph, uri: document.uri }, workflows.length > 1);
    return sketch.size > 0 ? { type: 'diagram', diagram: sketch.diagram() } : undefined;
  },
};

function draw(sketch: Sketch, workflow: Workflow, others: Others, several: boolean): void {
  const { kind, resource, runs, entrypoint, byName } = workflow;
  const metadata = valueOf(resource.root, 'metadata');
  const title = resource.name ?? scalarOf(metadata, 'generateName');
  const path = `${kind}:${title?.text ?? ''}`;
  const at = title ?? resource.kindNode;
  const group = several
    ? sketch.group({
        id: sketch.ids.of(path),
        label: `${kind} ${title?.text ?? ''}`.trim(),
        ...(at ? { source: sketch.source(at.span, resource.root.span) } : {}),
      })
    : undefined;
  const templates = new TemplateSketch(sketch, workflow, others);
  const first = entrypoint && byName.get(entrypoint.text);
  let ends: Ends;
  if (first && first.calls.length > 0)
    ends = templates.contents(first, group, `${path}#${entrypoint.text}`, []);
  else if (entrypoint)
    ends = templates.leaf(entrypoint.text, first, entrypoint, group, `${path}#${entrypoint.text}`);
  else if (runs?.name) ends = templates.leaf(runs.name.text, undefined, runs.name, group, `${path}#`, true);
  else {
    drawRoots(sketch, workflow, templates, group, path);
    return;
  }
  schedule(sketch, workflow, ends, group, path);
  const exit = workflow.onExit ?? workflow.hooks.find(({ event }) => event.text === 'exit')?.template;
  if (!exit) return;
  const after = templates.leaf(exit.text, byName.get(exit.text), exit, group, `${path}#exit`);
  sketch.join(ends, after, { line: 'dotted', tone: 'muted', label: t('on exit') }, group);
  sketch.explain({ label: t('On exit'), line: 'dotted', tone: 'muted' });
}

/** Templates for others to use: those that no other one of them runs. */
function drawRoots(
  sketch: Sketch,
  { templates: all, runs }: Workflow,
  templates: TemplateSketch,
  group: string | undefined,
  path: string,
): void {
  if (runs) return;
  const called = new Set(all.flatMap(({ calls }) => calls.map(({ template }) => template?.text)));
  for (const template of all) {
    const name = template.name?.text;
    if (name === undefined || called.has(name)) continue;
    const own = `${path}#${name}`;
    if (template.calls.length === 0) {
      templates.leaf(name, template, { span: headOf(template) }, group, own);
      continue;
    }
    const inner = sketch.group({
      id: sketch.ids.of(own),
      label: name,
      ...(group === undefined ? {} : { parent: group }),
      source: sketch.source(headOf(template), template.node.span),
    });
    templates.contents(template, inner, own, []);
  }
}

/** When a CronWorkflow starts. */
function schedule(
  sketch: Sketch,
  { cron }: Workflow,
  ends: Ends,
  group: string | undefined,
  path: string,
): void {
  const written = [scalarOf(cron, 'schedule'), ...scalarsOf(valueOf(cron, 'schedules'))].filter(
    (one) => one !== undefined,
  );
  const zone = scalarOf(cron, 'timezone')?.text;
  for (const { text, span } of written) {
    const words = cronInWords(text);
    const detail = [words, zone].filter((part) => part !== undefined).join(' · ');
    const id = sketch.node({
      id: sketch.ids.of(`${path}@${text}`),
      label: text,
      ...(detail === '' ? {} : { detail }),
      shape: 'stadium',
      tone: 'accent',
      ...(group === undefined ? {} : { group }),
      source: sketch.source(span),
    });
    sketch.join({ first: [id], last: [id] }, ends, { line: 'solid', tone: 'accent' }, group);
  }
}
