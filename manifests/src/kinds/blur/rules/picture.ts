import { t } from '@vscode/l10n';
import { resolveFrom } from '../../../core/text/resource.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { isAbsolute } from '../model-path.ts';
import { blurRule } from './blur-rule.ts';

/** The picture that covers areas is not named, or does not exist. */
export const picture = blurRule('blur/picture', 'error', function* ({ blurSettings, graph, uri, model }) {
  const { method, picture: named } = blurSettings;
  if (method?.meaning !== 'picture' || model.form !== 'blur') return;
  if (!named || named.text === '') {
    yield {
      message: t('The method "picture" requires the key "picture" (the replacement image)'),
      span: contentOf(method.scalar),
    };
  } else if (!isAbsolute(named.text) && !graph.fileExists(resolveFrom(uri, named.text))) {
    yield { message: t('Image "{0}" does not exist', named.text), span: contentOf(named) };
  }
});
