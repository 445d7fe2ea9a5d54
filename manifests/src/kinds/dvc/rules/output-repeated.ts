import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { PathIndex } from '../../../core/paths/path-index.ts';
import { fileName } from '../../../core/text/resource.ts';
import { roleOf } from '../detect.ts';
import { isRemote } from '../../../core/paths/remote.ts';
import { type DvcPath, type DvcRun } from '../resolve.ts';
import { dvcRule, fileAt, once, type DvcContext } from './dvc-rule.ts';

/** A file that two stages make, of this file or another, or that a `.dvc` file tracks. */
export const outputRepeated = dvcRule('dvc/output-repeated', 'error', function* (context) {
  yield* once(findings(context));
});

function* findings(context: DvcContext): Iterable<RuleFinding> {
  const { resolved, uri, graph } = context;
  const first = new PathIndex<{ readonly run: DvcRun; readonly at: DvcPath }>();
  for (const run of resolved.runs) {
    for (const out of run.outs) {
      const [other] = first.at(out.path);
      first.add(out.path, { run, at: out });
      const { span } = out.scalar;
      if (other) {
        yield {
          message:
            other.run === run
              ? t('Duplicate output "{1}" in "{0}"', run.name, out.path)
              : t('"{0}" is already an output of "{1}": DVC rejects the file', out.path, other.run.name),
          span,
          ...(other.at.scalar === out.scalar
            ? {}
            : { related: [{ uri, span: other.at.scalar.span, message: t('First occurrence') }] }),
        };
        continue;
      }
      if (isRemote(out.path)) continue;
      const duplicate = graph
        .referencesToFile(fileAt(context, out.path))
        .find(
          (reference) => reference.relation === 'makes' && reference.uri !== uri && roleOf(reference.uri),
        );
      if (!duplicate) continue;
      yield {
        message: t('"{0}" is already an output of {1}: DVC rejects both', out.path, fileName(duplicate.uri)),
        span,
        related: [{ uri: duplicate.uri, span: duplicate.span, message: t('Other output') }],
      };
    }
  }
}
