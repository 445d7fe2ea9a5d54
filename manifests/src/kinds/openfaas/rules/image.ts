import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { imageNameOf } from '../../../formats/container-images/image-name.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { hasVariables } from '../../compose/interpolation.ts';
import type { OpenFaasModel } from '../model.ts';

/** A function that faas-cli can neither build nor deploy. */
export const functionImage: Rule<OpenFaasModel> = {
  id: 'openfaas/image',
  severity: 'error',
  *check({ model }) {
    for (const { name, pair, image, lang, handler } of model.functions) {
      if (!image?.text) yield { message: t('Function "{0}" has no image', name), span: contentOf(pair.key) };
      else if (!hasVariables(image.text) && !imageNameOf(image.text))
        yield { message: t('"{0}" is not a valid image name', image.text), span: contentOf(image) };
      if (lang?.text && !handler?.text)
        yield {
          message: t('Function "{0}" has a language, but no "handler" (the folder of its code)', name),
          span: lang.span,
        };
    }
  },
};
