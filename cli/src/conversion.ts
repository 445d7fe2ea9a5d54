import { readFile, stat } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { KINDS, type ConversionRemark } from '@vitruve/manifests';
import { openWorkspace, reasonOf, uriOfPath } from '@vitruve/workspace';
import { CommandError } from './command-error.ts';

/** A manifest of another program in a format of Vitruve. */
export interface ConvertedManifest {
  readonly text: string;
  /** What it does without, a line for each: `dvc.yaml:3:5: …`. */
  readonly lost: readonly string[];
}

/**
 * Converts a manifest of another program.
 * @param today `YYYY-MM-DD`
 * @throws CommandError for a file that cannot be converted, and for what cannot be expressed, with its lines.
 */
export async function convertedManifest(file: string, today: string): Promise<ConvertedManifest> {
  const { workspace, targets } = await openWorkspace([file], { from: process.cwd(), today });
  const manifest = workspace.manifest(uriOfPath(targets[0]?.path ?? file));
  const conversion = manifest?.kind.convert?.(manifest.context);
  if (!manifest || !conversion) throw new CommandError(t('"{0}" cannot be imported', file));
  const { document } = manifest.context;
  const lines = (remarks: readonly ConversionRemark[]): readonly string[] =>
    [...remarks]
      .sort((a, b) => a.span.start - b.span.start)
      .map(({ span, message }) => {
        const { line, character } = document.positionAt(span.start);
        return `${file}:${line + 1}:${character + 1}: ${message}`;
      });
  if (conversion.refused.length > 0) throw new CommandError(lines(conversion.refused).join('\n'));
  return { text: conversion.text, lost: lines(conversion.lost) };
}

/** Bytes of a file of another program. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Converts the JSON of another program.
 * @throws CommandError for a file that cannot be read, is too large, or is of no program that is known.
 */
export async function convertedJson(file: string): Promise<ConvertedManifest> {
  const value = await readJson(file);
  const kinds = await Promise.all(KINDS.filter(({ importsJson }) => importsJson).map((kind) => kind.load()));
  for (const kind of kinds) {
    const conversion = kind.importJson?.(value);
    if (conversion)
      return { text: conversion.text, lost: conversion.lost.map(({ message }) => `${file}: ${message}`) };
  }
  throw new CommandError(t('"{0}" cannot be imported', file));
}

async function readJson(file: string): Promise<unknown> {
  try {
    if ((await stat(file)).size > MOST_BYTES)
      throw new CommandError(t('"{0}" is larger than {1} MB', file, MOST_BYTES / 1024 / 1024));
    return JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/u, ''));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(t('"{0}" cannot be read: {1}', file, reasonOf(error)));
  }
}
