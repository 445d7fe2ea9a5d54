import { extname } from 'node:path';
import { t } from '@vscode/l10n';
import { sourceOf } from '@vitruve/manifests';
import { currentDay, terminalLines } from '@vitruve/workspace';
import { CommandError } from './command-error.ts';
import { convertedFiles, convertedManifest, foreignEnds, type ConvertedManifest } from './conversion.ts';
import { columnChoice, columnLines, importTable, problemLine } from './exchange.ts';
import { isFolder, readForeignFiles } from './foreign-files.ts';
import { emit, tellInfos } from './output.ts';

export interface ImportFlags {
  readonly kind?: string;
  readonly column?: readonly string[];
  readonly output?: string;
}

/** `vitruve import FILE…`: tables, and files of other programs. */
export async function importInTerminal(paths: readonly string[], flags: ImportFlags): Promise<void> {
  const choices = (flags.column ?? []).map((written) => {
    const choice = columnChoice(written);
    if (!choice) throw new CommandError(t('Expected --column NAME=FIELD, not "{0}"', written));
    return choice;
  });
  const [file = '', ...others] = paths;
  const ends = foreignEnds();
  if (others.length > 0 || ends.includes(extname(file).toLowerCase()) || (await isFolder(file))) {
    const { text, lost } = await converted(paths, ends);
    tellInfos(lost);
    await emit(text, flags.output, false);
    return;
  }
  const imported = await importTable(file, flags.kind, choices);
  for (const line of columnLines(imported)) process.stderr.write(`${terminalLines(line)}\n`);
  tellInfos(imported.problems.map((problem) => problemLine(file, problem)));
  await emit(imported.text ?? '', flags.output, false);
}

async function converted(paths: readonly string[], ends: readonly string[]): Promise<ConvertedManifest> {
  const files = await readForeignFiles(paths, ends);
  const source = sourceOf(paths);
  const manifest = await convertedFiles(source, files);
  if (manifest) return manifest;
  const [file, ...others] = files;
  if (file && others.length === 0 && /\.ya?ml$/iu.test(file.name))
    return convertedManifest(file.name, currentDay());
  throw new CommandError(t('"{0}" cannot be imported', source));
}
