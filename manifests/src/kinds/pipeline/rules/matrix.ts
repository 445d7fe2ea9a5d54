import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { changeTo } from '../../../core/findings/change-to.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { isScalar, type YamlMap } from '../../../core/yaml/node.ts';
import { filesOf } from '../file-uses.ts';
import { MAX_ALL_RUNS, mostRuns, partitionOf, valuesOf } from '../matrix.ts';
import type { Matrix, MatrixVariable, Pipeline } from '../model.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A matrix that asks for no run, for too many, or for what contradicts itself. */
export const matrixRule = pipelineRule('pipeline/matrix', 'error', function* ({ pipeline, uri }) {
  const { runs } = filesOf(pipeline);
  let all = 0;
  for (const stage of pipeline.stages.values()) {
    const { matrix } = stage;
    if (!matrix) continue;
    const before = [
      ...matrix.variables.flatMap((variable) => variableProblems(variable, pipeline)),
      ...matrix.include.flatMap((entry) => includeProblems(entry, matrix, uri)),
      ...matrix.exclude.flatMap((entry) => excludeProblems(entry, matrix, pipeline, uri)),
    ];
    yield* before;
    if (before.length > 0) continue;
    const count = runs.get(stage)?.count;
    if (count === 0)
      yield {
        message: t('The matrix of "{0}" has no combinations: the stage never runs', stage.name),
        span: matrix.key.span,
      };
    else if (count !== undefined && count > mostRuns(stage, pipeline))
      yield {
        message: t(
          'The matrix of "{0}" has {1} combinations: the maximum is {2}',
          stage.name,
          count,
          mostRuns(stage, pipeline),
        ),
        span: matrix.key.span,
      };
    all += count ?? 0;
    if (all > MAX_ALL_RUNS && all - (count ?? 0) <= MAX_ALL_RUNS)
      yield {
        message: t('With "{0}", the stages have {1} runs: the maximum is {2}', stage.name, all, MAX_ALL_RUNS),
        span: matrix.key.span,
      };
  }
});

function variableProblems(variable: MatrixVariable, pipeline: Pipeline): RuleFinding[] {
  const { name, key, values, given } = variable;
  if (given && !partitionOf(variable, pipeline) && !valuesOf(variable, pipeline)) {
    // What names no partition is reported as such.
    if (/^\s*\$\{\s*partitions\.[\w-]*\s*\}\s*$/u.test(given.text)) return [];
    const parameter = /^\s*\$\{\s*params\.([\w-]+)\s*\}\s*$/u.exec(given.text)?.[1];
    const declared = parameter === undefined ? undefined : pipeline.params.get(parameter);
    if (parameter === undefined)
      return [
        {
          message: t(
            'The values of "{0}" must be a list, a parameter or a partition, such as "${params.name}"',
            name,
          ),
          span: given.span,
        },
      ];
    if (!declared?.fallback || declared.file) return [];
    return [{ message: t('Parameter "{0}" is not a list', parameter), span: given.span }];
  }
  if (values?.length === 0)
    return [{ message: t('"{0}" has no value: the stage never runs', name), span: key.span }];
  const seen = new Set<string>();
  return (values ?? []).flatMap(({ text, span }) => {
    const isRepeated = seen.has(text);
    seen.add(text);
    return isRepeated ? [{ message: t('Duplicate value "{1}" in "{0}"', name, text), span }] : [];
  });
}

function includeProblems(entry: YamlMap, { variables }: Matrix, uri: string): RuleFinding[] {
  if (variables.length === 0) return [];
  const known = variables.map(({ name }) => name);
  const missing = known.filter((name) => !entry.pairs.some(({ key }) => key.text === name));
  return [
    ...unknownVariables(entry, known, uri),
    ...(missing.length > 0
      ? [
          {
            message: t('The combination is incomplete: missing {0}', missing.join(', ')),
            span: entry.pairs[0]?.key.span ?? entry.span,
          },
        ]
      : []),
  ];
}

function excludeProblems(
  entry: YamlMap,
  { variables }: Matrix,
  pipeline: Pipeline,
  uri: string,
): RuleFinding[] {
  const known = variables.map(({ name }) => name);
  const wrong = entry.pairs.flatMap(({ key, value }): RuleFinding[] => {
    const variable = variables.find(({ name }) => name === key.text);
    const values = variable && valuesOf(variable, pipeline);
    if (!values || !isScalar(value) || values.includes(value.text)) return [];
    const suggestion = nearest(value.text, values);
    return [
      {
        message: t('"{0}" never has the value "{1}": nothing is excluded', key.text, value.text),
        span: value.span,
        ...changeTo(uri, value, suggestion),
      },
    ];
  });
  return [...unknownVariables(entry, known, uri), ...wrong];
}

function unknownVariables(entry: YamlMap, known: readonly string[], uri: string): RuleFinding[] {
  return entry.pairs.flatMap(({ key }) => {
    const { text, span } = key;
    if (known.includes(text)) return [];
    const suggestion = nearest(text, known);
    return [
      { message: t('The matrix has no variable "{0}"', text), span, ...changeTo(uri, key, suggestion) },
    ];
  });
}
