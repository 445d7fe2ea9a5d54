import type { ModelSession } from '../../../inference/session.ts';
import { cropped } from '../../../inference/pictures.ts';
import type { Raster } from '../../../inference/raster.ts';
import { clustered, type Seen } from '../clusters.ts';
import { inEachMode, type ByMode, type LeastScore, type Mode } from '../detection.ts';
import type { Finder, FindOptions, ScoredBox } from '../finder.ts';
import { isCut, tilesOf } from '../tiles.ts';
import { isBesideOverlay, isOverlay } from './overlays.ts';
import type { PlateClassifier } from './plate-classifier.ts';
import { isTaken, readsAsPlate, STRENGTHS, strengthOf, type Strength } from './plate-rule.ts';
import { isContinued, isStacked, joined, type PlateText } from './plate-text.ts';
import { aroundBox, type RotatedBox } from './rotated-box.ts';
import type { TextReader } from './text-reader.ts';
import { textRegions, type TextRegion } from './text-regions.ts';

/** Sides of the detector's input in pixels: an image is looked at as a whole, and enlarged to this. */
const WHOLE: Readonly<Record<Mode, number>> = { standard: 1920, strict: 2560, fast: 1280 };
const MOST_ENLARGED = 2;
/** Images that are enlarged by this and more are sharpened for the detector; they are read as they are. */
const SHARPENED_FROM = 1.2;
/** Large images are looked at in tiles, too, after being made this small. */
const LARGEST: Readonly<Record<Mode, number>> = { standard: 3840, strict: 7680, fast: 0 };
const TILED_FROM = 2400;
const TILE = 1920;
const SHARED = 256;
/** Pixels across of the smallest plate whose text is found in the detector's input. */
const LEAST = 45;
/** Texts that are read. A page of print has more, and no plates. */
const MOST_READ = 400;
const SAME_PLATE = { overlap: 0.35, within: 0.75 };
/** A score that a report can show: surer texts are surer plates. */
const SURENESS: Readonly<Record<Strength, number>> = { strong: 0.6, medium: 0.3, weak: 0 };

/** What each mode asks of a plate, as the scores that a report shows. */
const THRESHOLDS: ByMode<LeastScore> = inEachMode((mode) =>
  Math.min(...STRENGTHS.filter((strength) => isTaken(strength, mode)).map((strength) => SURENESS[strength])),
);

/** The models that find plates. */
export interface PlateModels {
  /** Finds what is written. */
  readonly detector: ModelSession;
  readonly classifier: PlateClassifier;
  readonly reader: TextReader;
}

/** Finds plates as texts that read or look like one. */
export function plateFinder({ detector, classifier, reader }: PlateModels): Finder {
  return {
    thresholds: [THRESHOLDS],
    least: ({ width, height }, mode) => LEAST / finestScale(Math.max(width, height), mode),
    async find(image, options, signal) {
      const regions = (await regionsOf(detector, image, options.mode, signal)).slice(0, MOST_READ);
      const boxes = regions.map(({ box }) => box);
      const likelihoods = await classifier(image, boxes, signal);
      const texts: PlateText[] = [];
      for (const [index, region] of regions.entries()) {
        signal?.throwIfAborted();
        texts.push({
          ...region,
          looks: likelihoods[index] ?? 0,
          ...(await reader(image, region.box, signal)),
        });
      }
      return platesAmong(texts, options);
    },
  };
}

/** The plates among texts: each by itself, and those that are parts of one. */
export function platesAmong(
  texts: readonly PlateText[],
  { mode, threshold }: FindOptions,
): readonly ScoredBox[] {
  const overlays = texts.filter(isOverlay);
  const others = texts.filter((text) => !isOverlay(text) && !isBesideOverlay(text, overlays));
  // What is joined comes first: its parts are then merged into it.
  const found = [...joinedParts(others, mode), ...others].flatMap((text): readonly ScoredBox[] => {
    const strength = strengthAt(text);
    if (strength === undefined) return [];
    const score = SURENESS[strength] + 0.4 * text.score * Math.max(text.confidence, 0.25);
    const isFound = threshold === undefined ? isTaken(strength, mode) : score >= threshold;
    return isFound ? [{ box: aroundBox(text.box), score: Math.min(1, score) }] : [];
  });
  return merged(found);
}

function strengthAt(text: PlateText): Strength | undefined {
  const { width, height } = text.box;
  return strengthOf({ ...text, width, height });
}

/** Neighbours that say together what a plate says, when one of them does not by itself, and lines that are plates by themselves. */
function joinedParts(texts: readonly PlateText[], mode: Mode): readonly PlateText[] {
  const sorted = [...texts].sort((a, b) => a.box.y - b.box.y);
  const tallest = sorted.reduce((most, { box }) => Math.max(most, box.height), 0);
  const taken = new Set(texts.filter((text) => isTaken(strengthAt(text), mode)));
  const parts: PlateText[] = [];
  for (const [index, a] of sorted.entries())
    for (let next = index + 1; next < sorted.length; next++) {
      const b = sorted[next];
      if (!b || b.box.y - a.box.y > 3 * tallest) break;
      const how = isContinued(a, b) ? 'line' : isStacked(a, b) ? 'stack' : undefined;
      if (how === undefined) continue;
      const both = joined(a, b, how);
      if (readsAsPlate(both.text) || (taken.has(a) && taken.has(b))) parts.push(both);
    }
  return parts;
}

/** Boxes on one plate become the one around them. */
function merged(found: readonly ScoredBox[]): readonly ScoredBox[] {
  const seen = found.map((one): Seen => ({ ...one, look: 0 }));
  return clustered(seen, SAME_PLATE).map(({ best, around }) => ({ box: around, score: best.score }));
}

/** Pixels of the largest look at an image for one of it; 1 where it is enlarged. */
function finestScale(long: number, mode: Mode): number {
  const tiles = Math.min(long, LARGEST[mode]);
  return Math.min(1, Math.max(WHOLE[mode], tiles < TILED_FROM ? 0 : tiles) / long);
}

async function regionsOf(
  detector: ModelSession,
  image: Raster,
  mode: Mode,
  signal: AbortSignal | undefined,
): Promise<readonly TextRegion[]> {
  const long = Math.max(image.width, image.height);
  const whole = Math.min(WHOLE[mode] / long, MOST_ENLARGED);
  const sharp = mode !== 'fast' && whole >= SHARPENED_FROM;
  const seen = [...(await textRegions(detector, image, { scale: whole, sharp }, signal))];
  const largest = Math.min(long, LARGEST[mode]);
  if (largest < TILED_FROM) return seen;
  const scale = largest / long;
  for (const tile of tilesOf(
    image.width,
    image.height,
    Math.round(TILE / scale),
    Math.round(SHARED / scale),
  )) {
    signal?.throwIfAborted();
    const part = cropped(image, tile.left, tile.top, tile.width, tile.height);
    for (const { box, score } of await textRegions(detector, part, { scale, sharp: false }, signal)) {
      const placed: RotatedBox = { ...box, x: box.x + tile.left, y: box.y + tile.top };
      if (!isCut(aroundBox(placed), tile, image)) seen.push({ box: placed, score });
    }
  }
  return withoutRepetitions(seen);
}

/** Regions that two looks saw are kept once, as the surer look saw them. */
function withoutRepetitions(regions: readonly TextRegion[]): readonly TextRegion[] {
  const byBox = new Map(regions.map((region) => [aroundBox(region.box), region]));
  const seen = [...byBox].map(([box, { score }]): Seen => ({ box, score, look: 0 }));
  return clustered(seen, SAME_PLATE).flatMap(({ best }) => byBox.get(best.box) ?? []);
}
