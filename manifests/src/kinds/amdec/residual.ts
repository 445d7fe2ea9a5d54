import { RATING_NAMES, type RatingName, type Ratings, type Risk } from './model.ts';

/** The ratings after the actions: a rating that is not repeated there keeps its initial value. Undefined without any. */
export function residualRating({ rating, residual }: Risk): Ratings | undefined {
  if (!residual || !RATING_NAMES.some((name) => residual[name]?.text)) return undefined;
  return { ...rating, ...residual };
}

/** The ratings that are lower after the actions than before. */
export function loweredRatings({ rating, residual }: Risk): readonly RatingName[] {
  return RATING_NAMES.filter((name) => {
    const before = rating[name]?.value;
    const after = residual?.[name]?.value;
    return before !== undefined && after !== undefined && after < before;
  });
}
