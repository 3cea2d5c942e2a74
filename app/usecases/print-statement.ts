/** The yearly statement of one donor, as a PDF. */
import { donorAddress } from '#app/domain/email.ts';
import { printStatement } from '#app/domain/receipt/statement.ts';
import type { Ports } from '#app/ports.ts';

/** Null where no gift was ever made under this address; a year without gifts is a statement that says so. */
export async function printYearlyStatement(
  ports: Pick<Ports, 'receipts' | 'statementPrinter' | 'hasher' | 'clock' | 'site'>,
  { email, year }: { readonly email: string; readonly year: number },
): Promise<{ readonly pdf: Uint8Array; readonly rows: number } | null> {
  const { site } = ports;
  const hash = ports.hasher.hash('email', donorAddress(email));
  const given = await ports.receipts.ofDonorYear(hash, year, site.timeZone);
  if (!given) return null;
  const issuedAt = ports.clock.now();
  const printed = printStatement(given, year, issuedAt, { site, issuer: site.receipts });
  return { pdf: await ports.statementPrinter.print(printed, issuedAt), rows: given.rows.length };
}
