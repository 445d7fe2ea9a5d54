/** A body in JSON, by the `$id` of its schema: `Fault#`. */
export function json(reference: string): { readonly content: Readonly<Record<string, object>> } {
  return { content: { 'application/json': { schema: { $ref: reference } } } };
}

/** The body of every answer that is a fault; see `RequestError`. */
export const FAULT_SCHEMA: object = {
  $id: 'Fault',
  type: 'object',
  properties: {
    error: { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } },
  },
};

const FAULTS: Readonly<Record<number, string>> = {
  401: 'No token, or a wrong one',
  403: 'The page of another origin',
  408: 'The upload is too slow',
  413: 'Too many bytes',
  415: 'Another type',
  503: 'Too many wait: try again',
  504: 'It took too long',
};

/** The faults that a route with a body may answer with. @param own descriptions by status, of those that depend on the task. */
export function faultAnswers(own: Readonly<Record<number, string>>): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries({ ...FAULTS, ...own }).map(([status, description]) => [
      status,
      { description, ...json('Fault#') },
    ]),
  );
}
