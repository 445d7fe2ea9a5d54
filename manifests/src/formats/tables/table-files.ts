/** Tables whose columns are told from a part of the file, and the SQL that makes tables. */
export const TABLE_FILES = ['*.csv', '*.tsv', '*.parquet', '*.jsonl', '*.ndjson', '*.sql'] as const;
