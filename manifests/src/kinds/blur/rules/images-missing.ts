import { t } from '@vscode/l10n';
import { isRemote } from '../../../core/paths/remote.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { isAbsolute } from '../model-path.ts';
import { folderOfPattern, isPattern } from '../pattern.ts';
import { blurRule } from './blur-rule.ts';

/** Pictures that are not there: the run would do nothing for them. */
export const imagesMissing = blurRule(
  'blur/images-missing',
  'information',
  function* ({ blurSettings, graph, uri }) {
    for (const scalar of blurSettings.images) {
      const path = folderOfPattern(scalar.text);
      if (isAbsolute(scalar.text) || isRemote(scalar.text) || graph.fileExists(resolveFrom(uri, path)))
        continue;
      yield {
        message: isPattern(scalar.text)
          ? t('Folder "{0}" does not exist: nothing can match', path)
          : t('File or folder "{0}" does not exist', scalar.text),
        span: contentOf(scalar),
      };
    }
  },
);
