import { t } from '@vscode/l10n';
import type { YamlNode, YamlScalar } from '../../../yaml/node.ts';
import { within } from '../../../text/span.ts';
import { variablesIn } from '../interpolation.ts';
import { composeRule } from './compose-rule.ts';

/** A `${` that opens no variable, so that Compose refuses the file. */
export const interpolation = composeRule({
  id: 'compose/interpolation',
  severity: 'error',
  *check({ uri, model, document }) {
    const text = document.getText();
    if (!text.includes('${')) return;
    for (const scalar of model.roots.flatMap((root) => [...scalarsIn(root)])) {
      const { span } = scalar;
      const written = text.slice(span.start, span.end);
      for (const fault of variablesIn(written).faults) {
        const start = span.start + fault;
        const shown = /^\$\{[^\s}]{0,30}\}?/u.exec(written.slice(fault))?.[0] ?? '${';
        yield {
          message: t(
            '"{0}" is no variable of Compose: write "$$" for a dollar that is meant for somebody else',
            shown,
          ),
          span: within(span, start, start + shown.length),
          fixes: [
            {
              title: t('Write "$$"'),
              preferred: true,
              changes: () => [{ kind: 'text', uri, span: { start, end: start }, text: '$' }],
            },
          ],
        };
      }
    }
  },
});

/** The values of a tree; an anchor that is used many times is looked at once. */
function* scalarsIn(node: YamlNode | null, seen = new Set<YamlNode>()): Iterable<YamlScalar> {
  if (node === null || seen.has(node)) return;
  if (node.type === 'scalar') {
    if (node.text.includes('${')) yield node;
    return;
  }
  seen.add(node);
  if (node.type === 'seq') for (const item of node.items) yield* scalarsIn(item, seen);
  else for (const { value } of node.pairs) yield* scalarsIn(value, seen);
}
