import { language } from '../../../core/language.ts';
import { readNames, type Measurements, type Unmeasured } from '../../../formats/objectives/measurements.ts';
import type { Objective } from '../../../formats/objectives/model.ts';

type Reading = Measurements | Unmeasured;

/** Sources whose measurements are kept. */
const KEPT_SOURCES = 8;

/**
 * What was read of sources, kept for as long as their text stays the same: who types in a file of objectives changes none of it, and
 * to read a source takes longer than a key stroke may.
 */
export class ReadSources {
  /** By URI, the one used last at the end. */
  readonly #sources = new Map<string, { readonly text: string; readonly readings: Map<string, Reading> }>();

  /**
   * The measurements of a source, read where they are not known.
   * @param uri of the source, whose text it is.
   * @param meaning what of the text is read, and how.
   */
  recall(uri: string, text: string, meaning: string, read: () => Reading): Reading {
    const known = this.#sources.get(uri);
    const source = known?.text === text ? known : { text, readings: new Map<string, Reading>() };
    this.#sources.delete(uri);
    this.#sources.set(uri, source);
    const [oldest] = this.#sources.keys();
    if (this.#sources.size > KEPT_SOURCES && oldest !== undefined) this.#sources.delete(oldest);
    let reading = source.readings.get(meaning);
    if (!reading) source.readings.set(meaning, (reading = read()));
    return reading;
  }
}

/** All that the measurements of an objective follow from, beside the text of its source; empty for one that has none. */
export function meaningOf({ source, indicator }: Objective, zone: string): string {
  if (source?.type !== 'file' || !indicator) return '';
  return JSON.stringify([
    ...[language(), zone, source.path.text, source.time?.text, source.dates, source.isCounter],
    source.where.map(({ key, value }) => [key.text, value?.type === 'scalar' ? value.text : '']),
    // Targets, limits and aggregates come after the reading.
    ...[indicator.type === 'ratio', readNames(indicator)],
  ]);
}
