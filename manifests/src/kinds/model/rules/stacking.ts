import { t } from '@vscode/l10n';
import { missingPaths } from '../../../core/paths/presence.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { STACKING } from '../parameters.ts';
import { modelRule } from './model-rule.ts';

/** A stacking without base models, or with one that is no manifest or is not there; and base models elsewhere. */
export const stacking = modelRule('model/stacking', 'error', function* ({ manifest, graph, uri }) {
  const { algorithm, base, root, hasCommand } = manifest;
  if (algorithm?.text !== STACKING || hasCommand) {
    const pair = root.pairs.find(({ key }) => key.text === 'base');
    if (pair) yield { message: t('"{0}" requires "algorithm: {1}"', 'base', STACKING), span: pair.key.span };
    return;
  }
  if (!root.pairs.some(({ key }) => key.text === 'base'))
    yield { message: t('The algorithm "{0}" requires "{1}"', STACKING, 'base'), span: contentOf(algorithm) };
  const missing = missingPaths(
    graph,
    uri,
    base.map(({ text }) => text),
  );
  for (const each of base)
    if (!/\.model\.ya?ml$/iu.test(each.text))
      yield {
        message: t(
          '"{0}" cannot be a base model: name a *.model.yaml. A trained file already knows the training rows, so its predictions of them are too good',
          each.text,
        ),
        span: contentOf(each),
      };
    else if (missing.has(each.text))
      yield { message: t('"{0}" does not exist', each.text), span: contentOf(each) };
});
