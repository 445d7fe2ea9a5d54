import type { AccumulatedResource } from './accumulated.ts';
import type { Target } from './patches.ts';

/** True when a target chooses a resource; undefined where nobody can say: by labels, by a pattern that cannot be read. */
export function choosesTarget(
  target: Target,
  { entity, names, namespaces }: AccumulatedResource,
): boolean | undefined {
  const parts: readonly (readonly [asked: string | undefined, has: Iterable<string>])[] = [
    [target.group?.text, [entity.facts?.group ?? '']],
    [target.version?.text, [entity.facts?.version ?? '']],
    [target.kind?.text, [entity.facts?.kind ?? '']],
    [target.name?.text, names],
    [target.namespace?.text, namespaces],
  ];
  let isSure = !target.byLabels;
  for (const [asked, has] of parts) {
    if (asked === undefined || asked === '') continue;
    const pattern = patternOf(asked);
    if (pattern === undefined) isSure = false;
    else if (![...has].some((text) => pattern.test(text))) return false;
  }
  return isSure ? true : undefined;
}

/** Regular expressions that cost no more than the text is long, of which targets hold no others: words and `.*`. */
function patternOf(asked: string): RegExp | undefined {
  if (!/^\^?[\w./-]*(?:\.[*+][\w./-]*){0,3}(?:\|[\w./-]+){0,20}\$?$/u.test(asked)) return undefined;
  return new RegExp(`^(?:${asked.replaceAll('/', '\\/')})$`, 'u');
}
