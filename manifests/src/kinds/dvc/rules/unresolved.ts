import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { isSeq } from '../../../core/yaml/node.ts';
import { placesIn } from '../../../core/yaml/place-in-scalar.ts';
import { variableNames } from '../variables.ts';
import { dvcRule } from './dvc-rule.ts';

/** A `${name}` that no variable answers: DVC refuses the stage, a variable of the shell as well. */
export const unresolved = dvcRule('dvc/unresolved', 'error', function* ({ resolved, document, uri }) {
  for (const { scalar, expression, variables } of resolved.unresolved) {
    const { inner, start, end } = expression;
    const place = placesIn(document.getText(), scalar);
    const name = inner.trim();
    const suggestion = nearest(name, variableNames(variables));
    const isShell = /^[A-Z_][A-Z0-9_]*$/u.test(name) && suggestion === undefined;
    const span = place(start + 2, end - 1);
    yield {
      message: isShell
        ? t('Undefined variable "{0}": for a shell variable, use "{1}"', name, `\\\${${name}}`)
        : suggestion
          ? t('Undefined "{0}". Did you mean "{1}"?', name, suggestion)
          : t('Undefined "{0}": not found in "vars" or "params.yaml"', name),
      span: isShell ? place(start, end) : span,
      ...(isShell ? changeTo(uri, place(start, end), `\\\${${name}}`) : changeTo(uri, span, suggestion)),
    };
  }
  for (const { scalar, expression, value } of resolved.composite) {
    const { inner, start, end } = expression;
    yield {
      message: isSeq(value)
        ? t('"{0}" is a list, but a single value is required', inner.trim())
        : t('"{0}" is a mapping, which only a command can use', inner.trim()),
      span: placesIn(document.getText(), scalar)(start, end),
    };
  }
});
