import { scaleQuantile } from 'd3-scale';
import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SERIES_COLORS } from './chart.ts';
import type { LegendEntry } from './legend.ts';

/** An area of a map. */
export interface MapShape {
  readonly key: string;
  readonly name: string;
  /** Closed lines of longitudes and latitudes, in degrees; those inside of others are holes. */
  readonly rings: readonly (readonly (readonly number[])[])[];
}

/** Areas colored by their values. */
export interface ShapeMap {
  readonly shapes: readonly MapShape[];
  /** By the keys of shapes: numbers are colored by class, texts each in their own color. */
  readonly values: ReadonlyMap<string, number | string>;
  readonly shown: (value: number) => string;
  /** What shapes without a value are called. */
  readonly missing: string;
}

const WIDTH = 640;
const TALLEST = 700;
/** Pixels between two points of a line that are drawn. */
const STEP = 0.4;
const CLASSES = ['#eff3ff', '#bdd7e7', '#6baed6', '#3182bd', '#08519c'];
const MISSING = '#d0d4d9';

/** A map with its legend: classes with as many areas each for numbers, a color for each text. */
export function shapeMap(map: ShapeMap): {
  readonly drawing: Drawing;
  readonly legend: readonly LegendEntry[];
} {
  const { shapes, values, missing } = map;
  const { colorOf, legend } = colors(map);
  const { place, width, height } = projection(shapes);
  const paths = shapes.map(({ key, name, rings }) => {
    const value = values.get(key);
    const fill = value === undefined ? MISSING : colorOf(value);
    const label = `${name}: ${value === undefined ? missing : typeof value === 'number' ? map.shown(value) : value}`;
    const d = rings.map((ring) => ringPath(ring, place)).join('');
    const shape = { d, fill, 'fill-rule': 'evenodd', stroke: '#ffffff', 'stroke-width': 0.6 };
    return element('path', shape, `<title>${escaped(label)}</title>`);
  });
  const isMissing = shapes.some(({ key }) => !values.has(key));
  return {
    drawing: { width, height, body: paths.join('') },
    legend: isMissing ? [...legend, { color: MISSING, label: missing }] : legend,
  };
}

interface Colors {
  readonly colorOf: (value: number | string) => string;
  readonly legend: readonly LegendEntry[];
}

function colors({ values, shown }: ShapeMap): Colors {
  const all = [...values.values()];
  const numbers = all.filter((value) => typeof value === 'number');
  if (numbers.length === all.length && numbers.length > 0) {
    const scale = scaleQuantile(numbers, CLASSES);
    const used = CLASSES.filter((color) => numbers.some((number) => scale(number) === color));
    return {
      colorOf: (value) => scale(Number(value)),
      legend: used.map((color) => {
        const inside = numbers.filter((number) => scale(number) === color);
        return { color, label: `${shown(Math.min(...inside))} – ${shown(Math.max(...inside))}` };
      }),
    };
  }
  const texts = [...new Set(all.map(String))].sort();
  const colorOf = (value: number | string): string =>
    SERIES_COLORS[texts.indexOf(String(value))] ?? SERIES_COLORS[SERIES_COLORS.length - 1] ?? MISSING;
  return { colorOf, legend: texts.map((label) => ({ color: colorOf(label), label })) };
}

/** Pixels of a longitude and a latitude, north above: degrees of longitude are as long as they are in the middle of the map. */
function projection(shapes: readonly MapShape[]): {
  readonly place: (point: readonly number[]) => readonly [x: number, y: number];
  readonly width: number;
  readonly height: number;
} {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { rings } of shapes)
    for (const ring of rings)
      for (const [longitude = 0, latitude = 0] of ring) {
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
        south = Math.min(south, latitude);
        north = Math.max(north, latitude);
      }
  if (west > east) return { place: () => [0, 0], width: WIDTH, height: 0 };
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = Math.max((east - west) * narrow, 1e-9);
  const high = Math.max(north - south, 1e-9);
  const scale = Math.min(WIDTH / wide, TALLEST / high);
  return {
    place: ([longitude = 0, latitude = 0]) => [
      (longitude - west) * narrow * scale,
      (north - latitude) * scale,
    ],
    width: WIDTH,
    height: high * scale,
  };
}

function ringPath(
  ring: readonly (readonly number[])[],
  place: (point: readonly number[]) => readonly [x: number, y: number],
): string {
  let [lastX, lastY] = [Infinity, Infinity];
  let path = '';
  for (const point of ring) {
    const [x, y] = place(point);
    if (path !== '' && Math.hypot(x - lastX, y - lastY) < STEP) continue;
    path += `${path === '' ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    [lastX, lastY] = [x, y];
  }
  return path === '' ? '' : `${path}Z`;
}
