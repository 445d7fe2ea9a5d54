import { t } from '@vscode/l10n';
import type { ConversionRemark } from '../contributions/conversion.ts';
import type { Manifest, Workspace } from '../workspace/workspace.ts';

/** A manifest for another program, with what it does without; or why there is none. A line for each remark, `slo.yaml:3:5: …`. */
export type ExportedText =
  | { readonly text: string; readonly lost: readonly string[] }
  | { readonly refused: readonly string[] };

/**
 * Writes a manifest in the format of another program.
 * @param program as the kind names it: one of `exportsTo`
 * @param name of the manifest, as messages name it
 */
export function exportedText(
  workspace: Workspace,
  uri: string,
  { program, name }: { readonly program: string; readonly name: string },
): ExportedText {
  const manifest = workspace.manifest(uri);
  const refusal = { refused: [t('"{0}" cannot be exported to "{1}"', name, program)] };
  if (!manifest || manifest.kind.exportsTo?.includes(program) !== true) return refusal;
  const structure = new Set((manifest.kind.structureRules ?? []).map(({ id }) => id));
  const faults = workspace.check(uri).findings.filter(({ rule }) => structure.has(rule));
  if (faults.length > 0) return { refused: remarkLines(name, manifest, faults) };
  const conversion = manifest.kind.exportTo?.(program, manifest.context);
  if (!conversion) return refusal;
  const { text, lost, refused } = conversion;
  return refused.length > 0
    ? { refused: remarkLines(name, manifest, [...lost, ...refused]) }
    : { text, lost: remarkLines(name, manifest, lost) };
}

/** Remarks on a manifest as lines, in the order of the text. */
export function remarkLines(
  name: string,
  { context: { document } }: Manifest,
  remarks: readonly ConversionRemark[],
): readonly string[] {
  return [...remarks]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, message }) => {
      const { line, character } = document.positionAt(span.start);
      return `${name}:${line + 1}:${character + 1}: ${message}`;
    });
}
