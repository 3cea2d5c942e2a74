/** What is kept of the IRS's notices (form 8871) while its file is read: one organisation each, as its last notice says. */
import { mailDomain, type MailDomain } from '#app/domain/screening/text/email-domain.ts';
import { politicalParts, readName, type ReadName } from '#app/domain/screening/text/name.ts';
import { normalise } from '#app/domain/screening/text/normalise.ts';
import { readsAsPerson } from '#app/domain/screening/text/person.ts';
import { postalKey } from '#app/domain/screening/text/postal-code.ts';
import {
  leaveOut,
  listedText,
  refuse,
  type ListedRow,
  type ListSource,
  type RefusedRow,
  type Tally,
} from './rows.ts';
import { connectedWith } from './sponsor.ts';

/** Places in a notice and in a related entity's record. */
const NOTICE = { form: 2, final: 5, ein: 6, name: 7, state: 11, zip: 12, email: 14, insertedAt: 41 } as const;
const RELATED = { form: 1, ein: 4, name: 5, relation: 6 } as const;

/** As little as will do: there are some fifty thousand of them while a file is read. */
interface Notice {
  readonly line: number;
  readonly name: string;
  readonly state: string;
  readonly zip: string | null;
  /** One that is called like the group. */
  readonly domain: string | null;
  /** As a number, 20180126195200; 0 where it is not said. */
  readonly insertedAt: number;
  readonly isFinal: boolean;
}

export class Notices {
  readonly #tally: Tally;
  /** By EIN, or by the notice's own number where it has none. */
  readonly #notices = new Map<string, Notice>();
  /** By the same; its form's id number and, after a bar, its name. */
  readonly #sponsors = new Map<string, string>();
  /** Whose a mail domain is; null where several organisations write from it, as law firms' and accountants' are. */
  readonly #domains = new Map<string, string | null>();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  /** A later notice of the same organisation takes the place of the earlier. */
  addNotice(line: number, fields: readonly string[]): RefusedRow | null {
    const form = fields[NOTICE.form]?.trim() ?? '';
    if (!/^\d{1,38}$/.test(form)) return refuse(line, `"${form.slice(0, 20)}" is no form id number`);
    const name = listedText(fields[NOTICE.name] ?? '');
    if (normalise(name) === '') {
      leaveOut(this.#tally, 'rows without a name');
      return null;
    }
    const key = readEin(fields[NOTICE.ein]) ?? `form-${form}`;
    const insertedAt = Number(fields[NOTICE.insertedAt]?.replace(/\D/g, '').slice(0, 14) ?? '');
    const before = this.#notices.get(key);
    if (before) leaveOut(this.#tally, 'other notices of the same organisations');
    const domain = this.#domainOf(key, fields[NOTICE.email] ?? '');
    if (before && before.insertedAt > insertedAt) return null;
    const state = fields[NOTICE.state]?.trim() ?? '';
    this.#notices.set(before ? key : ownCopy(key), {
      line,
      name: ownCopy(name),
      state: /^[A-Z]{2}$/.test(state) ? state : '',
      zip: postalKey('US', fields[NOTICE.zip]),
      domain: domain !== null && isNamedAfter(domain, readName(name)) ? ownCopy(domain.domain) : null,
      insertedAt,
      isFinal: fields[NOTICE.final]?.trim() === '1',
    });
    return null;
  }

  /** Of the related entities only a connected organisation counts: it runs the group and is not the group. */
  addRelated(fields: readonly string[]): void {
    const [form, name] = [fields[RELATED.form]?.trim() ?? '', fields[RELATED.name]?.trim() ?? ''];
    if (name === '' || !/^connected/i.test(fields[RELATED.relation]?.trim() ?? '')) return;
    const key = readEin(fields[RELATED.ein]) ?? `form-${form}`;
    const before = this.#sponsors.get(key)?.split('|')[0];
    if (before === undefined) this.#sponsors.set(ownCopy(key), ownCopy(`${form}|${name}`));
    else if (isLaterForm(form, before)) this.#sponsors.set(key, ownCopy(`${form}|${name}`));
  }

  *listings({ edition }: ListSource): Generator<ListedRow> {
    for (const [key, notice] of this.#notices) {
      this.#notices.delete(key);
      if (notice.isFinal) {
        leaveOut(this.#tally, 'organisations that ended');
        continue;
      }
      const { name, state, zip, domain } = notice;
      const ein = readEin(key);
      const read = readName(name);
      const sponsor = this.#sponsors.get(key)?.split('|')[1] ?? '';
      // Many are one candidate's and bear the name; the file does not say which.
      const isPerson = readsAsPerson(read, true);
      const listing = {
        id: `irs-8871:${key}`,
        source: 'irs-8871',
        edition,
        name,
        aliases: politicalParts(name),
        formerNames: [],
        domains: domain !== null && this.#domains.get(domain) === key ? [domain] : [],
        identifiers: ein === null ? [] : [`${ein.slice(0, 2)}-${ein.slice(2)}`, ein],
        kind: state === '' ? 'political organization' : `political organization (${state})`,
        country: 'US',
        postalCode: isPerson ? null : zip,
        tier: 'committee',
        readsAsPerson: isPerson,
        sponsor: isPersonsName(sponsor) ? null : connectedWith(read, sponsor),
        url: null,
      } as const;
      yield { line: notice.line, listing };
    }
  }

  #domainOf(key: string, email: string): MailDomain | null {
    const found = mailDomain(email.trim());
    if (!found) return null;
    const owner = this.#domains.get(found.domain);
    if (owner === undefined) this.#domains.set(ownCopy(found.domain), key);
    else if (owner !== key) this.#domains.set(found.domain, null);
    return found;
  }
}

/** Nine digits, however they are parted; "000000000" and the like stand for none. */
function readEin(text: string | undefined): string | null {
  const digits = text?.replace(/[\s-]/g, '') ?? '';
  return /^\d{9}$/.test(digits) && !/^(\d)\1*$/.test(digits) ? digits : null;
}

/** Candidates name themselves as what their committee is connected to. */
function isPersonsName(name: string): boolean {
  return readsAsPerson(readName(name), false);
}

function isLaterForm(form: string, than: string): boolean {
  return form.length === than.length ? form > than : form.length > than.length;
}

/** Words that domains are called without. */
const LEGAL_FORMS = new Set('inc incorporated llc ltd limited corp corporation'.split(' '));
/** Shorter domains are called like others' names as well. */
const LABEL_LETTERS_MIN = 7;

/** A domain alone refuses, so it must be called exactly like the group: a firm that files for it is not. */
function isNamedAfter(domain: MailDomain, { words, compact }: ReadName): boolean {
  const label = domain.label.replaceAll('-', '');
  if (label.length < LABEL_LETTERS_MIN) return false;
  return label === compact || label === words.filter((word) => !LEGAL_FORMS.has(word)).join('');
}

/** A part of a string keeps the whole alive: here a line of half a kilobyte for each name. */
function ownCopy(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
