import { t } from '@vscode/l10n';
import type { Subject } from '../../../vision/detection/detection.ts';

/** What is looked for, in the plural. */
export function subjectName(subject: Subject): string {
  return subject === 'face' ? t('faces') : t('plates');
}
