import { t } from '@vscode/l10n';
import { isInside } from '../../../core/paths/relative.ts';
import { filesOf, type FileUse } from '../file-uses.ts';
import type { Stage } from '../model.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A stage that reads what it makes is out of date as soon as it has run. */
export const inputIsOutput = pipelineRule('pipeline/input-is-output', 'error', function* ({ pipeline, uri }) {
  const { inputs, outputs } = filesOf(pipeline);
  const made = new Map<Stage, FileUse[]>();
  for (const use of outputs) made.set(use.stage, [...(made.get(use.stage) ?? []), use]);
  for (const input of inputs) {
    const output = (made.get(input.stage) ?? []).find(({ paths }) =>
      paths.some((path) => input.paths.some((read) => isInside(path, read) || isInside(read, path))),
    );
    if (!output) continue;
    yield {
      message: t(
        '"{0}" reads "{1}" and writes "{2}", which overlap: it would never be up to date',
        input.stage.name,
        input.scalar.text,
        output.scalar.text,
      ),
      span: input.scalar.span,
      related: [{ uri, span: output.scalar.span, message: t('Output') }],
    };
  }
});
