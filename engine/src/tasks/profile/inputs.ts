import type { Reading } from '../../tables/loading/reading.ts';

/** Which table of a file it is, and what somebody says of the file. */
export type ProfileReading = Pick<Reading, 'sheet' | 'member' | 'encoding' | 'separator'>;

/** What `vitruve/profile` is given; see `schemas/tasks/profile.schema.json`. */
export interface ProfileInputs extends ProfileReading {
  /** Absolute: a file, or a folder of files. */
  readonly table: string;
  /** First rows that the result holds. */
  readonly rows?: number;
  readonly memory?: string;
  readonly threads?: number;
}

/** What is said of the file, of other inputs. */
export function readingOf({ sheet, member, encoding, separator }: ProfileReading): ProfileReading {
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(member === undefined ? {} : { member }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
  };
}
