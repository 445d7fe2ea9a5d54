import { t } from '@vscode/l10n';
import {
  exportedText,
  KINDS,
  remarkLine,
  remarkLines,
  type Conversion,
  type ForeignFile,
  type Manifest,
} from '@vitruve/manifests';
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
  return checked(file, conversion, manifest);
}

/**
 * Writes a manifest in the format of another program.
 * @param today `YYYY-MM-DD`
 * @throws CommandError for a file that the program has no format for, that has faults, or of which nothing can be expressed.
 */
export async function exportedManifest(
  file: string,
  program: string,
  today: string,
): Promise<ConvertedManifest> {
  const { workspace, targets } = await openWorkspace([file], { from: process.cwd(), today });
  const exported = exportedText(workspace, uriOfPath(targets[0]?.path ?? file), { program, name: file });
  if ('refused' in exported) throw new CommandError(exported.refused.join('\n'));
  return exported;
}

function checked(file: string, { text, refused, lost }: Conversion, manifest: Manifest): ConvertedManifest {
  if (refused.length > 0)
    throw new CommandError(remarkLines(file, manifest, [...lost, ...refused]).join('\n'));
  return { text, lost: remarkLines(file, manifest, lost) };
}

/** Ends of the names of files of other programs that become manifests. */
export function foreignEnds(): readonly string[] {
  return [...new Set(KINDS.flatMap(({ importsFiles = [] }) => importsFiles))];
}

/**
 * Makes a manifest of files of another program; undefined for files of none that is known.
 * @param source what the user named, for what is said of all files
 * @throws CommandError for files that cannot be read as that program would.
 */
export async function convertedFiles(
  source: string,
  files: readonly ForeignFile[],
): Promise<ConvertedManifest | undefined> {
  const kinds = await Promise.all(
    KINDS.filter(({ importsFiles }) => importsFiles).map((kind) => kind.load()),
  );
  for (const kind of kinds) {
    const imported = kind.importFiles?.(files);
    if (!imported) continue;
    if ('refused' in imported)
      throw new CommandError(
        imported.refused.at ? remarkLine(imported.refused, source) : imported.refused.message,
      );
    return { text: imported.text, lost: imported.lost.map((remark) => remarkLine(remark, source)) };
  }
  return undefined;
}
