import { useState } from 'preact/hooks';
import type { Side } from './protocol.ts';

/** The addresses of the pictures that are shown. */
export interface Pictures {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly show: (side: Side, data: Uint8Array<ArrayBuffer>) => void;
  readonly forget: () => void;
}

/** Pictures arrive as bytes; an address of one holds them in memory until it is given back. */
export function usePictures(): Pictures {
  const [addresses, setAddresses] = useState<Partial<Record<Side, string>>>({});
  return {
    before: addresses.before,
    after: addresses.after,
    show: (side, data) => {
      const address = URL.createObjectURL(new Blob([data], { type: 'image/webp' }));
      setAddresses((earlier) => {
        if (earlier[side] !== undefined) URL.revokeObjectURL(earlier[side]);
        return { ...earlier, [side]: address };
      });
    },
    forget: () => {
      setAddresses((earlier) => {
        for (const address of Object.values(earlier)) URL.revokeObjectURL(address);
        return {};
      });
    },
  };
}
