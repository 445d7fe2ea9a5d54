import { MARK_NAMES, type MarkName, type Rating, type Risk } from './model.ts';

/** The marks after the actions: a mark that is not repeated there keeps its initial value. Undefined without any. */
export function residualRating({ rating, residual }: Risk): Rating | undefined {
  if (!residual || !MARK_NAMES.some((name) => residual[name]?.text)) return undefined;
  return { ...rating, ...residual };
}

/** The marks that are lower after the actions than before. */
export function loweredMarks({ rating, residual }: Risk): readonly MarkName[] {
  return MARK_NAMES.filter((name) => {
    const before = rating[name]?.value;
    const after = residual?.[name]?.value;
    return before !== undefined && after !== undefined && after < before;
  });
}
