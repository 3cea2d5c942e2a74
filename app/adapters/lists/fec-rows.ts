/**
 * Rows of the FEC's committee master: 15 fields by `|`, no header, no quoting, UTF-8 (ASCII so far)
 * (fec.gov/campaign-finance-data/committee-master-file-description).
 */
import type { ListRow } from './rows.ts';

const FIELD_COUNT = 15;
const [ID, NAME, ZIP, DESIGNATION, TYPE, ORGANISATION, SPONSOR, CANDIDATE] = [0, 1, 7, 8, 9, 12, 13, 14];
/** No text has such characters; a file of another kind does. */
const CONTROL = /[^\P{Cc}\t]/u;
/** What stands where a committee has no name. */
export const NO_NAME = /^(?:N\/?A|NONE)?$/i;

/** Types of who files reports without being a political committee: CMTE_TP. */
export const FILER_TYPES = new Set(['I', 'E', 'C']);

/** What is read of a row; treasurers never are, nor addresses but for the ZIP code. Empty where the file says nothing. */
export interface CommitteeFields {
  readonly id: string;
  readonly name: string;
  readonly zip: string;
  /** CMTE_DSGN. */
  readonly designation: string;
  /** CMTE_TP. */
  readonly type: string;
  /** ORG_TP. */
  readonly organisation: string;
  /** CONNECTED_ORG_NM. */
  readonly connected: string;
  readonly candidate: string;
}

/** A string says what is wrong with the row. */
export function committeeFields({ text }: ListRow): CommitteeFields | string {
  const fields = text.split('|').map((field) => field.trim());
  const of = (at: number) => fields[at] ?? '';
  const id = of(ID);
  return (
    textProblem(text) ??
    fieldsProblem(fields.length) ??
    (/^C\d{8}$/.test(id) ? null : `"${id.slice(0, 20)}" is no committee id`) ?? {
      id,
      name: of(NAME),
      zip: of(ZIP),
      designation: of(DESIGNATION),
      type: of(TYPE),
      organisation: of(ORGANISATION),
      connected: of(SPONSOR),
      candidate: of(CANDIDATE),
    }
  );
}

function textProblem(text: string): string | null {
  const odd = CONTROL.exec(text)?.[0];
  return odd === undefined
    ? null
    : `the control character 0x${odd.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/** The candidate master has as many. */
export function fieldsProblem(count: number): string | null {
  return count === FIELD_COUNT ? null : `expected ${String(FIELD_COUNT)} fields, got ${String(count)}`;
}
