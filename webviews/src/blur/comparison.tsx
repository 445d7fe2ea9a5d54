import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { Outline } from './outline.tsx';
import { PictureStage, type StageGeometry } from './picture-stage.tsx';
import type { Item, Size } from './review.ts';
import type { RoomsInStep } from './room.ts';

interface ComparisonProps {
  readonly size: Size;
  /** Addresses of the pictures. */
  readonly before: string;
  readonly after: string;
  readonly side: 'slider' | 'beside';
  readonly zoom: number;
  readonly onZoom: (factor: number) => void;
  readonly inStep: RoomsInStep;
  /** The box that is pointed out. */
  readonly marked: Item | undefined;
}

/** The original and the result: one over the other with a slider between them, or side by side. */
export function Comparison(props: ComparisonProps) {
  return props.side === 'slider' ? <Slider {...props} /> : <Beside {...props} />;
}

function Beside({ size, before, after, zoom, onZoom, inStep, marked }: ComparisonProps) {
  const pictures = [
    { label: t('Before'), address: before },
    { label: t('After'), address: after },
  ];
  return (
    <div class="blur-beside">
      {pictures.map(({ label, address }) => (
        <figure key={label}>
          <PictureStage
            size={size}
            zoom={zoom}
            onZoom={onZoom}
            inStep={inStep}
            isDragged={true}
            label={label}
            role="img"
          >
            {() => (
              <>
                <Whole address={address} size={size} />
                <Outline item={marked} />
              </>
            )}
          </PictureStage>
          <figcaption>{label}</figcaption>
        </figure>
      ))}
    </div>
  );
}

function Slider({ size, before, after, zoom, onZoom, inStep, marked }: ComparisonProps) {
  const [percent, setPercent] = useState(50);
  const [isDragged, setDragged] = useState(false);
  const split = (size.width * percent) / 100;
  const follow = (event: PointerEvent, { placeOf }: StageGeometry): void => {
    const share = (100 * placeOf(event).x) / size.width;
    setPercent(Math.round(Math.max(0, Math.min(100, share))));
  };
  return (
    <div class="blur-slider">
      <PictureStage
        size={size}
        zoom={zoom}
        onZoom={onZoom}
        inStep={inStep}
        label={t('Original on the left, result on the right')}
        role="img"
        class="blur-split"
        onPointerDown={(event, geometry) => {
          if (event.button !== 0) return;
          (event.currentTarget as Element | null)?.setPointerCapture(event.pointerId);
          setDragged(true);
          follow(event, geometry);
        }}
        onPointerMove={(event, geometry) => {
          if (isDragged) follow(event, geometry);
        }}
        onPointerUp={() => {
          setDragged(false);
        }}
      >
        {({ scale }) => (
          <>
            <Whole address={after} size={size} />
            <clipPath id="blur-before">
              <rect width={split} height={size.height} />
            </clipPath>
            <g clip-path="url(#blur-before)">
              <Whole address={before} size={size} />
            </g>
            <Outline item={marked} />
            <path class="blur-split-line" d={`M${split} 0V${size.height}`} />
            <g transform={`translate(${split} ${size.height / 2}) scale(${1 / scale})`}>
              <circle class="blur-split-knob" r="13" />
              <path class="blur-split-arrows" d="M-4-5-9 0l5 5M4-5l5 5-5 5" />
            </g>
          </>
        )}
      </PictureStage>
      <label class="blur-range">
        <span aria-hidden="true">{t('Before')}</span>
        <input
          type="range"
          min="0"
          max="100"
          value={percent}
          aria-label={t('Visible part of the original')}
          aria-valuetext={t('{0} % of the original', percent)}
          onInput={({ currentTarget }) => {
            setPercent(Number(currentTarget.value));
          }}
        />
        <span aria-hidden="true">{t('After')}</span>
      </label>
    </div>
  );
}

/** A picture in all of its room: what arrives may be smaller than the original, whose pixels boxes count in. */
export function Whole({ address, size }: { readonly address: string; readonly size: Size }) {
  return <image href={address} width={size.width} height={size.height} preserveAspectRatio="none" />;
}
