import { UserError } from '@vitruve/workspace';

/** An image that cannot be read or written: the message says why, in the user's language. */
export class ImageError extends UserError {}
