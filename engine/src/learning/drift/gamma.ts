/** Relative error at which sums end. */
const ENOUGH = 1e-16;
/** What stands for zero where it would be divided by. */
const TINY = 1e-300;

/** Lanczos' coefficients for g = 7, as Godfrey computed them. */
const LANCZOS = [
  ...[0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313],
  ...[-176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6],
  1.5056327351493116e-7,
];

/** The logarithm of the gamma function. @param x at least 0.5. */
function logGamma(x: number): number {
  const shifted = x - 1;
  const sum = LANCZOS.reduce((total, coefficient, index) =>
    index === 0 ? total : total + coefficient / (shifted + index),
  );
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

/**
 * The upper incomplete gamma function, divided by the whole: how probable it is that χ² with 2a degrees of freedom is 2x or more.
 * @param a at least 0.5.
 * @param x 0 or more; may be infinite.
 * @see Numerical Recipes, 6.2: the series below a + 1, Lentz's continued fraction above.
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = a + 1; term > sum * ENOUGH; n++) {
    term *= x / n;
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let product = d;
  // A factor that is not exactly 1 may stay one unit beside it: nothing changes from there on.
  for (let factor = 0, n = 1; Math.abs(factor - 1) > 4 * Number.EPSILON; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (numerator * d + b || TINY);
    c = b + numerator / c || TINY;
    factor = c * d;
    product *= factor;
  }
  return product;
}
