/** How a mail looks as HTML: the site's paper and ink, in tables that old mail programs draw, light and dark, nothing fetched. */
import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Column } from '@react-email/column';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Html } from '@react-email/html';
import { Link } from '@react-email/link';
import { Row } from '@react-email/row';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import { createElement, type CSSProperties, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { MailBody, MailDetail } from './mail-kinds.ts';
import { aroundReceiptNumbers } from './receipt/number-in-text.ts';

/** What stands at the foot of each: the newsroom, and who it is in law, where, and how it is reached. */
export interface Signature {
  readonly name: string;
  readonly url: string;
  readonly asks: readonly string[];
}

/** At the foot of a reminder. */
export interface StopReminders {
  readonly why: string;
  readonly label: string;
  readonly url: string;
}

const h = createElement;
const serif = "Newsreader,Georgia,'Times New Roman',serif";

/** The site's colors on light paper. A program that knows dark ones takes those of `darkRules`; others darken these evenly. */
const paper = '#FAF8F3';
const sheet = '#FFFFFF';
const ink = '#1A1916';
const soft = '#5D594F';
const rule = '#D9D4C7';

/** Nothing in it needs escaping: React writes it as text. */
const darkRules = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper,.paper td{background-color:#161513!important}
.sheet,.sheet td{background-color:#1E1D1A!important}
.sheet{border-color:#EFEBE1!important}
.ink{color:#EFEBE1!important}
.soft{color:#A39D8F!important}
.rule{border-color:#3A372F!important}
.button{background-color:#EFEBE1!important;color:#161513!important}
}
@media (max-width:480px){
.sheet{padding:24px 20px 12px!important}
}`;

/** Whatever somebody typed breaks rather than make a phone scroll sideways. */
const line: CSSProperties = {
  margin: '0 0 16px',
  fontFamily: serif,
  color: ink,
  overflowWrap: 'anywhere',
  wordBreak: 'break-word',
};
const styles = {
  body: { margin: 0, padding: 0, backgroundColor: paper },
  outer: { maxWidth: 580, padding: '24px 12px' },
  name: { ...line, fontSize: 20, lineHeight: '24px', fontWeight: 600 },
  sheet: { padding: '32px 28px 20px', border: `1px solid ${ink}`, backgroundColor: sheet },
  heading: { ...line, margin: '0 0 20px', fontSize: 26, lineHeight: '32px', fontWeight: 500 },
  paragraph: { ...line, fontSize: 18, lineHeight: '27px' },
  details: { margin: '8px 0 20px' },
  detail: { padding: '8px 0', borderTop: `1px solid ${rule}` },
  label: { ...line, margin: 0, fontSize: 15, lineHeight: '22px', color: soft },
  value: { ...line, margin: 0, fontSize: 17, lineHeight: '24px' },
  note: { ...line, margin: '0 0 12px', fontSize: 15, lineHeight: '22px', color: soft },
  button: {
    ...line,
    margin: '8px 0 20px',
    padding: '13px 24px',
    fontSize: 17,
    lineHeight: '22px',
    fontWeight: 600,
    color: paper,
    backgroundColor: ink,
  },
  link: { color: ink, textDecoration: 'underline' },
  unbroken: { whiteSpace: 'nowrap' },
  foot: { ...line, margin: '16px 0 0', fontSize: 15, lineHeight: '22px', color: soft },
  footLink: { color: soft, textDecoration: 'underline' },
} as const satisfies Readonly<Record<string, CSSProperties>>;

/** `body` and `sender` are cleaned already: one line each, whatever somebody typed. */
export function setHtml(
  language: string,
  body: MailBody,
  sender: Signature,
  stop: StopReminders | null,
): string {
  const { subject, heading, paragraphs, details = [], notes = [], links } = body;
  const page = h(
    Html,
    { lang: language },
    h(
      Head,
      null,
      h('meta', { name: 'viewport', content: 'width=device-width' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      h('title', null, subject),
      h('style', null, darkRules),
    ),
    h(
      Body,
      { className: 'paper', style: styles.body },
      h(
        'div',
        { role: 'main' },
        h(
          Container,
          { style: styles.outer },
          h(Text, { className: 'ink', style: styles.name }, h('bdi', null, sender.name)),
          h(
            Section,
            { className: 'sheet', style: styles.sheet },
            h(Heading, { as: 'h1', className: 'ink', style: styles.heading }, ...unbroken(heading)),
            ...paragraphs.map((text) =>
              h(Text, { className: 'ink', style: styles.paragraph }, ...unbroken(text)),
            ),
            details.length > 0 && h('div', { style: styles.details }, ...details.map(setDetail)),
            ...notes.map((text) => h(Text, { className: 'soft', style: styles.note }, ...unbroken(text))),
            ...links.map(setLink),
          ),
          stop && setStop(stop),
          setFoot(sender),
        ),
      ),
    ),
  );
  // Mail programs fall into quirks of their own without it.
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}

/** No line ends within the number of a receipt. */
function unbroken(text: string): ReactNode[] {
  return aroundReceiptNumbers(text).map((part, at) =>
    at % 2 === 0 ? part : h('span', { key: at, style: styles.unbroken }, part),
  );
}

/** One under the other: side by side, a long name and a long label do not fit a phone. */
function setDetail({ label, value }: MailDetail): ReactNode {
  const cell = [
    h(Text, { key: 'label', className: 'soft', style: styles.label }, label),
    h(Text, { key: 'value', className: 'ink', style: styles.value }, h('bdi', null, ...unbroken(value))),
  ];
  return h(Row, { children: h(Column, { className: 'rule', style: styles.detail }, cell) });
}

/** The first is what the mail is about, and the one button. */
function setLink({ label, url }: MailBody['links'][number], at: number): ReactNode {
  return at === 0
    ? h(Button, { className: 'button', href: url, style: styles.button }, label)
    : h(
        Text,
        { className: 'ink', style: styles.paragraph },
        h(Link, { className: 'ink', href: url, style: styles.link }, label),
      );
}

function setStop({ why, label, url }: StopReminders): ReactNode {
  const link = h(Link, { className: 'soft', href: url, style: styles.footLink }, label);
  return h(Text, { className: 'soft', style: styles.foot }, why, ' ', link);
}

function setFoot({ name, url, asks }: Signature): ReactNode {
  const lines = [
    h('bdi', null, name),
    h(Link, { className: 'soft', href: url, style: styles.footLink }, url),
    ...asks.map((ask) => h('bdi', null, ask)),
  ];
  return h(
    Text,
    { className: 'soft', style: styles.foot },
    ...lines.flatMap((each, at) => (at === 0 ? [each] : [h('br'), each])),
  );
}
