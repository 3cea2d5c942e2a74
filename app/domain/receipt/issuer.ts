/** Who issues receipts, and what a receipt may say of tax. */

/**
 * `none`: nothing is said of tax but that the receipt is no certificate for it. `us-501c3`: the written acknowledgment of a
 * tax-exempt organization. `uk-charity`: a charity's receipt, which is no Gift Aid declaration. `de-notice`: says that it is no
 * Zuwendungsbestätigung, which has a form of its own.
 * @source IRS Publication 1771; gov.uk, "Gift Aid declarations"; § 50 EStDV
 */
export const receiptRegimes = ['none', 'us-501c3', 'uk-charity', 'de-notice'] as const;
export type ReceiptRegime = (typeof receiptRegimes)[number];

export interface ReceiptIssuer {
  readonly regime: ReceiptRegime;
  /** Numbers run for each name and year on their own. */
  readonly legalName: string;
  readonly address: string;
  readonly registrations: readonly { readonly label: string; readonly value: string }[];
  /** Stands before every number; empty where there is none. */
  readonly prefix: string;
  /** Whether donors get nothing for their gifts: where that is not so, it is not said. */
  readonly nothingInReturn: boolean;
  /** The newsroom's own sentences, by language. */
  readonly statements: Readonly<Record<string, readonly string[]>>;
  /** SITE_TAX_WORDS; null where it is not set. */
  readonly taxWords: string | null;
}

/** The sentences of the locale, else of its language, else English ones. */
export function statementsFor({ statements }: Pick<ReceiptIssuer, 'statements'>, locale: string) {
  return statements[locale] ?? statements[locale.split('-')[0] ?? ''] ?? statements['en'] ?? [];
}
