import assert from 'node:assert/strict';
import { onnxMetadata, type ReadBytes } from './metadata.ts';

const text = (value: string): readonly number[] => [...new TextEncoder().encode(value)];

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

/** A field of bytes. */
function field(number: number, bytes: readonly number[]): readonly number[] {
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
}

function entry(key: string, value: string): readonly number[] {
  return field(14, [...field(1, text(key)), ...field(2, text(value))]);
}

function read(...parts: readonly (readonly number[])[]): ReadBytes {
  const file = Uint8Array.from(parts.flat());
  return (start, length) => (start + length <= file.length ? file.slice(start, start + length) : undefined);
}

describe('the metadata of an ONNX file', () => {
  const version = [8, 8];
  const graph = field(7, new Array<number>(10_000).fill(1));

  it('is found behind a graph that is not read', () => {
    const file = read(version, graph, entry('a', '1'), entry('é', 'Ö'.repeat(3000)), field(8, []));
    const lengths: number[] = [];
    const counting: ReadBytes = (start, length) => {
      lengths.push(length);
      return file(start, length);
    };
    assert.equal(onnxMetadata(counting, 'é'), 'Ö'.repeat(3000));
    assert.equal(onnxMetadata(file, 'a'), '1');
    assert.ok(lengths.every((length) => length < 7000));
  });

  it('is not there in a file that is cut off, endless or of another format', () => {
    assert.equal(onnxMetadata(read(version, graph), 'a'), undefined);
    assert.equal(onnxMetadata(read(), 'a'), undefined);
    assert.equal(onnxMetadata(read(entry('a', '1').slice(0, -1)), 'a'), undefined);
    assert.equal(onnxMetadata(read(text('PK\u0003\u0004 not a model')), 'a'), undefined);
    assert.equal(onnxMetadata(read(new Array<number>(100).fill(255)), 'a'), undefined);
    // Each field names another two bytes: it ends after some of them.
    assert.equal(
      onnxMetadata(() => Uint8Array.of(8, 8), 'a'),
      undefined,
    );
  });
});
