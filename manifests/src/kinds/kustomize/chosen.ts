import { findsRe2 } from '../../formats/regex/re2.ts';
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
    const answers = [...has].map((text) => findsRe2(`^(?:${asked})$`, text));
    if (answers.includes(undefined)) isSure = false;
    else if (!answers.includes(true)) return false;
  }
  return isSure ? true : undefined;
}
