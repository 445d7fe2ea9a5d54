import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { span, type Span } from '../../core/text/span.ts';
import { contentEnd, contentOf, type YamlNode, type YamlScalar } from '../../core/yaml/node.ts';
import { summaryOf } from './summary.ts';
import type { QualityModel } from './model.ts';

/** The tables with their checks. */
export function qualityOutline({ model: { suite } }: KindContext<QualityModel>): readonly OutlineItem[] {
  return [...(suite?.tables.values() ?? [])].map(({ name, key, node, path, checks }) => ({
    name,
    ...(path ? { detail: path.text } : {}),
    icon: 'list',
    span: extentOf(key, node),
    nameSpan: contentOf(key),
    children: [...checks.values()].map((check) => ({
      name: check.name,
      detail: summaryOf(check),
      icon: 'activity',
      span: extentOf(check.key, check.node),
      nameSpan: contentOf(check.key),
    })),
  }));
}

/** Tables fold to their first line, and checks. */
export function qualityFolds({ model: { suite } }: KindContext<QualityModel>): readonly Span[] {
  return [...(suite?.tables.values() ?? [])].flatMap(({ key, node, checks }) => [
    extentOf(key, node),
    ...[...checks.values()].map((check) => extentOf(check.key, check.node)),
  ]);
}

function extentOf({ span: at }: YamlScalar, node: YamlNode | null): Span {
  return span(at.start, node ? Math.max(at.end, contentEnd(node)) : at.end);
}
