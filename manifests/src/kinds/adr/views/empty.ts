import { t } from '@vscode/l10n';

/** For a folder without decisions. */
export function noDecision(): string {
  return t('No decisions in this folder yet. Run the command “Vitruve: New Decision…” to create one.');
}
