import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { pairOf } from '../../../core/yaml/node.ts';
import type { AlertOrRecord } from '../model.ts';
import type { GroupCheck } from '../group-check.ts';

const OF_ALERTS = ['for', 'keep_firing_for', 'annotations'];

/** A rule that is neither an alert nor a recording rule, or both. */
export const ruleForm: GroupCheck = {
  id: 'prometheus/rule-form',
  severity: 'error',
  *check(groups) {
    for (const rule of groups.flatMap(({ rules }) => rules)) yield* faultsOf(rule);
  },
};

function* faultsOf({ node, alert, record, expr }: AlertOrRecord): Iterable<RuleFinding> {
  const first = node.pairs[0]?.key.span ?? node.span;
  if (alert && record)
    yield { message: t('"alert" and "record" cannot be used together'), span: record.span };
  if (!alert?.text && !record?.text)
    yield { message: t('The rule has neither "alert" nor "record"'), span: first };
  if (!expr?.text.trim())
    yield { message: t('The rule has no expression ("expr")'), span: (alert ?? record)?.span ?? first };
  if (!record || alert) return;
  for (const key of OF_ALERTS) {
    const pair = pairOf(node, key);
    if (pair?.value)
      yield { message: t('"{0}" is not allowed in a recording rule', key), span: pair.key.span };
  }
  if (/[{}]/u.test(record.text))
    yield {
      message: t('A series name cannot contain braces: use "labels"'),
      span: record.span,
    };
}
