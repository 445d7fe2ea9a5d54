import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { standingActions } from '../assessment.ts';
import { ownerReference } from '../references.ts';
import type { AmdecModel } from '../model.ts';
import { replacement } from './fixes.ts';

/** An owner that no responsibility matrix knows. Asked only where the workspace declares roles or people at all. */
export const ownerUnknown: Rule<AmdecModel> = {
  id: 'amdec/owner-unknown',
  severity: 'warning',
  *check({ model, document, graph }) {
    const { uri } = document;
    const owners = model.risks.flatMap((risk) => standingActions(risk).flatMap((action) => action.owners));
    const unknown = owners.filter((owner) => graph.resolve(ownerReference(uri, owner)).length === 0);
    if (unknown.length === 0) return;
    const names = [...graph.all('role', uri), ...graph.all('person', uri)].map(({ name }) => name);
    if (names.length === 0) return;
    const nearestTo = new Map<string, string | undefined>();
    for (const owner of unknown) {
      if (!nearestTo.has(owner.text)) nearestTo.set(owner.text, nearest(owner.text, names));
      const suggestion = nearestTo.get(owner.text);
      yield {
        message: suggestion
          ? t('Unknown role or person "{0}". Did you mean "{1}"?', owner.text, suggestion)
          : t('Unknown role or person "{0}"', owner.text),
        span: owner.span,
        fixes: suggestion ? [replacement(uri, owner.span, suggestion, t('Change to "{0}"', suggestion))] : [],
      };
    }
  },
};
