/** A process that takes the lock of the donation of its second argument, on the database of its first, and keeps it; run by a test that kills it. */
import { setInterval } from 'node:timers';
import { createSubjectLocks } from '#app/adapters/db/subject-locks.ts';
import { jsonLinesLog } from '#app/adapters/log/json-lines.ts';
import { donationSubject } from '#app/domain/subject.ts';

const [url = '', donationId = ''] = process.argv.slice(2);
const hold = await createSubjectLocks(url, jsonLinesLog('error')).hold(donationSubject(donationId));
setInterval(() => undefined, 60_000);
console.log(hold ? 'held' : 'busy');
