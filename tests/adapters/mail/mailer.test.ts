import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { createMailer } from '#app/adapters/mail/mailer.ts';

const mail = {
  id: 'mail-1',
  recipient: 'robin@example.org',
  subject: 'Your gift was received',
  text: 'Thank you.',
  html: '<p>Thank you.</p>',
};

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
  await sink.close();
  expect(sink.received.map(({ to }) => to)).toEqual([['robin@example.org'], ['robin@example.org']]);
  for (const { source } of sink.received) {
    expect(source).toContain('Message-ID: <mail-1@factually.example>');
    expect(source).toContain('Subject: Your gift was received');
    expect(source).toContain('text/plain');
    expect(source).toContain('text/html');
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
