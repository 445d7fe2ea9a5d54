import type { RiskMap, Tone } from '@vitruve/manifests';

/**
 * What the threshold says of a cell of the map: all risks there reach it, some may (their detection decides, or they are
 * near it), none does. `unknown` without a threshold.
 */
export type Zone = 'reached' | 'possible' | 'below' | 'unknown';

export type ZoneOf = (severity: number, occurrence: number) => Zone;

export const ZONE_TONES: Readonly<Record<Zone, Tone>> = {
  reached: 'bad',
  possible: 'attention',
  below: 'good',
  unknown: 'neutral',
};

/** Where all risks have one detection rating, from this share of the threshold on a cell is near it. */
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

/** True when the map alone cannot say of each cell whether its risks reach the threshold. */
export function detectionDiffers(map: RiskMap): boolean {
  const { least, most } = detectionRange(map);
  return least < most;
}

/**
 * A map has two axes and criticality may have three ratings: with detection ratings that differ, a cell may hold risks on
 * both sides of the threshold.
 */
export function zones(map: RiskMap): ZoneOf {
  const { threshold } = map;
  if (threshold === undefined) return () => 'unknown';
  const { least, most } = detectionRange(map);
  return (severity, occurrence) => {
    const product = severity * occurrence;
    if (product * least >= threshold) return 'reached';
    if (least < most) return product * most >= threshold ? 'possible' : 'below';
    return product * least >= threshold * NEAR ? 'possible' : 'below';
  };
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
  const differs = detectionDiffers(map);
  const beyond = (s: number, o: number): boolean => {
    const zone = zoneOf(s, o);
    return zone === 'reached' || (differs && zone === 'possible');
  };
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
