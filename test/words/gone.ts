/** A phrase that users no longer read, with what to write in its place. */
export interface GonePhrase {
  readonly phrase: RegExp;
  readonly instead: string;
  /** Texts that may keep the phrase, because it means something else there. */
  readonly except?: RegExp;
}

/** English phrases that are not those of the platform. `docs/glossary.md` says which words are. */
export const GONE_IN_ENGLISH: readonly GonePhrase[] = [
  {
    phrase: /\bis no (?!longer\b|more\b)(?:name|value|letter|number|mark|role|person|port|key|id\b|file|text|JSON|YAML|quantity|duration|image|action|workflow|stage|schedule|time zone|version|variable|protocol|manifest|matrix|list|decision|known|restart policy|operator|condition|state|host|IP address|date)/iu,
    instead: '"X" is not a valid …',
  },
  { phrase: /\bstands? twice\b/iu, instead: 'Duplicate …' },
  { phrase: /\bhas no place (?:here|in|beside)\b|\bhere stands?\b/iu, instead: 'Unexpected …, or expected …, found …' },
  { phrase: /\bno operator of\b|\bis none of\b/iu, instead: 'is not one of …, or "X" is not a valid …' },
  { phrase: /\bnothing to remark\b|\bremarks?\b/iu, instead: 'findings; the level is information' },
  { phrase: /\b(?:selector|label|budget|policy|gateway|monitor|target|this|it)s? choo?ses?\b|\bchooses (?:no|\{0\}|\d+|the|its)\b/iu, instead: 'selects' },
  { phrase: /\bmarks? (?:of|missing|are|is)\b|\b(?:residual|initial|missing|highest|lowest) marks?\b/iu, instead: 'rating' },
  { phrase: /\bneighbours?\b|\bcolours?\b(?!:)|\borganis|\banonymis(?!ation:)|\brecognis|\bsynchronis|\bmisspelt\b|\bunrecognisable\b/iu, instead: 'American English', except: /`[^`]*(?:colour|anonymis)[^`]*`/iu },
  { phrase: /\bgoes before\b|\bgo before it\b|\bovers?rules\b/iu, instead: 'takes precedence' },
  { phrase: /\bthat of (?:the )?(?:original|file|system|editor|default)\b[^.]* otherwise\b|\botherwise[.;]?$/iu, instead: '(default: …)' },
  { phrase: /\bleast (?:score|grave|severity|number)\b|\bmost (?:roles|holders) that may\b/iu, instead: 'minimum …, maximum …' },
  { phrase: /\bimages at once\b/iu, instead: 'parallel images' },
  { phrase: /\bperhaps elsewhere\b|\bneighbours of the chosen\b|\bthe chosen one\b/iu, instead: 'Not in this workspace; Show only neighbors' },
  { phrase: /\bthere is no (?:file|folder|job|step|stage|task|template|service|function|context|shell|input|component|executor|chart|picture|model|decision|variable|view|rule|kind|container)\b/iu, instead: '… "X" does not exist' },
  { phrase: /: did you mean\b/iu, instead: '. Did you mean "X"?' },
  { phrase: /\bin peace\b|\bwithout a word\b|\bcannot be promised\b|\bkey strokes? later\b/iu, instead: 'are not checked; silently; is not guaranteed' },
  { phrase: /\bslips? of the pen\b/iu, instead: 'typing error' },
  { phrase: /\ba text\b/iu, instead: 'a string' },
  { phrase: /\bof (?:your|our|its|one)(?:’s|'s)? own\b/iu, instead: 'custom, its own' },
];

/** French phrases that are word-by-word translations, or have the wrong gender or word. */
export const GONE_IN_FRENCH: readonly GonePhrase[] = [
  { phrase: / [:;?!»]| »|« /u, instead: 'a no-break space in front of : ; ? ! and inside « »' },
  { phrase: /figure(?:nt)? deux fois/iu, instead: '… en double' },
  { phrase: /n’a pas sa place ici/iu, instead: '… inattendu' },
  { phrase: /\bréglages?\b/iu, instead: 'paramètre', except: /réglages? du noyau/iu },
  { phrase: /\bexécuteurs?\b/iu, instead: 'runner', except: /exécuteur « |Exécuteur$|n’a l’exécuteur|L’exécuteur/iu },
  { phrase: /\btrouvailles?\b/iu, instead: 'détection' },
  { phrase: /\bamende\b/iu, instead: 'modifie' },
  { phrase: /\bremarques?\b/iu, instead: 'constat; le niveau est « information »' },
  { phrase: /\bfrise\b/iu, instead: 'chronologie' },
  { phrase: /\bnotes? (?:de|maximale|résiduelle|initiale|permises?|la plus)\b/iu, instead: 'cotation' },
  { phrase: /\bchoisi(?:t|ssent) (?:aucun|\{0\})/iu, instead: 'sélectionne' },
  { phrase: /sans s’en apercevoir|en paix\b/iu, instead: 'ne sont pas vérifiés' },
];
