/** A phrase that users no longer read, with what to write in its place. `docs/glossary.md` says which words to use. */
export interface GonePhrase {
  readonly phrase: RegExp;
  readonly instead: string;
  /** Texts that may keep the phrase, because it means something else there. */
  readonly except?: RegExp;
  /** Whether the phrase is refused in messages, settings and commands only, and not in documentation. */
  readonly messagesOnly?: boolean;
}

export const GONE_IN_ENGLISH: readonly GonePhrase[] = [
  {
    phrase:
      /\bis no (?:name|value|letter|number|mark|role|person|port|key|text|json|yaml|quantity|duration|image|action|workflow|stage|schedule|time zone|version|variable|protocol|manifest|matrix|list|decision|known|restart policy|operator|condition|state|host|ip address)\b/iu,
    instead: '"X" is not a valid …',
  },
  { phrase: /\bis none of\b/iu, instead: 'is not one of …, or: "X" is not a valid …' },
  { phrase: /\bstands? twice\b/iu, instead: 'Duplicate "X"' },
  {
    phrase: /\bhas no place (?:here|in|beside)\b|\bhere stands?\b/iu,
    instead: 'Unexpected …; Expected …, found …',
  },
  { phrase: /\bremarks?\b/iu, instead: 'finding; the level is information' },
  {
    phrase: /\bselectors? choo?ses?\b|\bchooses (?:no\b|its\b|\{0\}|\d)|\b(?:it|that|which) chooses\b/iu,
    instead: 'selects',
  },
  {
    phrase:
      /\b(?:residual|initial|missing|highest|lowest) marks?\b|\bmarks? (?:of (?:the grid|severity|detection)|missing)\b/iu,
    instead: 'rating',
  },
  {
    phrase:
      /\b(?:neighbours?|colours?|coloured|organis(?:e|es|ed|ation|ational)|anonymis(?:e|es|ed)|recognis(?:e|es|ed|able)|synchronis(?:e|es|ed|ation)|misspelt|unrecognisable)\b/iu,
    instead: 'American English',
  },
  { phrase: /\bgo(?:es)? before (?:it|the file|what)\b|\boverrules\b/iu, instead: 'takes precedence' },
  {
    phrase:
      /\bthat of (?:the )?(?:original|file|system|editor)\b[^.]*\botherwise\b|[;,] [^;,.]+ otherwise[.;]?$/iu,
    instead: '(default: …)',
    messagesOnly: true,
  },
  {
    phrase: /\bleast (?:score|grave|severity)\b|\bmost (?:roles|holders)\b (?:that|of)\b/iu,
    instead: 'minimum …; maximum …',
  },
  { phrase: /\bimages at once\b/iu, instead: 'parallel images' },
  {
    phrase: /\bperhaps elsewhere\b|\bthe chosen one\b/iu,
    instead: 'Possibly in another workspace; Show upstream',
  },
  {
    phrase:
      /^there is no (?:file|folder|job|step|stage|task|template|service|function|context|shell|input|component|executor|chart|picture|model|decision|variable|view|rule|kind|container)\b/iu,
    instead: '… "X" does not exist',
    messagesOnly: true,
  },
  { phrase: /: did you mean\b/iu, instead: '…. Did you mean "X"?' },
  {
    phrase: /\bleft in peace\b|\bcannot be promised\b|\bkey strokes? later\b/iu,
    instead: 'is not checked; is not guaranteed; as you type',
  },
  { phrase: /\bslips? of the pen\b/iu, instead: 'typing error' },
  { phrase: /\ba text\b(?! (?:file|editor))/iu, instead: 'a string', messagesOnly: true },
  { phrase: /\bof (?:your|one’s|one's) own\b/iu, instead: 'custom; self-hosted' },
];

export const GONE_IN_FRENCH: readonly GonePhrase[] = [
  {
    phrase: / [:;?!»](?=$|[\s.,)])|« /u,
    instead: 'a no-break space (U+00A0) in front of : ; ? ! and inside « »',
    messagesOnly: true,
  },
  { phrase: /\bfigure(?:nt)? deux fois\b/iu, instead: '… en double' },
  { phrase: /n[’']a pas sa place ici/iu, instead: '… inattendu' },
  { phrase: /\bréglages?\b/iu, instead: 'paramètre', except: /réglages? du noyau/iu },
  { phrase: /\bvos propres exécuteurs\b/iu, instead: 'runners auto-hébergés' },
  { phrase: /\btrouvailles?\b/iu, instead: 'détection' },
  { phrase: /\bamende\b/iu, instead: 'modifie' },
  { phrase: /\bremarques?\b/iu, instead: 'constat; le niveau est « information »' },
  { phrase: /\bfrise\b/iu, instead: 'chronologie' },
  {
    phrase: /\bnotes? (?:de (?:gravité|fréquence|détection)|maximale|résiduelle|initiale|permises?)\b/iu,
    instead: 'cotation',
  },
  { phrase: /\bchoisi(?:t|ssent) (?:aucun|\{0\})/iu, instead: 'sélectionne' },
  { phrase: /\ben paix\b/iu, instead: 'ne sont pas vérifiés' },
];
