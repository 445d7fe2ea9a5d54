import type { Tone } from '@vitruve/manifests';

/** Each tone that judges has a mark of its own, so that none is told by its color: paths in a box of 10 by 10. */
export const MARKS: Readonly<Partial<Record<Tone, string>>> = {
  good: 'M1.5 5.5 4 8 8.5 2.5',
  attention: 'M5 1 9.3 9H.7ZM5 4v2M5 7.4v.4',
  bad: 'M2 2 8 8M8 2 2 8',
  muted: 'M2 5H8',
};
