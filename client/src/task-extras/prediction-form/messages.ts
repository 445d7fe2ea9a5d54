import type { FromPredictionForm } from '@vitruve/webviews';
import { isText, shape, type Check } from '../../views/shape.ts';

type Message<Type extends FromPredictionForm['type']> = Extract<FromPredictionForm, { readonly type: Type }>;

const isRow: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText);

/** One check per message, so that the compiler asks for another when a message is added. */
const CHECKS: { readonly [Type in FromPredictionForm['type']]: Check } = {
  ready: () => true,
  try: shape<Message<'try'>>({ type: isText, row: isRow }),
  failed: shape<Message<'failed'>>({ type: isText, message: isText }),
};

/** Whether what a form sent is one of its messages, whole. */
export function isFromPredictionForm(value: unknown): value is FromPredictionForm {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const { type } = value;
  const check = Object.entries(CHECKS).find(([known]) => known === type)?.[1];
  return check?.(value) === true;
}
