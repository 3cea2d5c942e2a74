/** Who the newsroom is: its name, and who asks for money in law, where, and how it is reached. */
import type { Brand } from './brand/brand.ts';

export interface Newsroom {
  readonly name: string;
  readonly legalName: string;
  readonly address: string;
  /** The mail address that a person reads. */
  readonly contact: string;
}

/** The demo's, who does not exist. */
const demo: Newsroom = {
  name: 'Factually',
  legalName: 'Factually Media, Inc.',
  address: '100 Example Street, Springfield, IL 62701, USA',
  contact: 'hello@factually.example',
};

/** What is set of it; the rest is the demo's, but for another newsroom's demo never in the demo's name. */
export function newsroomOf(
  set: {
    readonly siteName: string | undefined;
    readonly siteLegalName: string | undefined;
    readonly siteAddress: string | undefined;
    readonly siteContact: string | undefined;
  },
  brand: Pick<Brand, 'name'> | null,
): Newsroom {
  const name = brand?.name ?? set.siteName;
  const unset =
    name === undefined || name === demo.name
      ? demo
      : { ...demo, name, legalName: name, contact: 'hello@newsroom.example' };
  return {
    name: unset.name,
    legalName: set.siteLegalName ?? unset.legalName,
    address: set.siteAddress ?? unset.address,
    contact: set.siteContact ?? unset.contact,
  };
}
