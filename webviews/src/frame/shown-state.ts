import type { Content, ViewSnapshot } from '@vitruve/manifests';

/** What is on screen: the newest content that was whole, and what the server says now. */
export interface ShownState {
  readonly now: ViewSnapshot | undefined;
  /** The picture: that of `now`, or the last good one while the text is broken or being read. */
  readonly content: Content | undefined;
  /** True when the picture is older than the text. */
  readonly stale: boolean;
}

export const NOTHING: ShownState = { now: undefined, content: undefined, stale: false };

/** The state after an answer of the server. */
export function received(before: ShownState, now: ViewSnapshot): ShownState {
  const broken = now.problems.length > 0;
  const waiting = now.content === undefined && now.reading;
  if ((broken || waiting) && before.content) return { now, content: before.content, stale: broken };
  return { now, content: now.content, stale: false };
}
