/** A function of several numbers at a place: its value, and its gradient written into an array. */
export type Differentiable = (place: Float64Array, gradient: Float64Array) => number;

export interface MinimumOptions {
  /** Steps, at most. */
  readonly steps: number;
  /** Done when no part of the gradient is larger. */
  readonly tolerance: number;
  /** The value alone, where a gradient costs much more: lengths of steps are tried by it. */
  readonly valueAt?: (place: Float64Array) => number;
}

/** Steps that the curvature is told from. */
const MEMORY = 10;
/** Of what a step promises, the share that it has to keep (Armijo). */
const KEPT = 1e-4;

/**
 * Finds the minimum of a convex function by L-BFGS (Nocedal, 1980) with backtracking.
 * @returns where it is, and whether the tolerance was reached.
 */
export function minimize(
  differentiable: Differentiable,
  start: Float64Array,
  { steps, tolerance, valueAt }: MinimumOptions,
): { readonly place: Float64Array; readonly isReached: boolean } {
  let place = start.slice();
  let gradient = new Float64Array(start.length);
  let value = differentiable(place, gradient);
  const history: Correction[] = [];
  for (let step = 0; step < steps; step++) {
    if (gradient.every((part) => Math.abs(part) <= tolerance)) return { place, isReached: true };
    const direction = directionOf(gradient, history);
    const slope = dot(direction, gradient);
    let length = history.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    const next = new Float64Array(place.length);
    const nextGradient = new Float64Array(place.length);
    let nextValue = Infinity;
    for (; length > 1e-20; length /= 2) {
      for (let at = 0; at < place.length; at++) next[at] = (place[at] ?? 0) + length * (direction[at] ?? 0);
      nextValue = valueAt ? valueAt(next) : differentiable(next, nextGradient);
      if (nextValue <= value + KEPT * length * slope) break;
    }
    // No step makes it smaller: this is as near as numbers of 64 bits come.
    if (!(nextValue <= value)) return { place, isReached: true };
    if (valueAt) differentiable(next, nextGradient);
    const moved = difference(next, place);
    const turned = difference(nextGradient, gradient);
    const curvature = dot(moved, turned);
    if (curvature > 1e-300) history.push({ moved, turned, curvature });
    if (history.length > MEMORY) history.shift();
    [place, gradient, value] = [next, nextGradient, nextValue];
  }
  return { place, isReached: false };
}

interface Correction {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly curvature: number;
}

function directionOf(gradient: Float64Array, history: readonly Correction[]): Float64Array {
  const direction = gradient.map((part) => -part);
  const shares: number[] = [];
  for (const { moved, turned, curvature } of history.toReversed()) {
    const share = dot(moved, direction) / curvature;
    shares.push(share);
    add(direction, turned, -share);
  }
  const last = history.at(-1);
  if (last) {
    const scale = last.curvature / dot(last.turned, last.turned);
    for (let at = 0; at < direction.length; at++) direction[at] = (direction[at] ?? 0) * scale;
  }
  for (const { moved, turned, curvature } of history)
    add(direction, moved, (shares.pop() ?? 0) - dot(turned, direction) / curvature);
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function add(to: Float64Array, other: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) + times * (other[at] ?? 0);
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, at) => value - (b[at] ?? 0));
}
