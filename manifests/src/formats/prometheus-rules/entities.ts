import type { Entity, Reference } from '../../core/graph/entity.ts';
import type { Facts } from '../../core/graph/graph-index.ts';
import { within } from '../../core/text/span.ts';
import { contentOf, type YamlMap, type YamlScalar } from '../../core/yaml/node.ts';
import type { AlertOrRecord, RuleGroup } from './model.ts';

/**
 * Names with a colon, which are those of series that rules record; not in the texts that labels are compared with.
 * Source: https://prometheus.io/docs/practices/rules/
 */
const RECORDED = /(?<![\w:.]|[=~]\s{0,2}\\?["'][^"']{0,200})[A-Za-z_]\w*(?::\w+)+(?![\w:])/gu;

/**
 * What groups of rules declare (themselves, alerts, recorded series), and the recorded series that they read.
 * @param text the document; without it, names in block scalars are not read.
 */
export function factsOfGroups(uri: string, groups: readonly RuleGroup[], text?: string): Facts {
  const entities: Entity[] = [];
  const references: Reference[] = [];
  for (const { node, name, rules } of groups) {
    if (name) entities.push(prometheusEntity(uri, 'rule-group', name, node));
    for (const rule of rules) {
      const { alert, record } = rule;
      if (alert) entities.push(prometheusEntity(uri, 'alert', alert, rule.node));
      if (record) entities.push(prometheusEntity(uri, 'metric', record, rule.node));
      references.push(...seriesRead(uri, rule, text));
    }
  }
  return { entities, references };
}

/** What a map of a Prometheus file declares, under the name that is written in it. */
export function prometheusEntity(
  uri: string,
  type: 'metric' | 'alert' | 'rule-group' | 'job',
  name: YamlScalar,
  node: YamlMap,
): Entity {
  return {
    type,
    uri,
    name: name.text,
    key: name.text,
    span: contentOf(name),
    extent: node.span,
    notation: 'yaml',
    facts: { kind: 'prometheus' },
  };
}

function seriesRead(uri: string, { expr }: AlertOrRecord, text: string | undefined): readonly Reference[] {
  if (!expr?.text.includes(':')) return [];
  return [...writtenOf(expr, text).matchAll(RECORDED)].map(({ 0: name, index }) => {
    const start = expr.span.start + index;
    const span = within(expr.span, start, start + name.length);
    return { types: ['metric'], uri, name, key: name, span, notation: 'plain', relation: 'reads' };
  });
}

/** The characters of a scalar as they are in its span. */
function writtenOf({ span, text, style, written }: YamlScalar, document: string | undefined): string {
  if (document !== undefined) return document.slice(span.start, span.end);
  if (written !== undefined) return written;
  const quoted = style === 'quoted' ? ` ${text} ` : text;
  return style !== 'block' && quoted.length === span.end - span.start ? quoted : '';
}
