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

/** The memory of a program of `engine/assembly/`, which works on places that are laid out in it. */
export class AssemblyMemory {
  readonly #memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 });

  /** The functions of a program, which works in this memory. @param program as `npm run wasm` writes it. */
  open(program: string): unknown {
    const module = new WebAssembly.Module(Buffer.from(program, 'base64'));
    return new WebAssembly.Instance(module, { env: { memory: this.#memory } }).exports;
  }

  /** Begins to lay it out anew. */
  layout(): Layout {
    return new Layout((size) => this.#enlarged(size));
  }

  #enlarged(size: number): ArrayBuffer {
    const missing = size - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    return this.#memory.buffer;
  }
}

/** Places in a memory, one behind the other, each at a multiple of 16 bytes. What was there before is overwritten. */
export class Layout {
  readonly #enlarged: (size: number) => ArrayBuffer;
  #end = 0;

  /** @param enlarged makes the memory so large, and returns it. */
  constructor(enlarged: (size: number) => ArrayBuffer) {
    this.#enlarged = enlarged;
  }

  /** @returns where so many bytes are, and 16 that may be touched behind them. */
  place(size: number): number {
    const start = this.#end;
    this.#end = Math.ceil((start + size) / 16) * 16 + 16;
    return start;
  }

  /** Makes the memory as large as all places. Views are made after this. */
  claim(): ArrayBuffer {
    return this.#enlarged(this.#end);
  }
}
