import { attribute, type Constant, type Node } from '../../inference/onnx-writer.ts';

/** The domain of trees, encoders and texts. */
export const ML = 'ai.onnx.ml';

/** The domain of the operator that takes texts apart: ONNX Runtime has it everywhere. */
export const TEXTS = 'com.microsoft';

/** What names of values begin with that no column has. */
const MADE = 'vitruve:';

/** A graph while it is put together: names of values are made up, constants are kept. */
export class GraphBuilder {
  readonly nodes: Node[] = [];
  readonly constants: Constant[] = [];
  readonly #prefix: string;
  #names = 0;

  /** @param part what is put into names, where a graph is made of several parts. */
  constructor(part = '') {
    this.#prefix = `${MADE}${part}`;
  }

  /** A node with one output, which is returned. */
  node(
    operator: string,
    inputs: readonly string[],
    {
      attributes = [],
      domain,
      output = `${this.#prefix}${this.#names++}`,
    }: Pick<Node, 'attributes' | 'domain'> & { readonly output?: string } = {},
  ): string {
    this.nodes.push({
      operator,
      inputs,
      outputs: [output],
      attributes,
      ...(domain !== undefined && { domain }),
    });
    return output;
  }

  /** A number of 64 bits. */
  number(value: number): string {
    return this.numbers([value], []);
  }

  numbers(data: ArrayLike<number>, shape: readonly number[] = [data.length]): string {
    return this.#constant({ name: '', type: 'double', shape, data });
  }

  /** Numbers of 32 bits. */
  floats(data: ArrayLike<number>, shape: readonly number[] = [data.length]): string {
    return this.#constant({ name: '', type: 'float', shape, data });
  }

  integers(data: readonly number[], shape: readonly number[] = [data.length]): string {
    return this.#constant({ name: '', type: 'int64', shape, data });
  }

  texts(data: readonly string[]): string {
    return this.#constant({ name: '', type: 'string', shape: [data.length], data });
  }

  cast(input: string, to: 'float' | 'double' | 'int64' | 'string', output?: string): string {
    return this.node('Cast', [input], {
      ...(output !== undefined && { output }),
      attributes: [attribute.int('to', { float: 1, double: 11, int64: 7, string: 8 }[to])],
    });
  }

  #constant(constant: Constant): string {
    const name = `${this.#prefix}${this.#names++}`;
    this.constants.push({ ...constant, name });
    return name;
  }
}
