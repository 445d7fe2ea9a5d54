import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { isFilledInLater } from '../../resources/naming.ts';
import { isGiven, mapsAt } from '../../resources/node-at.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** Since 1.32 a name is any printable ASCII but `=`. A variable has one source. */
export const envVariable = containerRule({
  id: 'kubernetes/env-variable',
  severity: 'error',
  *check(container) {
    for (const variable of mapsAt(container.node, 'env')) {
      const name = scalarOf(variable, 'name');
      if (name && !/^[\x20-\x3c\x3e-\x7e]+$/u.test(name.text) && !isFilledInLater(name.text))
        yield {
          message: t(
            '"{0}" is not a valid environment variable name: expected printable ASCII characters without "="',
            name.text,
          ),
          span: name.span,
        };
      const value = scalarOf(variable, 'value');
      if (name && value && value.text !== '' && isGiven(value) && isGiven(valueOf(variable, 'valueFrom')))
        yield {
          message: t('"value" and "valueFrom" cannot be used together in "{0}"', name.text),
          span: value.span,
        };
    }
  },
});
