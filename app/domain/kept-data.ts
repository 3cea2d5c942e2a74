/** What is kept of people and where: the one list behind /privacy and the table of docs/operations.md. */

/** Where each stands, as docs/operations.md says it; what, why and how long are reader texts (texts/en/legal.ts). */
const places = {
  payer: '`payer`',
  donor: '`donor`',
  hashes: '`payer`, `donor`',
  standing: '`standing_gift`, `standing_gift_change`',
  screening: '`screening`',
  appeal: '`appeal`, `review`',
  refund: '`refund`, `late_refusal`',
  warning: '`dispute`, `fraud_warning`',
  receipts: '`receipt` (printed)',
  entry: '`allowlist_entry`',
  alias: '`alias`',
  findings: '`screening` (stage `report`), `rescreening_finding`',
  lists:
    '`import_run`, `import_chunk`; while one is sent or read, `DATA_DIR/imports`, readable by the app’s user only',
  mails: '`mail`',
  signIns:
    '`sign_in_link`, `donor_session`, `address_change`, `mail` (kinds `sign-in`, `address-old`, `address-new`)',
  corrections: '`mail` (kind `correction`)',
  events: '`stripe_event` (body)',
  cards: '`refused_card`',
  addresses: '`rate_limit`, `checkout_network`, `checkout_slot`',
  attempts: '`checkout_attempt`',
  staff: '`staff_*`',
} as const;

export type KeptKey = keyof typeof places;

export interface KeptData {
  readonly key: KeptKey;
  /** Tables and folders, with their names in backticks. */
  readonly where: string;
}

/** In the order in which both show it. */
export const keptData: readonly KeptData[] = (Object.keys(places) as KeptKey[]).map((key) => ({
  key,
  where: places[key],
}));

/** What the list names and no row of a donor's tells more of: it is none of theirs, or nobody can say whose it is. */
export const unlinkedKeys = [
  'hashes',
  'lists',
  'corrections',
  'addresses',
  'attempts',
  'staff',
] as const satisfies readonly KeptKey[];
export type UnlinkedKey = (typeof unlinkedKeys)[number];
