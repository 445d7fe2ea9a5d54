import { standaloneSvg } from '../export/standalone.ts';
import type { Drawing } from '../drawing.ts';
import { LIGHT } from '../style/palette.ts';
import { barChart } from './bar-chart.ts';
import { candleDrawing, type CandleChart } from './candles.ts';
import { seriesColor, type Chart } from './chart.ts';
import { confusionMatrix, type ConfusionMatrix } from './confusion-matrix.ts';
import { distributionDrawing, type DistributionChart } from './distribution.ts';
import { legendDrawing, type LegendEntry } from './legend.ts';
import { lineChart } from './line-chart.ts';
import { plotDrawing, type Plot } from './plot.ts';
import { scatterDrawing, type ScatterChart } from './scatter.ts';
import { shapeMap, type ShapeMap } from './shape-map.ts';
import { swarmDrawing, type SwarmChart } from './swarm.ts';
import { waterfallDrawing, type WaterfallChart } from './waterfall.ts';

/** A chart as an SVG file, with a legend where there are several series. */
export function chartSvg(chart: Chart, title: string): string {
  const drawing = chart.kind === 'bar' ? barChart(chart) : lineChart(chart);
  const entries = chart.series.map(({ name }, index) => ({ color: seriesColor(index), label: name }));
  return withLegend(drawing, entries.length > 1 ? entries : [], title);
}

/** A plot as an SVG file, with a legend where there are several lines. */
export function plotSvg(plot: Plot, title: string): string {
  const { drawing, legend } = plotDrawing(plot);
  return withLegend(drawing, legend, title);
}

/** Candles as an SVG file, with their legend. */
export function candlesSvg(chart: CandleChart, title: string): string {
  const { drawing, legend } = candleDrawing(chart);
  return withLegend(drawing, legend, title);
}

/** A confusion matrix as an SVG file. */
export function confusionSvg(matrix: ConfusionMatrix, title: string): string {
  return withLegend(confusionMatrix(matrix), [], title);
}

/** Two distributions over each other as an SVG file, with their legend. */
export function distributionSvg(chart: DistributionChart, title: string): string {
  const { drawing, legend } = distributionDrawing(chart);
  return withLegend(drawing, legend, title);
}

/** A swarm of points as an SVG file. @param legend what their colors mean. */
export function swarmSvg(chart: SwarmChart, legend: readonly LegendEntry[], title: string): string {
  return withLegend(swarmDrawing(chart), legend, title);
}

/** A scatter plot as an SVG file. */
export function scatterSvg(chart: ScatterChart, title: string): string {
  return withLegend(scatterDrawing(chart), [], title);
}

/** Steps from a number to another one as an SVG file, with their legend. */
export function waterfallSvg(chart: WaterfallChart, title: string): string {
  const { drawing, legend } = waterfallDrawing(chart);
  return withLegend(drawing, legend, title);
}

/** A map as an SVG file, with its legend. */
export function mapSvg(map: ShapeMap, title: string): string {
  const { drawing, legend } = shapeMap(map);
  return withLegend(drawing, legend, title);
}

/** On white, whatever the page around it is: a report is read, printed and mailed. */
function withLegend(drawing: Drawing, entries: readonly LegendEntry[], title: string): string {
  return standaloneSvg(drawing, {
    ...{ title, palette: LIGHT, background: true },
    ...(entries.length > 0 && { legend: legendDrawing(entries, drawing.width) }),
  });
}
