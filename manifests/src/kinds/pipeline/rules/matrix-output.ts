import { t } from '@vscode/l10n';
import { filesOf } from '../file-uses.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** Runs of one stage that write the same file: the last one wins, and nobody knows which that is. */
export const matrixOutput = pipelineRule('pipeline/matrix-output', 'error', function* ({ pipeline }) {
  const { outputs, runs } = filesOf(pipeline);
  for (const { stage, scalar, paths } of outputs) {
    const all = runs.get(stage)?.runs ?? [];
    if (all.length < 2 || paths.length === 0 || paths.length >= all.length) continue;
    const missing = [...new Set(all.flatMap((run) => [...run.keys()]))].filter(
      (name) => !scalar.text.includes(`matrix.${name}`),
    );
    // Combinations that differ in what the path names may still be equal in it; then it is as wrong.
    const name = missing[0] ?? stage.matrix?.variables[0]?.name ?? 'name';
    yield {
      message: t(
        '{0} matrix runs of "{1}" write the same file: add "{2}" to the path',
        all.length,
        stage.name,
        `\${matrix.${name}}`,
      ),
      span: scalar.span,
    };
  }
});
