import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { contentOf, pairOf, scalarOf } from '../../../core/yaml/node.ts';
import { columnUse, hasFailingRows, isOfRows } from '../expectations.ts';
import type { Check } from '../model.ts';
import { checkRule } from './quality-rule.ts';

/** A key that the expectation of its check does not look at. */
export const withoutEffect = checkRule(
  'quality/without-effect',
  'warning',
  function* (check, { name, value }) {
    if (columnUse(name) === 'none') yield* useless(check, 'column', name);
    if (!hasFailingRows(name)) {
      yield* useless(check, 'tolerate', name);
      yield* useless(check, 'failures', name);
    }
    if (!isOfRows(name)) yield* useless(check, 'where', name);
    if (name === 'freshness' && check.columns.length === 0) yield* useless(check, 'where', name);
    if (name !== 'columns') {
      yield* useless(check, 'inOrder', name);
      yield* useless(check, 'noOthers', name);
    }
    const at = name === 'statistic' ? pairOf(value, 'at') : undefined;
    const of = scalarOf(value, 'of')?.text;
    if (at && of !== undefined && of !== 'quantile')
      yield { message: t('"{0}" has no effect with "{1}"', 'at', of), span: contentOf(at.key) };
  },
);

function* useless({ node }: Check, key: string, name: string): Iterable<RuleFinding> {
  const pair = pairOf(node, key);
  if (pair) yield { message: t('"{0}" has no effect with "{1}"', key, name), span: contentOf(pair.key) };
}
