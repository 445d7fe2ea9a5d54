import { touches } from '../../core/text/span.ts';
import type { AmdecModel, Risk } from './model.ts';

/** The risk whose row holds an offset. */
export function riskAt({ risks }: AmdecModel, offset: number): Risk | undefined {
  return risks.find(({ span }) => touches(span, offset));
}
