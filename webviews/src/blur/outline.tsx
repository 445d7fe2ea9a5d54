import type { Item } from './review.ts';

/** A box that is only looked at. */
export function Outline({ item }: { readonly item: Pick<Item, 'box' | 'kind'> | undefined }) {
  if (!item) return null;
  const { left, top, width, height } = item.box;
  return (
    <g class={`blur-box is-${item.kind} is-outline`} aria-hidden="true">
      <rect class="blur-box-halo" x={left} y={top} width={width} height={height} />
      <rect class="blur-box-line" x={left} y={top} width={width} height={height} />
    </g>
  );
}
