import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import { expressionUses } from '../expressions.ts';
import type { Partition } from '../model.ts';
import { canStart, MAX_PERIODS, periodLength, periodsBetween, timeRange } from '../periods.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A partition whose periods cannot be told, that has none or too many, or that no stage uses. */
export const partition = pipelineRule('pipeline/partition', 'error', function* ({ pipeline }) {
  if (pipeline.partitions.size === 0) return;
  const used = new Set<string>();
  for (const { expression } of expressionUses(pipeline))
    if (expression.parts[0]?.text === 'partitions') used.add(expression.parts[1]?.text ?? '');
  for (const one of pipeline.partitions.values()) {
    const problems = problemsOf(one);
    yield* problems;
    const { name, key } = one;
    if (problems.length === 0 && !used.has(name))
      yield {
        message: t(
          'Partition "{0}" is never used: write "{1}" in the matrix of a stage',
          name,
          `${name}: \${partitions.${name}}`,
        ),
        span: key.span,
        tags: ['unnecessary'],
        atMost: 'hint',
      };
  }
});

function problemsOf({ name, from, to, every }: Partition): RuleFinding[] {
  const dates = [from, to].flatMap((date) => (date && !timeRange(date.text) ? [dateProblem(date)] : []));
  const length = periodLength(every?.text ?? '');
  if (every && !length)
    dates.push({
      message: t(
        '"{0}" is not a valid length of periods: expected a value such as "1d", "6h", "2w", "1mo" or "1y"',
        every.text,
      ),
      span: every.span,
    });
  const start = timeRange(from?.text ?? '')?.start;
  if (dates.length > 0 || !length || !from || !every || start === undefined) return dates;
  if (!canStart(start, length.unit))
    return [
      { message: t('"{0}" is not the start of a period of "{1}"', from.text, every.text), span: from.span },
    ];
  const end = to && timeRange(to.text)?.end;
  if (!to || end === undefined) return [];
  if (end <= start) return [{ message: t('"{0}" ends before it begins', name), span: to.span }];
  if (periodsBetween(start, end, length).length <= MAX_PERIODS) return [];
  return [{ message: t('"{0}" has more than {1} periods', name, MAX_PERIODS), span: every.span }];
}

function dateProblem({ text, span }: YamlScalar): RuleFinding {
  return {
    message: t(
      '"{0}" is not a valid date: expected a value such as "2025-01-31", "2025-01" or "2025-01-31T06"',
      text,
    ),
    span,
  };
}
