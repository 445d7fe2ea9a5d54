import { t } from '@vscode/l10n';
import { counted } from '../dashboards/elements/counted.ts';
import { decimalText } from '../dashboards/elements/numbers.ts';

/** `2 faces, 1 plate` */
export function countsText(faces: number, plates: number): string {
  const parts = [
    ...(faces > 0 ? [counted(faces, '{0} face', '{0} faces')] : []),
    ...(plates > 0 ? [counted(plates, '{0} plate', '{0} plates')] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : t('no detections');
}

/** @param milliseconds any length of time. */
export function timeText(milliseconds: number): string {
  return milliseconds < 1000
    ? t('{0} ms', Math.round(milliseconds))
    : t('{0} s', decimalText(milliseconds / 1000, 1));
}
