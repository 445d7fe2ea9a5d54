import type { ModelSession } from '../../../inference/session.ts';
import { clustered, type Cluster } from '../clusters.ts';
import type { Finder, ScoredBox } from '../finder.ts';
import { FACE_THRESHOLDS, isAccepted, isAcceptedInWhole, sizeOf } from './acceptance.ts';
import { agreement, isSure, isTooSmall } from './agreement.ts';
import { leastFace } from './looks.ts';
import { seenAtScales } from './scales.ts';
import { isConfirmed, isToBeChecked, secondLooks } from './self-check.ts';
import { viewsOf, type Views } from './views.ts';
import { finestScale, seenInWhole } from './whole.ts';

const SAME_FACE = { overlap: 0.35, within: 0.75 };

/** The sessions of the embedded models: a small one that looks at several scales, and one that looks at the whole image. */
export interface FaceSessions {
  readonly scales: ModelSession;
  readonly whole: ModelSession;
}

/**
 * Finds faces with the embedded models. What the larger one is sure of is a face; of what only the small one is, that which the
 * larger one sees a little of, or is too small for it. In fast mode the small one is alone.
 */
export function faceFinder(sessions: FaceSessions): Finder {
  return {
    thresholds: FACE_THRESHOLDS,
    least: ({ width, height }, mode) => leastFace(width, height, mode),
    async find(image, { mode, threshold }, signal) {
      const views = await viewsOf(image);
      const atScales = clustered(await seenAtScales(sessions.scales, views, mode, signal), SAME_FACE);
      const inWhole = clustered(await seenInWhole(sessions.whole, views, mode, signal), SAME_FACE);
      signal?.throwIfAborted();
      if (threshold !== undefined) {
        const isEnough = ({ best }: Cluster): boolean => best.score >= threshold;
        const { agreed, alone, rest } = agreement(atScales.filter(isEnough), inWhole, isEnough, SAME_FACE);
        return [...found(rest.filter(isEnough), WHOLE), ...found([...agreed, ...alone], SCALES)];
      }
      const accepted = atScales.filter((seen) => isAccepted(seen, mode));
      const isSureOf = (seen: Cluster): boolean => isAcceptedInWhole(seen, 'standard');
      const { agreed, alone, rest } = agreement(accepted, inWhole, isSureOf, SAME_FACE);
      const taken = rest.filter((seen) => isAcceptedInWhole(seen, mode));
      const scale = finestScale(image, mode);
      const small = alone.filter((face) => isTooSmall(face, scale));
      const sure = alone.filter((face) => !isTooSmall(face, scale) && isSure(face, mode));
      const kept = mode === 'strict' ? small : await confirmed(sessions.scales, views, small, signal);
      return [...found(taken, WHOLE), ...found([...agreed, ...sure, ...kept], SCALES)];
    },
  };
}

/** The places of the models among those of the finder. */
const SCALES = 0;
const WHOLE = 1;

function found(faces: readonly Cluster[], model: number): readonly ScoredBox[] {
  return faces.map(({ best }): ScoredBox => ({ box: best.box, score: best.score, model }));
}

/** Leaves out what a second look at it does not confirm. */
async function confirmed(
  session: ModelSession,
  { image, even }: Views,
  faces: readonly Cluster[],
  signal: AbortSignal | undefined,
): Promise<readonly Cluster[]> {
  const unsure = faces.filter(isToBeChecked);
  const boxes = unsure.map(({ best }) => best.box);
  const scores = await secondLooks(session, image, boxes, even, signal);
  const refused = new Set(
    unsure.filter(({ best }, index) => !isConfirmed(best.score, scores[index] ?? 0, sizeOf(best))),
  );
  return faces.filter((face) => !refused.has(face));
}
