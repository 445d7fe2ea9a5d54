import assert from 'node:assert/strict';
import { TONES } from '@vitruve/manifests';
import { DARK, LIGHT } from './palette.ts';

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, as WCAG 2 defines it. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('palettes', () => {
  for (const [name, palette] of Object.entries({ LIGHT, DARK })) {
    it(`${name}: text has a contrast of 4.5:1 on all it stands on, lines 3:1`, () => {
      const { background, surface, text, quiet, tones } = palette;
      const pairs: [string, string, string, number][] = [];
      for (const ground of [background, surface]) {
        pairs.push(['text', text, ground, 4.5], ['quiet', quiet, ground, 4.5]);
      }
      for (const tone of TONES) {
        const { line, fill, text: toned } = tones[tone];
        pairs.push([`text on ${tone}`, text, fill, 4.5], [`text of ${tone}`, toned, fill, 4.5]);
        pairs.push([`text of ${tone}`, toned, background, 4.5], [`line of ${tone}`, line, background, 3]);
      }
      const faint = pairs.filter(([, one, other, least]) => contrast(one, other) < least);
      assert.deepEqual(
        faint.map(([what, one, other]) => `${what}: ${contrast(one, other).toFixed(2)}`),
        [],
      );
    });
  }
});
