/** The roles of the staff, and the one table of what each may do at the desk; every loader and action asks it by name. */

export const staffRoles = ['reviewer', 'admin', 'auditor', 'editor'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** The role that a text names; null where it names none. */
export function parseRole(text: string): StaffRole | null {
  return staffRoles.find((role) => role === text) ?? null;
}

const everybody = staffRoles;
/** Whoever may know who gave, what waits and what was taken. An editor may not: whose articles ask must not know who answered. */
const seesGifts = ['reviewer', 'admin', 'auditor'] as const;
const decides = ['reviewer', 'admin'] as const;

/** An auditor sees all and changes nothing: no permission to change anything may name that role. */
export const permissions = {
  /** The frame, and what is one's own. */
  'enter-desk': everybody,
  /** The newsroom's fact-checks and the figures that readers see. */
  'read-articles': everybody,
  /** Who gave, what was screened, written and decided: donors' data. */
  'read-donations': seesGifts,
  /** The registry, whom it caught, and what was taught: donors' data too. */
  'read-registry': seesGifts,
  /** Payouts, the books of a month, and the comparison with Stripe. */
  'read-money': seesGifts,
  /** Stripe's events, and what is late. */
  'read-operations': seesGifts,
  /** Who works at the desk, and who was asked to. */
  'read-staff': ['admin', 'auditor'],
  /** Invites, changes roles, and ends accounts. */
  'manage-staff': ['admin'],
  /** Decides what waits, and closes what was found. */
  review: decides,
  /** Imports, and what staff teach the screening: whoever may decide on a donation may do both. */
  'change-registry': decides,
  /** Sends money back to a donor. */
  refund: ['admin'],
  /** Has Stripe's events acted on again. */
  'replay-events': ['admin'],
} as const satisfies Record<string, readonly StaffRole[]>;
export type Permission = keyof typeof permissions;

export function may({ role }: { readonly role: StaffRole | null }, permission: Permission): boolean {
  return role !== null && (permissions[permission] as readonly StaffRole[]).includes(role);
}
