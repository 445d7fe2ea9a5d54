import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import { counted } from '../../core/language.ts';
import { contentOf } from '../../core/yaml/node.ts';
import type { RuleGroup } from './model.ts';

/** What a rule, or a group of them, is: for those who name it. */
export function describeGroups(groups: readonly RuleGroup[], { type, name, span: at }: Entity): string {
  if (type === 'rule-group') {
    const group = groups.find((one) => one.name?.text === name);
    return `**${name}** · ${counted(group?.rules.length ?? 0, 'group of {0} rule', 'group of {0} rules')}`;
  }
  const rule = groups
    .flatMap(({ rules }) => rules)
    .find((one) => [one.alert, one.record].some((named) => named && contentOf(named).start === at.start));
  const what = type === 'alert' ? t('alert') : type === 'metric' ? t('series recorded by a rule') : t('job');
  const expression = rule?.expr ? `\n\n\`\`\`promql\n${rule.expr.text.trim()}\n\`\`\`` : '';
  return `**${name}** · ${what}${expression}`;
}
