/** What the tables of a manifest are exported as. */
export const EXPORT_FORMATS = ['csv', 'csv-semicolon', 'xlsx', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
