import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';

/** A name that an earlier one repeats. */
export interface Repeat {
  readonly again: YamlScalar;
  readonly first: YamlScalar;
}

/** Those of some names that were there before, each with the first. */
export function* repeats(
  names: Iterable<YamlScalar | undefined>,
  keyOf: (name: YamlScalar) => string = ({ text }) => text,
): Iterable<Repeat> {
  const seen = new Map<string, YamlScalar>();
  for (const name of names) {
    if (!name || name.text === '') continue;
    const first = seen.get(keyOf(name));
    if (first) yield { again: name, first };
    else seen.set(keyOf(name), name);
  }
}

/** The finding on a name that must be there once. */
export function repeatFinding(uri: string, { again, first }: Repeat, message: string): RuleFinding {
  return { message, span: again.span, related: [{ uri, span: first.span, message: t('Conflicting key') }] };
}
