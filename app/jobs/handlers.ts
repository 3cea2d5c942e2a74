/** Which use case each job runs. */
import type { Ports } from '#app/ports.ts';
import type { JobName } from '#app/ports/operations.ts';
import { advanceDonation } from '#app/usecases/advance-donation.ts';
import { rescreenPast } from '#app/usecases/rescreen-past.ts';
import { sendMail } from '#app/usecases/send-mail.ts';

export function jobHandlers(ports: Ports): Readonly<Record<JobName, (id: string) => Promise<void>>> {
  return {
    'advance-donation': async (donationId) => {
      await advanceDonation(ports, donationId);
    },
    'send-mail': async (mailId) => {
      await sendMail(ports, mailId);
    },
    'rescreen-past': async (rescreeningId) => {
      await rescreenPast(ports, rescreeningId);
    },
  };
}
