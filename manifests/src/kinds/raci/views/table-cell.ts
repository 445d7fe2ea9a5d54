import type { Edit } from '../../../yaml/edits.ts';
import type { Activity } from '../model.ts';
import { tooSpecial, type Refusal } from './refusal.ts';

export interface TableCell {
  readonly matrix: number;
  readonly activity: Activity;
  readonly role: number;
  readonly letters: readonly string[];
}

export function tableCellEdits(_uri: string, _text: string, _cell: TableCell): readonly Edit[] | Refusal {
  return tooSpecial();
}
