import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import {
  isMap,
  isSeq,
  pairOf,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
} from '../../../../../core/yaml/node.ts';
import { isDynamic } from '../workflow/model.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/u;
const KINDS = ['gauge', 'histogram', 'counter'] as const;

/** A metric that Prometheus or Argo refuses: its name, its help, its one kind of value. */
export const metricComplete = workflowRule({
  id: 'argo-workflows/metric-complete',
  severity: 'error',
  *check(workflow) {
    for (const { node } of templatesOf(workflow)) yield* inMetrics(valueOf(node, 'metrics'));
  },
});

function* inMetrics(metrics: YamlNode | undefined): Iterable<RuleFinding> {
  const list = valueOf(metrics, 'prometheus');
  if (isSeq(list)) for (const metric of list.items) if (isMap(metric)) yield* faults(metric);
}

function* faults(metric: YamlMap): Iterable<RuleFinding> {
  const name = scalarOf(metric, 'name');
  const head = name?.span ?? metric.pairs[0]?.key.span ?? metric.span;
  if (name && !isDynamic(name) && !NAME.test(name.text))
    yield {
      message: t('"{0}" is not a valid metric name: expected letters, digits and underscores', name.text),
      span: name.span,
    };
  if (!scalarOf(metric, 'help')?.text) yield { message: t('The metric has no "help"'), span: head };
  const kinds = KINDS.flatMap((kind) => pairOf(metric, kind) ?? []);
  if (kinds.length === 0)
    yield { message: t('The metric has no type: set gauge, histogram or counter'), span: head };
  for (const { key } of kinds.slice(1))
    yield { message: t('A metric can have only one type'), span: key.span };
}
