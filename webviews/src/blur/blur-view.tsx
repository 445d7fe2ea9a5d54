import { t } from '@vscode/l10n';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useListening } from '../frame/listening.ts';
import { StatusLine } from '../frame/status-line.tsx';
import { BlurStage } from './blur-stage.tsx';
import { BlurToolbar } from './blur-toolbar.tsx';
import { Facts } from './facts.tsx';
import type { BlurHost } from './host.ts';
import { indicesOf, type ImageFilter } from './image-filter.ts';
import { ImageList } from './image-list.tsx';
import { actionFor, useKeys } from './keys.ts';
import type { BlurMode, DraftsByIndex, ListedImage, OpenedImage, ToBlurView } from './protocol.ts';
import { decisionsOf, type ItemKind } from './review.ts';
import { usePictures } from './use-pictures.ts';
import { useReview } from './use-review.ts';

/** How much larger than the room a picture can be shown. */
const MOST_ZOOM = 12;

/** The viewer of a run: its images, each before and after, or with its boxes to review. */
export function BlurView({ host }: { readonly host: BlurHost }) {
  const [images, setImages] = useState<readonly ListedImage[]>([]);
  const [index, setIndex] = useState(0);
  const [page, setPage] = useState(0);
  const [mode, setMode] = useState<BlurMode>('compare');
  const [opened, setOpened] = useState<OpenedImage>();
  const [drafts, setDrafts] = useState<DraftsByIndex>({});
  const [filter, setFilter] = useState<ImageFilter>('all');
  const [draws, setDraws] = useState<ItemKind>('face');
  const [side, setSide] = useState<'slider' | 'beside'>('slider');
  const [zoom, setZoom] = useState(1);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [status, announce] = useState('');
  const pictures = usePictures();
  const review = useReview({
    image: opened,
    page,
    announce,
    onChange: (items) => {
      if (!opened) return;
      const decisions = decisionsOf(items, opened);
      setDrafts((before) => ({ ...before, [index]: decisions }));
      host.post({ type: 'changed', index, decisions });
    },
  });

  const open = (next: number): void => {
    pictures.forget();
    review.begin(undefined);
    setFault('');
    setIndex(next);
    setOpened(undefined);
    setPage(0);
    setZoom(1);
  };
  const hear = (message: ToBlurView): void => {
    switch (message.type) {
      case 'images':
        setImages(message.images);
        setMode(message.mode);
        setDrafts(message.drafts);
        open(message.selected);
        break;
      case 'image':
        if (message.index !== index) break;
        setOpened(message.image);
        review.begin(message.image);
        break;
      case 'picture':
        if (message.index === index && message.page === page) pictures.show(message.side, message.data);
        break;
      case 'saved':
        setDrafts((before) => without(before, message.index));
        announce(t('Your changes are saved.'));
        break;
      case 'busy':
        setBusy(message.isBusy);
        break;
      case 'fault':
        setFault(message.message);
        break;
    }
  };
  useListening(host, hear);

  const choose = (next: number): void => {
    if (next === index) return;
    open(next);
    host.post({ type: 'select', index: next });
  };
  const turn = (next: number): void => {
    pictures.forget();
    setPage(next);
    host.post({ type: 'page', index, page: next });
  };
  const onZoom = (factor: number): void => {
    setZoom((before) => Math.min(MOST_ZOOM, Math.max(1, before * factor)));
  };
  const fit = (): void => {
    setZoom(1);
  };
  const save = (): void => {
    if (opened) host.post({ type: 'save', index, decisions: decisionsOf(review.items, opened) });
  };
  const apply = (all: boolean): void => {
    if (!opened || isBusy) return;
    host.post({ type: 'apply', index, decisions: decisionsOf(review.items, opened), all });
  };
  const shown = useMemo(() => indicesOf(images, filter, drafts), [images, filter, drafts]);
  const walk = (by: number): void => {
    const next = shown[shown.indexOf(index) + by];
    if (next !== undefined) choose(next);
  };
  useEffect(() => {
    if (images.length > 0) host.keep({ mode, selected: index, drafts });
  }, [host, images, mode, index, drafts]);
  const isReview = mode === 'review' && opened !== undefined;
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const act = actionFor(event, {
      zoom: onZoom,
      fit,
      walk,
      review: isReview ? { ...review, save } : undefined,
    });
    if (!act) return;
    event.preventDefault();
    act();
  };

  useKeys(press);

  const listed = images[index];
  // Thousands of lines are not compared each time a box moves.
  const list = useMemo(
    () =>
      images.length > 1 && (
        <ImageList
          images={images}
          listed={shown}
          selected={index}
          filter={filter}
          drafts={drafts}
          select={choose}
          choose={setFilter}
        />
      ),
    [images, shown, index, drafts],
  );
  return (
    <div class="blur-view">
      <header class="frame-bar">
        <h1 class="frame-title">{listed?.name ?? t('Faces and Plates')}</h1>
        {listed && (
          <BlurToolbar
            mode={mode}
            isOpen={opened !== undefined}
            hasResult={listed.hasResult}
            side={side}
            draws={draws}
            pages={opened?.pages ?? 1}
            page={page}
            isSaved={!(index in drafts)}
            isBusy={isBusy}
            canUndo={review.canUndo}
            canRedo={review.canRedo}
            many={images.length > 1}
            on={{
              mode: setMode,
              side: setSide,
              draws: setDraws,
              page: turn,
              zoom: onZoom,
              fit,
              undo: review.undo,
              redo: review.redo,
              save,
              apply,
              openFile: (which) => {
                host.post({ type: 'open', index, side: which });
              },
              report: () => {
                host.post({ type: 'report' });
              },
            }}
          />
        )}
      </header>
      {fault !== '' && (
        <div class="frame-problems" role="alert">
          <p>{fault}</p>
        </div>
      )}
      <div class="blur-body">
        {list}
        {listed && (
          <BlurStage
            listed={listed}
            image={opened}
            page={page}
            isFaulty={fault !== ''}
            mode={mode}
            pictures={pictures}
            review={review}
            draws={draws}
            side={side}
            zoom={zoom}
            onZoom={onZoom}
          />
        )}
        {opened && listed && (
          <Facts listed={listed} image={opened} page={page} review={review} isReview={isReview} />
        )}
      </div>
      <StatusLine text={isBusy ? t('Blurring…') : status} />
    </div>
  );
}

function without(drafts: DraftsByIndex, index: number): DraftsByIndex {
  return Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== String(index)));
}
