/** Renders the data of views as SVG, PNG, mermaid and Markdown tables: in a browser, in the server and in a terminal. */

/** Views as drawings. */
export { stacked, svgElement } from './drawing.ts';
export { drawingOf, markdownOf, mermaidOf, svgOf, tablesMarkdown } from './picture.ts';

/** Diagrams: layout, shapes, mermaid. */
export { narrowerDirection } from './diagram/direction.ts';
export { startLayOut, type LayOut } from './diagram/lay-out.ts';
export type { Layout } from './diagram/layout.ts';
export { clustered } from './diagram/clustered.ts';
export { filtered, type Chosen } from './diagram/filtered.ts';
export { unlinkedNodes } from './diagram/grid-layout.ts';
export { diagramMermaid, LONGEST_IN_MERMAID } from './diagram/mermaid.ts';
export { innerPaths, outlinePath } from './diagram/shape.ts';
export { foldedAtFirst } from './diagram/folding.ts';
export { collapsed, downstream, neighbours, upstream } from './diagram/subset.ts';
export { diagramDrawing } from './diagram/svg.ts';
export { levelPath, zoomed } from './diagram/levels.ts';
export { edgeThings, groupThing, sourcesOf } from './diagram/things.ts';

/** Charts, maps and timelines. */
export type { Series } from './chart/chart.ts';
export {
  inPeriods,
  type CandlePeriod,
  type Direction,
  type PriceLine,
  type PricePane,
  type PriceSeries,
} from './chart/candle-periods.ts';
export {
  candlesSvg,
  chartSvg,
  confusionSvg,
  distributionSvg,
  mapSvg,
  plotSvg,
  scatterSvg,
  swarmSvg,
  waterfallSvg,
} from './chart/chart-picture.ts';
export type { SwarmLane } from './chart/swarm.ts';
export type { DistributionChart } from './chart/distribution.ts';
export type { MapShape } from './chart/shape-map.ts';
export { heatKey, heatMap } from './chart/heat-map.ts';
export { thresholdSteps, worstZone, ZONE_TONES, zones, type Corner, type Zone } from './chart/zone.ts';
export { timelineMermaid } from './timeline/mermaid.ts';
export { timelineDrawing } from './timeline/svg.ts';

/** Tables and text. */
export { escaped } from './markup/xml.ts';
export { tableOf } from './table/content-table.ts';
export { MARKS } from './sections/mark.ts';
export { SPARK, sparkPath } from './sections/spark-line.ts';
export type { Cell, Column, Row, Table } from './table/table.ts';
export { readFont } from './text/font.ts';
export { linesOf } from './text/lines.ts';
export { shortened } from './text/plain.ts';

/** Colors, fonts and PNG. */
export { lackingCharacters, startPng } from './export/png.ts';
export { DARK, EDITOR, EDITOR_HIGH_CONTRAST, LIGHT } from './style/palette.ts';
export { EDITOR_FONT, styleSheet } from './style/sheet.ts';
