import { once } from 'node:events';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { createMailer } from '#app/adapters/mail/mailer.ts';

const mail = {
  id: 'mail-1',
  recipient: 'robin@example.org',
  subject: 'Your gift was received',
  text: 'Thank you.',
  html: '<p>Thank you.</p>',
  unsubscribeUrl: null,
};

/** How the server answers to these addresses. */
const refusals = new Map([
  ['gone@example.org', { code: 550, words: '5.1.1 No such user here' }],
  ['full@example.org', { code: 552, words: '5.2.2 Mailbox full' }],
  ['plain@example.org', { code: 553, words: 'Unknown address' }],
  ['relay@example.org', { code: 550, words: '5.7.1 Relaying denied' }],
  ['old-relay@example.org', { code: 550, words: 'relay not permitted' }],
  ['later@example.org', { code: 450, words: '4.2.1 Try again later' }],
]);

/** A mail server on loopback that keeps what it is given. */
async function mailSink(): Promise<{
  url: string;
  received: { to: string[]; source: string }[];
  close: () => Promise<void>;
}> {
  const received: { to: string[]; source: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const refusal = refusals.get(address);
      done(refusal && Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
    },
    onData(stream, session, done) {
      let source = '';
      stream.on('data', (chunk: Buffer) => (source += chunk.toString()));
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${String(address.port)}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

test('a mail reaches its one recipient in both forms, with the same Message-ID whenever it is sent again', async () => {
  const sink = await mailSink();
  const mailer = createMailer({
    smtpUrl: sink.url,
    from: 'Factually <hello@factually.example>',
    siteUrl: 'https://factually.example',
  });
  await mailer.send(mail);
  await mailer.send(mail);
  const stop = `https://factually.example/reminders/${'a'.repeat(43)}.${'b'.repeat(43)}`;
  await mailer.send({ ...mail, unsubscribeUrl: stop });
  await sink.close();
  const [first, again, reminder] = sink.received;
  if (!first || !again || !reminder) throw new Error('a mail is missing');
  expect(sink.received.map(({ to }) => to)).toEqual(Array(3).fill(['robin@example.org']));
  // Whole in one line, as mail programs read it.
  expect(reminder.source).toContain(`\r\nList-Unsubscribe: <${stop}>\r\n`);
  expect(reminder.source).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
  for (const { source } of [first, again]) {
    expect(source).not.toContain('List-Unsubscribe');
    expect(source).toContain('Message-ID: <mail-1@factually.example>');
    expect(source).toContain('Subject: Your gift was received');
    expect(source).toContain('text/plain');
    expect(source).toContain('text/html');
    const read = await PostalMime.parse(source);
    expect(read.text?.trim()).toBe(mail.text);
    expect(read.html?.trim()).toBe(mail.html);
    expect(read.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  }
});

test('an address that tries to name a second recipient or a header adds neither', async () => {
  const sink = await mailSink();
  const mailer = createMailer({
    smtpUrl: sink.url,
    from: 'hello@factually.example',
    siteUrl: 'https://factually.example',
  });
  await mailer
    .send({ ...mail, recipient: 'a@example.org, evil@example.org\r\nBcc: b@example.org' })
    .catch(() => null);
  await sink.close();
  expect(sink.received.flatMap(({ to }) => to)).not.toContain('evil@example.org');
  for (const { source } of sink.received) expect(source).not.toMatch(/^Bcc:/m);
});

test('a server that cannot be reached is an error, so that the mail is tried again', async () => {
  const mailer = createMailer({
    smtpUrl: 'smtp://127.0.0.1:1',
    from: 'hello@factually.example',
    siteUrl: 'https://factually.example',
  });
  await expect(mailer.send(mail)).rejects.toThrow('ECONNREFUSED');
});

test('an address that the server refuses for good is said so; what may pass or be our own fault is an error', async () => {
  const sink = await mailSink();
  const mailer = createMailer({
    smtpUrl: sink.url,
    from: 'hello@factually.example',
    siteUrl: 'https://factually.example',
  });
  const sendTo = (recipient: string) => mailer.send({ ...mail, recipient });
  expect(await sendTo('gone@example.org')).toEqual({ code: 550 });
  expect(await sendTo('full@example.org')).toEqual({ code: 552 });
  expect(await sendTo('plain@example.org')).toEqual({ code: 553 });
  for (const ours of ['relay', 'old-relay', 'later'])
    await expect(sendTo(`${ours}@example.org`), ours).rejects.toThrow(/rejected/);
  expect(await sendTo('robin@example.org')).toBeNull();
  await sink.close();
  expect(sink.received).toHaveLength(1);
});
