import type { CheckResult } from '../result.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { pretty, type Colors } from './pretty.ts';
import { sarif } from './sarif.ts';

export type Format = 'pretty' | 'json' | 'sarif' | 'github';

/** The forms in which a check is reported; colors, none unless they are given, are for people alone. */
export const FORMATS: Readonly<
  Record<Format, (result: CheckResult, colors?: Colors) => string | Promise<string>>
> = { pretty, json, sarif, github };
