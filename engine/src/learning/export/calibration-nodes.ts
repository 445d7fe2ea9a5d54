import { attribute } from '../../inference/onnx-writer.ts';
import { slopesOf, type Calibration } from '../model/calibration.ts';
import type { GraphBuilder } from './graph.ts';

/**
 * The nodes that calibrate scores, as `calibrate` does.
 * @param scores of 64 bits, one for each row.
 */
export function calibrationNodes(graph: GraphBuilder, calibration: Calibration, scores: string): string {
  if (calibration.by === 'sigmoid') {
    const scaled = graph.node('Mul', [scores, graph.number(calibration.slope)]);
    return graph.node('Add', [scaled, graph.number(calibration.intercept)]);
  }
  const { scores: points, probabilities } = calibration;
  const slopes = slopesOf(calibration);
  const first = graph.number(points[0] ?? 0);
  const last = graph.number(points.at(-1) ?? 0);
  const inside = graph.node('Min', [graph.node('Max', [scores, first]), last]);
  const isBehind = graph.cast(graph.node('GreaterOrEqual', [inside, graph.numbers(points)]), 'int64');
  const count = graph.node('ReduceSum', [isBehind, graph.integers([1])], {
    attributes: [attribute.int('keepdims', 1)],
  });
  const before = graph.node('Sub', [count, graph.integers([1], [])]);
  const at = graph.node('Max', [
    graph.node('Min', [before, graph.integers([slopes.length - 1], [])]),
    graph.integers([0], []),
  ]);
  const of = (values: Float64Array): string => graph.node('Gather', [graph.numbers(values), at]);
  const distance = graph.node('Sub', [inside, of(points)]);
  const rise = graph.node('Mul', [distance, of(slopes)]);
  const value = graph.node('Add', [of(probabilities), rise]);
  return graph.node('Min', [graph.node('Max', [value, graph.number(0)]), graph.number(1)]);
}
