import { t } from '@vscode/l10n';
import type { Fix } from '../../../core/findings/finding.ts';
import { lineStart } from '../../../core/text/lines.ts';
import { span } from '../../../core/text/span.ts';
import { isMap, pairOf } from '../../../core/yaml/node.ts';
import type { Access } from '../expression/accesses.ts';
import { offsetIn } from '../expression/source.ts';
import type { Expression, Step } from '../model.ts';
import { insertionFix } from './insertion.ts';

/** Shells that read a variable as `$NAME`. */
const SHELLS = /^(?:bash|sh)\b/u;

/** Gives what an expression says to its script as a variable; none where the shell or the quotes around it are in doubt. */
export function asVariable(
  { written, site }: Expression,
  { context, steps }: Access,
  step: Step | undefined,
  document: { readonly uri: string; readonly text: string },
): { readonly fixes?: readonly Fix[] } {
  const { uri, text } = document;
  const path = [context.lexeme, ...steps.map((part) => part?.name ?? '*')];
  if (!step || site.use !== 'script' || path.includes('*') || written.text.trim() !== path.join('.'))
    return {};
  if (step.shell && !SHELLS.test(step.shell.text)) return {};
  const at = span(offsetIn(written, 0) - 3, offsetIn(written, written.text.length) + 2);
  const before = text.slice(lineStart(text, at.start), at.start).replace(/\\./gu, '');
  const quoted = (before.match(/"/gu)?.length ?? 0) % 2 === 1;
  if (!quoted && (before.match(/'/gu)?.length ?? 0) % 2 === 1) return {};
  const name = path
    .slice(path[1] === 'event' ? 2 : 1)
    .join('_')
    .replace(/\W/gu, '_')
    .toUpperCase();
  const variable = pairOf(step.node, 'env')?.value;
  const pair = `${name}: \${{ ${path.join('.')} }}`;
  const replaced = { kind: 'text', uri, span: at, text: quoted ? `$\{${name}}` : `"$${name}"` } as const;
  const title = t('Pass it to the script as environment variable "{0}"', name);
  if (isMap(variable)) {
    return pairOf(variable, name)
      ? {}
      : insertionFix(title, document, variable, variable.pairs.at(-1), pair, [replaced]);
  }
  return insertionFix(title, document, step.node, pairOf(step.node, 'run'), `env:\n  ${pair}`, [replaced]);
}
