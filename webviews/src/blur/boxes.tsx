import { t } from '@vscode/l10n';
import { useEffect, useRef } from 'preact/hooks';
import { itemDescription } from './naming.ts';
import { HANDLES, stateOf, type Handle, type Item } from './review.ts';

/** CSS pixels. */
const HANDLE = 9;

interface BoxProps {
  readonly item: Item;
  readonly items: readonly Item[];
  readonly isSelected: boolean;
  /** Whether the Tab key stops here. */
  readonly isStop: boolean;
  /** Whether the focus is to come here. */
  readonly isFocused: boolean;
  /** CSS pixels of one pixel of the picture. */
  readonly scale: number;
  readonly select: () => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly grab: (event: PointerEvent, handle: Handle | undefined) => void;
}

/** A box in the picture: it is moved and resized with the mouse, or with arrows when it has the focus. */
export function ReviewBox({
  item,
  items,
  isSelected,
  isStop,
  isFocused,
  scale,
  select,
  press,
  grab,
}: BoxProps) {
  const element = useRef<SVGGElement>(null);
  useEffect(() => {
    if (isFocused) element.current?.focus({ preventScroll: false });
  }, [isFocused, item.id]);
  const { left, top, width, height } = item.box;
  const side = HANDLE / scale;
  const state = stateOf(item, items);
  return (
    <g
      ref={element}
      class={`blur-box is-${item.kind} is-${state} ${isSelected ? 'is-selected' : ''}`}
      data-thing={`box:${item.id}`}
      role="button"
      aria-roledescription={t('box')}
      aria-label={itemDescription(item, items)}
      aria-pressed={isSelected}
      tabIndex={isStop ? 0 : -1}
      onFocus={select}
      onKeyDown={press}
      onPointerDown={(event) => {
        grab(event, undefined);
      }}
    >
      <rect class="blur-box-halo" x={left} y={top} width={width} height={height} />
      <rect class="blur-box-line" x={left} y={top} width={width} height={height} />
      {state === 'removed' && (
        <path
          class="blur-box-struck"
          d={`M${left} ${top}l${width} ${height}m${-width} 0l${width} ${-height}`}
        />
      )}
      {isSelected &&
        !item.isRemoved &&
        HANDLES.map((handle) => (
          <rect
            key={`${handle.across}${handle.along}`}
            class={`blur-handle ${cursorOf(handle)}`}
            x={left + (width * (1 + handle.across)) / 2 - side / 2}
            y={top + (height * (1 + handle.along)) / 2 - side / 2}
            width={side}
            height={side}
            onPointerDown={(event) => {
              grab(event, handle);
            }}
          />
        ))}
    </g>
  );
}

function cursorOf({ across, along }: Handle): string {
  if (across === 0) return 'along';
  if (along === 0) return 'across';
  return across === along ? 'falling' : 'rising';
}
