import { t } from '@vscode/l10n';
import { expressionUses } from '../expressions.ts';
import { filesOf } from '../file-uses.ts';
import { PathIndex } from '../../../core/paths/path-index.ts';
import { outputKey } from '../entities.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { PipelineModel } from '../model.ts';
import { fileAt, pipelineRule } from './pipeline-rule.ts';

/** A file that no stage reads. Models, metrics and reports are for others. */
export const outputUnused: Rule<PipelineModel> = {
  ...pipelineRule('pipeline/output-unused', 'off', function* ({ pipeline, uri, graph }) {
    const { inputs, outputs } = filesOf(pipeline);
    const read = new PathIndex<string>();
    for (const { paths } of inputs) for (const path of paths) read.add(path, path);
    const named = new Set(
      expressionUses(pipeline).flatMap(({ expression: { parts } }) =>
        parts[0]?.text === 'stages' ? [outputKey(parts[1]?.text ?? '', parts[3]?.text ?? '')] : [],
      ),
    );
    for (const { output, stage, paths } of outputs) {
      if (!output || (output.type !== 'file' && output.type !== 'cache')) continue;
      if (named.has(outputKey(stage.name, output.name))) continue;
      if (paths.some((path) => read.touching(path).length > 0)) continue;
      const isUsedOutside = paths.some((path) =>
        graph.referencesToFile(fileAt({ uri }, path)).some(({ relation }) => relation === 'reads'),
      );
      if (isUsedOutside) continue;
      yield { message: t('No stage reads "{0}"', output.name), span: output.key.span, tags: ['unnecessary'] };
    }
  }),
  profiles: { strict: 'hint' },
};
