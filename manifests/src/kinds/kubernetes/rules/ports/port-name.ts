import { t } from '@vscode/l10n';
import { wordFix } from '../fixes.ts';
import { isDnsLabel, isFilledInLater, isPortName, weightOf } from '../../resources/naming.ts';
import { formName } from '../../schema/text-form.ts';
import { portPlaces, type PortPlace } from './port-places.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** At most 15 of `a`–`z`, digits and `-`, with a letter: the names of IANA. Those of a Service may have 63. */
export const portName = resourceRule({
  id: 'kubernetes/port-name',
  severity: 'error',
  knownAs: ['kube-linter:invalid-target-ports'],
  *check(resource, alone) {
    for (const { node, as } of portPlaces(resource)) {
      const named = typeof node.value === 'string' && as !== 'number';
      if (!named || node.text === '' || isFilledInLater(node.text) || accepts(as, node.text)) continue;
      if (as === 'either' && /^\d+$/u.test(node.text)) {
        yield {
          message: t(
            '"{0}" in quotes is read as a port name and is not a valid one: remove the quotes',
            node.text,
          ),
          span: node.span,
          // A number is never a name: nothing else can be meant.
          fixes: [{ ...wordFix(alone, node.span, node.text), certain: 'notation' }],
        };
        continue;
      }
      const suggestion = suggestName(as, node.text);
      yield {
        message: t(
          '"{0}" is not a valid port name: expected {1}',
          node.text,
          formName(as === 'service-port' ? 'label' : 'port-name'),
        ),
        span: node.span,
        ...weightOf(node.text),
        ...(suggestion === undefined ? {} : { fixes: [wordFix(alone, node.span, suggestion)] }),
      };
    }
  },
});

function accepts(as: PortPlace['as'], name: string): boolean {
  return as === 'service-port' ? isDnsLabel(name) : isPortName(name);
}

/** The name with what is not allowed taken out; nothing where no name is left. */
function suggestName(as: PortPlace['as'], name: string): string | undefined {
  const longest = as === 'service-port' ? 63 : 15;
  const suggestion = name
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, longest)
    .replace(/^-|-$/gu, '');
  return accepts(as, suggestion) ? suggestion : undefined;
}
