import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { decisionIn, supersessionOf, successionsOf } from '../supersession.ts';
import type { Decision } from '../model.ts';

export const supersedeChain: Rule<Decision> = {
  id: 'adr/supersede-chain',
  severity: 'hint',
  *check({ document: { uri }, model, graph }) {
    const [succession] = successionsOf(model, 'superseded-by');
    const own = succession && decisionIn(graph, uri);
    if (!own) return;
    const { chain, cyclic } = supersessionOf(graph, own);
    const [, next] = chain;
    const last = chain.at(-1);
    if (cyclic || chain.length < 3 || !next || !last) return;
    yield {
      message: t('{0} is itself superseded: {1} is the decision in force', next.name, last.name),
      span: succession.span,
      related: [{ uri: last.uri, span: last.span, message: last.name }],
    };
  },
};
