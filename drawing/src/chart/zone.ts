import type { RiskMap, RiskPoint, Tone } from '@vitruve/manifests';

/**
 * What the threshold says of a cell of the map: a risk there reaches it, would reach it depending on its detection, is near
 * it, or is below. `unknown` without a threshold.
 */
export type Zone = 'reached' | 'depends' | 'near' | 'below' | 'unknown';

export type ZoneOf = (severity: number, occurrence: number) => Zone;

export const ZONE_TONES: Readonly<Record<Zone, Tone>> = {
  reached: 'bad',
  depends: 'attention',
  near: 'attention',
  below: 'good',
  unknown: 'neutral',
};

/** From this share of the threshold on a criticality is near it. */
const NEAR = 0.5;

/** The least and the greatest detection rating among the risks of a map; 1 where detection is not rated. */
export function detectionRange({ risks }: RiskMap): { readonly least: number; readonly most: number } {
  let least = Infinity;
  let most = -Infinity;
  for (const { initial } of risks) {
    if (!initial) continue;
    least = Math.min(least, initial.detection ?? 1);
    most = Math.max(most, initial.detection ?? 1);
  }
  return least <= most ? { least, most } : { least: 1, most: 1 };
}

/**
 * What the place of a cell says, whatever risks are in it. A map has two axes and criticality may have three ratings: with
 * detection ratings that differ, a cell may hold risks on both sides of the threshold.
 */
export function zones(map: RiskMap): ZoneOf {
  const { threshold } = map;
  if (threshold === undefined) return () => 'unknown';
  const { least, most } = detectionRange(map);
  return (severity, occurrence) => {
    const product = severity * occurrence;
    if (product * least >= threshold) return 'reached';
    if (least < most) return product * most >= threshold ? 'depends' : 'below';
    return product * least >= threshold * NEAR ? 'near' : 'below';
  };
}

/** What the worst of some ratings says. `unknown` for none, and without a threshold. */
export function worstZone({ threshold }: RiskMap, points: readonly RiskPoint[]): Zone {
  if (threshold === undefined || points.length === 0) return 'unknown';
  const worst = Math.max(...points.map(criticalityOf));
  if (worst >= threshold) return 'reached';
  return worst >= threshold * NEAR ? 'near' : 'below';
}

function criticalityOf({ severity, occurrence, detection = 1, criticality }: RiskPoint): number {
  return criticality ?? severity * occurrence * detection;
}

/** Where the left side of a severity meets the lower side of an occurrence. A rating may be one more than the scale: its far border. */
export interface Corner {
  readonly severity: number;
  readonly occurrence: number;
}

/** A side of a cell, from one of its corners to the next. */
export interface Step {
  readonly from: Corner;
  readonly to: Corner;
}

/**
 * The threshold as a staircase along the sides of cells: risks beyond it reach the threshold or, where detection ratings
 * differ, may reach it. None where it divides nothing.
 */
export function thresholdSteps(map: RiskMap): readonly Step[] {
  const { severity, occurrence } = map;
  const zoneOf = zones(map);
  const beyond = (s: number, o: number): boolean => ['reached', 'depends'].includes(zoneOf(s, o));
  const steps: Step[] = [];
  for (let o = occurrence.minimum; o <= occurrence.maximum; o++) {
    for (let s = severity.minimum; s <= severity.maximum; s++) {
      if (!beyond(s, o)) continue;
      const here = { severity: s, occurrence: o };
      if (s > severity.minimum && !beyond(s - 1, o)) {
        steps.push({ from: { severity: s, occurrence: o + 1 }, to: here });
      }
      if (o > occurrence.minimum && !beyond(s, o - 1)) {
        steps.push({ from: here, to: { severity: s + 1, occurrence: o } });
      }
    }
  }
  return steps;
}
