import { t } from '@vscode/l10n';
import { ToolRow } from '../frame/tool-row.tsx';
import { ToolbarButton } from '../frame/toolbar-button.tsx';
import { kindName } from './naming.ts';
import type { BlurMode, Side } from './protocol.ts';
import type { ItemKind } from './review.ts';

interface BlurToolbarProps {
  readonly mode: BlurMode;
  /** Whether the image is there to be worked on. */
  readonly isOpen: boolean;
  readonly hasResult: boolean;
  readonly side: 'slider' | 'beside';
  readonly draws: ItemKind;
  readonly pages: number;
  readonly page: number;
  readonly isSaved: boolean;
  readonly isBusy: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether there are several images. */
  readonly many: boolean;
  readonly on: {
    readonly mode: (mode: BlurMode) => void;
    readonly side: (side: 'slider' | 'beside') => void;
    readonly draws: (kind: ItemKind) => void;
    readonly page: (page: number) => void;
    readonly zoom: (factor: number) => void;
    readonly fit: () => void;
    readonly undo: () => void;
    readonly redo: () => void;
    readonly save: () => void;
    readonly apply: (all: boolean) => void;
    readonly openFile: (side: Side) => void;
    readonly report: () => void;
  };
}

const KINDS: readonly ItemKind[] = ['face', 'plate', 'zone'];

/** What can be done with the image. */
export function BlurToolbar(props: BlurToolbarProps) {
  const { mode, hasResult, on } = props;
  return (
    <ToolRow>
      <ToolbarButton
        label={t('Compare')}
        pressed={mode === 'compare'}
        press={() => {
          on.mode('compare');
        }}
      />
      <ToolbarButton
        label={t('Review')}
        pressed={mode === 'review'}
        press={() => {
          on.mode('review');
        }}
      />
      <Divider />
      {mode === 'compare' && hasResult && <CompareTools {...props} />}
      {mode === 'review' && <ReviewTools {...props} />}
      {props.pages > 1 && <Pages {...props} />}
      <ToolbarButton
        icon="zoom-out"
        label={t('Zoom out (-)')}
        press={() => {
          on.zoom(0.8);
        }}
      />
      <ToolbarButton
        icon="zoom-in"
        label={t('Zoom in (+)')}
        press={() => {
          on.zoom(1.25);
        }}
      />
      <ToolbarButton icon="fit" label={t('Fit to window (0)')} press={on.fit} />
      <Divider />
      <ToolbarButton label={t('Report')} press={on.report} />
    </ToolRow>
  );
}

function CompareTools({ side, on }: BlurToolbarProps) {
  return (
    <>
      <ToolbarButton
        label={t('Side by side')}
        pressed={side === 'beside'}
        press={() => {
          on.side(side === 'beside' ? 'slider' : 'beside');
        }}
      />
      <ToolbarButton
        label={t('Open Result')}
        press={() => {
          on.openFile('after');
        }}
      />
      <Divider />
    </>
  );
}

function ReviewTools({ draws, isOpen, canUndo, canRedo, isSaved, isBusy, many, on }: BlurToolbarProps) {
  return (
    <>
      <select
        class="toolbar-choice"
        aria-label={t('Draw by dragging on the image')}
        title={t('Draw by dragging on the image')}
        value={draws}
        onChange={({ currentTarget }) => {
          on.draws(KINDS.find((kind) => kind === currentTarget.value) ?? 'face');
        }}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {kindName(kind)}
          </option>
        ))}
      </select>
      <ToolbarButton icon="undo" label={t('Undo (Ctrl+Z)')} disabled={!canUndo} press={on.undo} />
      <ToolbarButton icon="redo" label={t('Redo (Ctrl+Y)')} disabled={!canRedo} press={on.redo} />
      <ToolbarButton label={isSaved ? t('Saved') : t('Save')} disabled={isSaved} press={on.save} />
      <ToolbarButton
        label={t('Apply')}
        isPrimary={true}
        disabled={isBusy || !isOpen}
        press={() => {
          on.apply(false);
        }}
      />
      {many && (
        <ToolbarButton
          label={t('Apply to all images')}
          disabled={isBusy || !isOpen}
          press={() => {
            on.apply(true);
          }}
        />
      )}
      <Divider />
    </>
  );
}

function Pages({ page, pages, on }: BlurToolbarProps) {
  return (
    <>
      <ToolbarButton
        icon="previous"
        label={t('Previous page')}
        disabled={page === 0}
        press={() => {
          on.page(page - 1);
        }}
      />
      <span class="blur-page">{t('Page {0} of {1}', page + 1, pages)}</span>
      <ToolbarButton
        icon="next"
        label={t('Next page')}
        disabled={page === pages - 1}
        press={() => {
          on.page(page + 1);
        }}
      />
      <Divider />
    </>
  );
}

function Divider() {
  return <span class="toolbar-divider" aria-hidden="true" />;
}
