import { attribute } from '../../inference/onnx-writer.ts';
import { CYCLES, DATE_NUMBERS, DATE_RANGES, isCycle, type DatePart } from '../model/dates.ts';
import { ML, type GraphBuilder } from './graph.ts';
import { tokenNodes } from './token-nodes.ts';

/**
 * The nodes of the parts of a date, as `dateValues`.
 * @param column texts, one for each row.
 * @returns numbers of 64 bits, NaN where they are missing; one for each part, two for each cycle.
 */
export function dateNodes(
  graph: GraphBuilder,
  column: string,
  parts: readonly DatePart[],
): readonly string[] {
  const numbers = numberNodes(graph, column);
  const year = partNodes(graph, numbers, 0, DATE_RANGES.year);
  const month = partNodes(graph, numbers, 1, DATE_RANGES.month);
  const day = partNodes(graph, numbers, 2, DATE_RANGES.day);
  const days = dayNodes(graph, { year, month, day });
  const from1970 = graph.node('Add', [days, graph.number(3)]);
  const weeks = graph.node('Mul', [floor(graph, from1970, 7), graph.number(7)]);
  const plain = {
    ...{ year, month, day, days },
    hour: partNodes(graph, numbers, 3, DATE_RANGES.hour),
    weekday: graph.node('Sub', [from1970, weeks]),
  };
  return parts.flatMap((part) => {
    if (!isCycle(part)) return [plain[part]];
    const { part: own, length, first } = CYCLES[part];
    const place = graph.node('Sub', [plain[own], graph.number(first)]);
    const angle = graph.node('Mul', [place, graph.number((2 * Math.PI) / length)]);
    return [graph.node('Sin', [angle]), graph.node('Cos', [angle])];
  });
}

/** The first four numbers of each text, with four decimal places at most; -1 for others. */
function numberNodes(graph: GraphBuilder, column: string): string {
  const flat = graph.node('Reshape', [column, graph.integers([-1])]);
  const tokens = tokenNodes(graph, column, DATE_NUMBERS);
  // Texts may have fewer numbers than are looked at.
  const size = graph.node('Concat', [graph.node('Shape', [flat]), graph.integers([4])], {
    attributes: [attribute.int('axis', 0)],
  });
  const none = graph.node('Expand', [graph.texts([' ']), size]);
  const padded = graph.node('Concat', [tokens, none], { attributes: [attribute.int('axis', 1)] });
  const first = graph.node('Slice', [padded, graph.integers([0]), graph.integers([4]), graph.integers([1])]);
  const known = knownNumbers();
  const values = graph.node('LabelEncoder', [first], {
    domain: ML,
    attributes: [
      attribute.strings('keys_strings', [...known.keys()]),
      attribute.ints('values_int64s', [...known.values()]),
      attribute.int('default_int64', -1),
    ],
  });
  return graph.cast(values, 'double');
}

/** Numbers as dates write them: a text that is no number would end the run of all rows if it were converted. */
function knownNumbers(): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (let value = 0; value <= DATE_RANGES.day[1]; value++)
    for (const width of [1, 2, 3, 4]) known.set(String(value).padStart(width, '0'), value);
  const [low, high] = DATE_RANGES.year;
  for (let year = low; year <= high; year++) known.set(String(year), year);
  return known;
}

function partNodes(
  graph: GraphBuilder,
  numbers: string,
  place: number,
  [low, high]: readonly [number, number],
): string {
  const own = graph.node('Slice', [
    numbers,
    graph.integers([place]),
    graph.integers([place + 1]),
    graph.integers([1]),
  ]);
  const isRight = graph.node('And', [
    graph.node('GreaterOrEqual', [own, graph.number(low)]),
    graph.node('LessOrEqual', [own, graph.number(high)]),
  ]);
  return graph.node('Where', [isRight, own, graph.number(Number.NaN)]);
}

function floor(graph: GraphBuilder, value: string, divisor: number): string {
  return graph.node('Floor', [graph.node('Div', [value, graph.number(divisor)])]);
}

/** Days from 1970 on, as in `partsOfDate`. */
function dayNodes(
  graph: GraphBuilder,
  { year, month, day }: Readonly<Record<'year' | 'month' | 'day', string>>,
): string {
  const times = (value: string, factor: number): string => graph.node('Mul', [value, graph.number(factor)]);
  const plus = (...values: readonly string[]): string =>
    values.reduce((sum, each) => graph.node('Add', [sum, each]));
  const early = floor(graph, graph.node('Sub', [graph.number(14), month]), 12);
  const own = graph.node('Sub', [year, early]);
  const era = floor(graph, own, 400);
  const ofEra = graph.node('Sub', [own, times(era, 400)]);
  const shifted = plus(month, times(early, 12), graph.number(-3));
  const ofYear = floor(graph, plus(times(shifted, 153), graph.number(2)), 5);
  const leap = graph.node('Sub', [floor(graph, ofEra, 4), floor(graph, ofEra, 100)]);
  return plus(times(era, 146_097), times(ofEra, 365), leap, ofYear, day, graph.number(-719_469));
}
