import { t } from '@vscode/l10n';
import { placesIn } from '../../../core/yaml/place-in-scalar.ts';
import { expressionUses } from '../expressions.ts';
import { filesOf } from '../file-uses.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** Keys of a stage that take one value. */
const ONE_VALUE = new Set(['outputs', 'environment', 'image', 'workdir', 'resources', 'timeout']);

/** A name that stands for several values, within a word of a command or where there is room for one. */
export const severalValues = pipelineRule(
  'pipeline/several-values',
  'error',
  function* ({ pipeline, document }) {
    const { countOf } = filesOf(pipeline);
    for (const { expression, scalar, stage, site } of expressionUses(pipeline)) {
      if (!stage || (site !== 'run' && !ONE_VALUE.has(site))) continue;
      const { start, end, parts } = expression;
      if (site === 'run' && isWord(scalar.text, start, end)) continue;
      if (countOf(stage, expression) < 2) continue;
      const name = parts.map(({ text }) => text).join('.');
      yield {
        message:
          site === 'run'
            ? t('"{0}" expands to several words: separate it with spaces and do not quote it', name)
            : t('"{0}" expands to several values, but "{1}" takes only one', name, site),
        span: placesIn(document.getText(), scalar)(start, end),
      };
    }
  },
);

/** True when an expression is a word of its own, neither quoted nor joined to others. */
function isWord(text: string, start: number, end: number): boolean {
  return /^(?:|[\s;&|(])$/u.test(text.charAt(start - 1)) && /^(?:|[\s;&|)])$/u.test(text.charAt(end));
}
