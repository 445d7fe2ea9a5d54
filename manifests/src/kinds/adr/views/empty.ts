import { t } from '@vscode/l10n';

/** For a folder without decisions. */
export function noDecision(): string {
  return t(
    'There is no decision in this folder yet. The command “Vitruve: New decision” writes a first one.',
  );
}
