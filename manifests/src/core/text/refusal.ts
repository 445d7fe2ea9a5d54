/** Why nothing is changed, in the user's language. */
export interface Refusal {
  readonly refused: string;
}

export function isRefusal(result: object): result is Refusal {
  return 'refused' in result;
}
