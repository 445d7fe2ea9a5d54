/** Tables whose columns are known from their first line. */
export const DELIMITED = ['*.csv', '*.tsv'] as const;
