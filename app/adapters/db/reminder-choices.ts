/** Which donors want no reminders, in PostgreSQL. */
import type { ReminderChoices } from '#app/ports/mails.ts';
import type { Db } from './client.ts';

export function createReminderChoices({ prisma }: Pick<Db, 'prisma'>): ReminderChoices {
  return {
    areStopped: async (emailHash) =>
      (await prisma.donor.count({ where: { emailHash, remindersStoppedAt: { not: null } } })) > 0,
    stop: async (emailHash, at) => {
      const { count } = await prisma.donor.updateMany({
        where: { emailHash, remindersStoppedAt: null },
        data: { remindersStoppedAt: at },
      });
      return count > 0 || (await prisma.donor.count({ where: { emailHash } })) > 0;
    },
  };
}
