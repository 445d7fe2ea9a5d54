import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import { modelRule } from './model-rule.ts';

/** A risk that no table of risks has. Asked only where the workspace has such a table at all. */
export const riskUnknown = modelRule('model/risk-unknown', 'warning', function* ({ manifest, graph, uri }) {
  const unknown = manifest.risks.filter(({ text }) => graph.find('risk', nameKey(text), uri).length === 0);
  if (unknown.length === 0 || !graph.declares('risk', uri)) return;
  for (const { text, span } of unknown) yield { message: t('Risk "{0}" does not exist', text), span };
});
