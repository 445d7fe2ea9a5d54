/** What a column of a table of another program holds. */
export type Column = (typeof COLUMNS)[number]['name'];

interface ColumnNames {
  readonly name: string;
  readonly en: string;
  readonly fr: string;
  /** Other headings, in the form of `headingKey`. */
  readonly also: readonly string[];
}

/** The columns in the order in which they are written. */
export const COLUMNS = [
  column(
    'id',
    'Id',
    'N°',
    'ref',
    'reference',
    'n',
    'no',
    'num',
    'numero',
    'id risque',
    'risk id',
    'identifiant',
    '#',
  ),
  column(
    'item',
    'Item',
    'Composant',
    'element',
    'organe',
    'processus',
    'process',
    'etape',
    'process step',
    'component',
    'sous ensemble',
    'systeme',
    'operation',
    'activite',
    'perimetre',
  ),
  column('function', 'Function', 'Fonction', 'fonctions', 'requirement', 'exigence'),
  column(
    'failureMode',
    'Failure mode',
    'Mode de défaillance',
    'potential failure mode',
    'defaillance',
    'modes de defaillance',
    'mode',
    'risque',
    'risk',
    'description du risque',
    'mode de defaillance potentiel',
  ),
  column(
    'effect',
    'Effect',
    'Effet',
    'effets',
    'effects',
    'effet de la defaillance',
    'failure effect',
    'potential effect',
    'potential effects of failure',
    'effet s',
    'consequence',
    'consequences',
    'impact',
    'effet potentiel',
  ),
  column(
    'cause',
    'Cause',
    'Cause',
    'causes',
    'cause s',
    'failure cause',
    'potential cause',
    'potential causes',
    'cause potentielle',
    'cause de la defaillance',
    'origine',
  ),
  column('category', 'Category', 'Catégorie', 'tohe', 'type de risque', 'famille', 'domaine'),
  column(
    'preventionControls',
    'Prevention controls',
    'Mesures de prévention',
    'prevention',
    'current prevention controls',
    'moyens de prevention',
    'mesures de prevention existantes',
  ),
  column(
    'detectionControls',
    'Detection controls',
    'Moyens de détection',
    'current detection controls',
    'mesures de detection',
    'mode de detection',
    'detection existante',
    'moyen de detection',
  ),
  column(
    'controls',
    'Current controls',
    'Mesures existantes',
    'controls',
    'controles',
    'mesures en place',
    'mesures de prevention et de detection',
    'dispositif de maitrise',
    'maitrise existante',
  ),
  column(
    'severity',
    'Severity',
    'G',
    's',
    'sev',
    'gravite',
    'gravite g',
    'severity s',
    'indice de gravite',
    'severite',
  ),
  column(
    'occurrence',
    'Occurrence',
    'F',
    'o',
    'occ',
    'frequence',
    'frequence f',
    'occurrence o',
    'frequence d apparition',
    'probabilite',
    'p',
  ),
  column(
    'detection',
    'Detection',
    'D',
    'det',
    'detectabilite',
    'non detection',
    'detection d',
    'nd',
    'detectability',
    'indice de detection',
    'non detectabilite',
  ),
  column(
    'criticality',
    'RPN',
    'C',
    'ipr',
    'npr',
    'criticite',
    'criticality',
    'criticite c',
    'ic',
    'indice de criticite',
    'gxfxd',
    'g x f x d',
    'c g x f x d',
    'c gxfxd',
  ),
  column('actionPriority', 'AP', 'AP', 'action priority', 'priorite d action', 'priorite', 'priority'),
  column('justification', 'Justification', 'Justification'),
  column('decisions', 'Decisions', 'ADR', 'adr s', 'decision', 'adrs'),
  column(
    'action',
    'Action',
    'Action',
    'actions',
    'recommended action',
    'recommended actions',
    'action corrective',
    'actions correctives',
    'actions recommandees',
    'action preconisee',
    'actions a mener',
    'plan d action',
    'mesures correctives',
    'action recommandee',
  ),
  column('type', 'Action type', 'Type d’action', 'type', 'type action'),
  column(
    'owner',
    'Owner',
    'Responsable',
    'pilote',
    'porteur',
    'responsibility',
    'responsible',
    'qui',
    'resp',
  ),
  column(
    'due',
    'Due',
    'Échéance',
    'delai',
    'date',
    'due date',
    'target date',
    'date prevue',
    'quand',
    'date limite',
    'target completion date',
  ),
  column('status', 'Status', 'Statut', 'etat', 'avancement', 'etat d avancement'),
  column('evidence', 'Evidence', 'Preuve', 'preuves', 'justificatif'),
  column('actionDecisions', 'Action decisions', 'ADR de l’action'),
  column('ticket', 'Ticket', 'Ticket', 'jira', 'issue', 'tache'),
  column('actionComment', 'Action comment', 'Remarque sur l’action'),
  column(
    'residualSeverity',
    'Residual severity',
    "G'",
    "s'",
    'g residuelle',
    'gravite residuelle',
    'new severity',
    'revised severity',
    'g finale',
    'g2',
    'g apres',
  ),
  column(
    'residualOccurrence',
    'Residual occurrence',
    "F'",
    "o'",
    'f residuelle',
    'frequence residuelle',
    'occurrence residuelle',
    'new occurrence',
    'revised occurrence',
    'f2',
    'f apres',
  ),
  column(
    'residualDetection',
    'Residual detection',
    "D'",
    'd residuelle',
    'detection residuelle',
    'new detection',
    'revised detection',
    'd2',
    'd apres',
  ),
  column(
    'residualCriticality',
    'Residual RPN',
    "C'",
    "ipr'",
    "rpn'",
    'c residuelle',
    'criticite residuelle',
    'ipr residuel',
    'npr residuel',
    'new rpn',
    'revised rpn',
    'resulting rpn',
    'c2',
    'c apres',
    'criticite finale',
  ),
  column(
    'comment',
    'Comment',
    'Commentaire',
    'commentaires',
    'comments',
    'remarque',
    'remarques',
    'observation',
    'observations',
    'notes',
  ),
] as const;

function column<Name extends string>(
  name: Name,
  en: string,
  fr: string,
  ...also: string[]
): ColumnNames & { readonly name: Name } {
  return { name, en, fr, also };
}

/** Columns that a second heading of the same name means: tables repeat G, F, D and C for the ratings after the actions. */
const REPEATED: Readonly<Partial<Record<Column, Column>>> = {
  severity: 'residualSeverity',
  occurrence: 'residualOccurrence',
  detection: 'residualDetection',
  criticality: 'residualCriticality',
};

const BY_HEADING = new Map<string, Column>(
  COLUMNS.flatMap(({ name, en, fr, also }) =>
    [en, fr, ...also].map((heading): [string, Column] => [headingKey(heading), name]),
  ),
);

/** Columns by their position in a row of headings. A heading that is met a second time is none, but for the ratings. */
export function columnsOf(headings: readonly string[]): Map<number, Column> {
  const found = new Map<number, Column>();
  const taken = new Set<Column>();
  for (const [index, heading] of headings.entries()) {
    const named = BY_HEADING.get(headingKey(heading));
    const meant = named !== undefined && taken.has(named) ? REPEATED[named] : named;
    if (meant === undefined || taken.has(meant)) continue;
    taken.add(meant);
    found.set(index, meant);
  }
  return found;
}

/** A heading without case, accents, brackets and punctuation; the prime of `G'` stays. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’′´]/gu, "'")
    .replace(/'(?=\p{L})/gu, ' ')
    .replace(/[^\p{L}\p{N}'#]+/gu, ' ')
    .trim();
}
