import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { contentOf } from '../../core/yaml/node.ts';
import { ruleOutline } from '../../formats/prometheus-rules/outline.ts';
import type { PrometheusModel } from './model.ts';

/** Jobs of a configuration; groups of rules with their alerts and records. */
export function prometheusOutline({ model }: KindContext<PrometheusModel>): OutlineItem[] {
  return [
    ...model.jobs.flatMap(({ node, name }): OutlineItem[] =>
      name ? [{ name: name.text, icon: 'job', span: node.span, nameSpan: contentOf(name) }] : [],
    ),
    ...ruleOutline(model.groups),
  ];
}
