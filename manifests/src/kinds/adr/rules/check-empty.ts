import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { isAboutNothing } from '../../../formats/architecture/checks/about-nothing.ts';
import { systemsOfCheck } from '../../../formats/architecture/checks/of-record.ts';
import type { Decision } from '../model.ts';

/** A check that is about nothing in any state of the model, so that it says nothing. */
export const checkEmpty: Rule<Decision> = {
  id: 'adr/check-empty',
  severity: 'warning',
  *check({ model, graph, document: { uri }, today }) {
    for (const check of model.checks?.checks ?? []) {
      const systems = systemsOfCheck(graph, uri, check);
      if (systems.length === 0)
        yield { message: t('Check "{0}" has no architecture model to look at', check.id), span: check.span };
      else if (systems.every((system) => isAboutNothing(check, system, today)))
        yield { message: t('Check "{0}" matches nothing in the model', check.id), span: check.span };
    }
  },
};
