/** What can be done with a file that is a table as a whole: a matrix, a list of risks. */
export const TABLE_COMMANDS = ['vitruve.openPreview', 'vitruve.openPreviewToSide', 'vitruve.export'];
