import { t } from '@vscode/l10n';
import { isScalar } from '../../../core/yaml/node.ts';
import type { AlertOrRecord } from '../model.ts';
import type { GroupCheck } from '../group-check.ts';

/** Two rules of one name with the same labels: their series collide. */
export const duplicateRule: GroupCheck = {
  id: 'prometheus/duplicate-rule',
  severity: 'warning',
  *check(groups, { uri }) {
    const seen = new Map<string, AlertOrRecord>();
    for (const rule of groups.flatMap(({ rules }) => rules)) {
      const named = rule.alert ?? rule.record;
      if (!named) continue;
      const key = identityOf(rule, named.text);
      const first = seen.get(key);
      const again = first && (first.alert ?? first.record);
      if (!again) seen.set(key, rule);
      else
        yield {
          message: t('Duplicate rule "{0}" with the same labels', named.text),
          span: named.span,
          related: [{ uri, span: again.span, message: t('First "{0}"', named.text) }],
          ...(isPartition(first, rule) ? { atMost: 'hint' as const } : {}),
        };
    }
  },
};

/** True for two recordings that differ in the series that they choose alone: what they write may have other labels. */
function isPartition(one: AlertOrRecord, other: AlertOrRecord): boolean {
  const [a = '', b = ''] = [one.expr?.text, other.expr?.text];
  return one.record !== undefined && a !== b && withoutMatchers(a) === withoutMatchers(b);
}

function withoutMatchers(expression: string): string {
  return expression.replaceAll(/\{[^{}]*\}/gu, '{}');
}

function identityOf({ alert, labels }: AlertOrRecord, name: string): string {
  const written = labels.map(({ key, value }) => `${key.text}=${isScalar(value) ? value.text : ''}`).sort();
  return [alert ? 'alert' : 'record', name, ...written].join('\n');
}
