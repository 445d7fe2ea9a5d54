import type { RiskMap } from '@vitruve/manifests/views/risk-map';

/** A side of a cell, from one of its corners to the next. Marks may be one more than the scale: that is its far border. */
export interface Step {
  readonly from: Corner;
  readonly to: Corner;
}

/** Where the left side of a severity meets the lower side of an occurrence. */
export interface Corner {
  readonly severity: number;
  readonly occurrence: number;
}

/**
 * The detection mark that the map can be drawn for: 1 when detection is not marked, the mark that all risks share, undefined
 * when they differ. A map has two axes: with a third mark that differs, no line divides it.
 */
export function commonDetection({ risks }: RiskMap): number | undefined {
  const marks = new Set(risks.flatMap(({ initial }) => (initial ? [initial.detection ?? 1] : [])));
  if (marks.size > 1) return undefined;
  return [...marks][0] ?? 1;
}

/** True when a risk with these marks must be treated; undefined when the map alone cannot say. */
export function reaches(map: RiskMap, severity: number, occurrence: number): boolean | undefined {
  const detection = commonDetection(map);
  if (map.threshold === undefined || detection === undefined) return undefined;
  return severity * occurrence * detection >= map.threshold;
}

/**
 * The line between the cells below the threshold and those that reach it, a staircase, as the sides of cells that it runs
 * along; none when nothing or everything reaches it, or the map alone cannot say.
 */
export function thresholdLine(map: RiskMap): readonly Step[] {
  const { severity, occurrence } = map;
  const steps: Step[] = [];
  for (let o = occurrence.minimum; o <= occurrence.maximum; o++) {
    for (let s = severity.minimum; s <= severity.maximum; s++) {
      if (reaches(map, s, o) !== true) continue;
      const [here, above, aside] = [
        { severity: s, occurrence: o },
        { severity: s, occurrence: o + 1 },
        { severity: s + 1, occurrence: o },
      ];
      if (s > severity.minimum && reaches(map, s - 1, o) === false) steps.push({ from: above, to: here });
      if (o > occurrence.minimum && reaches(map, s, o - 1) === false) steps.push({ from: here, to: aside });
    }
  }
  return steps;
}
