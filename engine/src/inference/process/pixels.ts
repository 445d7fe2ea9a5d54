import { PIXELS_WASM } from './pixels-wasm.ts';

/** See `engine/assembly/pixels.ts`. All places and steps are in bytes of the memory. */
interface Pixels {
  floats(source: number, target: number, length: number): void;
  brightness(source: number, target: number, length: number): void;
  weigh(source: number, step: number, parts: number, count: number, target: number, length: number): void;
  sharpen(
    row: number,
    bright: number,
    around: number,
    length: number,
    knee: number,
    low: number,
    high: number,
    brightest: number,
    darkest: number,
  ): void;
  stretch(
    row: number,
    from: number,
    parts: number,
    count: number,
    form: number,
    lines: number,
    step: number,
    length: number,
  ): void;
  separate(row: number, form: number, lines: number, step: number, length: number): void;
  mix(target: number, lines: number, parts: number, count: number, length: number): void;
}

/** What is used of it: the types of Node do not have it. */
declare const WebAssembly: {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  };
  readonly Module: new (program: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, object>>,
  ) => { readonly exports: unknown };
};

const PAGE = 65_536;
const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 });
const bytes = Buffer.from(PIXELS_WASM, 'base64');

/** Works on pixels, four floats at a time. */
export const pixels = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } })
  .exports as Pixels;

/** Places in the memory, one behind the other, each at a multiple of 16 bytes. What was there before is overwritten. */
export class Layout {
  #end = 0;

  /** @returns where so many bytes are, and 16 that may be touched behind them. */
  place(size: number): number {
    const start = this.#end;
    this.#end = Math.ceil((start + size) / 16) * 16 + 16;
    return start;
  }

  /** Makes the memory as large as all places. Views are made after this. */
  claim(): ArrayBuffer {
    const missing = this.#end - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return memory.buffer;
  }
}
