import { upperGamma } from '../drift/gamma.ts';

/** Halvings: more do not change a number of 64 bits. */
const HALVINGS = 60;
/** Standard deviations beyond which next to nothing lies. */
const FARTHEST = 40;

/** How many standard deviations to both sides of the mean hold a share of a normal distribution: 1.96 for 0.95. */
export function normalReach(share: number): number {
  let [low, high] = [0, FARTHEST];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (upperGamma(0.5, middle ** 2 / 2) > 1 - share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
