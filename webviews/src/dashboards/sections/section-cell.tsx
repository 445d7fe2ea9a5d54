import { MARKS, SPARK, sparkPath } from '@vitruve/drawing';
import type { CellItem, Source, TableCell } from '@vitruve/manifests';
import { SourceLink } from '../elements/source-link.tsx';

interface SectionCellProps {
  readonly cell: TableCell;
  readonly thing: string;
  /** Where the whole row leads, for its first cell. */
  readonly source: Source | undefined;
  readonly reveal: (source: Source) => void;
}

/** What a cell says: its texts below each other, each with its mark and its link, and its small line. */
export function SectionCell({ cell: { items, trend = [] }, thing, source, reveal }: SectionCellProps) {
  const path = sparkPath(trend);
  return (
    <>
      {items.map((item, index) => (
        <Item
          key={`${index} ${item.text}`}
          item={item}
          thing={index === 0 ? thing : `${thing} ${index}`}
          source={item.source ?? source}
          reveal={reveal}
        />
      ))}
      {path !== '' && (
        <svg
          class={`spark tone-${items[0]?.tone ?? 'accent'}`}
          viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
          width={SPARK.width}
          height={SPARK.height}
          aria-hidden="true"
        >
          <path d={path} />
        </svg>
      )}
    </>
  );
}

interface ItemProps {
  readonly item: CellItem;
  readonly thing: string;
  readonly source: Source | undefined;
  readonly reveal: (source: Source) => void;
}

function Item({ item: { text, tone }, thing, source, reveal }: ItemProps) {
  const mark = tone && MARKS[tone];
  const content = source ? (
    <SourceLink thing={thing} source={source} reveal={reveal}>
      {text}
    </SourceLink>
  ) : (
    text
  );
  return (
    <span class={tone ? `item tone-${tone}` : 'item'}>
      {mark && (
        <svg class="mark" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
          <path d={mark} />
        </svg>
      )}
      <span>{content}</span>
    </span>
  );
}
