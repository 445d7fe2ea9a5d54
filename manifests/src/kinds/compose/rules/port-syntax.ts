import { t } from '@vscode/l10n';
import { isMap, isScalar, scalarOf } from '../../../core/yaml/node.ts';
import { hasVariables } from '../interpolation.ts';
import { rangeOf } from '../port.ts';
import { serviceRule } from './compose-rule.ts';

/** A port that Docker cannot read. */
export const portSyntax = serviceRule({
  id: 'compose/port-syntax',
  severity: 'error',
  *check({ ports }) {
    for (const { node, problem } of ports) {
      if (problem !== undefined) yield { message: problem, span: node.span };
      if (!isMap(node)) continue;
      for (const key of ['target', 'published']) {
        const value = scalarOf(node, key);
        if (!isScalar(value) || value.text === '' || hasVariables(value.text) || rangeOf(value.text))
          continue;
        const message = t(
          '"{0}" is not a valid port: expected a number up to 65535 or a range such as 8000-8010',
          value.text,
        );
        yield { message, span: value.span };
      }
    }
  },
});
