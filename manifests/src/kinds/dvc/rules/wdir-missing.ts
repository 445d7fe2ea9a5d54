import { t } from '@vscode/l10n';
import { PathIndex } from '../../../core/paths/path-index.ts';
import { dvcRule, fileAt, once } from './dvc-rule.ts';

/** A stage that starts in a folder which is not there and which no stage makes. */
export const wdirMissing = dvcRule('dvc/wdir-missing', 'error', function* (context) {
  const { graph, resolved } = context;
  const made = new PathIndex<string>();
  for (const { outs } of resolved.runs) for (const { path } of outs) made.add(path, path);
  const wrong = resolved.runs.flatMap(({ stage, wdir }) => {
    if (!stage.wdir || wdir === undefined || wdir === '' || wdir.startsWith('/')) return [];
    if (made.touching(wdir).length > 0 || graph.fileExists(fileAt(context, wdir))) return [];
    return [{ message: t('Folder "{0}" does not exist', stage.wdir.text), span: stage.wdir.span }];
  });
  yield* once(wrong);
});
