import { heatKey, heatMap, stacked, svgElement } from '@vitruve/drawing';
import type { RiskMap } from '@vitruve/manifests';
import type { ShownRatings } from './cells.ts';

/** Between the map and its key, in CSS pixels. */
const GAP = 4;

/** The map as an SVG picture that shows the same ratings. */
export function riskPicture(map: RiskMap, ratings: ShownRatings): string {
  const drawing = heatMap(map, {
    ratings: ratings === 'residual' ? 'residual' : 'initial',
    arrows: ratings === 'both',
  });
  return svgElement(stacked([drawing, heatKey(map, drawing.width)], GAP), map.title);
}
