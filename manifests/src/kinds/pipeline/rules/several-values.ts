import { t } from '@vscode/l10n';
import type { YamlScalar } from '../../../core/yaml/node.ts';
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
    /** In a path, one name may stand for several values: then it is several paths. */
    const byPath = new Map<YamlScalar, string>();
    for (const { expression, scalar, stage, site } of expressionUses(pipeline)) {
      if (!stage || (site !== 'run' && site !== 'inputs' && !ONE_VALUE.has(site))) continue;
      const { start, end, parts } = expression;
      if (site === 'run' && isWord(scalar.text, start, end)) continue;
      if (countOf(stage, expression) < 2) continue;
      const name = parts.map(({ text }) => text).join('.');
      if (site === 'inputs') {
        const other = byPath.get(scalar) ?? name;
        byPath.set(scalar, other);
        if (other === name) continue;
      }
      yield {
        message: messageOf(name, site),
        span: placesIn(document.getText(), scalar)(start, end),
      };
    }
  },
);

function messageOf(name: string, site: string): string {
  switch (site) {
    case 'run':
      return t('"{0}" expands to several words: separate it with spaces and do not quote it', name);
    case 'inputs':
      return t(
        '"{0}" expands to several values, and so does another name of this path: write two inputs',
        name,
      );
    default:
      return t('"{0}" expands to several values, but "{1}" takes only one', name, site);
  }
}

/** True when an expression is a word of its own, neither quoted nor joined to others. */
function isWord(text: string, start: number, end: number): boolean {
  return /^(?:|[\s;&|(])$/u.test(text.charAt(start - 1)) && /^(?:|[\s;&|)])$/u.test(text.charAt(end));
}
