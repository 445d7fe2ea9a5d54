import { t } from '@vscode/l10n';
import { language } from '@vitruve/manifests';
import { knownRules, rulePage } from '@vitruve/workspace';
import { CommandError } from './command-error.ts';

/** What `vitruve rules` prints: all rules, or the page of one. @throws CommandError for an unknown rule. */
export async function rulesText(id: string | undefined): Promise<string> {
  const rules = await knownRules();
  if (id === undefined) {
    const width = Math.max(...rules.map((rule) => rule.id.length));
    return rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity}\n`).join('');
  }
  const page = await rulePage(id, language());
  if (page !== undefined) return page;
  if (rules.some((rule) => rule.id === id)) throw new CommandError(t('Rule "{0}" has no documentation', id));
  throw new CommandError(t('Unknown rule "{0}". To list all rules, run "vitruve rules"', id));
}
