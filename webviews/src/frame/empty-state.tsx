import type { Shown } from '@vitruve/manifests/core/views/shown';
import { t } from '@vscode/l10n';

interface EmptyStateProps {
  readonly view: string;
  readonly shown: Shown | undefined;
  readonly running: boolean;
}

/** Says why there is no picture, and what would bring one about. */
export function EmptyState({ view, shown, running }: EmptyStateProps) {
  const busy = running && (shown === undefined || shown.reading);
  return (
    <div class="frame-empty" aria-busy={busy}>
      {busy && <div class="frame-spinner" aria-hidden="true" />}
      <p role={busy ? 'status' : undefined}>{busy ? t('Reading the files …') : reason(view, shown)}</p>
    </div>
  );
}

function reason(view: string, shown: Shown | undefined): string {
  return shown && shown.problems.length > 0
    ? t('The picture appears once the text can be read.')
    : nothingToShow(view);
}

function nothingToShow(view: string): string {
  switch (view) {
    case 'adr/graph':
    case 'adr/timeline':
    case 'adr/board':
      return t(
        'There is no decision in this folder yet. The command “Vitruve: New decision” writes a first one.',
      );
    case 'raci/matrix':
    case 'raci/responsibilities':
      return t(
        'This document holds no responsibility matrix yet. Write activities and roles: completion helps.',
      );
    case 'amdec/map':
    case 'amdec/components':
      return t('This document holds no risk with marks yet. Give a risk its severity and its occurrence.');
    case 'workspace/findings':
      return t('Nothing to report: no rule finds fault with the files of this folder.');
    default:
      return t('There is nothing to show yet.');
  }
}
