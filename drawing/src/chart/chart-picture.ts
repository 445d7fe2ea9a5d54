import { standaloneSvg } from '../export/standalone.ts';
import { LIGHT } from '../style/palette.ts';
import { barChart } from './bar-chart.ts';
import { seriesColor, type Chart } from './chart.ts';
import { legendDrawing } from './legend.ts';
import { lineChart } from './line-chart.ts';
import { shapeMap, type ShapeMap } from './shape-map.ts';

/** A chart as an SVG file, with a legend where there are several series. */
export function chartSvg(chart: Chart, title: string): string {
  const drawing = chart.kind === 'bar' ? barChart(chart) : lineChart(chart);
  const entries = chart.series.map(({ name }, index) => ({ color: seriesColor(index), label: name }));
  const legend = entries.length > 1 ? { legend: legendDrawing(entries, drawing.width) } : {};
  return standaloneSvg(drawing, { title, palette: LIGHT, background: true, ...legend });
}

/** A map as an SVG file, with its legend. */
export function mapSvg(map: ShapeMap, title: string): string {
  const { drawing, legend } = shapeMap(map);
  return standaloneSvg(drawing, {
    ...{ title, palette: LIGHT, background: true },
    legend: legendDrawing(legend, drawing.width),
  });
}
