import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { contentOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { blurRule, type BlurContext } from './blur-rule.ts';

/** A value of the configuration of Nestor that none of its words stands for. The schema says it of the others. */
export const unknownWord = blurRule('blur/unknown-word', 'error', function* (context) {
  const { blurSettings, model } = context;
  if (model.form !== 'nestor') return;
  const { task, method, subjects } = blurSettings;
  if (task && task.meaning === undefined) {
    yield unknown(context, task.scalar, ['blur', 'detect', 'floutage', 'détection']);
  }
  if (method && method.meaning === undefined) {
    yield unknown(context, method.scalar, ['solid', 'mosaic', 'gaussian']);
  }
  for (const { scalar, meaning } of subjects) {
    if (meaning !== undefined) continue;
    if (scalar.value === false)
      yield { message: t('Nothing to detect: neither faces nor plates are selected'), span: scalar.span };
    else yield unknown(context, scalar, ['face', 'plate']);
  }
});

function unknown({ uri }: BlurContext, scalar: YamlScalar, known: readonly string[]) {
  const span = contentOf(scalar);
  const suggestion = nearest(scalar.text, known);
  return {
    message: suggestion
      ? t('"{0}" is not a valid value. Did you mean "{1}"?', scalar.text, suggestion)
      : t('"{0}" is not a valid value. Valid values: {1}', scalar.text, known.join(', ')),
    span,
    ...changeTo(uri, span, suggestion),
  };
}
