import { t } from '@vscode/l10n';
import { scriptsOf } from '../../../formats/shell/scripts-of.ts';
import { counted } from '../../../core/language.ts';
import { joined } from '../../../core/paths/relative.ts';
import { stageDiagram, type DrawnFile, type DrawnStage } from '../../../formats/stages/stage-diagram.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { filesOf, type FileUse, type PipelineFiles } from '../file-uses.ts';
import type { Pipeline, PipelineModel, Stage } from '../model.ts';
import { expressionUses } from '../expressions.ts';
import { extentOf } from '../extent.ts';
import { missingPaths } from '../../../core/paths/presence.ts';

/** Files of one output that are drawn by themselves. */
const MAX_FILES = 24;

/** Keys of a stage in which the name of an output means that it is read. */
const READING_KEYS: ReadonlySet<string> = new Set(['run', 'with', 'environment']);

/** The stages of a pipeline with the data that flows between them. */
export const stagesView: DocumentView<PipelineModel> = {
  id: 'pipeline/stages',
  scope: 'document',
  title: () => t('Stages'),
  build: ({ model: { pipeline }, document: { uri }, graph }) => {
    if (!pipeline || pipeline.stages.size === 0) return undefined;
    const files = filesOf(pipeline);
    const together = joinedFiles(files);
    const read = { ...files, inputs: [...files.inputs, ...namedOutputs(pipeline, files)] };
    const stages = [...pipeline.stages.values()].map((stage) => drawn(stage, pipeline, read, together));
    const missing = missingPaths(
      graph,
      uri,
      files.inputs.flatMap(({ paths }) => paths),
    );
    return { type: 'diagram', diagram: stageDiagram(uri, stages, (path) => missing.has(path)) };
  },
};

/** Paths of outputs that are drawn as one file, by how they are written: nobody looks at thousands. */
function joinedFiles({ outputs }: PipelineFiles): ReadonlyMap<string, string> {
  const many = outputs.filter(({ paths }) => paths.length > MAX_FILES);
  return new Map(many.flatMap(({ paths, scalar }) => paths.map((path) => [path, scalar.text] as const)));
}

function drawn(
  stage: Stage,
  pipeline: Pipeline,
  { inputs, outputs, runs }: PipelineFiles,
  together: ReadonlyMap<string, string>,
): DrawnStage {
  const scripts = scriptPaths(stage, pipeline);
  const own = (uses: readonly FileUse[]): DrawnFile[] =>
    uses
      .filter((use) => use.stage === stage)
      .flatMap(({ paths, scalar, output }) =>
        [...new Set(paths.map((path) => together.get(path) ?? path))].map((path) => ({
          path,
          span: scalar.span,
          ...(output && output.type !== 'file' ? { detail: output.type } : {}),
        })),
      );
  const detail = detailOf(stage, runs.get(stage)?.count);
  return {
    name: stage.name,
    ...(detail ? { detail } : {}),
    span: stage.key.span,
    extent: extentOf(stage),
    inputs: eachOnce(own(inputs).filter(({ path }) => !scripts.has(path))),
    outputs: own(outputs),
    needs: stage.needs.map(({ text, span }) => ({ name: text, span })),
  };
}

function eachOnce(files: readonly DrawnFile[]): readonly DrawnFile[] {
  const first = new Map<string, DrawnFile>();
  for (const file of files) if (!first.has(file.path)) first.set(file.path, file);
  return [...first.values()];
}

/** The outputs that stages name in their commands, their tasks or their environment: they read them as well. */
function namedOutputs(pipeline: Pipeline, { outputs }: PipelineFiles): readonly FileUse[] {
  const byName = new Map(outputs.map((use) => [`${use.stage.name}.${use.output?.name}`, use]));
  return expressionUses(pipeline).flatMap(({ stage, site, scalar, expression: { parts } }) => {
    const [space, from, , name] = parts.map(({ text }) => text);
    if (!stage || space !== 'stages' || !READING_KEYS.has(site)) return [];
    const read = byName.get(`${from}.${name}`);
    return read ? [{ stage, scalar, paths: read.paths }] : [];
  });
}

/** What a stage runs belongs to it: only data is drawn. */
function scriptPaths(stage: Stage, { defaults }: Pipeline): ReadonlySet<string> {
  const workdir = (stage.workdir ?? defaults.workdir)?.text ?? '';
  return new Set(stage.run.flatMap(({ text }) => scriptsOf(text).map(({ path }) => joined(workdir, path))));
}

function detailOf(stage: Stage, count: number | undefined): string {
  const runs = count === undefined ? t('multiple runs') : counted(count, '{0} run', '{0} runs');
  return [stage.uses?.text, stage.matrix ? `× ${runs}` : undefined, stage.owner?.text]
    .filter(Boolean)
    .join(' · ');
}
