import {
  NODE_SHAPES,
  TONES,
  type Diagram,
  type DiagramEdge,
  type DiagramGroup,
  type DiagramNode,
  type LegendEntry,
  type CellEdit,
  type Source,
} from '@vitruve/manifests';
import { PICTURE_FORMATS, type FromWebview } from '@vitruve/webviews';
import { isNatural, isText, listOf, oneOf, optional, shape, type Check } from './shape.ts';
import { isViewId } from './target.ts';

type Message<Type extends FromWebview['type']> = Extract<FromWebview, { readonly type: Type }>;

const isSource = shape<Source>({
  uri: isText,
  start: isNatural,
  end: isNatural,
  extent: optional(shape<NonNullable<Source['extent']>>({ start: isNatural, end: isNatural })),
});

const isEdit = shape<CellEdit>({
  matrix: isNatural,
  activity: isText,
  activityIndex: isNatural,
  role: isText,
  letters: isText,
});

const isTone = oneOf(TONES);
const isLine = oneOf(['solid', 'dashed', 'dotted', 'thick'] satisfies DiagramEdge['line'][]);
const isOutline = oneOf(['solid', 'dashed', 'double'] satisfies DiagramNode['outline'][]);
const isMaybeText = optional(isText);

const isDiagram = shape<Diagram>({
  direction: oneOf(['down', 'right'] satisfies Diagram['direction'][]),
  nodes: listOf(
    shape<DiagramNode>({
      id: isText,
      label: isText,
      detail: isMaybeText,
      shape: oneOf(NODE_SHAPES),
      tone: isTone,
      outline: optional(isOutline),
      group: isMaybeText,
      source: optional(isSource),
      description: isMaybeText,
    }),
  ),
  edges: listOf(
    shape<DiagramEdge>({
      from: isText,
      to: isText,
      label: isMaybeText,
      line: isLine,
      tone: isTone,
      source: optional(isSource),
      description: isMaybeText,
    }),
  ),
  groups: listOf(
    shape<DiagramGroup>({
      id: isText,
      label: isText,
      parent: isMaybeText,
      source: optional(isSource),
      closed: optional(
        shape<NonNullable<DiagramGroup['closed']>>({
          shape: oneOf(NODE_SHAPES),
          tone: isTone,
          detail: isMaybeText,
        }),
      ),
      level: isMaybeText,
    }),
  ),
  legend: listOf(
    shape<LegendEntry>({
      label: isText,
      shape: optional(oneOf(NODE_SHAPES)),
      tone: isTone,
      outline: optional(isOutline),
      line: optional(isLine),
    }),
  ),
  levels: optional(shape<NonNullable<Diagram['levels']>>({ top: isText })),
});

/** One check per message, so that the compiler asks for another when a message is added. */
const CHECKS: { readonly [Type in FromWebview['type']]: Check } = {
  ready: () => true,
  undo: () => true,
  redo: () => true,
  'save-document': () => true,
  reveal: shape<Message<'reveal'>>({ type: isText, source: isSource }),
  act: shape<Message<'act'>>({ type: isText, action: isText }),
  'open-view': shape<Message<'open-view'>>({ type: isText, view: isViewId, uri: isText }),
  'show-rule': shape<Message<'show-rule'>>({ type: isText, rule: isRule }),
  chosen: shape<Message<'chosen'>>({ type: isText, chosen: isChosen }),
  layout: shape<Message<'layout'>>({ type: isText, request: isNatural, diagram: isDiagram }),
  picture: shape<Message<'picture'>>({
    type: isText,
    format: oneOf(PICTURE_FORMATS),
    purpose: oneOf(['save', 'copy'] satisfies Message<'picture'>['purpose'][]),
    data: isText,
  }),
  'edit-cell': shape<Message<'edit-cell'>>({ type: isText, edit: isEdit }),
  print: shape<Message<'print'>>({ type: isText, body: isText }),
  failed: shape<Message<'failed'>>({ type: isText, message: isText }),
};

/** Filters of a diagram are few, and their values short. */
const CHOSEN = { filters: 20, length: 1000 } as const;

/** What was chosen of each filter, by its id. */
export function isChosen(value: unknown): value is Message<'chosen'>['chosen'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= CHOSEN.filters &&
    entries.every(([id, chosen]) => isText(chosen) && id.length + chosen.length <= CHOSEN.length)
  );
}

/** `raci/one-accountable`. */
function isRule(value: unknown): boolean {
  return isText(value) && /^[a-z]+\/[a-z-]+$/u.test(value);
}

/** Whether what a webview sent is one of its messages, whole: a webview is not to be trusted with more than these. */
export function isFromWebview(value: unknown): value is FromWebview {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const { type } = value;
  const check = Object.entries(CHECKS).find(([known]) => known === type)?.[1];
  return check?.(value) === true;
}
