/** How two samples of a column are compared. */
export type DriftMethod = 'ks' | 'chi-square' | 'z' | 'wasserstein' | 'jensen-shannon' | 'psi';

/** What a column holds. */
export type ColumnKind = 'number' | 'text';

interface MethodFacts {
  readonly kinds: readonly ColumnKind[];
  /** The smaller the score, the less alike the samples; otherwise it is a distance. */
  readonly isPValue: boolean;
  readonly threshold: number;
}

/** As Evidently has them. */
const FACTS: Readonly<Record<DriftMethod, MethodFacts>> = {
  ks: { kinds: ['number'], isPValue: true, threshold: 0.05 },
  'chi-square': { kinds: ['number', 'text'], isPValue: true, threshold: 0.05 },
  z: { kinds: ['number', 'text'], isPValue: true, threshold: 0.05 },
  wasserstein: { kinds: ['number'], isPValue: false, threshold: 0.1 },
  'jensen-shannon': { kinds: ['number', 'text'], isPValue: false, threshold: 0.1 },
  psi: { kinds: ['number', 'text'], isPValue: false, threshold: 0.1 },
};

/** Values of the reference up to which a test is made; of more, each small difference would be significant. */
const TESTED = 1000;
/** Different numbers up to which they are classes. */
const CLASSES = 5;

/** Whether its score is a probability. */
export function isPValue(method: DriftMethod): boolean {
  return FACTS[method].isPValue;
}

/** Whether a method can compare such columns. */
export function compares(method: DriftMethod, kind: ColumnKind): boolean {
  return FACTS[method].kinds.includes(kind);
}

/** The score from which on a column has drifted, unless the user says another. */
export function usualThreshold(method: DriftMethod): number {
  return FACTS[method].threshold;
}

/**
 * The method that Evidently takes.
 * @param reference values of the reference.
 * @param distinct different values of both samples together.
 */
export function usualMethod(kind: ColumnKind, reference: number, distinct: number): DriftMethod {
  const areClasses = kind === 'text' || distinct <= CLASSES;
  if (reference > TESTED) return areClasses ? 'jensen-shannon' : 'wasserstein';
  if (!areClasses) return 'ks';
  return distinct > 2 ? 'chi-square' : 'z';
}

/** Whether a score means drift: at the threshold itself it does, except for the tests of classes, as in Evidently. */
export function isDrift(method: DriftMethod, score: number, threshold: number): boolean {
  if (!isPValue(method)) return score >= threshold;
  return method === 'ks' ? score <= threshold : score < threshold;
}
