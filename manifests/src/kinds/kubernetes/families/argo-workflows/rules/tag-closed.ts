import { t } from '@vscode/l10n';
import { within } from '../../../../../core/text/span.ts';
import { isScalar, type YamlNode, type YamlScalar } from '../../../../../core/yaml/node.ts';
import { workflowRule } from './workflow-rule.ts';

/** What a variable of Argo begins with; other texts with two braces belong to somebody else. */
const OPENING = /^\{\{\s*(?:inputs|outputs|workflow|steps|tasks)\./u;

/** `{{inputs.parameters.x` without its closing braces: Argo looks for them in what follows, and refuses what it finds. */
export const tagClosed = workflowRule({
  id: 'argo-workflows/tag-closed',
  severity: 'error',
  *check({ spec }) {
    for (const scalar of openIn(spec)) {
      const start = scalar.span.start + (scalar.written ?? scalar.text).lastIndexOf('{{');
      yield { message: t('"{{" is not closed'), span: within(scalar.span, start, start + 2) };
    }
  },
});

function* openIn(node: YamlNode | null): Iterable<YamlScalar> {
  if (isScalar(node)) {
    const last = node.text.lastIndexOf('{{');
    if (last !== -1 && !node.text.includes('}}', last) && OPENING.test(node.text.slice(last))) yield node;
  } else if (node?.type === 'seq') for (const item of node.items) yield* openIn(item);
  else if (node) for (const { value } of node.pairs) yield* openIn(value);
}
