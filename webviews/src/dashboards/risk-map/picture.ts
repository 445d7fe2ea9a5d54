import { heatKey, heatMap, stacked, svgElement } from '@vitruve/drawing';
import type { RiskMap } from '@vitruve/manifests';
import type { ShownMarks } from './cells.ts';

/** Between the map and its key, in CSS pixels. */
const GAP = 4;

/** The map as an SVG picture that shows the same marks. */
export function riskPicture(map: RiskMap, marks: ShownMarks): string {
  const drawing = heatMap(map, {
    marks: marks === 'residual' ? 'residual' : 'initial',
    arrows: marks === 'both',
  });
  return svgElement(stacked([drawing, heatKey(map, drawing.width)], GAP), map.title);
}
