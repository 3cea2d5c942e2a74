/** POST /fact-checks/:slug/correction: kept in the mail store, sent to the newsroom, limited, and never without its article (M10). */
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMailer } from '#app/adapters/mail/mailer.ts';
import { action, loader } from '#app/routes/fact-checks.$slug_.correction.tsx';
import { sendMail } from '#app/usecases/send-mail.ts';
import { anArticle } from '#tests/support/articles.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { answerOf, argsFor } from './call-route.ts';

let world: World;
const slug = 'was-it-so';
beforeAll(async () => {
  world = await openWorld({ SITE_CONTACT: 'desk@harborfacts.example' });
  const now = new Date();
  await world.deps.ports.articles.save(anArticle({ slug, headline: 'Was it so?' }), [], {
    now,
    publishedAt: now,
  });
});
afterAll(() => world[Symbol.asyncDispose]());

const send = (form: Record<string, string>, address: string, to = slug) =>
  answerOf(
    action(argsFor(world.deps, `/fact-checks/${to}/correction`, { params: { slug: to }, form, address })),
  );
const requests = async () =>
  (await world.deps.ports.mails.latest(100)).filter(({ kind }) => kind === 'correction');

test('a request is kept as a mail to the newsroom and leads to the thanks', async () => {
  const answer = await send({ what: 'The second sentence.' }, '192.0.2.10');
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(`/fact-checks/${slug}/correction?sent`);
  expect(await requests()).toMatchObject([
    { recipient: 'desk@harborfacts.example', subject: 'Correction request: Was it so?', sentAt: null },
  ]);
});

test('what comes back says what to mend and keeps what was typed, and nothing is sent', async () => {
  const before = (await requests()).length;
  const form = { what: '', evidence: 'there', email: 'me@example.org' };
  const answer = await send(form, '192.0.2.11');
  expect(answer.status).toBe(422);
  expect(answer.data).toMatchObject({ values: form, waitMinutes: null });
  expect(Object.keys(answer.data?.['errors'] ?? {})).toEqual(['what', 'evidence']);
  expect(await requests()).toHaveLength(before);
});

test('one reader sends ten in an hour, and is told when to come back', async () => {
  for (let number = 0; number < 10; number += 1)
    expect((await send({ what: `Number ${String(number)}` }, '192.0.2.12')).status).toBe(303);
  const limited = await send({ what: 'One more', email: 'a@b.example' }, '192.0.2.12');
  expect(limited.status).toBe(429);
  expect(limited.data).toMatchObject({ values: { what: 'One more', email: 'a@b.example' } });
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(3000);
});

test('there is no form and no mail for an article that is not there', async () => {
  expect((await send({ what: 'x' }, '192.0.2.13', 'nothing')).status).toBe(404);
  const args = argsFor(world.deps, '/fact-checks/nothing/correction', { params: { slug: 'nothing' } });
  expect((await answerOf(loader(args))).status).toBe(404);
});

test('a mail server sees one recipient and no header of the reader’s making', async () => {
  const { ports } = world.deps;
  const forged = 'Wrong.\r\nBcc: all@example.org\r\n\r\n.\r\nMAIL FROM:<x@example.org>';
  expect((await send({ what: forged, email: 'reader@example.org' }, '192.0.2.14')).status).toBe(303);
  const [newest] = await requests();
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
  const { port } = server.server.address() as { port: number };
  const mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${String(port)}`,
    from: 'hello@factually.example',
    siteUrl: 'https://factually.example',
  });
  expect(await sendMail({ ...ports, mailer }, newest?.id ?? '')).toBe('sent');
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
  expect(received.map(({ to }) => to)).toEqual([['desk@harborfacts.example']]);
  const [headers = ''] = received[0]?.source.split('\r\n\r\n', 1) ?? [];
  expect(headers).toMatch(/^To: desk@harborfacts\.example$/m);
  expect(headers).not.toMatch(/bcc|reader@example\.org|all@example\.org/i);
});
