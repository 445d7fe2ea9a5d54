import { useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../../view-props.ts';

function member(kept: unknown, key: string): unknown {
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>)[key] : undefined;
}

/** The kept value when it is one of those that there are, else the first of them. */
export function keptChoice<Value extends string>(
  kept: unknown,
  key: string,
  values: readonly [Value, ...Value[]],
): Value {
  const value = member(kept, key);
  return values.find((known) => known === value) ?? values[0];
}

/** Texts longer than a person types are nothing that we kept. */
export function keptText(kept: unknown, key: string): string {
  const value = member(kept, key);
  return typeof value === 'string' && value.length <= 1000 ? value : '';
}

export function keptFlag<Otherwise extends boolean | undefined>(
  kept: unknown,
  key: string,
  otherwise: Otherwise,
): boolean | Otherwise {
  const value = member(kept, key);
  return typeof value === 'boolean' ? value : otherwise;
}

export function keptIndex(kept: unknown, key: string): number {
  const value = member(kept, key);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

/** The state of a dashboard that outlives hiding and restarting. */
export function useKept<State extends object>(
  { kept, keep }: Pick<ViewProps<unknown>, 'kept' | 'keep'>,
  read: (kept: unknown) => State,
): readonly [State, (change: Partial<State>) => void] {
  const [state, setState] = useState(() => read(kept));
  const latest = useRef(state);
  return [
    state,
    (change) => {
      latest.current = { ...latest.current, ...change };
      setState(latest.current);
      keep(latest.current);
    },
  ];
}
