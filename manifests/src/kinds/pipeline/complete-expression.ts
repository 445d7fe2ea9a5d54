import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { shownValue } from '../../formats/params/params-file.ts';
import { span } from '../../core/text/span.ts';
import { NAMESPACES } from './expression.ts';
import type { Pipeline, Stage } from './model.ts';
import { namesAfter } from './scope.ts';

/** Characters of a line before the caret that are looked at. */
const MAX_BEFORE = 500;

/** Names for an expression that is open at the caret; undefined when none is. */
export function completeExpression(
  text: string,
  offset: number,
  pipeline: Pipeline,
  stage: Stage | undefined,
): readonly Completion[] | undefined {
  const before = text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - MAX_BEFORE), offset);
  const open = /(?<!\$)\$\{[ \t]*([\w.-]*)$/u.exec(before)?.[1];
  if (open === undefined) return undefined;
  const parts = open.split('.');
  const word = parts.pop() ?? '';
  const rest = /^[\w-]*/u.exec(text.slice(offset, offset + 100))?.[0] ?? '';
  const at = span(offset - word.length, offset + rest.length);
  const isClosed = /^[\w.-]*[ \t]*\}/u.test(text.slice(offset, offset + MAX_BEFORE));
  if (parts.length === 0)
    return NAMESPACES.filter((name) => name !== 'partitions' || pipeline.partitions.size > 0).map((name) =>
      namespace(name, at),
    );
  return (namesAfter(parts, pipeline, stage) ?? []).map((name) => {
    const isLast = parts[0] !== 'stages' || parts.length === 3;
    const text = isLast ? (isClosed ? name : `${name}}`) : `${name}.`;
    const parameter = parts[0] === 'params' ? pipeline.params.get(name) : undefined;
    const detail =
      parameter?.description?.text ?? (parameter?.fallback ? shownValue(parameter.fallback) : undefined);
    return { label: name, span: at, text, kind: 'name', retrigger: !isLast, ...(detail ? { detail } : {}) };
  });
}

function namespace(name: (typeof NAMESPACES)[number], at: Completion['span']): Completion {
  const details = {
    params: t('Run parameters'),
    matrix: t('Values of this matrix run'),
    partitions: t('Periods of time, in a matrix'),
    stages: t('Outputs of other stages'),
    outputs: t('Outputs of this stage'),
  };
  return { label: name, span: at, text: `${name}.`, kind: 'name', detail: details[name], retrigger: true };
}
