import { t } from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import { ReviewBox } from './boxes.tsx';
import { Whole } from './comparison.tsx';
import { Outline } from './outline.tsx';
import { PictureStage, type StageGeometry } from './picture-stage.tsx';
import {
  between,
  isOn,
  resized,
  within,
  type Handle,
  type Item,
  type ItemKind,
  type Point,
  type Size,
} from './review.ts';
import type { RoomsInStep } from './room.ts';

/** What can be done to the boxes. */
export interface ReviewActions {
  readonly select: (id: number | undefined) => void;
  readonly add: (kind: ItemKind, box: Item['box']) => void;
  readonly change: (id: number, box: Item['box']) => void;
  readonly remove: (id: number) => void;
}

interface ReviewStageProps {
  readonly size: Size;
  readonly picture: string;
  readonly page: number;
  readonly items: readonly Item[];
  readonly selected: number | undefined;
  /** Whether the selected box is to have the focus. */
  readonly isFocusWanted: boolean;
  /** What dragging on the picture draws. */
  readonly draws: ItemKind;
  readonly zoom: number;
  readonly onZoom: (factor: number) => void;
  readonly inStep: RoomsInStep;
  readonly actions: ReviewActions;
}

type Drag =
  | { readonly type: 'draw'; readonly from: Point; readonly to: Point }
  | {
      readonly type: 'change';
      readonly item: Item;
      readonly handle: Handle | undefined;
      readonly from: Point;
      readonly to: Point;
    };

/** CSS pixels that a pointer may travel in a click. */
const CLICK_LIMIT = 4;

/** A step of an arrow key, as a part of the longer side. */
const STEP = 1 / 200;

/** The picture with its boxes to add, move, resize and remove. */
export function ReviewStage(props: ReviewStageProps) {
  const { size, page, items, selected, draws, actions } = props;
  const [drag, setDrag] = useState<Drag>();
  // Events come faster than renderings.
  const current = useRef<Drag | undefined>(undefined);
  const follow = (next: Drag | undefined): void => {
    current.current = next;
    setDrag(next);
  };
  const shown = items.filter((item) => isOn(item, page));
  const stop = shown.find(({ id }) => id === selected) ?? shown[0];

  const down = (event: PointerEvent, { placeOf }: StageGeometry): void => {
    if (event.button !== 0 || current.current) return;
    capture(event);
    actions.select(undefined);
    const place = placeOf(event);
    follow({ type: 'draw', from: place, to: place });
  };
  const move = (event: PointerEvent, { placeOf }: StageGeometry): void => {
    if (current.current) follow({ ...current.current, to: placeOf(event) });
  };
  const up = (_event: PointerEvent, { scale }: StageGeometry): void => {
    const ended = current.current;
    follow(undefined);
    if (!ended || Math.hypot(ended.to.x - ended.from.x, ended.to.y - ended.from.y) * scale < CLICK_LIMIT)
      return;
    if (ended.type === 'draw') actions.add(draws, within(between(ended.from, ended.to), size));
    else actions.change(ended.item.id, within(dragged(ended), size));
  };
  const press = (event: KeyboardEvent, item: Item): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') actions.remove(item.id);
    else {
      const box = item.isRemoved ? undefined : afterKey(event, item.box, size);
      if (!box) return;
      actions.change(item.id, box);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <PictureStage
      size={size}
      zoom={props.zoom}
      onZoom={props.onZoom}
      inStep={props.inStep}
      label={t('The image with its boxes')}
      role="group"
      class="blur-review"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
    >
      {({ scale, placeOf }) => (
        <>
          <Whole address={props.picture} size={size} />
          {shown.map((item) => (
            <ReviewBox
              key={item.id}
              item={
                drag?.type === 'change' && drag.item.id === item.id ? { ...item, box: dragged(drag) } : item
              }
              items={items}
              isSelected={item.id === selected}
              isStop={item === stop}
              isFocused={props.isFocusWanted && item.id === selected}
              scale={scale}
              select={() => {
                actions.select(item.id);
              }}
              press={(event) => {
                press(event, item);
              }}
              grab={(event, handle) => {
                if (event.button !== 0) return;
                event.stopPropagation();
                capture(event);
                actions.select(item.id);
                if (item.isRemoved) return;
                const place = placeOf(event);
                follow({ type: 'change', item, handle, from: place, to: place });
              }}
            />
          ))}
          {drag?.type === 'draw' && <Outline item={{ box: between(drag.from, drag.to), kind: draws }} />}
        </>
      )}
    </PictureStage>
  );
}

/** The picture hears of the pointer wherever it goes, until it is let go. */
function capture(event: PointerEvent): void {
  const { target } = event;
  if (target instanceof SVGElement) (target.ownerSVGElement ?? target).setPointerCapture(event.pointerId);
}

function dragged({ item, handle, from, to }: Extract<Drag, { type: 'change' }>): Item['box'] {
  const by = { x: to.x - from.x, y: to.y - from.y };
  if (handle) return resized(item.box, handle, by);
  return { ...item.box, left: item.box.left + by.x, top: item.box.top + by.y };
}

/** Arrows move a box, with Shift they resize it, with Alt by single pixels. */
function afterKey(event: KeyboardEvent, box: Item['box'], size: Size): Item['box'] | undefined {
  const step = event.altKey ? 1 : Math.max(1, Math.round(Math.max(size.width, size.height) * STEP));
  const by = {
    x: event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0,
    y: event.key === 'ArrowDown' ? step : event.key === 'ArrowUp' ? -step : 0,
  };
  if (by.x === 0 && by.y === 0) return undefined;
  if (!event.shiftKey) return within({ ...box, left: box.left + by.x, top: box.top + by.y }, size);
  return within({ ...box, width: box.width + by.x, height: box.height + by.y }, size);
}
