import type { Timeline, TimelineEvent } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { scaleUtc } from 'd3-scale';
import { thing, type Drawing, type DrawingOptions } from '../drawing.ts';
import { element, escaped, px } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { oneLine } from '../text/plain.ts';
import { textWidth } from '../text/width.ts';

export interface TimelineOptions extends DrawingOptions {
  /** CSS pixels; 960 when absent. */
  readonly width?: number;
}

const WIDTH = 960;
const AXIS = 30;
const LANE = 40;
const DOT = 6;
const WIDEST = 320;
const GAP = 16;
const DAY = 86_400_000;

type Undated = Omit<TimelineEvent, 'date'>;

interface PlacedEvent {
  readonly event: Undated;
  /** Undefined for an event without a day. */
  readonly date: string | undefined;
  readonly x: number;
  readonly lane: number;
  /** The text is to the left of the dot where there is no room to its right. */
  readonly leftwards: boolean;
}

/** Draws events along the years, each with its name beside it, in as many lanes as they need; below those without a day. */
export function timelineDrawing(timeline: Timeline, options: TimelineOptions = {}): Drawing {
  const width = options.width ?? WIDTH;
  const { scale, ticks } = axisOf(timeline, width);
  const placed = inLanes(timeline, scale, width);
  const lanes = placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
  const bottom = AXIS + lanes * LANE + 18;
  const parts =
    timeline.events.length > 0 ? [axis(ticks, width, bottom), today(timeline.today, scale, bottom)] : [];
  for (const each of placed) parts.push(drawEvent(each, AXIS + 22 + each.lane * LANE, options));
  const rest = undatedList(timeline.undated, width, timeline.events.length > 0 ? bottom + 12 : 0, options);
  return {
    width,
    height: Math.max(rest.bottom, timeline.events.length > 0 ? bottom : 0),
    body: parts.join('') + rest.body,
  };
}

interface Tick {
  readonly x: number;
  readonly label: string;
}

type Scale = (date: string) => number;

function axisOf(
  { events, today: now }: Timeline,
  width: number,
): { readonly scale: Scale; readonly ticks: readonly Tick[] } {
  const times = [...events.map(({ date }) => date), now].map(timeOf).filter((time) => !Number.isNaN(time));
  const [first, last] = times.reduce(
    ([low, high], time) => [Math.min(low, time), Math.max(high, time)],
    [Infinity, -Infinity],
  );
  const margin = Math.max((last - first) * 0.02, 2 * DAY);
  const scale = scaleUtc([first - margin, last + margin], [12, width - 12]);
  const ticks = scale.ticks(Math.max(2, Math.round(width / 110)));
  return {
    scale: (date) => scale(timeOf(date)),
    ticks: ticks.map((tick) => ({ x: scale(tick), label: tickLabel(tick, ticks) })),
  };
}

function timeOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** `2026`, `2026-03` or `2026-03-15`: as much as tells the ticks apart. */
function tickLabel(tick: Date, ticks: readonly Date[]): string {
  const iso = tick.toISOString();
  if (ticks.every((other) => other.getUTCMonth() === 0 && other.getUTCDate() === 1)) return iso.slice(0, 4);
  if (ticks.every((other) => other.getUTCDate() === 1)) return iso.slice(0, 7);
  return iso.slice(0, 10);
}

/** Each event in the first lane that is free where it and its text are. */
function inLanes(timeline: Timeline, scale: Scale, width: number): readonly PlacedEvent[] {
  const ends: number[] = [];
  return timeline.events.map((event) => {
    const x = scale(event.date);
    const room = DOT + 8 + textRoom(event);
    const leftwards = x + room > width && x - room > 0;
    const [start, end] = leftwards ? [x - room, x + DOT] : [x - DOT, x + room];
    const free = ends.findIndex((taken) => taken + GAP <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    return { event, date: event.date, x, lane, leftwards };
  });
}

function textRoom({ label, detail = '' }: Undated): number {
  const name = textWidth(fitted(label, WIDEST, SIZE.label), SIZE.label);
  return Math.max(name, textWidth(fitted(detail, WIDEST, SIZE.detail), SIZE.detail));
}

function axis(ticks: readonly Tick[], width: number, bottom: number): string {
  const parts = [element('path', { class: 'axis', d: `M0 ${AXIS}H${px(width)}` })];
  for (const { x, label } of ticks) {
    parts.push(element('path', { class: 'grid', d: `M${px(x)} ${AXIS}V${px(bottom)}` }));
    parts.push(element('text', { class: 'detail middle', x, y: AXIS - 10 }, escaped(label)));
  }
  return element('g', { 'aria-hidden': 'true' }, parts.join(''));
}

function today(date: string, scale: Scale, bottom: number): string {
  const x = scale(date);
  if (!Number.isFinite(x)) return '';
  const label = t('Today, {0}', date);
  const line = element('path', { class: 'line', d: `M${px(x)} ${AXIS}V${px(bottom)}` });
  const mark = element('path', { class: 'solid', d: `M${px(x)} ${AXIS}l-5 -8h10Z` });
  const text = element('text', { class: 'detail toned end', x: x - 6, y: bottom - 2 }, escaped(t('Today')));
  return element(
    'g',
    { class: 'tone-accent line-dashed', role: 'img', 'aria-label': label },
    `<title>${escaped(label)}</title>${line}${mark}${text}`,
  );
}

function drawEvent(
  { event, date, x, leftwards }: Omit<PlacedEvent, 'lane'>,
  y: number,
  options: DrawingOptions,
): string {
  const { id, label, detail = '', tone, source } = event;
  const name = [date ?? t('Without a date'), oneLine(label), oneLine(detail)]
    .filter((part) => part !== '')
    .join('. ');
  const { attributes, tip } = thing(id, name, `event tone-${tone}`, source !== undefined, options);
  const textX = leftwards ? x - DOT - 6 : x + DOT + 6;
  const anchor = leftwards ? ' end' : '';
  const parts = [tip, element('circle', { class: 'shape', cx: x, cy: y, r: DOT })];
  if (tone !== 'muted') parts.push(element('circle', { class: 'solid', cx: x, cy: y, r: 2.5 }));
  const shown = fitted(label, WIDEST, SIZE.label);
  const labelY = detail === '' ? y + 4.5 : y - 1;
  parts.push(
    element(
      'text',
      { class: `label halo${anchor}`, 'aria-hidden': 'true', x: textX, y: labelY },
      escaped(shown),
    ),
  );
  parts.push(element('text', { class: `label${anchor}`, x: textX, y: labelY }, escaped(shown)));
  if (detail !== '') {
    const small = escaped(fitted(detail, WIDEST, SIZE.detail));
    parts.push(
      element('text', { class: `detail halo${anchor}`, 'aria-hidden': 'true', x: textX, y: y + 13 }, small),
    );
    parts.push(element('text', { class: `detail toned${anchor}`, x: textX, y: y + 13 }, small));
  }
  return element('g', attributes, parts.join(''));
}

function undatedList(
  events: readonly Undated[],
  width: number,
  top: number,
  options: DrawingOptions,
): { readonly body: string; readonly bottom: number } {
  if (events.length === 0) return { body: '', bottom: 0 };
  const column = WIDEST + 2 * DOT + 30;
  const columns = Math.max(1, Math.floor(width / column));
  const parts = [element('text', { class: 'group-label', x: 0, y: top + 14 }, escaped(t('Without a date')))];
  for (const [index, event] of events.entries()) {
    const x = DOT + 2 + (index % columns) * column;
    const place = { event, date: undefined, x, leftwards: false };
    parts.push(drawEvent(place, top + 40 + Math.floor(index / columns) * LANE, options));
  }
  return { body: parts.join(''), bottom: top + 24 + Math.ceil(events.length / columns) * LANE };
}
