import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../core/findings/finding.ts';
import type { Graph } from '../../core/graph/graph.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import { decisionKey, decisionNumber } from './mention.ts';

/** Of decisions that a document names, those that no record has. None where the workspace has no records at all. */
export function* unknownDecisions(
  graph: Graph,
  uri: string,
  named: readonly YamlScalar[],
): Iterable<RuleFinding> {
  const unknown = named.filter(({ text }) => {
    const number = decisionNumber(text);
    return number === undefined || graph.find('decision', decisionKey(number), uri).length === 0;
  });
  if (unknown.length === 0 || !graph.declares('decision', uri)) return;
  for (const { text, span } of unknown) yield { message: t('Decision {0} does not exist', text), span };
}
