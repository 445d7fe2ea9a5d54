import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import { scalarsOf } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import { jobsOfMatrix } from './matrix.ts';
import type { Input, Job, Step, WorkflowModel } from './model.ts';
import { stepTitle } from './outline.ts';

/** A job, a step, an input, an output, a variable, an image, as a reader of another place needs it. */
export function describeWorkflow({ model }: KindContext<WorkflowModel>, entity: Entity): string {
  const lines = [`**${entity.name}** · ${kindOf(entity)}`, ...detailsOf(model, entity)];
  return lines.filter((line) => line !== '').join('\n\n');
}

function kindOf({ type, key }: Entity): string {
  if (type === 'parameter') return key.startsWith('matrix ') ? t('matrix key') : t('variable');
  const kinds: Readonly<Partial<Record<Entity['type'], string>>> = {
    job: t('job'),
    step: t('step'),
    input: t('input'),
    output: t('output'),
    image: t('image built here'),
    pipeline: t('workflow'),
  };
  return kinds[type] ?? type;
}

function detailsOf(model: WorkflowModel, { type, span: { start }, key, scope }: Entity): string[] {
  if (type === 'job') {
    const job = model.jobs.find((candidate) => candidate.key === key);
    return job ? ofJob(job) : [];
  }
  if (type === 'step') {
    const steps = [...model.jobs.flatMap((job) => job.steps), ...(model.action?.steps ?? [])];
    const step = steps.find(({ id }) => id && id.span.start <= start && start <= id.span.end);
    return step ? ofStep(step) : [];
  }
  if (type === 'input') {
    const inputs = [...model.triggers.flatMap((trigger) => trigger.inputs), ...(model.action?.inputs ?? [])];
    const input = inputs.find(
      (candidate) => candidate.key.span.start <= start && start <= candidate.key.span.end,
    );
    return input ? ofInput(input) : [];
  }
  if (type === 'parameter' && key.startsWith('matrix ')) {
    const row = model.jobs
      .find((job) => job.key === scope)
      ?.matrix?.rows.find((pair) => `matrix ${pair.key.text.toLowerCase()}` === key);
    const values = scalarsOf(row?.value).map(({ text }) => `\`${text}\``);
    return values.length > 0 ? [values.slice(0, 20).join(', ')] : [];
  }
  const outputs = [...model.triggers.flatMap((trigger) => trigger.outputs), ...(model.action?.outputs ?? [])];
  const output =
    type === 'output' ? outputs.find((candidate) => candidate.key.text.toLowerCase() === key) : undefined;
  return output?.description === undefined ? [] : [output.description];
}

function ofJob({ name, needs, runsOn, uses, matrix }: Job): string[] {
  const runners = scalarsOf(runsOn).map(({ text }) => `\`${text}\``);
  const count = matrix && jobsOfMatrix(matrix);
  return [
    name?.text ?? '',
    uses ? t('calls `{0}`', uses.text) : runners.length > 0 ? t('runs on {0}', runners.join(', ')) : '',
    count === undefined ? '' : t('matrix of {0}', count),
    needs.length > 0 ? t('after {0}', needs.map(({ text }) => `\`${text}\``).join(', ')) : '',
  ];
}

function ofStep(step: Step): string[] {
  const { uses, run } = step;
  const script = run?.text.split('\n').slice(0, 8).join('\n');
  return [
    stepTitle(step),
    uses ? `\`${uses.text}\`` : '',
    script === undefined ? '' : `\`\`\`\`sh\n${script}\n\`\`\`\``,
  ];
}

function ofInput({ type, required, default: given, options, description }: Input): string[] {
  const facts = [
    type ?? '',
    required ? t('required') : '',
    given?.type === 'scalar' ? t('default `{0}`', given.text) : '',
    options.map(({ text }) => `\`${text}\``).join(' | '),
  ].filter((fact) => fact !== '');
  return [description ?? '', facts.join(' · ')];
}
