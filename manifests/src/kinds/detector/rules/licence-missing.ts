import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { detectorRule } from './detector-rule.ts';

/** A model whose licence nobody says: reports call it unknown, and whether it may be used at all is left open. */
export const licenceMissing = detectorRule('detector/licence-missing', 'warning', function* ({ fields }) {
  const { licence, id, root } = fields;
  const [first] = root.pairs;
  if (!first || (licence && licence.text.trim() !== '' && !/^(?:unknown|inconnue?)$/iu.test(licence.text)))
    return;
  yield {
    message: t('No license is given for the model: reports show it as unknown'),
    span: licence ? contentOf(licence) : id ? contentOf(id) : first.key.span,
  };
});
