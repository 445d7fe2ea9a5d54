import type { ChosenReading, FromTableView, RowOrder } from '@vitruve/webviews';
import { isNatural, isText, optional, shape, type Check } from '../../views/shape.ts';

type Message<Type extends FromTableView['type']> = Extract<FromTableView, { readonly type: Type }>;

const isOrder = shape<RowOrder>({ column: isText, isDescending: (value) => typeof value === 'boolean' });

const isReading = shape<ChosenReading>({
  sheet: optional(isText),
  member: optional(isText),
  encoding: optional(isText),
  separator: optional(isText),
});

/** One check per message, so that the compiler asks for another when a message is added. */
const CHECKS: { readonly [Type in FromTableView['type']]: Check } = {
  ready: () => true,
  rows: shape<Message<'rows'>>({
    type: isText,
    offset: isNatural,
    order: optional(isOrder),
    filter: optional(isText),
  }),
  reading: shape<Message<'reading'>>({ type: isText, reading: isReading }),
  propose: () => true,
  text: () => true,
  failed: shape<Message<'failed'>>({ type: isText, message: isText }),
};

/** Whether what a preview sent is one of its messages, whole. */
export function isFromTableView(value: unknown): value is FromTableView {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const { type } = value;
  const check = Object.entries(CHECKS).find(([known]) => known === type)?.[1];
  return check?.(value) === true;
}
