/** The "try a name" page: the form, and what the screening would do with what was typed, in plain words. */
import type { PayerRecord } from '#app/domain/donation/records.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { reasonsOf, type Outcome, type Screening } from '#app/domain/screening/screening.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { FormErrors } from '#app/ui/form-errors.tsx';
import { Comparison } from './comparison.tsx';
import { RegistryNav } from './registry-nav.tsx';
import { ruleReason } from './screening-words.ts';

type Field = 'organisation' | 'name' | 'billingName' | 'email';
export type TriedValues = Readonly<Record<Field, string>>;

export interface TriedShown {
  readonly screening: Screening;
  readonly listing: Listing | null;
  readonly otherwise: readonly {
    readonly change:
      | { readonly kind: 'registry-ready' }
      | { readonly kind: 'without'; readonly field: Field }
      | { readonly kind: 'moved'; readonly from: Field; readonly to: Field };
    readonly outcome: Outcome;
  }[];
}

interface TryPageProps {
  readonly values: TriedValues;
  /** Null before anything was tried. */
  readonly tried: TriedShown | null;
  /** The form was sent with nothing in it. */
  readonly isEmpty: boolean;
}

export function TryPage({ values, tried, isEmpty }: TryPageProps) {
  return (
    <>
      <h1>{tried === null ? 'Try a name' : titles[tried.screening.outcome]}</h1>
      <RegistryNav current="try" />
      <div className={tried === null ? 'try' : 'try try-done'}>
        {tried !== null && <Tried tried={tried} values={values} />}
        <TryForm values={values} isEmpty={isEmpty} />
      </div>
    </>
  );
}

const titles: Readonly<Record<Outcome, string>> = {
  clear: 'This gift would be taken',
  unclear: 'This gift would wait for a person',
  political: 'This gift would be refused',
};

const consequences: Readonly<Record<Outcome, string>> = {
  clear: 'it would be taken',
  unclear: 'it would wait for a person',
  political: 'it would be refused',
};

const fields: readonly { name: Field; label: string; hint: string }[] = [
  { name: 'organisation', label: 'Organization', hint: 'On whose behalf, as our form asks' },
  { name: 'name', label: 'Payer’s name', hint: 'As the payment page asks' },
  { name: 'billingName', label: 'Name on the card', hint: 'Banks cut it at 22 to 26 letters' },
  { name: 'email', label: 'Email', hint: 'Only its domain is compared' },
];

function TryForm({ values, isEmpty }: { values: TriedValues; isEmpty: boolean }) {
  return (
    <form className="registry-form" method="post" action={paths.deskTry()}>
      <FormErrors
        title="Nothing was tried"
        items={isEmpty ? [{ fieldId: 'try-organisation', message: 'Type at least one of these.' }] : []}
      />
      {fields.map(({ name, label, hint }) => (
        <div className="field" key={name}>
          <label htmlFor={`try-${name}`}>{label}</label>
          <input
            // As text: a mistyped address is tried too.
            type="text"
            id={`try-${name}`}
            name={name}
            defaultValue={values[name]}
            autoComplete="off"
            aria-describedby={`try-${name}-hint`}
          />
          <p className="hint" id={`try-${name}-hint`}>
            {hint}
          </p>
        </div>
      ))}
      <div>
        <Button>Try it</Button>
      </div>
      <p className="hint">Nothing of it is stored, and nobody is told.</p>
    </form>
  );
}

function Tried({ tried, values }: { tried: TriedShown; values: TriedValues }) {
  const { screening, listing } = tried;
  const changes = [
    ...tried.otherwise.map(({ change, outcome }) => `${changeWords(change)}, ${consequences[outcome]}.`),
    ...staffWordsFor(screening),
  ];
  return (
    <section className="review tried">
      <h2>{screening.outcome === 'clear' ? 'In one sentence' : 'The donor reads'}</h2>
      <blockquote className="statement">
        {reasonsOf(screening).map(({ sentence }) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </blockquote>
      <dl className="standing">
        <div>
          <dt>Because</dt>
          <dd>{ruleReason(screening.rule)}</dd>
        </div>
        {screening.listing !== null && (
          <div>
            <dt>{isForOwnWords(screening) ? 'Nearest listing' : 'Rests on'}</dt>
            <dd>
              <a href={paths.deskListing(screening.listing.id)}>{screening.listing.name}</a>
            </dd>
          </div>
        )}
      </dl>
      <Comparison
        screening={{ ...screening, sentence: '', further: [] }}
        payer={payerOf(values)}
        listing={listing}
        Heading="h3"
      />
      {changes.length > 0 && (
        <>
          <h2>What would have changed it</h2>
          <ul className="otherwise">
            {changes.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const fieldWords: Readonly<Record<Field, string>> = {
  organisation: 'the organization',
  name: 'the payer’s name',
  billingName: 'the name on the card',
  email: 'the email address',
};

function changeWords(change: TriedShown['otherwise'][number]['change']): string {
  switch (change.kind) {
    case 'registry-ready':
      return 'With a registry that is complete and recent';
    case 'without':
      return `Without ${fieldWords[change.field]}`;
    case 'moved':
      return `Given as ${fieldWords[change.to]} and not as ${fieldWords[change.from]}`;
  }
}

/** Whether the payer is held for a name's own words first, and not for a listing. */
function isForOwnWords({ rule }: Screening): boolean {
  return rule === 'calls-itself-political';
}

/** What staff teach is about a listing; where none was resembled, only a clear payer can still be one. */
function staffWordsFor(screening: Screening): readonly string[] {
  const { outcome, listing } = screening;
  if (isForOwnWords(screening)) return [OWN_WORDS_FORGIVEN];
  return outcome === 'clear' || listing !== null ? staffWords[outcome] : [];
}

const OWN_WORDS_FORGIVEN = 'Once staff clear such a gift, this name passes from then on.';

/** What staff can teach, by what the screening would do without it. */
const staffWords: Readonly<Record<Outcome, readonly string[]>> = {
  clear: [
    'If it is a listed group all the same, add the name to its listing: gifts under it are refused or held then.',
  ],
  unclear: [
    'Once staff clear such a gift, this name is set apart from the listing and passes from then on.',
    'Once staff refuse it as the listed group, the name is added to the listing and is refused from then on.',
  ],
  political: [
    'Once an appeal against it is won, this name is set apart from the listing and passes from then on.',
  ],
};

function payerOf(values: TriedValues): PayerRecord {
  const given = (text: string) => (text.trim() === '' ? null : text);
  return {
    organisation: given(values.organisation),
    name: given(values.name),
    billingName: given(values.billingName),
    email: given(values.email),
    country: null,
    postalCode: null,
    cardBrand: null,
    cardLast4: null,
    cardFunding: null,
    emailHash: null,
    cardFingerprintHash: null,
  };
}
