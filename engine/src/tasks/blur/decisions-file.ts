import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { t } from '@vscode/l10n';
import { schemaValidator, parseYaml, yamlFindings } from '@vitruve/manifests';
import schema from '@vitruve/schemas/blur-decisions.schema.json' with { type: 'json' };
import { locatedFaults } from '../../running/located-faults.ts';
import type { Box } from '../../vision/detection/box.ts';
import { ImageError } from '../../vision/images/image-error.ts';
import { reasonOf } from '@vitruve/workspace';
import { storeWhole } from '../../running/outputs/store.ts';
import { decisionsPath, type Decisions } from './decisions.ts';

/** Bytes of decisions: more are none. */
const LARGEST = 8 * 1024 * 1024;

const validate = schemaValidator(schema, 'blur/decisions');

/** An upright image, as far as decisions on it must fit. */
export interface DecidedImage {
  readonly width: number;
  readonly height: number;
  /** Where they are known. */
  readonly pages?: readonly { readonly width: number; readonly height: number }[];
}

/**
 * @returns undefined where nobody took decisions.
 * @throws ImageError for a file that is not understood, or that was made for another image: a box that was drawn around
 * somebody would be elsewhere.
 */
export async function readDecisions(image: string, size: DecidedImage): Promise<Decisions | undefined> {
  const path = decisionsPath(image);
  const text = await textOf(path);
  if (text === undefined) return undefined;
  const decisions = decisionsIn(path, text);
  if (decisions.width !== size.width || decisions.height !== size.height) {
    throw new ImageError(
      t(
        '"{0}" is for an image of {1} × {2} pixels, but this one has {3} × {4}',
        path,
        decisions.width,
        decisions.height,
        size.width,
        size.height,
      ),
    );
  }
  checkPlaces(path, decisions, size);
  return decisions;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Error(t('This is not a file'));
    if (found.size > LARGEST) throw new Error(t('The file is too large'));
    return await readFile(path, 'utf8');
  } catch (error) {
    // Of an image whose name is nearly too long there can be none.
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENAMETOOLONG'].includes(String(error.code)))
      return undefined;
    throw new ImageError(t('"{0}" cannot be read: {1}', path, reasonOf(error)));
  }
}

/**
 * Writes decisions beside their image, in place of those that were there.
 * @throws ImageError when they are none, or cannot be written.
 */
export async function saveDecisions(image: string, decisions: Decisions): Promise<void> {
  const path = decisionsPath(image);
  const text = `${JSON.stringify(decisions, undefined, 2)}\n`;
  decisionsIn(path, text);
  await storeWhole(path, Buffer.from(text), { within: dirname(image), replace: true });
}

/** Lists that are missing are empty. @throws ImageError that says what is wrong where. */
function decisionsIn(path: string, written: string): Decisions {
  const text = written.replace(/^\ufeff/u, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw faultOf(path, text);
  }
  // JSON is YAML, whose values know where they are.
  const findings = validate(parseYaml(text)[0]?.root ?? null, path);
  if (findings.length > 0) throw new ImageError(locatedFaults(path, text, findings));
  return {
    added: [],
    removed: [],
    moved: [],
    excluded: [],
    ...(value as Pick<Decisions, 'version' | 'width' | 'height'>),
  };
}

function faultOf(path: string, text: string): ImageError {
  const [problem] = yamlFindings(path, parseYaml(text));
  const end = { start: text.length, end: text.length };
  return new ImageError(
    locatedFaults(path, text, [problem ?? { span: end, message: t('The file is not valid JSON') }]),
  );
}

/** A box that lies outside of its image, or on no page of it, would cover nothing, and nobody would know. */
function checkPlaces(path: string, { added, moved }: Decisions, image: DecidedImage): void {
  const drawn = [...added, ...moved.map(({ from, to }) => ({ ...from, box: to }))];
  for (const { box, page = 0 } of drawn) {
    if (!image.pages && page > 0) continue;
    const shown = image.pages ? image.pages[page] : image;
    if (shown && meets(box, shown)) continue;
    throw new ImageError(
      t('{0}: the box at {1}, {2} is outside the image', basename(path), box.left, box.top),
    );
  }
}

function meets({ left, top, width, height }: Box, image: DecidedImage): boolean {
  return left < image.width && top < image.height && left + width > 0 && top + height > 0;
}
