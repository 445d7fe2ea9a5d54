import { MARKS, SPARK, sparkPath } from '@vitruve/drawing';
import type { CellItem, Source, TableCell } from '@vitruve/manifests';
import { STOP } from '../elements/roving.ts';
import { SourceLink } from '../elements/source-link.tsx';

interface SectionCellProps {
  readonly cell: TableCell;
  readonly thing: string;
  /** Where the whole row leads, for its first cell. */
  readonly source: Source | undefined;
  readonly reveal: (source: Source) => void;
  readonly act: (action: string) => void;
}

/** What a cell says: its texts below each other, each with its mark and its link, and its small line. */
export function SectionCell({ cell: { items, trend = [] }, thing, source, reveal, act }: SectionCellProps) {
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
          act={act}
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
  readonly act: (action: string) => void;
}

function Item({ item: { text, spoken, action, tone }, thing, source, reveal, act }: ItemProps) {
  const mark = tone && MARKS[tone];
  const shown = spoken === undefined ? text : <Sign text={text} spoken={spoken} />;
  const content =
    action !== undefined ? (
      <button
        type="button"
        class="link"
        data-thing={thing}
        title={spoken}
        onClick={() => {
          act(action);
        }}
        {...STOP}
      >
        {shown}
      </button>
    ) : source ? (
      <SourceLink thing={thing} source={source} reveal={reveal}>
        {shown}
      </SourceLink>
    ) : (
      shown
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

/** A sign, with the words that it stands for. */
function Sign({ text, spoken }: { readonly text: string; readonly spoken: string }) {
  return (
    <>
      <span aria-hidden="true">{text}</span>
      <span class="unseen">{spoken}</span>
    </>
  );
}
