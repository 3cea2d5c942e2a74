/** Who issues receipts in tests: a newsroom that said nothing of tax. */
import type { ReceiptIssuer } from '#app/domain/receipt/issuer.ts';

export const plainIssuer: ReceiptIssuer = {
  regime: 'none',
  legalName: 'Factually Media, Inc.',
  address: '100 Example Street, Springfield',
  registrations: [],
  prefix: '',
  nothingInReturn: false,
  statements: {},
  taxWords: null,
};
