import type { YamlNode } from '../node.ts';

/** A node with an anchor. */
export interface AnchoredNode {
  readonly node: YamlNode;
  /** Nodes that an alias of it stands for. */
  readonly size: number;
}

/** What a piece has to do with the anchors of its document. */
export interface NamesOfPiece {
  /** The nodes that its aliases found before the piece; undefined for a name that had none. */
  readonly used: ReadonlyMap<string, YamlNode | undefined>;
  readonly defined: ReadonlyMap<string, AnchoredNode>;
  /** Nodes that its aliases stand for. */
  readonly aliased: number;
}

const NO_NAMES: NamesOfPiece = { used: new Map(), defined: new Map(), aliased: 0 };

interface Frame {
  readonly used: Map<string, YamlNode | undefined>;
  readonly defined: Map<string, AnchoredNode>;
  aliased: number;
}

/**
 * The anchors of a document as it is read from its beginning, and which piece asked for which: a piece can be kept for as
 * long as its aliases mean the same nodes.
 */
export class Names {
  readonly #anchors = new Map<string, AnchoredNode>();
  readonly #frames: Frame[] = [];
  #aliased = 0;

  /** Nodes that the aliases read so far stand for. */
  get aliased(): number {
    return this.#aliased;
  }

  find(name: string): AnchoredNode | undefined {
    const anchored = this.#anchors.get(name);
    for (const { used, defined } of this.#frames) {
      if (!defined.has(name) && !used.has(name)) used.set(name, anchored?.node);
    }
    return anchored;
  }

  define(name: string, anchored: AnchoredNode): void {
    this.#anchors.set(name, anchored);
    for (const { defined } of this.#frames) defined.set(name, anchored);
  }

  expand(nodes: number): void {
    this.#aliased += nodes;
    for (const frame of this.#frames) frame.aliased += nodes;
  }

  /** Reads a piece, noting its names. */
  noted<Result>(read: () => Result): { readonly result: Result; readonly names: NamesOfPiece } {
    const frame: Frame = { used: new Map(), defined: new Map(), aliased: 0 };
    this.#frames.push(frame);
    const result = read();
    this.#frames.pop();
    const hasNames = frame.used.size > 0 || frame.defined.size > 0 || frame.aliased > 0;
    return { result, names: hasNames ? frame : NO_NAMES };
  }

  /** True when the aliases of a piece that was read before mean the same here. */
  mean({ used }: NamesOfPiece): boolean {
    for (const [name, node] of used) if (this.#anchors.get(name)?.node !== node) return false;
    return true;
  }

  /** Takes a piece as read. */
  pass(names: NamesOfPiece): void {
    if (names === NO_NAMES) return;
    for (const name of names.used.keys()) this.find(name);
    for (const [name, anchored] of names.defined) this.define(name, anchored);
    this.expand(names.aliased);
  }
}
