import { minimize } from '../linear/minimize.ts';

/** The cube root of the smallest difference of numbers near 1: where rounding and curvature weigh the same. */
const STEP = 6e-6;

/** How long a minimum is searched for. */
export interface Search {
  /** At most. */
  readonly steps: number;
  /** Done when no part of the gradient is larger. */
  readonly tolerance: number;
}

/** Finds a minimum near a place, by gradients from central differences. */
export function minimumNear(
  start: Float64Array,
  valueAt: (place: Float64Array) => number,
  search: Search,
): Float64Array {
  const differentiable = (place: Float64Array, gradient: Float64Array): number => {
    const moved = place.slice();
    for (let at = 0; at < place.length; at++) {
      const own = place[at] ?? 0;
      const step = STEP * Math.max(1, Math.abs(own));
      moved[at] = own + step;
      const above = valueAt(moved);
      moved[at] = own - step;
      gradient[at] = (above - valueAt(moved)) / (2 * step);
      moved[at] = own;
    }
    return valueAt(place);
  };
  return minimize(differentiable, start, { ...search, valueAt }).place;
}
