import { paint, type Painter } from './painter.ts';
import { samplesOf, type Samples } from './samples.ts';

/** Samples across the shorter side of a region. */
const SAMPLES = 6;

/** The weights of a Gaussian of one sample, as far as its neighbours. */
const KERNEL = [0.25, 0.5, 0.25] as const;

/**
 * A blur that cannot be undone: a blur alone can be, since every pixel still holds a weighted sum of its neighbourhood.
 * The region is reduced to a few samples with noise first; those are blurred, and enlarged smoothly.
 */
export function gaussian(): Painter {
  return (page, area) => {
    const { left, top, width, height } = area.region;
    const samples = samplesOf(page, area.region, SAMPLES);
    const soft = blurred(samples);
    const column = enlarged(left, width, samples.columns);
    const row = enlarged(top, height, samples.rows);
    const value = (at: number, channel: number): number => soft[at * samples.channels + channel] ?? 0;
    paint(page, area, (x, y, channel) => {
      const across = column(x);
      const along = row(y);
      const upper = along.before * samples.columns;
      const lower = along.after * samples.columns;
      return Math.round(
        mix(
          mix(value(upper + across.before, channel), value(upper + across.after, channel), across.part),
          mix(value(lower + across.before, channel), value(lower + across.after, channel), across.part),
          along.part,
        ),
      );
    });
  };
}

function mix(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}

interface Between {
  readonly before: number;
  readonly after: number;
  /** How far from the first to the second: 0 to 1. */
  readonly part: number;
}

/** Between which samples each pixel of a side lies. */
function enlarged(start: number, length: number, samples: number): (at: number) => Between {
  const places = Array.from({ length }, (_, index): Between => {
    const place = Math.min(samples - 1, Math.max(0, ((index + 0.5) * samples) / length - 0.5));
    const before = Math.floor(place);
    return { before, after: Math.min(samples - 1, before + 1), part: place - before };
  });
  const none: Between = { before: 0, after: 0, part: 0 };
  return (at) => places[at - start] ?? none;
}

/** Both directions one after the other; what lies outside counts as the edge. */
function blurred({ columns, rows, channels, values }: Samples): Float64Array {
  const along = convolved(values, channels, (cell, step) => {
    const column = (cell % columns) + step;
    return column < 0 || column >= columns ? cell : cell + step;
  });
  return convolved(along, channels, (cell, step) => {
    const row = Math.floor(cell / columns) + step;
    return row < 0 || row >= rows ? cell : cell + step * columns;
  });
}

function convolved(
  values: Float64Array,
  channels: number,
  neighbour: (cell: number, step: number) => number,
): Float64Array {
  return values.map((_value, index) => {
    const cell = Math.floor(index / channels);
    const channel = index % channels;
    return KERNEL.reduce(
      (sum, weight, place) => sum + weight * (values[neighbour(cell, place - 1) * channels + channel] ?? 0),
      0,
    );
  });
}
