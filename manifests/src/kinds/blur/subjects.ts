import { BLUR_SUBJECTS, type BlurSettings, type BlurSubject } from './model.ts';

/** What is looked for. */
export function subjectsOf({ subjects }: BlurSettings): readonly BlurSubject[] {
  const named = subjects.flatMap(({ meaning }) => meaning ?? []);
  return named.length === 0 ? BLUR_SUBJECTS : named;
}
