import { t } from '@vscode/l10n';
import type { ConversionRemark } from '@vitruve/manifests';
import { openWorkspace, uriOfPath } from '@vitruve/workspace';
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
