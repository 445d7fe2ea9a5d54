import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { isInside } from '../../../core/paths/relative.ts';
import { dvcRule, once, type DvcContext } from './dvc-rule.ts';

/** A stage that depends on what it makes, in whole or in part. */
export const inputIsOutput = dvcRule('dvc/input-is-output', 'error', function* (context) {
  yield* once(findings(context));
});

function* findings({ resolved, uri }: DvcContext): Iterable<RuleFinding> {
  for (const { name, deps, outs } of resolved.runs) {
    for (const dep of deps) {
      const out = outs.find(({ path }) => isInside(path, dep.path) || isInside(dep.path, path));
      if (!out) continue;
      yield {
        message:
          out.path === dep.path
            ? t('"{0}" is both a dependency and an output of "{1}", which DVC rejects', dep.path, name)
            : t(
                '"{0}" depends on "{1}" and writes "{2}", which overlap: DVC rejects the cycle',
                name,
                dep.path,
                out.path,
              ),
        span: dep.scalar.span,
        related: [{ uri, span: out.scalar.span, message: t('Output') }],
      };
    }
  }
}
