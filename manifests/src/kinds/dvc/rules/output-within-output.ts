import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { foldersAbove, PathIndex } from '../../../core/paths/path-index.ts';
import { isInside } from '../../../core/paths/relative.ts';
import { fileName } from '../../../core/text/resource.ts';
import { roleOf } from '../detect.ts';
import { isRemote } from '../../../core/paths/remote.ts';
import { type DvcPath, type DvcRun } from '../resolve.ts';
import { dvcRule, fileAt, once, type DvcContext } from './dvc-rule.ts';

/** An output in a folder that is an output itself. */
export const outputWithinOutput = dvcRule('dvc/output-within-output', 'error', function* (context) {
  yield* once(findings(context));
});

function* findings(context: DvcContext): Iterable<RuleFinding> {
  const { resolved, uri, graph } = context;
  const all = new PathIndex<{ readonly run: DvcRun; readonly at: DvcPath }>();
  for (const run of resolved.runs) for (const out of run.outs) all.add(out.path, { run, at: out });
  for (const { outs } of resolved.runs) {
    for (const { path, scalar } of outs) {
      const [outer] = all.above(path);
      if (outer) {
        yield {
          message: t(
            '"{0}" overlaps "{1}", an output of "{2}": DVC rejects the file',
            path,
            outer.at.path,
            outer.run.name,
          ),
          span: scalar.span,
          related: [{ uri, span: outer.at.scalar.span, message: t('Output folder') }],
        };
        continue;
      }
      if (isRemote(path)) continue;
      const tracked = foldersAbove(path)
        .filter((folder) => folder !== '' && isInside('', folder))
        .flatMap((folder) => graph.referencesToFile(fileAt(context, folder)))
        .find(
          (reference) => reference.relation === 'makes' && reference.uri !== uri && roleOf(reference.uri),
        );
      if (!tracked) continue;
      yield {
        message: t(
          '"{0}" overlaps "{1}", an output of {2}: DVC rejects both',
          path,
          tracked.name,
          fileName(tracked.uri),
        ),
        span: scalar.span,
        related: [{ uri: tracked.uri, span: tracked.span, message: t('Output folder') }],
      };
    }
  }
}
