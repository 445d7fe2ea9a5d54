/** What drawing needs to know of a font: which characters it has, and how wide they are. */
export interface FontFacts {
  has(codePoint: number): boolean;
  /** The advance as a part of the font's size; that of the missing character for one that it lacks. */
  width(codePoint: number): number;
}

/**
 * Reads an OpenType or TrueType font.
 * @throws Error when the bytes are not such a font, or it has no table of characters that we can read.
 */
export function readFont(bytes: Uint8Array): FontFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(view);
  const at = (tag: string): number => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`The font has no table ${tag}`);
    return offset;
  };
  const unitsPerEm = view.getUint16(at('head') + 18);
  const measured = view.getUint16(at('hhea') + 34);
  const widths = at('hmtx');
  const glyphOf = glyphs(view, at('cmap'));
  return {
    has: (codePoint) => glyphOf(codePoint) !== 0,
    width: (codePoint) =>
      view.getUint16(widths + 4 * Math.min(glyphOf(codePoint), measured - 1)) / unitsPerEm,
  };
}

function tablesOf(view: DataView): ReadonlyMap<string, number> {
  // A collection holds several fonts: the first is read.
  const start = view.getUint32(0) === 0x74746366 ? view.getUint32(12) : 0;
  const tables = new Map<string, number>();
  for (let index = 0, count = view.getUint16(start + 4); index < count; index++) {
    const record = start + 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    tables.set(tag, view.getUint32(record + 8));
  }
  return tables;
}

type Glyphs = (codePoint: number) => number;

/** The best of the tables of characters: all of Unicode (format 12), else its first plane (format 4). */
function glyphs(view: DataView, cmap: number): Glyphs {
  const formats = new Map<number, number>();
  for (let index = 0, count = view.getUint16(cmap + 2); index < count; index++) {
    const table = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    const platform = view.getUint16(cmap + 4 + 8 * index);
    if (platform === 0 || platform === 3) formats.set(view.getUint16(table), table);
  }
  const all = formats.get(12);
  if (all !== undefined) return groupedGlyphs(view, all);
  const first = formats.get(4);
  if (first !== undefined) return segmentedGlyphs(view, first);
  throw new Error('The font has no table of Unicode characters');
}

function groupedGlyphs(view: DataView, table: number): Glyphs {
  const count = view.getUint32(table + 12);
  return (codePoint) => {
    const group = firstFrom(count, (index) => view.getUint32(table + 16 + 12 * index + 4) >= codePoint);
    const record = table + 16 + 12 * group;
    if (group === count || view.getUint32(record) > codePoint) return 0;
    return view.getUint32(record + 8) + codePoint - view.getUint32(record);
  };
}

function segmentedGlyphs(view: DataView, table: number): Glyphs {
  const count = view.getUint16(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + 2 * count + 2;
  const deltas = starts + 2 * count;
  const offsets = deltas + 2 * count;
  return (codePoint) => {
    const segment = firstFrom(count, (index) => view.getUint16(ends + 2 * index) >= codePoint);
    if (segment === count) return 0;
    const start = view.getUint16(starts + 2 * segment);
    if (start > codePoint) return 0;
    const delta = view.getUint16(deltas + 2 * segment);
    const offset = view.getUint16(offsets + 2 * segment);
    if (offset === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(offsets + 2 * segment + offset + 2 * (codePoint - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

/** The first of `count` ordered indices that satisfies the condition; `count` when none does. */
function firstFrom(count: number, satisfies: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (satisfies(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
