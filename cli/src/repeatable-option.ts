import { Option } from 'commander';

/** An option that is given once for each of several values. */
export class RepeatableOption extends Option {}
