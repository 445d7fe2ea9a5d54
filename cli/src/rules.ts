import { t } from '@vscode/l10n';
import { KINDS } from '@vitruve/manifests/kinds/index';
import { language } from '@vitruve/manifests/core/language';
import type { Severity } from '@vitruve/manifests/core/findings/finding';
import { STRUCTURE_RULES } from '@vitruve/manifests/kinds/structure-rules';
import { rulePage } from './assets.ts';
import { Failure } from './failure.ts';

/** Every rule with the severity that it has unless settings say another, in the order of their ids. */
export function knownRules(): readonly { readonly id: string; readonly severity: Severity | 'off' }[] {
  const rules = [...STRUCTURE_RULES, ...KINDS.flatMap((kind) => kind.rules)];
  return rules.map(({ id, severity }) => ({ id, severity })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What `vitruve rules` prints: all rules, or the page of one. @throws Failure for an unknown rule. */
export async function rulesText(id: string | undefined): Promise<string> {
  const rules = knownRules();
  if (id === undefined) {
    const width = Math.max(...rules.map((rule) => rule.id.length));
    return rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity}\n`).join('');
  }
  const page = await rulePage(id, language());
  if (page !== undefined) return page;
  if (rules.some((rule) => rule.id === id)) throw new Failure(t('Rule "{0}" has no documentation', id));
  throw new Failure(t('Unknown rule "{0}". To list all rules, run "vitruve rules"', id));
}
