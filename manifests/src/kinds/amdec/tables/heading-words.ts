import { COLUMNS, headingKey } from './columns.ts';
import type { Field } from './fields.ts';

/** What a heading means, and how sure that is: 0 for a heading that has this name, more for words in it. */
export interface HeadingMeaning {
  /** Undefined for a heading that is known, and for which we have no key: `Completion date`. */
  readonly field: Field | undefined;
  /** Of two headings of one field, the one with the lower rank holds it. */
  readonly rank: number;
}

const BY_NAME = new Map<string, Field>(
  COLUMNS.flatMap(({ name, en, fr, also }) =>
    [en, fr, ...also].map((heading): [string, Field] => [headingKey(heading), name]),
  ),
);

/** Names of wider elements: where a table has a narrower one too, that one is analyzed. */
const WIDE =
  /^(?:process(?! step)|processus|activite|systeme|system|perimetre|sous ensemble|requirement|exigence|mode|risque|risk)\b/u;

/** Words that say that a heading speaks about a rating or text, and does not hold it. */
const ABOUT =
  /\b(?:comments?|commentaires?|remarks?|remarques?|justifications?|rationale|scale|echelle|class|classe|classification|description of (?:the )?rating|guideline)\b/u;

/** Before the word that counts: numbers of steps, names of forms, adjectives. */
const LEADING =
  /^(?:(?:\d{1,2}|[dps]?fmea|amdec|potential|potentiel(?:le)?s?|current|actuel(?:le)?s?|existing|existante?s?|initial|initiale|initiaux|indices?|index|note|niveau|level|degre|cotation|rating|score|valeur|d|de|du|des|la|le|les|l|the|of)\s+)+(?=\S)/u;

/** Longer texts are no headings, whatever words they hold. */
const MAX_HEADING = 200;

const SEVERITY = String.raw`(?:severity|severite|gravite|sev)`;
const OCCURRENCE = String.raw`(?:occurrence|frequence|frequency|likelihood|probability|probabilite|vraisemblance|occ|freq)`;
const DETECTION = String.raw`(?:non detections?|non detectabilite|detections?|detectability|detectabilite|det)`;
const CONTROL = String.raw`(?:controls?|controles?|mesures?|moyens?|maitrise|dispositifs?|methodes?|methods?|modes?|surveillance|barrieres?|safeguards?|plan|tests?)`;
const PREVENTION = String.raw`(?:prevention|preventive|preventives|preventif|preventifs|prevent)`;
const ACTION = String.raw`(?:actions?)`;
const OWNER = String.raw`(?:responsib\w*|responsables?|resp|owner|pilotes?|porteurs?|assigned to|assignee|qui|who)`;
const DATE = String.raw`(?:dates?|delais?|echeances?|deadline|when|quand|due|timing)`;

/** The field that the words of a heading mean; the first pattern that matches counts. Patterns are tried on the heading without `LEADING`. */
const WORDS: readonly (readonly [Field | undefined, RegExp])[] = [
  [
    'higherFunction',
    /^next higher (?:level )?(?:element )?function|^function of (?:the )?(?:process item|system|next higher)/u,
  ],
  [
    'lowerFunction',
    /^next lower (?:level )?(?:element )?function|^function of (?:the )?(?:process )?(?:work element|next lower|lower)/u,
  ],
  ['higherElement', /^next higher (?:level|element)|^process item\b/u],
  ['lowerElement', /^next lower (?:level|element|characteristic)|^(?:process )?work element/u],
  ['function', /^focus element function/u],
  ['item', /^(?:name of )?(?:the )?focus element|^process step\b/u],
  ['id', /^issue #$|^(?:id|ids|identifiant|numero|reference|ref)\b/u],
  [
    undefined,
    /^(?:actual |effective )?completion date|^date (?:of completion|effective|reelle|de realisation|de cloture|cloture|de creation)|^effective date|^history|^revision|^special char|^caracteristiques? special|^filter code|^class(?:e|ification)?\b|^special product|^caracteristique/u,
  ],
  [
    'evidence',
    new RegExp(
      String.raw`^${ACTION} (?:taken|prises?|realisees?|menees?|effectuees?|done|completed|implemented)|^(?:preuves?|evidence|justificatifs?)\b`,
      'u',
    ),
  ],
  ['type', new RegExp(String.raw`^(?:type|nature) (?:of |d |de l )?(?:the )?action`, 'u')],
  ['actionPriority', /^(?:ap|action priority|priorite d action|priority of action)\b|\bap$/u],
  ['ownerAndDue', new RegExp(String.raw`^(?:action )?${OWNER}\b.*\b${DATE}\b|^${DATE}\b.*\b${OWNER}\b`, 'u')],
  [
    'preventionAction',
    new RegExp(
      String.raw`^${PREVENTION} ${ACTION}|^${ACTION} (?:of |de |d )?${PREVENTION}\b|^recommended ${PREVENTION} ${ACTION}`,
      'u',
    ),
  ],
  [
    'detectionAction',
    new RegExp(
      String.raw`^${DETECTION} ${ACTION}|^${ACTION} (?:of |de |d )?${DETECTION}\b|^recommended ${DETECTION} ${ACTION}`,
      'u',
    ),
  ],
  ['owner', new RegExp(String.raw`^(?:action )?${OWNER}\b`, 'u')],
  ['due', new RegExp(String.raw`^(?:action |target |planned )*${DATE}\b`, 'u')],
  ['status', /^(?:action )?(?:status|statut|etat|avancement)\b/u],
  [
    'preventionControls',
    new RegExp(
      String.raw`^(?:(?:process|design|product) )?${CONTROL} (?:de |of |d |en )?(?:la )?${PREVENTION}\b(?!.*detect)|^${PREVENTION} ${CONTROL}\b(?!.*detect)`,
      'u',
    ),
  ],
  [
    'detectionControls',
    new RegExp(
      String.raw`^(?:(?:process|design|product) )?${CONTROL} (?:de |of |d |en )?(?:la )?${DETECTION}\b(?!.*prevent)|^${DETECTION} ${CONTROL}\b`,
      'u',
    ),
  ],
  [
    'controls',
    /^(?:process |design |product |design and process )?controls?\b|^controles?\b|^(?:mesures?|moyens?|dispositifs?) (?:de (?:controle|maitrise|surveillance)|en place|existante?s?|actuel\w*|de prevention)|^maitrise|^plan de (?:controle|surveillance|validation)/u,
  ],
  ['criticality', /\b(?:rpn|ipr|npr|criticites?|criticality|risk priority number)\b/u],
  [
    'detection',
    new RegExp(
      String.raw`^(?:probabilit\w+ |likelihood |capacit\w+ |ability )(?:of |de |to )?(?:la )?(?:non )?detect`,
      'u',
    ),
  ],
  ['severity', new RegExp(String.raw`\b${SEVERITY}\b`, 'u')],
  ['occurrence', new RegExp(String.raw`\b(?:occurrence|frequence|frequency)\b|^${OCCURRENCE}\b`, 'u')],
  ['detection', new RegExp(String.raw`^${DETECTION}\b`, 'u')],
  [
    'effect',
    /^(?:failure |local |end |system |global |final )?effects?\b|^effets?\b|^consequences?\b|^(?:failure )?impacts?\b/u,
  ],
  ['cause', /^(?:failure |root )?causes?\b|^causes?\b|^mechanisms?\b|^mecanismes?\b|^origines?\b/u],
  [
    'failureMode',
    /^(?:failure modes?|modes? de (?:la )?defaillances?|modes? de panne|defaillances?|failures?|defauts?|hazards?|dangers?|description (?:of the |of |du |de la )?(?:risk|failure|risque|defaillance))\b/u,
  ],
  [
    'action',
    new RegExp(
      String.raw`^(?:recommended |corrective |proposed |planned |mitigation )*${ACTION}\b|^plan d action|^mesures? (?:corrective|propose|a prendre|complementaire)|^recommendations?\b|^recommandations?\b`,
      'u',
    ),
  ],
  ['function', /^functions?\b|^fonctions?\b/u],
  [
    'item',
    /^(?:items?|components?|composants?|organes?|elements?|pieces?|parts?|equipements?|equipments?|machines?|stations?|postes?|operations?|etapes?|steps?|produits?|products?|sous ensembles?|systemes?|systems?|subsystems?|processus|process)\b/u,
  ],
  ['category', /^(?:category|categories|categorie|famille)\b/u],
  ['comment', /^(?:comments?|commentaires?|remarks?|remarques?|observations?|notes)\b/u],
];

/** Fields of which a word stands somewhere in a heading: enough to ask, not enough to take it. */
const MENTIONS: readonly (readonly [Field, RegExp])[] = [
  ['failureMode', /\bfailures?\b|\bdefaillances?\b|\bdefauts?\b|\bpannes?\b|\brisks?\b|\brisques?\b/u],
  ['effect', /\beffects?\b|\beffets?\b|\bconsequences?\b/u],
  ['cause', /\bcauses?\b/u],
  ['severity', new RegExp(String.raw`\b${SEVERITY}\b`, 'u')],
  ['occurrence', new RegExp(String.raw`\b${OCCURRENCE}\b`, 'u')],
  ['detection', /\b(?:detection|detectabilite|detectability)\b/u],
  ['action', /\bactions?\b/u],
];

/** What a heading means by its name or its words; undefined when neither is known. */
export function meaningOfHeading(heading: string): HeadingMeaning | undefined {
  if (heading.length > MAX_HEADING) return undefined;
  const key = headingKey(heading);
  const named = BY_NAME.get(key);
  if (named) return { field: named, rank: WIDE.test(key) ? 1 : 0 };
  const bare = key.replace(LEADING, '');
  const isWide = WIDE.test(bare);
  const unnumbered = BY_NAME.get(bare);
  if (unnumbered) return { field: unnumbered, rank: isWide ? 3 : 2 };
  if (ABOUT.test(key))
    return /^(?:comment|remar|observ|note)/u.test(key) ? { field: 'comment', rank: 2 } : undefined;
  const found = WORDS.find(([, words]) => words.test(bare));
  return found && { field: found[0], rank: isWide ? 3 : 2 };
}

/** The fields that a heading may mean, when its words leave it open. */
export function mentionedFields(heading: string): readonly Field[] {
  const key = headingKey(heading);
  return MENTIONS.filter(([, words]) => words.test(key)).map(([field]) => field);
}

/** Whether words say that ratings are those after the actions, or those before them. */
export function stageOf(text: string): 'initial' | 'residual' | undefined {
  const key = headingKey(text);
  if (
    /'(?:\s|$)|\b(?:residuel(?:le)?s?|residual|revised?|revisee?s?|reevalu\w+|reestim\w+|new|nouvel(?:le)?s?|nouveau|final(?:e|es|s)?|resulting|results?|resultats?|after|apres|post|optimi[sz]ation|improved|predicted|expected|previsionnel(?:le)?s?|cible)\b/u.test(
      key,
    )
  )
    return 'residual';
  return /\b(?:initial(?:e|es)?|initiaux|brute?s?|inherent|gross|before|avant|risk analysis|analyse d(?:u|es) risques?)\b/u.test(
    key,
  )
    ? 'initial'
    : undefined;
}
