import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { isMap, isScalar, valueOf, type YamlNode } from '../../../core/yaml/node.ts';
import { placesIn, type PlaceInScalar } from '../../../core/yaml/place-in-scalar.ts';
import { NAMESPACES, type ExpressionPart } from '../expression.ts';
import { expressionUses, type ExpressionUse } from '../expressions.ts';
import type { Pipeline, Stage } from '../model.ts';
import { matrixVariables, namesAfter, namespacesAt } from '../scope.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A `${name}` that stands for nothing. */
export const unresolved = pipelineRule(
  'pipeline/unresolved',
  'error',
  function* ({ pipeline, uri, document }) {
    const text = document.getText();
    for (const use of expressionUses(pipeline)) {
      const finding = problemOf(use, pipeline, uri, placesIn(text, use.scalar));
      if (finding) yield finding;
    }
    for (const stage of pipeline.stages.values()) {
      for (const { key } of stage.when?.pairs ?? []) {
        if (key.text.startsWith('x-')) continue;
        const finding = conditionProblem(key.text, pipeline, stage);
        if (finding) yield { ...finding, span: key.span };
      }
      for (const param of stage.params) {
        const { text: name, span } = param;
        if (pipeline.params.has(name)) continue;
        const suggestion = nearest(name, pipeline.params.keys());
        yield { message: unknown(name, 'params', suggestion), span, ...changeTo(uri, param, suggestion) };
      }
    }
  },
);

function problemOf(
  { expression: { parts, start, end }, stage, site }: ExpressionUse,
  pipeline: Pipeline,
  uri: string,
  place: PlaceInScalar,
): RuleFinding | undefined {
  const namespace = NAMESPACES.find((name) => name === parts[0]?.text);
  const malformed = parts.find(({ text }) => !/^[\w-]+$/u.test(text));
  if (malformed) {
    const written = parts.map(({ text }) => text).join('.');
    return {
      message: t('"{0}" is not a valid reference: expected names separated by dots', written),
      span: place(start, end),
    };
  }
  const spanOf = (part: ExpressionPart): RuleFinding['span'] => place(part.start, part.end);
  const [first] = parts;
  if (!first) return undefined;
  const allowed = namespacesAt(site, stage);
  if (!namespace) {
    const suggestion = nearest(first.text, allowed);
    const span = spanOf(first);
    return {
      message: unknown(first.text, undefined, suggestion, allowed),
      span,
      ...changeTo(uri, span, suggestion),
    };
  }
  if (!allowed.includes(namespace)) {
    return {
      message: t(
        '"{0}" is not available in "{2}". Available: {1}',
        namespace,
        allowed.join(', '),
        stage ? site : 'defaults',
      ),
      span: spanOf(first),
    };
  }
  return missingName(namespace, parts, pipeline, stage, uri, spanOf);
}

function missingName(
  namespace: string,
  parts: readonly ExpressionPart[],
  pipeline: Pipeline,
  stage: Stage | undefined,
  uri: string,
  spanOf: (part: ExpressionPart) => RuleFinding['span'],
): RuleFinding | undefined {
  const names = parts.map(({ text }) => text);
  for (let index = 1; index < parts.length; index++) {
    const part = parts[index];
    const known = namesAfter(names.slice(0, index), pipeline, stage);
    if (!part || known === undefined) break;
    if (known.includes(part.text)) continue;
    if (namespace === 'stages' && part.text === stage?.name && index === 1)
      return {
        message: t('A stage refers to its own outputs as "outputs": "${outputs.name}"'),
        span: spanOf(part),
      };
    const suggestion = nearest(part.text, known);
    const span = spanOf(part);
    const above = names.slice(0, index).join('.');
    return {
      message: unknown(part.text, above, suggestion, known),
      span,
      ...changeTo(uri, span, suggestion),
    };
  }
  const complete = namespace === 'stages' ? 4 : 2;
  const last = parts.at(-1);
  if (parts.length < complete && last)
    return { message: t('Incomplete reference: expected "${stages.name.outputs.name}"'), span: spanOf(last) };
  return namespace === 'params' ? valueProblem(parts, pipeline, spanOf) : undefined;
}

/** What is below the name of a parameter must be in its default, and a text has room for one value. */
function valueProblem(
  [, name, ...others]: readonly ExpressionPart[],
  pipeline: Pipeline,
  spanOf: (part: ExpressionPart) => RuleFinding['span'],
): RuleFinding | undefined {
  const parameter = pipeline.params.get(name?.text ?? '');
  if (!name || !parameter?.fallback || parameter.file) return undefined;
  let value: YamlNode | undefined = parameter.fallback;
  for (const part of others) {
    const below = valueOf(value, part.text);
    if (isMap(value) && !below)
      return { message: unknown(part.text, `params.${name.text}`, undefined), span: spanOf(part) };
    if (isScalar(value))
      return { message: t('"{0}" is a single value without properties', name.text), span: spanOf(part) };
    value = below;
  }
  return undefined;
}

function conditionProblem(
  written: string,
  pipeline: Pipeline,
  stage: Stage,
): Omit<RuleFinding, 'span'> | undefined {
  const [namespace, name, ...others] = written.split('.');
  if (
    (namespace !== 'params' && namespace !== 'matrix') ||
    name === undefined ||
    (namespace === 'matrix' && others.length > 0)
  )
    return { message: t('"{0}" is not a valid condition: use "params.name" or "matrix.name"', written) };
  const known = namespace === 'params' ? [...pipeline.params.keys()] : matrixVariables(stage);
  if (known.includes(name)) return undefined;
  return { message: unknown(name, namespace, nearest(name, known), known) };
}

function unknown(
  name: string,
  above: string | undefined,
  suggestion: string | undefined,
  known: readonly string[] = [],
): string {
  if (above === undefined)
    return suggestion
      ? t('Undefined "{0}". Did you mean "{1}"?', name, suggestion)
      : t('Undefined "{0}". Available: {1}', name, known.join(', '));
  return suggestion
    ? t('"{1}" does not exist in "{0}". Did you mean "{2}"?', above, name, suggestion)
    : t('"{1}" does not exist in "{0}"', above, name);
}
