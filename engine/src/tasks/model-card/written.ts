import { dirname, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { CARD_SECTIONS, MODEL, type ModelDocument } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { readCheckedManifest } from '../../running/checked-manifest.ts';
import { plainValue } from '../../running/plain-value.ts';
import type { WrittenFacts } from './facts.ts';

/**
 * Reads what a manifest says of a model, and where that is.
 * @param path absolute.
 * @throws TaskError when it cannot be read, has errors, or names no model.
 */
export async function readWritten(
  path: string,
): Promise<{ readonly written: WrittenFacts; readonly output: string }> {
  const { model } = await readCheckedManifest<ModelDocument>(MODEL, path);
  const root = plainValue(model?.manifest?.root ?? null) as Readonly<Record<string, unknown>> | undefined;
  if (typeof root?.['output'] !== 'string')
    throw new TaskError(t('"{0}" does not say where the model is: add "output"', path));
  const card = (root['card'] ?? {}) as Readonly<Record<string, unknown>>;
  const texts = {
    name: root['name'],
    description: root['description'],
    owner: root['owner'],
    data: root['data'],
    license: card['license'],
  };
  const known = Object.entries(texts).filter(([, value]) => value !== undefined && value !== null);
  return {
    output: resolve(dirname(path), root['output']),
    written: {
      ...Object.fromEntries(known.map(([key, value]) => [key, textOf(value)])),
      decisions: listOf(root['decisions']),
      risks: listOf(root['risks']),
      sections: Object.fromEntries(
        CARD_SECTIONS.map((section) => [section, listOf(card[section])] as const).filter(
          ([, texts]) => texts.length > 0,
        ),
      ),
    },
  };
}

function listOf(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((each) => textOf(each)).filter((text) => text !== '');
}

/** Lines that YAML folds end with one. */
function textOf(value: unknown): string {
  return String(value).trim();
}
