import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { isReadableParams, paramsIn, shownValue } from '../../formats/params/params-file.ts';
import { reachedFrom } from '../../core/order/reached.ts';
import { completePath } from '../../core/paths/complete-path.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { completeNames } from '../../formats/lineage/complete-names.ts';
import { touches } from '../../core/text/span.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import { isSeq } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import { completeExpression } from './complete-expression.ts';
import { extentOf } from './extent.ts';
import { filesOf } from './file-uses.ts';
import { valuesOf } from './matrix.ts';
import type { Pipeline, PipelineModel, Stage } from './model.ts';
import { PIPELINE_SCHEMA } from './parse.ts';
import { fileAt } from './rules/pipeline-rule.ts';
import { inDocument, queryAt } from './query-at.ts';
import { matrixVariables } from './scope.ts';
import { inputOf, isPipelinePath, tasks, type TaskInput } from './tasks.ts';

type Context = KindContext<PipelineModel>;

/** What may be at the caret: names in `${}`, tables and columns in queries, stages, files, tasks, what the workspace knows, then what the schema lists. */
export function completePipeline(context: Context, offset: number): readonly Completion[] {
  const { document, model } = context;
  const text = document.getText();
  const { pipeline } = model;
  const stage = pipeline && stageAt(pipeline, offset);
  const inExpression = pipeline && completeExpression(text, offset, pipeline, stage);
  if (inExpression) return inExpression;
  const inQuery = queryAt(context, offset);
  if (inQuery) {
    const { output, text: sql, offset: at } = inQuery;
    return completeNames(context.graph, output, sql, at).flatMap((name) => inDocument(inQuery, name) ?? []);
  }
  const cursor = yamlCursor(text, model.documents[0], offset);
  if (!cursor) return [];
  const own = pipeline ? names(context, pipeline, cursor) : [];
  return [...own, ...completeFromSchema(PIPELINE_SCHEMA, cursor)];
}

/** The stage that an offset lies in. */
export function stageAt({ stages }: Pipeline, offset: number): Stage | undefined {
  let found: Stage | undefined;
  for (const stage of stages.values()) if (stage.key.span.start <= offset) found = stage;
  return found && (touches(extentOf(found), offset) || offset > extentOf(found).end) ? found : undefined;
}

function names(context: Context, pipeline: Pipeline, cursor: YamlCursor): readonly Completion[] {
  const [top, name, key] = cursor.path;
  if (cursor.role !== 'key') {
    const last = cursor.path.findLast((step) => typeof step === 'string');
    if (last === 'owner') return people(context, cursor);
    if (last === 'decisions') return decisions(context, cursor);
    if (last === 'image') return images(context, cursor);
    if (last === 'workdir')
      return completePath(context.graph, context.document.uri, cursor, { folders: 'only' });
    if (last === 'file')
      return completePath(context.graph, context.document.uri, cursor, {
        ending: /\.(?:ya?ml|json|toml)$/iu,
      });
  }
  if (top === 'params' && typeof name === 'string' && key === 'key' && cursor.role === 'value')
    return paramsKeys(context, cursor, pipeline.params.get(name)?.file?.text);
  const stage = top === 'stages' && typeof name === 'string' ? pipeline.stages.get(name) : undefined;
  return stage ? inStage(context, pipeline, stage, cursor) : [];
}

function inStage(
  context: Context,
  pipeline: Pipeline,
  stage: Stage,
  cursor: YamlCursor,
): readonly Completion[] {
  const [, , key, ...below] = cursor.path;
  const { role } = cursor;
  switch (String(key)) {
    case 'inputs':
      return role === 'key' ? [] : inputs(context, pipeline, stage, cursor);
    case 'outputs':
      return role === 'value' && (below.length === 1 || below[1] === 'path' || below[1] === 'quality')
        ? completePath(context.graph, context.document.uri, cursor)
        : [];
    case 'needs':
      return role === 'key' ? [] : stageNames(pipeline, stage, cursor);
    case 'params':
      return stageParams(context, pipeline, stage, cursor);
    case 'uses':
      return role === 'value' ? uses(context, cursor) : [];
    case 'with':
      return taskInputs(context, stage, cursor);
    case 'when':
      return role === 'key' ? conditions(pipeline, stage, cursor) : [];
    case 'matrix':
      return combinations(pipeline, stage, cursor);
    default:
      return [];
  }
}

function inputs(
  context: Context,
  pipeline: Pipeline,
  stage: Stage,
  cursor: YamlCursor,
): readonly Completion[] {
  const later = followersOf(pipeline, stage);
  const made = filesOf(pipeline).outputs.filter(
    (use) => use.stage !== stage && !later.has(use.stage) && use.output,
  );
  const outputs = made.flatMap(({ stage: maker, scalar, output, paths }): Completion[] => {
    const expression = `\${stages.${maker.name}.outputs.${output?.name ?? ''}}`;
    const detail = t('output of {0}', maker.name);
    const base = { span: cursor.span, kind: 'name' as const, detail };
    const byName = {
      ...base,
      label: expression,
      text: quotedExpression(cursor, expression),
      sortText: `01${expression}`,
    };
    // The path of a matrix holds expressions that mean nothing to another stage.
    return paths.length === 1
      ? [
          { ...base, label: scalar.text, text: writtenAt(cursor, scalar.text), sortText: `00${scalar.text}` },
          byName,
        ]
      : [byName];
  });
  return [...outputs, ...completePath(context.graph, context.document.uri, cursor)];
}

function quotedExpression(cursor: YamlCursor, expression: string): string {
  return cursor.quote ? expression : cursor.flow ? `"${expression}"` : expression;
}

/** The stages that run after one: to wait for any of them would be to wait for itself. */
function followersOf(pipeline: Pipeline, stage: Stage): ReadonlySet<Stage> {
  const { flow } = filesOf(pipeline);
  return reachedFrom(stage, (other) => flow.after(other));
}

function stageNames(pipeline: Pipeline, stage: Stage, cursor: YamlCursor): readonly Completion[] {
  const taken = new Set(stage.needs.map(({ text }) => text));
  const later = followersOf(pipeline, stage);
  return [...pipeline.stages.values()]
    .filter((other) => other !== stage && !later.has(other))
    .filter((other) => !taken.has(other.name) || other.name === cursor.prefix)
    .map(({ name, description }) => choice(cursor, name, description?.text.split('\n', 1)[0]));
}

function stageParams(
  context: Context,
  pipeline: Pipeline,
  stage: Stage,
  cursor: YamlCursor,
): readonly Completion[] {
  if (cursor.path.at(-1) === 'keys' || cursor.path.at(-2) === 'keys') {
    const index = cursor.path[3];
    const file =
      typeof index === 'number'
        ? stage.fileParams[Math.min(index, stage.fileParams.length - 1)]?.file
        : undefined;
    return paramsKeys(context, cursor, file?.text ?? stage.fileParams.at(-1)?.file.text);
  }
  if (cursor.role === 'key') return [];
  return [...pipeline.params.values()].map(({ name, fallback, description }) =>
    choice(cursor, name, description?.text ?? (fallback ? shownValue(fallback) : undefined)),
  );
}

function paramsKeys(
  { graph, document }: Context,
  cursor: YamlCursor,
  file: string | undefined,
): readonly Completion[] {
  if (file === undefined || !isReadableParams(file)) return [];
  const text = graph.text(fileAt({ uri: document.uri }, file));
  const entries = text === undefined ? undefined : paramsIn(text);
  return [...(entries?.values() ?? [])].map(({ path, value }) => choice(cursor, path, shownValue(value)));
}

function uses(context: Context, cursor: YamlCursor): readonly Completion[] {
  const built = tasks().map(({ name, description }) => ({
    ...choice(cursor, name, description),
    sortText: `0${name}`,
  }));
  return [
    ...built,
    ...completePath(context.graph, context.document.uri, cursor, {
      ending: /\.pipeline\.ya?ml$|^pipeline\.ya?ml$/iu,
    }),
  ];
}

function taskInputs(context: Context, stage: Stage, cursor: YamlCursor): readonly Completion[] {
  const known = inputsOfTask(context, stage);
  if (cursor.role === 'value') {
    const input = inputOf(known, String(cursor.path[3]));
    if (input?.values) return input.values.map((value) => choice(cursor, value));
    return completePath(context.graph, context.document.uri, cursor);
  }
  return known
    .filter(({ name }) => !cursor.siblings.includes(name) || name === cursor.prefix)
    .map(({ name, description, required }) => ({
      label: name,
      span: cursor.span,
      text: cursor.hasColon ? name : `${name}: `,
      kind: 'key',
      detail: required ? t('required') : '',
      documentation: description,
      sortText: `${required ? 0 : 1}${name}`,
    }));
}

/** What the task of a stage may be given. */
function inputsOfTask({ graph, document }: Context, { uses: used }: Stage): readonly TaskInput[] {
  if (!used) return [];
  if (!isPipelinePath(used.text)) return tasks().find(({ name }) => name === used.text)?.inputs ?? [];
  return graph
    .declaredIn(fileAt({ uri: document.uri }, used.text))
    .filter(({ type }) => type === 'parameter')
    .map(({ name, detail, facts }) => ({
      name,
      required: facts?.required === true,
      description: detail ?? '',
    }));
}

function conditions({ params }: Pipeline, stage: Stage, cursor: YamlCursor): readonly Completion[] {
  const all = [
    ...[...params.keys()].map((name) => `params.${name}`),
    ...matrixVariables(stage).map((name) => `matrix.${name}`),
  ];
  return all
    .filter((name) => !cursor.siblings.includes(name))
    .map((name) => ({ ...choice(cursor, name), text: cursor.hasColon ? name : `${name}: ` }));
}

/** Variables and their values in `include` and `exclude`. */
function combinations(pipeline: Pipeline, stage: Stage, cursor: YamlCursor): readonly Completion[] {
  const [, , , list, , variable] = cursor.path;
  if (list !== 'include' && list !== 'exclude')
    return cursor.role === 'value' && typeof list === 'string' ? variableValues(pipeline, cursor) : [];
  const variables = stage.matrix?.variables ?? [];
  if (cursor.role !== 'value')
    return variables
      .filter(({ name }) => !cursor.siblings.includes(name))
      .map(({ name }) => ({ ...choice(cursor, name), text: cursor.hasColon ? name : `${name}: ` }));
  const found = variables.find(({ name }) => name === variable);
  return (found && list === 'exclude' ? (valuesOf(found, pipeline) ?? []) : []).map((value) =>
    choice(cursor, value),
  );
}

/** What a variable of a matrix may have the values of: partitions, and parameters that are lists. */
function variableValues(pipeline: Pipeline, cursor: YamlCursor): readonly Completion[] {
  const lists = [...pipeline.params.values()].filter(({ fallback }) => isSeq(fallback));
  return [
    ...[...pipeline.partitions.keys()].map((name) => `\${partitions.${name}}`),
    ...lists.map(({ name }) => `\${params.${name}}`),
  ].map((text) => ({ ...choice(cursor, text), text: quotedExpression(cursor, text) }));
}

function people({ graph, document: { uri } }: Context, cursor: YamlCursor): readonly Completion[] {
  const all = [...graph.all('role', uri), ...graph.all('person', uri)];
  return [...new Set(all.map(({ name }) => name))].map((name) => choice(cursor, name));
}

function decisions({ graph, document: { uri } }: Context, cursor: YamlCursor): readonly Completion[] {
  return graph
    .all('decision', uri)
    .map(({ name, detail }) => ({ ...choice(cursor, name, detail), filterText: `${name} ${detail ?? ''}` }));
}

function images({ graph, document: { uri } }: Context, cursor: YamlCursor): readonly Completion[] {
  return [...new Set(graph.all('image', uri).map(({ name }) => name))].map((name) => choice(cursor, name));
}

function choice(cursor: YamlCursor, name: string, detail?: string): Completion {
  const text = writtenAt(cursor, name);
  return { label: name, span: cursor.span, text, kind: 'name', ...(detail ? { detail } : {}) };
}
