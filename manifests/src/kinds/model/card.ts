/** The sections of a model card that only people can write, by their keys in a manifest, in the order of a card. */
export const CARD_SECTIONS = [
  'intendedUse',
  'users',
  'outOfScope',
  'integration',
  'dataOrigin',
  'dataPreparation',
  'design',
  'measures',
  'limitations',
  'risksToPeople',
  'humanOversight',
  'instructions',
  'security',
  'monitoring',
  'changes',
  'standards',
] as const;

export type CardSection = (typeof CARD_SECTIONS)[number];
