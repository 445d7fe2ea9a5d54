import { t } from '@vscode/l10n';
import { normalised } from '../../../core/paths/relative.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { isAbsolute } from '../model-path.ts';
import { folderOfPattern, isPattern } from '../pattern.ts';
import { blurRule } from './blur-rule.ts';

const PICTURE = /\.(?:jpe?g|jpe|jfif|png|webp|tiff?|avif|gif|hei[cf]|hif)$/iu;

/** Results that would take the places of their originals: the run refuses each of them. */
export const outputIsInput = blurRule('blur/output-is-input', 'error', function* ({ blurSettings, uri }) {
  const { folder, images } = blurSettings;
  if (!folder || folder.text === '' || isAbsolute(folder.text)) return;
  const target = normalised(folder.text);
  const same = images.find(({ text }) => !isAbsolute(text) && sourceOf(text) === target);
  if (!same) return;
  yield {
    message: t('Results would overwrite the originals: use another output folder'),
    span: contentOf(folder),
    related: [{ uri, span: contentOf(same), message: t('Location of the originals') }],
  };
});

/** The folder that a path, a pattern or a picture is in. */
function sourceOf(written: string): string {
  const path = normalised(folderOfPattern(written));
  return !isPattern(written) && PICTURE.test(path) ? path.slice(0, Math.max(path.lastIndexOf('/'), 0)) : path;
}
