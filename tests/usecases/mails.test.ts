/** What becomes of mails that are written: reminders that their reader stopped, and what staff hear of those that were given up. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MailKind } from '#app/domain/mail-kinds.ts';
import { reminderToken } from '#app/domain/reminder-token.ts';
import type { Ports } from '#app/ports.ts';
import { reportDeadLetters } from '#app/usecases/report-dead-letters.ts';
import { sendMail } from '#app/usecases/send-mail.ts';
import { showLateWork } from '#app/usecases/show-late-work.ts';
import { stopReminders } from '#app/usecases/stop-reminders.ts';
import { byHand } from '#tests/support/by-hand.ts';
import { received } from '#tests/support/received-gift.ts';
import { staffInMemory } from '#tests/support/staff-ports.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const day = 86_400;

/** A mail that no step writes. */
async function written(ports: Ports, recipient: string, kind: MailKind, unsubscribeUrl: string | null) {
  const id = ports.ids.row();
  await ports.mails.add({
    ...{ id, kind, recipient, unsubscribeUrl, cause: id, createdAt: ports.clock.now() },
    ...{ donationId: null, standingGiftId: null, appealId: null },
    ...{ subject: 'Subject', text: 'Text', html: '<p>Text</p>' },
  });
  return id;
}

test('whoever stopped reminders gets no more of them, gets all else, and nobody else is stopped', async () => {
  const { ports } = world.deps;
  const hash = (kind: 'email' | 'reminders', value: string) => ports.hasher.hash(kind, value);
  await received(world, byHand(ports), {}, { email: 'Robin@example.org' });
  const token = reminderToken('robin@example.org', hash);
  const url = `${ports.site.url}/reminders/${token}`;
  const sent: { recipient: string; unsubscribeUrl: string | null }[] = [];
  const mailer: Ports['mailer'] = {
    send: ({ recipient, unsubscribeUrl }) => {
      sent.push({ recipient, unsubscribeUrl });
      return Promise.resolve(null);
    },
  };
  const send = async (recipient: string, unsubscribeUrl: string | null) =>
    sendMail({ ...ports, mailer }, await written(ports, recipient, 'standing-stopped', unsubscribeUrl));

  expect(await send('robin@example.org', url)).toBe('sent');
  expect(sent).toEqual([{ recipient: 'robin@example.org', unsubscribeUrl: url }]);

  expect(await stopReminders(ports, `${token}x`)).toBe('unknown');
  expect(await stopReminders(ports, reminderToken('nobody@example.org', hash))).toBe('unknown');
  expect(await send('robin@example.org', url)).toBe('sent');
  expect(await stopReminders(ports, token)).toBe('stopped');
  expect(await stopReminders(ports, token)).toBe('stopped');

  const unwanted = await written(ports, 'ROBIN@example.org', 'standing-stopped', url);
  expect(await sendMail({ ...ports, mailer }, unwanted)).toBe('unwanted');
  expect(await ports.mails.find(unwanted)).toMatchObject({ sentAt: null, nextTryAt: null, givenUpAt: null });
  expect(await send('robin@example.org', null)).toBe('sent');
  expect(await send('riley@example.org', url)).toBe('sent');
  expect(sent).toHaveLength(4);
});

test('what is given up is told to admins once, at most one mail a day, however many processes tell', async () => {
  const { ports: own } = world.deps;
  const staff = staffInMemory([
    { email: 'ada@example.org', name: 'Ada Admin', role: 'admin', password: 'correct horse battery' },
    { email: 'rob@example.org', name: 'Rob Reviewer', role: 'reviewer', password: 'correct horse battery' },
  ]);
  const mailer: Ports['mailer'] = { send: () => Promise.reject(new Error('no server')) };
  const ports = { ...own, staff, mailer };
  const told = async () => (await ports.mails.latest(100)).filter(({ kind }) => kind === 'gave-up');
  expect(await reportDeadLetters(ports)).toBe(0);

  const giveUp = async () => {
    const id = await written(own, 'robin@example.org', 'correction', null);
    await expect(sendMail(ports, id)).rejects.toThrow('no server');
    expect((await own.mails.find(id))?.givenUpAt).toBeNull();
    await world.control({ action: 'clock', advanceSeconds: 3 * day });
    await expect(sendMail(ports, id)).rejects.toThrow('no server');
    expect(await sendMail(ports, id)).toBe('not-due');
    return id;
  };
  const id = await giveUp();
  expect((await own.mails.find(id))?.givenUpAt).not.toBeNull();
  expect((await showLateWork(ports)).unsent).toMatchObject([{ id, kind: 'correction' }]);
  await Promise.all([reportDeadLetters(ports), reportDeadLetters(ports)]);
  const [mail, ...others] = await told();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ recipient: 'ada@example.org' });
  expect(mail?.text).toContain('1 email was tried for three days');

  await world.control({ action: 'clock', advanceSeconds: 2 * day });
  expect(await reportDeadLetters(ports)).toBe(0);
  await giveUp();
  expect(await reportDeadLetters(ports)).toBe(1);
  expect((await told()).map(({ text }) => /(\d) email was/.exec(text ?? '')?.[1])).toEqual(['1', '1']);
});

test('an address that the mail server refuses for good is noted and not tried again, and no dead letter', async () => {
  const { ports } = world.deps;
  const id = await written(ports, 'gone@example.org', 'correction', null);
  const mailer: Ports['mailer'] = { send: () => Promise.resolve({ code: 550 }) };
  expect(await sendMail({ ...ports, mailer }, id)).toBe('refused');
  expect(await ports.mails.find(id)).toMatchObject({
    ...{ sentAt: null, nextTryAt: null, givenUpAt: null, failureCode: 'refused 550' },
    refusedAt: expect.any(Date) as Date,
  });
  expect(await sendMail({ ...ports, mailer }, id)).toBe('not-due');
});
