/** The password before the demo's control panel and kept mails, where strangers can reach the demo (M21). */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { paths } from '#app/paths.ts';
import { sendPlain } from './plain-answer.ts';

/** The pages on which a visitor of the demo pays, and the style sheet: payment page, invoice, portal; and the bank's question. */
const openToAll = new RegExp(
  `^${paths.sandbox()}/(checkout\\.css|(checkout|invoice)/\\w+(/authentication)?|portal/\\w+(/(card|saved|authentication|done))?)$`,
);

/**
 * Asks for the password (HTTP Basic, under any user name) at every address of the sandbox but the pages of payers. Without a
 * password, as on loopback, nothing is asked.
 */
export function guardDemoTools(password: string | undefined): RequestHandler {
  return (req, res, next) => {
    if (password === undefined || !isTool(req.url) || isPassword(password, req.get('authorization'))) next();
    else {
      sendPlain(
        res,
        401,
        'The controls of this demo are for those who run it: the start prints the password.',
        {
          'WWW-Authenticate': 'Basic realm="Demo controls", charset="UTF-8"',
        },
      );
    }
  };
}

/** The router resolves dots, decodes, and does not mind case; so the address is read here as freely as it could be there. */
function isTool(url: string): boolean {
  const path = new URL(url, 'http://host.invalid').pathname;
  if (openToAll.test(path)) return false;
  return decodeURIComponent(path).toLowerCase().startsWith(paths.sandbox());
}

/** Compared by their hashes, so that neither length nor beginning of the password can be timed. */
function isPassword(password: string, authorization: string | undefined): boolean {
  const [, encoded] = /^Basic +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return false;
  const [, ...given] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given.join(':')), digest(password));
}
