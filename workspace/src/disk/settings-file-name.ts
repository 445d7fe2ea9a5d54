/** The name of the file of settings at the root of a workspace folder: apart from its schema, which not everybody who looks for it reads. */
export const SETTINGS_FILE = '.vitruve.yaml';
