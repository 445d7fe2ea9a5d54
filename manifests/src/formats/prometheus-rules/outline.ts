import type { OutlineItem } from '../../core/contributions/outline.ts';
import { contentOf } from '../../core/yaml/node.ts';
import type { RuleGroup } from './model.ts';

/** Groups with their rules. */
export function ruleOutline(groups: readonly RuleGroup[]): OutlineItem[] {
  return groups.flatMap(({ node, name, rules }): OutlineItem[] => {
    if (!name) return [];
    const children = rules.flatMap(({ node: rule, alert, record }): OutlineItem[] => {
      const named = alert ?? record;
      if (!named) return [];
      return [
        { name: named.text, icon: alert ? 'event' : 'variable', span: rule.span, nameSpan: contentOf(named) },
      ];
    });
    return [{ name: name.text, icon: 'list', span: node.span, nameSpan: contentOf(name), children }];
  });
}
