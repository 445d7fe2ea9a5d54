import { randomFillSync } from 'node:crypto';
import type { Page } from '../images/picture.ts';
import type { Region } from './method.ts';

/** What is left of a region: the mean colour of each cell of a coarse grid, with noise. */
export interface Samples {
  readonly columns: number;
  readonly rows: number;
  readonly channels: number;
  /** Row after row, channels interleaved. */
  readonly values: Float64Array;
}

/** Noise in each mean, as a part of the greatest value: it hides what several pictures of one person would add up to. */
const NOISE = 0.04;

/** A cell that is smaller would leave the pixels of a small face nearly as they were. */
const LEAST_CELL = 4;

/**
 * How many cells a region is divided into: `squares` across the shorter side and at most twice as many along the longer
 * one, so that a plate is not left with cells finer than its characters.
 */
export function gridFor({ width, height }: Region, squares: number): { columns: number; rows: number } {
  const cell = Math.max(
    Math.min(width, height) / squares,
    Math.max(width, height) / (2 * squares),
    LEAST_CELL,
  );
  const parts = (length: number): number => Math.max(1, Math.floor(length / cell));
  return { columns: parts(width), rows: parts(height) };
}

/** Reduces a region to its samples. Alpha gets no noise: what was opaque stays so. */
export function samplesOf(page: Page, region: Region, squares: number): Samples {
  const { columns, rows } = gridFor(region, squares);
  const { channels } = page;
  const values = new Float64Array(columns * rows * channels);
  const counts = new Uint32Array(columns * rows);
  for (let y = 0; y < region.height; y++) {
    const row = Math.floor((y * rows) / region.height) * columns;
    let at = page.rowStart(region.top + y) + region.left * channels;
    for (let x = 0; x < region.width; x++) {
      const cell = row + Math.floor((x * columns) / region.width);
      counts[cell] = (counts[cell] ?? 0) + 1;
      for (let channel = 0; channel < channels; channel++, at++) {
        const index = cell * channels + channel;
        values[index] = (values[index] ?? 0) + (page.data[at] ?? 0);
      }
    }
  }
  disturb(values, counts, page);
  return { columns, rows, channels, values };
}

/** Turns sums into means with noise. */
function disturb(values: Float64Array, counts: Uint32Array, { channels, alpha, maximum }: Page): void {
  const random = randomFillSync(new Uint16Array(values.length));
  for (let index = 0; index < values.length; index++) {
    const mean = (values[index] ?? 0) / Math.max(1, counts[Math.floor(index / channels)] ?? 1);
    const isAlpha = alpha && index % channels === channels - 1;
    const noise = isAlpha ? 0 : ((random[index] ?? 0) / 32_767.5 - 1) * NOISE * maximum;
    values[index] = Math.min(maximum, Math.max(0, mean + noise));
  }
}
