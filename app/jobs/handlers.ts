/** Which use case each job runs. */
import { subjectFrom } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { JobName } from '#app/ports/operations.ts';
import { advance } from '#app/usecases/advance.ts';
import { placeEvent } from '#app/usecases/place-event.ts';
import { reconcile } from '#app/usecases/reconcile.ts';
import { rescreenPast } from '#app/usecases/rescreen-past.ts';
import { runImport } from '#app/usecases/run-import.ts';
import { sendMail } from '#app/usecases/send-mail.ts';
import { writeSignInMail } from '#app/usecases/write-sign-in-mail.ts';

export function jobHandlers(ports: Ports): Readonly<Record<JobName, (id: string) => Promise<void>>> {
  return {
    advance: async (key) => {
      await advance(ports, subjectFrom(key));
    },
    'place-event': async (eventId) => {
      await placeEvent(ports, eventId);
    },
    'send-mail': async (mailId) => {
      await sendMail(ports, mailId);
    },
    'write-sign-in-mail': async (linkId) => {
      await writeSignInMail(ports, linkId);
    },
    reconcile: async () => {
      await reconcile(ports, { cause: 'hourly' });
    },
    'rescreen-past': async (rescreeningId) => {
      await rescreenPast(ports, rescreeningId);
    },
    'import-list': async (runId) => {
      await runImport(ports, runId);
    },
  };
}
