import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { nestorEntries } from '../nestor-entries.ts';
import { blurRule } from './blur-rule.ts';

/** A configuration of Nestor that says nothing which is read: a run would be as if it were not there. */
export const nothingRead = blurRule('blur/nothing-read', 'information', function* ({ blurSettings, model }) {
  const first = blurSettings.root.pairs.find(({ key }) => !key.text.startsWith('$'));
  if (model.form !== 'nestor' || !first || nestorEntries(blurSettings.root).length > 0) return;
  yield {
    message: t('No known key: expected "modelsPath", "faceModel", "plateModel" or "task"'),
    span: contentOf(first.key),
  };
});
