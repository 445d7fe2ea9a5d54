import type { Tone } from '@vitruve/manifests';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { numberText } from './numbers.ts';
import { STOP, useRoving } from './roving.ts';

export interface Bar {
  readonly id: string;
  readonly label: string;
  /** What is before the label. */
  readonly mark?: ComponentChildren;
  readonly value: number;
  /** What is at the end, in place of the bare value. */
  readonly words?: ComponentChildren;
  readonly tone: Tone;
  readonly title?: string;
}

interface BarsProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** Where a line stands across the bars, in the unit of their values. */
  readonly limit?: { readonly value: number; readonly label: string };
  /** Puts each label above its bar: for labels that are sentences. */
  readonly stacked?: boolean;
  /** The bar that filters, if one does. */
  readonly chosen?: string | undefined;
  /** Called with nothing when the chosen bar is pressed again. */
  readonly choose?: (id: string | undefined) => void;
  /** Called with the bar that is pressed, where bars lead somewhere: each is a thing then. */
  readonly open?: (id: string) => void;
}

/** Amounts side by side: label, bar, number. One tab stop; the chosen bar is pressed. */
export function Bars({ label, bars, limit, stacked = false, chosen, choose, open }: BarsProps) {
  const list = useRef<HTMLUListElement>(null);
  useRoving(list);
  const most = Math.max(1, limit?.value ?? 0, ...bars.map(({ value }) => value));
  const share = (value: number): string => `${(100 * value) / most}%`;
  return (
    <div class={stacked ? 'bars stacked' : 'bars'} style={limit && { '--limit': share(limit.value) }}>
      <ul ref={list} aria-label={label}>
        {bars.map((bar) => (
          <li key={bar.id}>
            <button
              type="button"
              class={`bar tone-${bar.tone}`}
              data-bar={bar.id}
              data-thing={open && bar.id}
              title={bar.title}
              aria-pressed={choose && bar.id === chosen}
              onClick={() => {
                choose?.(bar.id === chosen ? undefined : bar.id);
                open?.(bar.id);
              }}
              {...STOP}
            >
              <span class="bar-label">
                {bar.mark}
                <span class="bar-name">{bar.label}</span>
              </span>
              <span class={limit ? 'bar-track limited' : 'bar-track'} aria-hidden="true">
                <span class="bar-fill" style={{ width: share(bar.value) }} />
              </span>
              <span class="bar-value">{bar.words ?? numberText(bar.value)}</span>
            </button>
          </li>
        ))}
      </ul>
      {limit && <p class="limit-label">{limit.label}</p>}
    </div>
  );
}
