import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { decisionIn, supersessionOf, successionsOf } from '../supersession.ts';
import type { Decision } from '../model.ts';

export const supersedeCycle: Rule<Decision> = {
  id: 'adr/supersede-cycle',
  severity: 'error',
  *check({ document: { uri }, model, graph }) {
    const [succession] = successionsOf(model, 'superseded-by');
    const own = succession && decisionIn(graph, uri);
    if (!own) return;
    const { chain, cyclic } = supersessionOf(graph, own);
    if (!cyclic) return;
    const names = [...chain, own].map(({ name }) => name).join(' → ');
    yield {
      message: t('Supersession cycle: none of these decisions is in force ({0})', names),
      span: succession.span,
      related: chain.slice(1).map((entity) => ({ uri: entity.uri, span: entity.span, message: entity.name })),
    };
  },
};
