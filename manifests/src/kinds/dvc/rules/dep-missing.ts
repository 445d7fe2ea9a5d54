import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { PathIndex, foldersAbove } from '../../../core/paths/path-index.ts';
import { missingPaths } from '../../../core/paths/presence.ts';
import { dvcRule, fileAt, once, type DvcContext } from './dvc-rule.ts';

/** A dependency that is not there and that no stage makes. */
export const depMissing = dvcRule('dvc/dep-missing', 'warning', function* (context) {
  yield* once(findings(context));
});

function* findings(context: DvcContext): Iterable<RuleFinding> {
  const { resolved, graph, uri } = context;
  const made = new PathIndex<string>();
  for (const { outs } of resolved.runs) for (const { path } of outs) made.add(path, path);
  const read = resolved.runs
    .filter(({ stage }) => !stage.frozen)
    .flatMap(({ deps }) => deps.filter(({ path }) => made.touching(path).length === 0));
  const missing = missingPaths(
    graph,
    uri,
    read.map(({ path }) => path),
  );
  for (const { path, scalar } of read) {
    if (!missing.has(path) || isInTracked(context, path)) continue;
    yield { message: t('"{0}" does not exist and is not the output of a stage', path), span: scalar.span };
  }
}

/** True for a file in a folder that DVC tracks as a whole. */
function isInTracked(context: DvcContext, path: string): boolean {
  return foldersAbove(path).some((folder) => {
    if (folder === '') return false;
    const file = fileAt(context, folder);
    return (
      context.graph.fileExists(`${file}.dvc`) ||
      context.graph.referencesToFile(file).some(({ relation }) => relation === 'makes')
    );
  });
}
