import { SUBJECTS, type DecidedBox, type Decisions, type Zone, type Box } from '@vitruve/engine';
import type { BlurMode, FromBlurView, KeptReview, Side } from '@vitruve/webviews';
import { isNatural, isText, listOf, oneOf, optional, shape, type Check } from '../../views/shape.ts';

type Message<Type extends FromBlurView['type']> = Extract<FromBlurView, { readonly type: Type }>;
type Move = Decisions['moved'][number];

export const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
export const isBox = shape<Box>({ left: isNumber, top: isNumber, width: isNumber, height: isNumber });
const isDecidedBox = shape<DecidedBox>({ subject: oneOf(SUBJECTS), box: isBox, page: optional(isNatural) });
const isDecisions = shape<Decisions>({
  version: (value) => value === 1,
  width: isNatural,
  height: isNatural,
  added: listOf(isDecidedBox),
  removed: listOf(isDecidedBox),
  moved: listOf(shape<Move>({ from: isDecidedBox, to: isBox })),
  excluded: listOf(shape<Zone>({ box: isBox, page: optional(isNatural) })),
});
const isSide = oneOf(['before', 'after'] satisfies Side[]);

/** One check per message, so that the compiler asks for another when a message is added. */
const CHECKS: { readonly [Type in FromBlurView['type']]: Check } = {
  ready: () => true,
  report: () => true,
  select: shape<Message<'select'>>({ type: isText, index: isNatural }),
  page: shape<Message<'page'>>({ type: isText, index: isNatural, page: isNatural }),
  changed: shape<Message<'changed'>>({ type: isText, index: isNatural, decisions: isDecisions }),
  save: shape<Message<'save'>>({ type: isText, index: isNatural, decisions: isDecisions }),
  apply: shape<Message<'apply'>>({
    type: isText,
    index: isNatural,
    decisions: isDecisions,
    all: (value) => typeof value === 'boolean',
  }),
  open: shape<Message<'open'>>({ type: isText, index: isNatural, side: isSide }),
  failed: shape<Message<'failed'>>({ type: isText, message: isText }),
};

/** Whether what the viewer sent is one of its messages, whole. */
export function isFromBlurView(value: unknown): value is FromBlurView {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const { type } = value;
  const check = Object.entries(CHECKS).find(([known]) => known === type)?.[1];
  return check?.(value) === true;
}

const isDrafts: Check = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([index, decisions]) => /^\d+$/u.test(index) && isDecisions(decisions));

/** Whether what the editor hands back after a restart is what the viewer has kept. */
export const isKeptState = shape<KeptReview>({
  run: isText,
  mode: oneOf(['compare', 'review'] satisfies BlurMode[]),
  selected: optional(isNatural),
  drafts: isDrafts,
});
