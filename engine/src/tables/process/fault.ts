import type { Fault } from './protocol.ts';

/** Why statements are not run, as DuckDB would say it. */
export class StatementError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** What DuckDB says when `errors_as_json` is set. */
interface Told {
  readonly exception_type?: string;
  readonly exception_message?: string;
  readonly position?: string;
}

/** An error of DuckDB, or of loading it, in parts. */
export function faultOf(error: unknown, statement?: number): Fault {
  if (error instanceof StatementError)
    return statement === undefined ? error.fault : { statement, ...error.fault };
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_DLOPEN_FAILED')
    return { kind: 'missing', message };
  const told = toldIn(message);
  const position = Number(told.position);
  return {
    kind: told.exception_type ?? '',
    message: told.exception_message ?? message,
    ...(told.position !== undefined && Number.isInteger(position) ? { position } : {}),
    ...(statement === undefined ? {} : { statement }),
  };
}

/** A text before the JSON says which of its parts failed. */
function toldIn(message: string): Told {
  const start = message.indexOf('{"exception_type"');
  if (start < 0) return {};
  try {
    return JSON.parse(message.slice(start)) as Told;
  } catch {
    return {};
  }
}
