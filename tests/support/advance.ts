/** Brings a donation on, as the job does. */
import { donationSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import { advance } from '#app/usecases/advance.ts';

export const advanceDonation = (ports: Ports, donationId: string) =>
  advance(ports, donationSubject(donationId));
