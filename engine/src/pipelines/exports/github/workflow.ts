import { Document, isMap, isScalar, visit } from 'yaml';
import { t } from '@vscode/l10n';
import { Names } from '../names.ts';
import type { PortableParameter, PortablePipeline } from '../portable/portable-pipeline.ts';
import type { Remarks } from '../remarks.ts';
import type { ExportOptions, ExportWriter } from '../target.ts';
import { GITEA_ACTIONS, GITHUB_ACTIONS, type TransferActions } from './actions.ts';
import { jobOf, type JobContext } from './job.ts';
import { jobsOf } from './job-runs.ts';
import { literal } from './literal.ts';

/** The most inputs that a workflow may have. */
const MOST_INPUTS = 25;

const OPTIONS = ['image', 'vitruveImage', 'runner'] as const;

/** A pipeline as a workflow of GitHub Actions that people start: a job for each stage, with its matrix. */
export const GITHUB: ExportWriter = {
  options: OPTIONS,
  write: (pipeline, options, remarks) => workflow(pipeline, options, remarks, GITHUB_ACTIONS),
};

/** The same for Gitea, whose store of artifacts knows older actions only. */
export const GITEA: ExportWriter = {
  options: OPTIONS,
  write: (pipeline, options, remarks) => workflow(pipeline, options, remarks, GITEA_ACTIONS),
};

function workflow(
  pipeline: PortablePipeline,
  options: ExportOptions,
  remarks: Remarks,
  actions: TransferActions,
): string {
  const artifacts = new Names();
  const jobs = new Names();
  const ofRun = new Map<string, string>();
  const all = pipeline.stages.flatMap((stage) =>
    jobsOf(stage, artifacts).map((runs) => {
      const id = runs.matrix ? jobs.of(stage.name) : jobs.of(runs.artifact, runs.runs[0].name);
      for (const { name } of runs.runs) ofRun.set(name, id);
      return { id, runs };
    }),
  );
  const context: JobContext = { pipeline, options, remarks, actions, jobOf: ofRun };
  const inputs = Object.fromEntries(
    pipeline.parameters.map((parameter) => [parameter.name, input(parameter)]),
  );
  const [late] = pipeline.parameters.slice(MOST_INPUTS);
  if (late)
    remarks.refuse(
      late.value.span,
      t(
        'A workflow has at most {0} inputs, and this pipeline {1} parameters',
        MOST_INPUTS,
        pipeline.parameters.length,
      ),
    );
  const document = new Document(
    {
      name: pipeline.name,
      on: { workflow_dispatch: pipeline.parameters.length > 0 ? { inputs } : null },
      permissions: { contents: 'read' },
      jobs: Object.fromEntries(all.map(({ id, runs }) => [id, jobOf(runs, context)])),
    },
    { aliasDuplicateObjects: false },
  );
  addVersions(document, actions);
  for (const { id, runs } of all) addOwner(document, id, runs.runs[0].stage);
  const head = [pipeline.description, aboutOwner(pipeline.owner, pipeline.decisions)].filter(
    (text) => text !== undefined,
  );
  if (head.length > 0) document.commentBefore = head.flatMap(commentLines).join('\n');
  return document.toString({ lineWidth: 0, nullStr: '' });
}

function input({ value, type, description, allowed }: PortableParameter): object {
  const about = description === undefined ? {} : { description: literal(description) };
  if (allowed.length > 0)
    return { ...about, type: 'choice', options: allowed.map(({ text }) => text), default: value.text };
  if (type === 'boolean') return { ...about, type: 'boolean', default: value.value === true };
  // A number is given on as it is shown in decimal, which may be another text than the one that is written.
  const number = Number(value.text);
  if ((type === 'number' || type === 'integer') && String(number) === value.text)
    return { ...about, type: 'number', default: number };
  return { ...about, type: 'string', default: value.text };
}

/** The version of an action stands behind its commit. */
function addVersions(document: Document, actions: TransferActions): void {
  const versions = new Map(
    [actions.checkout, actions.upload, actions.download].map(({ uses, version }) => [uses, version]),
  );
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
      const version = versions.get(String(value.value));
      if (version !== undefined) value.comment = ` ${version}`;
    },
  });
}

function addOwner(document: Document, id: string, stage: PortablePipeline['stages'][number]['stage']): void {
  const { description, owner, decisions } = stage;
  const about = aboutOwner(
    owner?.text,
    decisions.map(({ text }) => text),
  );
  const lines = [description?.text, about].filter((text) => text !== undefined).flatMap(commentLines);
  const jobs: unknown = document.get('jobs');
  if (lines.length === 0 || !isMap(jobs)) return;
  const pair = jobs.items.find(({ key }) => isScalar(key) && key.value === id);
  if (pair && isScalar(pair.key)) pair.key.commentBefore = lines.join('\n');
}

/** `Data scientist, ADR-0001` */
function aboutOwner(owner: string | undefined, decisions: readonly string[]): string | undefined {
  const parts = [...(owner === undefined ? [] : [owner]), ...decisions];
  return parts.length === 0 ? undefined : parts.join(', ');
}

function commentLines(text: string): readonly string[] {
  return text
    .trimEnd()
    .split(/\r?\n/u)
    .map((line) => ` ${line}`);
}
