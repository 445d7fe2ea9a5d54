import { t } from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { Comparison, Whole } from './comparison.tsx';
import { Outline } from './outline.tsx';
import { PictureStage } from './picture-stage.tsx';
import type { BlurMode, ListedImage, OpenedImage } from './protocol.ts';
import { ReviewStage } from './review-stage.tsx';
import { isOn, type ItemKind } from './review.ts';
import { RoomsInStep } from './room.ts';
import type { Pictures } from './use-pictures.ts';
import type { Review } from './use-review.ts';

interface BlurStageProps {
  readonly listed: ListedImage;
  /** Undefined while nothing is known of it. */
  readonly image: OpenedImage | undefined;
  readonly page: number;
  /** Whether what was asked last could not be done: nothing comes any more. */
  readonly isFaulty: boolean;
  readonly mode: BlurMode;
  readonly pictures: Pictures;
  readonly review: Review;
  readonly draws: ItemKind;
  readonly side: 'slider' | 'beside';
  readonly zoom: number;
  readonly onZoom: (factor: number) => void;
}

/** The middle of the viewer: the picture, as it is looked at. */
export function BlurStage(props: BlurStageProps) {
  return (
    <div class="blur-stage">
      {props.image ? <Shown {...props} image={props.image} /> : <Absent {...props} />}
    </div>
  );
}

function Shown(props: BlurStageProps & { readonly image: OpenedImage }) {
  const { listed, image, page, mode, pictures, review, draws, side, zoom, onZoom } = props;
  const { before, after } = pictures;
  const inStep = useMemo(() => new RoomsInStep(), []);
  if (before === undefined) return null;
  if (mode === 'review') {
    return (
      <ReviewStage
        size={image}
        picture={before}
        page={page}
        items={review.items}
        selected={review.selection.id}
        isFocusWanted={review.selection.isFocusWanted}
        draws={draws}
        zoom={zoom}
        onZoom={onZoom}
        inStep={inStep}
        actions={review}
      />
    );
  }
  const marked = review.items.find((item) => item.id === review.selection.id && isOn(item, page));
  const shown = { size: image, zoom, onZoom, inStep };
  if (after !== undefined)
    return <Comparison {...shown} before={before} after={after} side={side} marked={marked} />;
  if (listed.hasResult) return null;
  return (
    <PictureStage {...shown} isDragged={true} label={t('Before')} role="img">
      {() => (
        <>
          <Whole address={before} size={image} />
          <Outline item={marked} />
        </>
      )}
    </PictureStage>
  );
}

/** In place of an image that there is nothing of, or nothing yet. */
function Absent({ listed, isFaulty }: BlurStageProps) {
  const isComing = !isFaulty && (listed.state === 'done' || listed.state === 'skipped');
  return (
    <div class="frame-empty">
      {isComing && <div class="frame-spinner" role="status" aria-label={t('Loading')} />}
      {listed.state === 'failed' && <p>{listed.reason}</p>}
      {listed.state === 'cancelled' && <p>{t('The run was cancelled before this image was processed.')}</p>}
    </div>
  );
}
