import { t } from '@vscode/l10n';
import { counted } from '../../core/language.ts';

/** Stages that are named; more are counted. */
const MAX_NAMED = 4;

/** What is above a stage: whom it feeds. */
export function feedsTitle(names: readonly string[]): string {
  return t(
    'provides input to {0}',
    names.length > MAX_NAMED ? counted(names.length, '{0} stage', '{0} stages') : names.join(', '),
  );
}
