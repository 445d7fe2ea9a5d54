import type { DetailItem, PlacedDetail, Source } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { useEffect, useRef } from 'preact/hooks';

interface DetailProps {
  readonly detail: PlacedDetail;
  /** True for what the page says more of. */
  readonly leads: (source: Source) => boolean;
  readonly reveal: (source: Source) => void;
  readonly close: () => void;
}

/** What is known of a thing, beside the view it was chosen in. It takes the focus, and Escape gives it back. */
export function Detail({ detail, leads, reveal, close }: DetailProps) {
  const { title, subtitle, facts, place } = detail;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [detail]);
  return (
    <aside
      class="page-detail"
      aria-label={t('Details of {0}', title)}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close();
      }}
    >
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          class="toolbar-button"
          aria-label={t('Close')}
          title={t('Close')}
          onClick={close}
        >
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      {subtitle !== '' && <p>{subtitle}</p>}
      <dl>
        {facts.map(({ label, items }) => [
          <dt key={label}>{label}</dt>,
          ...items.map((item, index) => (
            <dd key={`${label} ${index}`}>
              <Item item={item} leads={leads} reveal={reveal} />
            </dd>
          )),
        ])}
      </dl>
      <p>{place}</p>
    </aside>
  );
}

function Item({
  item: { text, source },
  leads,
  reveal,
}: Pick<DetailProps, 'leads' | 'reveal'> & { readonly item: DetailItem }) {
  if (!source || !leads(source)) return <>{text}</>;
  return (
    <button
      type="button"
      class="frame-link"
      onClick={() => {
        reveal(source);
      }}
    >
      {text}
    </button>
  );
}
