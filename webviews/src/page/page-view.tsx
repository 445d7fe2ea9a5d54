import { detailKey, type PageData, type PlacedDetail, type Source } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Frame } from '../frame/frame.tsx';
import { Host } from '../frame/host.ts';
import { Detail } from './detail.tsx';
import { PageApi } from './page-api.ts';

/** A page of views: which there are, one of them, and what is known of the thing that was chosen in it. */
export function PageView({ data }: { readonly data: PageData }) {
  const { title, views, details } = data;
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<PlacedDetail>();
  const before = useRef<Element | null>(null);
  const byPlace = useMemo(
    () => new Map(details.map((detail) => [detailKey(detail.source), detail])),
    [details],
  );
  const reveal = (source: Source): void => {
    const detail = byPlace.get(detailKey(source));
    if (!detail) return;
    if (!chosen) before.current = document.activeElement;
    setChosen(detail);
  };
  const actions = useRef({ reveal });
  actions.current = { reveal };
  const shown = views[at];
  const { host, api } = useMemo(() => {
    if (!shown) return { host: undefined, api: undefined };
    const api = new PageApi(shown, {
      reveal: (source) => {
        actions.current.reveal(source);
      },
      openView: (view, uri) => {
        const wanted = views.findIndex((one) => one.view === view && one.uri === uri);
        if (wanted !== -1) setAt(wanted);
      },
    });
    return { host: new Host({ view: shown.view, uri: shown.uri }, {}, api), api };
  }, [shown]);
  useEffect(
    () => () => {
      api?.end();
    },
    [api],
  );
  return (
    <>
      <header class="page-head">
        <p class="page-title">{title}</p>
        <nav class="page-views" aria-label={t('Views')}>
          {views.map((view, index) => (
            <button
              key={`${view.view} ${view.uri}`}
              type="button"
              aria-current={index === at ? 'page' : undefined}
              onClick={() => {
                setAt(index);
              }}
            >
              {view.title}
            </button>
          ))}
        </nav>
      </header>
      <div class="page-body">
        <div class="page-view">
          {host && shown ? (
            <Frame key={`${shown.view} ${shown.uri}`} host={host} />
          ) : (
            <p class="frame-empty">{t('Nothing to show')}</p>
          )}
        </div>
        {chosen && (
          <Detail
            detail={chosen}
            leads={(source) => byPlace.has(detailKey(source))}
            reveal={reveal}
            close={() => {
              setChosen(undefined);
              if (before.current instanceof HTMLElement || before.current instanceof SVGElement)
                before.current.focus({ preventScroll: true });
            }}
          />
        )}
      </div>
    </>
  );
}
