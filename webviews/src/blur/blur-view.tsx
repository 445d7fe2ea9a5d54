import { t } from '@vscode/l10n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { StatusLine } from '../frame/status-line.tsx';
import { BlurToolbar } from './blur-toolbar.tsx';
import { Comparison, Whole } from './comparison.tsx';
import { countsText, timeText } from './figures.ts';
import { begun, changed, redone, undone, type History } from './history.ts';
import type { BlurHost } from './host.ts';
import { ImageList } from './image-list.tsx';
import { ItemList } from './item-list.tsx';
import { itemName } from './naming.ts';
import { PictureStage } from './picture-stage.tsx';
import type { BlurMode, ListedImage, OpenedImage, Side, ToBlurView } from './protocol.ts';
import { ReviewStage, type ReviewActions } from './review-stage.tsx';
import {
  decisionsOf,
  isOn,
  itemsOf,
  withAdded,
  withBox,
  withRemoved,
  type Item,
  type ItemKind,
} from './review.ts';

interface Selection {
  readonly id: number | undefined;
  /** Whether the focus goes to the box: it does when something else than the box chose it. */
  readonly isFocusWanted: boolean;
}

const NOTHING: Selection = { id: undefined, isFocusWanted: false };
const MOST_ZOOM = 12;

/** The viewer of a run: its images, each before and after, or with its boxes to review. */
export function BlurView({ host }: { readonly host: BlurHost }) {
  const [images, setImages] = useState<readonly ListedImage[]>([]);
  const [index, setIndex] = useState(0);
  const [mode, setMode] = useState<BlurMode>('compare');
  const [opened, setOpened] = useState<OpenedImage>();
  const [page, setPage] = useState(0);
  const [pictures, setPictures] = useState<Partial<Record<Side, string>>>({});
  const [history, setHistory] = useState<History<readonly Item[]>>(begun([]));
  const [isSaved, setSaved] = useState(true);
  const [selection, setSelection] = useState(NOTHING);
  const [draws, setDraws] = useState<ItemKind>('face');
  const [side, setSide] = useState<'slider' | 'beside'>('slider');
  const [zoom, setZoom] = useState(1);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [status, announce] = useState('');

  const hear = (message: ToBlurView): void => {
    switch (message.type) {
      case 'images':
        setImages(message.images);
        setMode(message.mode);
        open(message.selected);
        break;
      case 'image':
        if (message.index !== index) break;
        setOpened(message.image);
        setHistory(begun(itemsOf(message.image.detections, message.image.decisions)));
        setSaved(message.image.isSaved);
        break;
      case 'picture':
        if (message.index === index && message.page === page) show(message.side, message.data);
        break;
      case 'saved':
        if (message.index === index) setSaved(true);
        announce(t('What was decided is saved.'));
        break;
      case 'busy':
        setBusy(message.isBusy);
        break;
      case 'fault':
        setFault(message.message);
        break;
    }
  };
  // What is heard belongs to what is open now, not to what was when the listening began.
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => {
    const stop = host.listen((message) => {
      latest.current(message);
    });
    host.post({ type: 'ready' });
    return stop;
  }, [host]);

  const show = (which: Side, data: Uint8Array<ArrayBuffer>): void => {
    const address = URL.createObjectURL(new Blob([data], { type: 'image/webp' }));
    setPictures((before) => {
      if (before[which] !== undefined) URL.revokeObjectURL(before[which]);
      return { ...before, [which]: address };
    });
  };
  const forget = (): void => {
    for (const address of Object.values(pictures)) URL.revokeObjectURL(address);
    setPictures({});
    setSelection(NOTHING);
    setFault('');
  };
  const open = (next: number): void => {
    forget();
    setIndex(next);
    setOpened(undefined);
    setHistory(begun([]));
    setPage(0);
    setZoom(1);
  };
  const choose = (next: number): void => {
    if (next === index) return;
    open(next);
    host.post({ type: 'select', index: next });
  };
  const turn = (next: number): void => {
    forget();
    setPage(next);
    host.post({ type: 'page', index, page: next });
  };

  const items = history.now;
  const change = (next: History<readonly Item[]>): void => {
    if (!opened || next === history) return;
    setHistory(next);
    setSaved(false);
    host.post({ type: 'changed', index, decisions: decisionsOf(next.now, opened) });
  };
  const pageOfNew = opened && opened.pages > 1 ? page : undefined;
  const nameOf = (id: number): string => {
    const item = items.find((one) => one.id === id);
    return item ? itemName(item, items) : '';
  };
  const actions: ReviewActions = {
    select: (id) => {
      setSelection({ id, isFocusWanted: false });
    },
    add: (kind, box) => {
      const added = withAdded(items, kind, box, pageOfNew);
      change(changed(history, added.items));
      setSelection({ id: added.id, isFocusWanted: true });
      const item = added.items.at(-1);
      if (item) announce(t('Added: {0}', itemName(item, added.items)));
    },
    change: (id, box) => {
      change(changed(history, withBox(items, id, box)));
      announce(t('{0}: {1} × {2} pixels at {3}, {4}', nameOf(id), box.width, box.height, box.left, box.top));
    },
    remove: (id) => {
      const item = items.find((one) => one.id === id);
      change(changed(history, withRemoved(items, id)));
      const name = nameOf(id);
      announce(item?.isRemoved === true ? t('{0} is covered after all', name) : t('Removed: {0}', name));
      const kept = item?.seen !== undefined;
      const next = kept ? id : items.find((one) => one.id !== id && isOn(one, page))?.id;
      setSelection({ id: next, isFocusWanted: next !== undefined });
    },
  };
  const undo = (): void => {
    change(undone(history));
    announce(t('Undone'));
  };
  const redo = (): void => {
    change(redone(history));
    announce(t('Redone'));
  };
  const save = (): void => {
    if (opened) host.post({ type: 'save', index, decisions: decisionsOf(items, opened) });
  };
  const apply = (all: boolean): void => {
    if (opened && !isBusy) host.post({ type: 'apply', index, decisions: decisionsOf(items, opened), all });
  };
  /** Adds a box in the middle, for those who use no mouse. */
  const addInMiddle = (kind: ItemKind): void => {
    if (!opened) return;
    const side = Math.max(8, Math.round(Math.min(opened.width, opened.height) / 6));
    const height = kind === 'plate' ? Math.round(side / 3) : side;
    const left = Math.round((opened.width - side) / 2);
    actions.add(kind, { left, top: Math.round((opened.height - height) / 2), width: side, height });
  };
  const onZoom = (factor: number): void => {
    setZoom((before) => Math.min(MOST_ZOOM, Math.max(1, before * factor)));
  };

  const press = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement) return;
    const act = actionFor(event);
    if (!act) return;
    event.preventDefault();
    act();
  };
  const actionFor = ({
    key,
    ctrlKey,
    metaKey,
    shiftKey,
    altKey,
  }: KeyboardEvent): (() => void) | undefined => {
    const letter = key.toLowerCase();
    const isReview = mode === 'review' && opened !== undefined;
    if (ctrlKey || metaKey) {
      if (!isReview || altKey) return undefined;
      if (letter === 'z') return shiftKey ? redo : undo;
      if (letter === 'y') return redo;
      if (letter === 's') return save;
      return undefined;
    }
    switch (letter) {
      case '+':
        return () => {
          onZoom(1.25);
        };
      case '-':
        return () => {
          onZoom(0.8);
        };
      case '0':
        return () => {
          setZoom(1);
        };
    }
    const kind = isReview ? ({ f: 'face', p: 'plate', z: 'zone' } as const)[letter] : undefined;
    return (
      kind &&
      (() => {
        addInMiddle(kind);
      })
    );
  };

  const listed = images[index];
  const { before, after } = pictures;
  return (
    <div class="blur-view" onKeyDown={press}>
      <header class="frame-bar">
        <h1 class="frame-title">{listed?.name ?? t('Faces and plates')}</h1>
        {opened && listed && (
          <BlurToolbar
            mode={mode}
            hasResult={listed.hasResult}
            side={side}
            draws={draws}
            pages={opened.pages}
            page={page}
            isSaved={isSaved}
            isBusy={isBusy}
            canUndo={history.past.length > 0}
            canRedo={history.future.length > 0}
            many={images.length > 1}
            on={{
              mode: setMode,
              side: setSide,
              draws: setDraws,
              page: turn,
              zoom: onZoom,
              fit: () => {
                setZoom(1);
              },
              undo,
              redo,
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
        {images.length > 1 && <ImageList images={images} selected={index} select={choose} />}
        <div class="blur-stage">
          {listed && !opened && <Absent image={listed} />}
          {opened && mode === 'review' && before !== undefined && (
            <ReviewStage
              size={opened}
              picture={before}
              page={page}
              items={items}
              selected={selection.id}
              isFocusWanted={selection.isFocusWanted}
              draws={draws}
              zoom={zoom}
              onZoom={onZoom}
              actions={actions}
            />
          )}
          {opened && mode === 'compare' && before !== undefined && after !== undefined && (
            <Comparison size={opened} before={before} after={after} side={side} zoom={zoom} onZoom={onZoom} />
          )}
          {opened && mode === 'compare' && !listed?.hasResult && before !== undefined && (
            <PictureStage size={opened} zoom={zoom} onZoom={onZoom} label={t('Before')} role="img">
              {() => <Whole address={before} size={opened} />}
            </PictureStage>
          )}
        </div>
        {opened && listed && (
          <aside class="blur-facts" aria-label={t('What was found')}>
            <h2>{countsText(listed.faces, listed.plates)}</h2>
            <p class="blur-quiet">
              {t('{0} × {1} pixels', opened.width, opened.height)}
              {' · '}
              {t('looked for in {0}', timeText(opened.time.detect))}
              {' · '}
              {t('in all {0}', timeText(opened.time.read + opened.time.detect + opened.time.write))}
            </p>
            {opened.remarks.map((remark) => (
              <p key={remark}>{remark}</p>
            ))}
            <ItemList
              items={items.filter((item) => isOn(item, page))}
              selected={selection.id}
              select={(id) => {
                setSelection({ id, isFocusWanted: mode === 'review' });
              }}
              remove={mode === 'review' ? actions.remove : undefined}
            />
            {mode === 'review' && <Keys />}
          </aside>
        )}
      </div>
      <StatusLine text={isBusy ? t('Being blurred…') : status} />
    </div>
  );
}

/** In place of an image that there is nothing of, or nothing yet. */
function Absent({ image }: { readonly image: ListedImage }) {
  const isComing = image.state === 'done' || image.state === 'skipped';
  return (
    <div class="frame-empty">
      {isComing && <div class="frame-spinner" role="status" aria-label={t('Being read')} />}
      {image.state === 'failed' && <p>{image.reason}</p>}
      {image.state === 'cancelled' && <p>{t('It was not its turn before the run was cancelled.')}</p>}
    </div>
  );
}

function Keys() {
  const keys: readonly (readonly [string, string])[] = [
    ['F, P, Z', t('add a face, a plate, a zone left alone')],
    ['← ↑ → ↓', t('move the box; with Shift, resize it; with Alt, by one pixel')],
    [t('Delete'), t('remove the box')],
    ['Ctrl+Z, Ctrl+Y', t('undo, redo')],
    ['Ctrl+S', t('save')],
  ];
  return (
    <details class="blur-keys">
      <summary>{t('Keys')}</summary>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
