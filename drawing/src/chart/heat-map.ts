import type { MappedRisk, RiskMap, RiskPoint, RiskScale } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { thing, type Drawing, type DrawingOptions } from '../drawing.ts';
import { lineSample } from '../diagram/legend.ts';
import { groupedBy } from '../grouped.ts';
import { keyDrawing } from '../key.ts';
import { element, escaped, px } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { linesOf } from '../text/lines.ts';
import {
  thresholdSteps,
  worstZone,
  ZONE_TONES,
  zones,
  type Corner,
  type Step,
  type Zone,
  type ZoneOf,
} from './zone.ts';

/** A cell of the map: the risks with these ratings. */
export interface HeatCell {
  readonly id: string;
  readonly severity: number;
  readonly occurrence: number;
  readonly risks: readonly MappedRisk[];
  /** That of the worst risk. */
  readonly zone: Zone;
}

export interface HeatMapOptions extends DrawingOptions {
  /** Which ratings the cells count: those before the actions or those after. */
  readonly ratings?: 'initial' | 'residual';
  /** Draws where the actions move the risks. */
  readonly arrows?: boolean;
}

const CELL = { width: 78, height: 56 } as const;
const LEFT = 150;
const TOP = 14;
const BELOW = 88;
const ASIDE = 20;
const BADGE = 13;
/** Where actions bring risks to a cell without others. */
const RING = 5;
const WORD_LINE = 12;

/** The `data-thing` of a cell. */
export function heatCellThing(severity: number, occurrence: number): string {
  return `cell:${severity}×${occurrence}`;
}

/** The cells that hold risks, from the top left as one reads. A risk whose ratings are missing or outside the scales is in none. */
export function heatCells(map: RiskMap, ratings: 'initial' | 'residual' = 'initial'): readonly HeatCell[] {
  const placed = map.risks.filter((risk) => isPlaced(map, risk[ratings]));
  const cells = groupedBy(placed, (risk) => {
    const { severity = 0, occurrence = 0 } = risk[ratings] ?? {};
    return heatCellThing(severity, occurrence);
  });
  return [...cells]
    .map(([id, risks]) => {
      const { severity = 0, occurrence = 0 } = risks[0]?.[ratings] ?? {};
      const points = risks.flatMap((risk) => risk[ratings] ?? []);
      return { id, severity, occurrence, risks, zone: worstZone(map, points) };
    })
    .sort((a, b) => b.occurrence - a.occurrence || a.severity - b.severity);
}

function isPlaced({ severity, occurrence }: RiskMap, point: RiskPoint | undefined): boolean {
  const within = (rating: number, { minimum, maximum }: RiskScale): boolean =>
    Number.isInteger(rating) && rating >= minimum && rating <= maximum;
  return point !== undefined && within(point.severity, severity) && within(point.occurrence, occurrence);
}

/** Draws risks by severity (to the right) and occurrence (upwards), with the line from which something must be done. */
export function heatMap(map: RiskMap, options: HeatMapOptions = {}): Drawing {
  const { severity, occurrence } = map;
  const columns = severity.maximum - severity.minimum + 1;
  const rows = occurrence.maximum - occurrence.minimum + 1;
  const width = LEFT + columns * CELL.width + ASIDE;
  const height = TOP + rows * CELL.height + BELOW;
  const ratings = options.ratings ?? 'initial';
  const cells = heatCells(map, ratings);
  const zoneOf = zones(map);
  const parts = [ground(map, zoneOf, cells), axes(map)];
  const steps = thresholdSteps(map);
  if (steps.length > 0) parts.push(staircase(map, steps));
  if (options.arrows ?? true) parts.push(moves(map, new Set(cells.map(({ id }) => id))));
  for (const cell of cells) parts.push(badge(map, zoneOf, cell, ratings, options));
  return { width, height, body: parts.join('') };
}

/** The left edge of a severity, the top edge of an occurrence. */
function left({ severity }: RiskMap, rating: number): number {
  return LEFT + (rating - severity.minimum) * CELL.width;
}
function top({ occurrence }: RiskMap, rating: number): number {
  return TOP + (occurrence.maximum - rating) * CELL.height;
}

/** How much of its colour an empty cell shows: its place says less than a risk does. */
const VACANT = 0.35;

function ground(map: RiskMap, zoneOf: ZoneOf, cells: readonly HeatCell[]): string {
  const { severity, occurrence } = map;
  const occupied = new Map(cells.map(({ id, zone }) => [id, zone]));
  const parts: string[] = [];
  for (let o = occurrence.maximum; o >= occurrence.minimum; o--) {
    for (let s = severity.minimum; s <= severity.maximum; s++) {
      const place = { x: left(map, s), y: top(map, o), ...CELL };
      const zone = occupied.get(heatCellThing(s, o));
      const rect = { class: 'cell', ...place, ...(zone ? {} : { 'fill-opacity': VACANT }) };
      parts.push(element('g', { class: `tone-${ZONE_TONES[zone ?? zoneOf(s, o)]}` }, element('rect', rect)));
    }
  }
  return element('g', { 'aria-hidden': 'true' }, parts.join(''));
}

function axes(map: RiskMap): string {
  const { severity, occurrence } = map;
  const parts: string[] = [];
  const text = (className: string, x: number, y: number, content: string): void => {
    parts.push(element('text', { class: className, x, y }, escaped(content)));
  };
  const bottom = top(map, occurrence.minimum) + CELL.height;
  for (let o = occurrence.minimum; o <= occurrence.maximum; o++) {
    const middle = top(map, o) + CELL.height / 2;
    const word = occurrence.labels[o] ?? '';
    const lines = linesOf(word, { width: LEFT - 44, lines: 2, size: SIZE.small });
    const first = middle + 5 - lines.length * 6;
    text('label strong end', LEFT - 10, first, String(o));
    for (const [row, line] of lines.entries())
      text('small end', LEFT - 10, first + 13 + row * WORD_LINE, line);
  }
  for (let s = severity.minimum; s <= severity.maximum; s++) {
    const middle = left(map, s) + CELL.width / 2;
    text('label strong middle', middle, bottom + 19, String(s));
    const word = severity.labels[s] ?? '';
    const lines = linesOf(word, { width: CELL.width - 4, lines: 3, size: SIZE.small });
    for (const [row, line] of lines.entries())
      text('small middle', middle, bottom + 33 + row * WORD_LINE, line);
  }
  text(
    'detail middle',
    (LEFT + left(map, severity.maximum) + CELL.width) / 2,
    bottom + 78,
    `${t('Severity')} →`,
  );
  const x = 16;
  const y = (TOP + bottom) / 2;
  const turned = { class: 'detail middle', transform: `translate(${px(x)} ${px(y)}) rotate(-90)` };
  parts.push(element('text', turned, escaped(`${t('Occurrence')} →`)));
  return element('g', { 'aria-hidden': 'true' }, parts.join(''));
}

function staircase(map: RiskMap, steps: readonly Step[]): string {
  const at = ({ severity, occurrence }: Corner): string =>
    `${px(left(map, severity))} ${px(top(map, occurrence) + CELL.height)}`;
  const path = steps.map(({ from, to }) => `M${at(from)}L${at(to)}`).join('');
  const label = t('Threshold: {0}', map.threshold ?? 0);
  return element(
    'g',
    { class: 'tone-bad threshold', role: 'img', 'aria-label': label },
    `<title>${escaped(label)}</title>${element('path', { class: 'line', d: path })}`,
  );
}

/** How the actions move risks: an arrow for each pair of cells, thicker for more risks. */
function moves(map: RiskMap, numbered: ReadonlySet<string>): string {
  const moved = map.risks.filter(
    ({ initial, residual }) => isPlaced(map, initial) && isPlaced(map, residual),
  );
  const pairs = groupedBy(moved, ({ initial, residual }) =>
    [initial?.severity, initial?.occurrence, residual?.severity, residual?.occurrence].join(' '),
  );
  const parts: string[] = [];
  for (const [key, risks] of pairs) {
    const [s1 = 0, o1 = 0, s2 = 0, o2 = 0] = key.split(' ').map(Number);
    if (s1 === s2 && o1 === o2) continue;
    const isRing = !numbered.has(heatCellThing(s2, o2));
    parts.push(move(center(map, s1, o1), center(map, s2, o2), risks, isRing));
  }
  return parts.join('');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function center(map: RiskMap, severity: number, occurrence: number): Point {
  return { x: left(map, severity) + CELL.width / 2, y: top(map, occurrence) + CELL.height / 2 };
}

/** A curve past the cells in between, to the number of a cell or to a ring in one that has none. */
function move(from: Point, to: Point, risks: readonly MappedRisk[], isRing: boolean): string {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const bend = Math.hypot(across, down) > CELL.width * 1.3 ? 0.22 : 0.1;
  const middle = { x: (from.x + to.x) / 2 + down * bend, y: (from.y + to.y) / 2 - across * bend };
  const start = towards(from, middle, BADGE + 2);
  const tip = towards(to, middle, (isRing ? RING : BADGE) + 2);
  const end = towards(tip, middle, 7);
  const angle = Math.atan2(to.y - middle.y, to.x - middle.x);
  const corner = (turn: number): string => {
    const [x, y] = [tip.x - Math.cos(angle + turn) * 9, tip.y - Math.sin(angle + turn) * 9];
    return `${px(x)} ${px(y)}`;
  };
  const name = t('{0}: moved by actions', risks.map(({ id }) => id).join(', '));
  const line = `M${px(start.x)} ${px(start.y)}Q${px(middle.x)} ${px(middle.y)} ${px(end.x)} ${px(end.y)}`;
  const ring = element('circle', { class: 'shape', cx: to.x, cy: to.y, r: RING });
  return element(
    'g',
    { class: `tone-accent${risks.length > 2 ? ' line-thick' : ''}`, role: 'img', 'aria-label': name },
    `<title>${escaped(name)}</title>` +
      element('path', { class: 'line', d: line }) +
      element('path', { class: 'solid', d: `M${px(tip.x)} ${px(tip.y)}L${corner(0.42)}L${corner(-0.42)}Z` }) +
      (isRing ? ring : ''),
  );
}

/** The point that is so far from one point in the direction of another. */
function towards(from: Point, to: Point, distance: number): Point {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  return { x: from.x + Math.cos(angle) * distance, y: from.y + Math.sin(angle) * distance };
}

function badge(
  map: RiskMap,
  zoneOf: ZoneOf,
  cell: HeatCell,
  ratings: 'initial' | 'residual',
  options: DrawingOptions,
): string {
  const { severity, occurrence, risks } = cell;
  const above = risks.filter((risk) =>
    ratings === 'initial' ? risk.aboveThreshold : risk.residualAboveThreshold,
  ).length;
  const { x, y } = center(map, severity, occurrence);
  const name = cellName(cell, above);
  const { attributes, tip } = thing(cell.id, name, `tone-${ZONE_TONES[cell.zone]}`, true, options);
  const count = String(risks.length);
  const parts = [
    tip,
    element('rect', {
      class: 'hit-area',
      fill: 'transparent',
      x: x - CELL.width / 2,
      y: y - CELL.height / 2,
      ...CELL,
    }),
    element('circle', { class: 'shape', cx: x, cy: y, r: count.length > 2 ? BADGE + 4 : BADGE }),
    element('text', { class: 'label strong middle', x, y: y + 4.7 }, count),
  ];
  // What the colour says is said by a sign too, where the line does not say it.
  if (above > 0 && zoneOf(severity, occurrence) !== 'reached') {
    parts.push(
      element('text', { class: 'small end toned', x: x + CELL.width / 2 - 4, y: y - 13 }, `▲${above}`),
    );
  }
  return element('g', attributes, parts.join(''));
}

function cellName({ severity, occurrence, risks }: HeatCell, above: number): string {
  const count = risks.length === 1 ? t('1 risk') : t('{0} risks', risks.length);
  const place = t('Severity {0}, occurrence {1}: {2}', severity, occurrence, count);
  return above > 0 ? t('{0}, {1} above the threshold', place, above) : place;
}

/** What the signs of the map mean. */
export function heatKey(map: RiskMap, width: number): Drawing {
  const ring = (x: number, y: number): string =>
    element('g', { class: 'tone-neutral' }, element('circle', { class: 'shape', cx: x + 9, cy: y, r: 8 }));
  const symbol = (x: number, y: number): string =>
    element('g', { class: 'tone-bad' }, element('text', { class: 'small toned', x, y: y + 4 }, '▲'));
  const line = (x: number, y: number): string =>
    element(
      'g',
      { class: 'tone-bad threshold' },
      element('path', { class: 'line', d: `M${px(x + 2)} ${px(y)}h22` }),
    );
  const entries = [
    { label: t('Number of risks'), width: 18, sample: ring },
    ...(map.threshold === undefined
      ? []
      : [
          { label: t('Threshold: {0}', map.threshold), width: 26, sample: line },
          { label: t('Risks at or above the threshold'), width: 10, sample: symbol },
        ]),
    ...(map.risks.some(({ residual }) => residual)
      ? [
          {
            label: t('After actions'),
            width: 26,
            sample: (x: number, y: number) => lineSample('accent', 'solid', x, y),
          },
        ]
      : []),
  ];
  return keyDrawing(entries, width);
}
