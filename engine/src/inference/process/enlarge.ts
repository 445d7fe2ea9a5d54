import type { Raster } from '../../images/raster.ts';
import type { Placement } from '../input.ts';

/** What red, green and blue are multiplied with, and what is added then, and the planes that they go to. */
export interface Channel {
  readonly plane: Float32Array;
  readonly factor: number;
  readonly offset: number;
}

/** For each pixel of a longer side, those of the shorter side that it is made of, and their parts in it. */
interface Taps {
  /** As many for each pixel as `count` says. */
  readonly from: Int32Array;
  readonly parts: Float32Array;
  readonly count: number;
}

/**
 * Makes an image larger and normalises it in one go: first along its rows, each of which several rows of the result need, then
 * between them.
 * @param width of the planes.
 */
export function enlarge(
  { width: imageWidth, height: imageHeight, data }: Raster,
  channels: readonly Channel[],
  width: number,
  place: Placement,
  between: 'even' | 'edges',
): void {
  const columns = tapsOf(imageWidth, place.width, between);
  const rows = tapsOf(imageHeight, place.height, between);
  for (const [channel, { plane, factor, offset }] of channels.entries()) {
    const lines = new Lines(rows.count, place.width, (line, row) => {
      stretch(line, data, row * imageWidth * 3 + channel, columns, factor, offset);
    });
    for (let y = 0; y < place.height; y++) {
      const start = (y + place.top) * width + place.left;
      mix(plane.subarray(start, start + place.width), lines, rows, y);
    }
  }
}

/** Rows of the image, as long as those of the result: the last few that were needed. */
class Lines {
  readonly #kept: { row: number; readonly line: Float32Array }[];
  readonly #make: (line: Float32Array, row: number) => void;

  constructor(count: number, length: number, make: (line: Float32Array, row: number) => void) {
    this.#kept = Array.from({ length: count }, () => ({ row: -1, line: new Float32Array(length) }));
    this.#make = make;
  }

  /** Rows are asked for in their order: one that follows takes the place of the one that came before all others. */
  at(row: number): Float32Array {
    const kept = this.#kept[row % this.#kept.length];
    if (!kept) return new Float32Array();
    if (kept.row !== row) this.#make(kept.line, (kept.row = row));
    return kept.line;
  }
}

function stretch(
  line: Float32Array,
  data: Uint8Array,
  start: number,
  { from, parts, count }: Taps,
  factor: number,
  offset: number,
): void {
  if (count === 2) {
    for (let x = 0, tap = 0; x < line.length; x++, tap += 2) {
      const near = data[start + (from[tap] ?? 0)] ?? 0;
      const far = data[start + (from[tap + 1] ?? 0)] ?? 0;
      line[x] = (near + (far - near) * (parts[tap + 1] ?? 0)) * factor + offset;
    }
    return;
  }
  for (let x = 0, tap = 0; x < line.length; x++, tap += 4) {
    const sum =
      (data[start + (from[tap] ?? 0)] ?? 0) * (parts[tap] ?? 0) +
      (data[start + (from[tap + 1] ?? 0)] ?? 0) * (parts[tap + 1] ?? 0) +
      (data[start + (from[tap + 2] ?? 0)] ?? 0) * (parts[tap + 2] ?? 0) +
      (data[start + (from[tap + 3] ?? 0)] ?? 0) * (parts[tap + 3] ?? 0);
    line[x] = sum * factor + offset;
  }
}

/** One row of the result. */
function mix(target: Float32Array, lines: Lines, { from, parts, count }: Taps, y: number): void {
  const at = y * count;
  const line = (tap: number): Float32Array => lines.at((from[at + tap] ?? 0) / 3);
  const [a, b] = [line(0), line(1)];
  const [partA, partB] = [parts[at] ?? 0, parts[at + 1] ?? 0];
  if (count === 2) {
    for (let x = 0; x < target.length; x++) target[x] = (a[x] ?? 0) * partA + (b[x] ?? 0) * partB;
    return;
  }
  const [c, d] = [line(2), line(3)];
  const [partC, partD] = [parts[at + 2] ?? 0, parts[at + 3] ?? 0];
  for (let x = 0; x < target.length; x++)
    target[x] = (a[x] ?? 0) * partA + (b[x] ?? 0) * partB + (c[x] ?? 0) * partC + (d[x] ?? 0) * partD;
}

/** `from` counts in bytes of a row of pixels of three bytes. */
function tapsOf(shorter: number, longer: number, between: 'even' | 'edges'): Taps {
  const count = between === 'even' ? 2 : 4;
  const first = between === 'even' ? 0 : -1;
  const from = new Int32Array(longer * count);
  const parts = new Float32Array(longer * count);
  for (let index = 0; index < longer; index++) {
    const place = ((index + 0.5) * shorter) / longer - 0.5;
    const whole = Math.floor(place);
    const shares = between === 'even' ? even(place - whole) : edges(place - whole);
    for (const [tap, share] of shares.entries()) {
      from[index * count + tap] = Math.min(shorter - 1, Math.max(0, whole + first + tap)) * 3;
      parts[index * count + tap] = share;
    }
  }
  return { from, parts, count };
}

function even(share: number): readonly number[] {
  return [1 - share, share];
}

/** The cubic of Catmull and Rom through four points. */
function edges(t: number): readonly number[] {
  return [
    ((2 - t) * t - 1) * t * 0.5,
    ((3 * t - 5) * t * t + 2) * 0.5,
    ((4 - 3 * t) * t + 1) * t * 0.5,
    (t - 1) * t * t * 0.5,
  ];
}
