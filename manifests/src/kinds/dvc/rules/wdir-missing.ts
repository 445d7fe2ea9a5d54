import { t } from '@vscode/l10n';
import { isWithin } from '../../../text/resource.ts';
import { dvcRule, fileAt, once } from './dvc-rule.ts';

/** A stage that starts in a folder which is not there, or which is not part of the repository. */
export const wdirMissing = dvcRule('dvc/wdir-missing', 'error', function* (context) {
  const { graph, resolved, uri } = context;
  const wrong = resolved.runs.flatMap(({ stage, wdir }) => {
    if (!stage.wdir || wdir === undefined || wdir === '') return [];
    const { span, text } = stage.wdir;
    const folder = fileAt(context, wdir);
    if (wdir.startsWith('/') || (wdir.startsWith('..') && !isWithin(graph.folderOf(uri), folder)))
      return [
        {
          message: t('"{0}" leads out of the workspace: DVC refuses a stage that works elsewhere', text),
          span,
        },
      ];
    return graph.fileExists(folder) ? [] : [{ message: t('There is no folder "{0}"', text), span }];
  });
  yield* once(wrong);
});
