import { t } from '@vscode/l10n';
import { isMap, isSeq } from '../../../core/yaml/node.ts';
import { dvcRule } from './dvc-rule.ts';

/** `foreach` and `matrix` need values to go through. */
export const loop = dvcRule('dvc/loop', 'error', function* ({ file, resolved }) {
  for (const { loop: of } of resolved.wrongLoops) {
    if (!of) continue;
    yield {
      message:
        of.form === 'foreach'
          ? t('"foreach" requires a list or a mapping')
          : t('Each variable of "matrix" requires a list of values'),
      span: of.key.span,
    };
  }
  for (const { name, loop: of } of file.stages.values()) {
    const values = of?.values;
    const isEmpty =
      (isSeq(values) && values.items.length === 0) || (isMap(values) && values.pairs.length === 0);
    if (of && isEmpty)
      yield { message: t('"{0}" has no value: the stage never runs', name), span: of.key.span };
  }
});
