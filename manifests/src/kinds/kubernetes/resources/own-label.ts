/** The label that every namespace bears with its own name. */
export const OWN_LABEL = 'kubernetes.io/metadata.name';
