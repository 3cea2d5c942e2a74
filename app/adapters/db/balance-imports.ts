/** How far the balance at Stripe and what banks opened there were read, in PostgreSQL. */
import type { BalanceImports } from '#app/ports/balance.ts';
import type { Db } from './client.ts';

/** `id`: what is read. */
export function createBalanceImports(
  { prisma }: Pick<Db, 'prisma'>,
  id: 'balance' | 'disputes',
): BalanceImports {
  return {
    reached: async () => (await prisma.balanceImport.findUnique({ where: { id } }))?.reached ?? null,
    note: async (reached, readAt) => {
      await prisma.balanceImport.upsert({
        where: { id },
        create: { id, reached, readAt },
        update: { reached, readAt },
      });
    },
  };
}
