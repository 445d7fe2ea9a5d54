/**
 * Makes `engine/models/ultra-light-rfb.onnx`: the face detector of the npm package `faceplugin-face-recognition-js` (MIT), cut
 * before its anchors, which are constants of one size of input. What is left answers for any size with `scores` and with
 * `regression`, how far boxes are from anchors. Was run once, with the `fr_detect.onnx` of version 0.0.1:
 * `npx tsx scripts/models/cut-face-detector.ts fr_detect.onnx engine/models/ultra-light-rfb.onnx`
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { textOf, wireFields, message, type WireField, type Field } from '@vitruve/engine';

/** SHA-256 of the file that the node names below were read from. */
const SOURCE = '6c0256ccd3164f844736a401faf936ec2930764a87ae39442180887d0c5c8854';
/** The node's output that the anchors are added to. */
const CUT = '462';
const SCORES = 'scores';
const REGRESSION = 'regression';
const FLOAT = 1;

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error('Expected the model, and the file to write');
const source = await readFile(from);
const hash = createHash('sha256').update(source).digest('hex');
if (hash !== SOURCE) throw new Error(`${from} is another model: ${hash}`);
await writeFile(
  to,
  message([...wireFields(source)].map((field) => (field.number === 7 ? [7, cut(field)] : kept(field)))),
);

function cut(graph: WireField): readonly Field[] {
  const fields = [...wireFields(bytesOf(graph))];
  const nodes = fields.filter(({ number }) => number === 1).map(bytesOf);
  const needed = needs(nodes);
  return fields.flatMap((field): readonly Field[] => {
    switch (field.number) {
      case 1: {
        const [output = ''] = texts(bytesOf(field), 2);
        return needed.has(output) ? [[1, renamed(bytesOf(field))]] : [];
      }
      case 5:
        return needed.has(textOf(bytesOf(field), 8)) ? [kept(field)] : [];
      case 11:
        return [[11, value('input', ['images', 3, 'height', 'width'])]];
      case 12:
        return textOf(bytesOf(field), 1) === SCORES
          ? [[12, value(SCORES, ['images', 'anchors', 2])]]
          : [[12, value(REGRESSION, ['images', 'anchors', 4])]];
      default:
        // Shapes of values in between are those of one size of input.
        return field.number === 13 ? [] : [kept(field)];
    }
  });
}

/** Names of all that the two outputs are made from. */
function needs(nodes: readonly Uint8Array[]): ReadonlySet<string> {
  const needed = new Set([SCORES, CUT]);
  // Nodes stand behind those that they read.
  for (const node of [...nodes].reverse())
    if (texts(node, 2).some((name) => needed.has(name))) for (const name of texts(node, 1)) needed.add(name);
  return needed;
}

function renamed(node: Uint8Array): readonly Field[] {
  return [...wireFields(node)].map((field) =>
    field.number === 2 && nameOf(field) === CUT ? [2, REGRESSION] : kept(field),
  );
}

function value(name: string, shape: readonly (number | string)[]): readonly Field[] {
  const sides = shape.map((side): Field => [1, [typeof side === 'number' ? [1, side] : [2, side]]]);
  const tensor: readonly Field[] = [
    [1, FLOAT],
    [2, sides],
  ];
  return [
    [1, name],
    [2, [[1, tensor]]],
  ];
}

function texts(node: Uint8Array, number: number): readonly string[] {
  return [...wireFields(node)].filter((field) => field.number === number).map(nameOf);
}

function nameOf(field: WireField): string {
  return new TextDecoder().decode(bytesOf(field));
}

function bytesOf({ value: bytes }: WireField): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes;
  throw new Error('The model is not as it was');
}

function kept({ number, value: held }: WireField): Field {
  return [number, held];
}
