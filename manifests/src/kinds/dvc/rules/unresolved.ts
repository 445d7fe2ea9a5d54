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
    const meant = nearest(name, variableNames(variables));
    const isShell = /^[A-Z_][A-Z0-9_]*$/u.test(name) && meant === undefined;
    const span = place(start + 2, end - 1);
    yield {
      message: isShell
        ? t('DVC has no variable "{0}": write "{1}" for the variable of the shell', name, `\\\${${name}}`)
        : meant
          ? t('Nothing is called "{0}": did you mean "{1}"?', name, meant)
          : t('Neither "vars" nor "params.yaml" has "{0}"', name),
      span: isShell ? place(start, end) : span,
      ...(isShell ? changeTo(uri, place(start, end), `\\\${${name}}`) : changeTo(uri, span, meant)),
    };
  }
  for (const { scalar, expression, value } of resolved.composite) {
    const { inner, start, end } = expression;
    yield {
      message: isSeq(value)
        ? t('"{0}" is a list: DVC writes one value here', inner.trim())
        : t('"{0}" is a map: only a command can take it', inner.trim()),
      span: placesIn(document.getText(), scalar)(start, end),
    };
  }
});
