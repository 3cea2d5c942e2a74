/** The yearly statement of one donor, as a PDF. */
import { donorAddress } from '#app/domain/email.ts';
import { printStatement } from '#app/domain/receipt/statement.ts';
import type { Ports } from '#app/ports.ts';

/** By the address, as the command has it, or as the donor who is signed in. */
export type StatementOf = { readonly email: string } | { readonly donorId: string };

/** Null where no gift was ever made under this address; a year without gifts is a statement that says so. */
export async function printYearlyStatement(
  ports: Pick<Ports, 'receipts' | 'statementPrinter' | 'donorGifts' | 'hasher' | 'clock' | 'site'>,
  { year, ...donor }: StatementOf & { readonly year: number },
): Promise<{ readonly pdf: Uint8Array; readonly rows: number } | null> {
  const { site } = ports;
  const hash =
    'email' in donor
      ? ports.hasher.hash('email', donorAddress(donor.email))
      : await ports.donorGifts.emailHash(donor.donorId);
  const given = hash === null ? null : await ports.receipts.ofDonorYear(hash, year, site.timeZone);
  if (!given) return null;
  const issuedAt = ports.clock.now();
  const printed = printStatement(given, year, issuedAt, { site, issuer: site.receipts });
  return { pdf: await ports.statementPrinter.print(printed, issuedAt), rows: given.rows.length };
}
