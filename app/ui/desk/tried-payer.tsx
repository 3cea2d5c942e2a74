/** The "try a name" page: the form, and what the screening would do with what was typed, in plain words. */
import type { PayerRecord } from '#app/domain/donation/records.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { reasonsOf, type Outcome, type Screening } from '#app/domain/screening/screening.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { FormErrors } from '#app/ui/form-errors.tsx';
import { Comparison } from './comparison.tsx';
import { RegistryNav } from './registry-nav.tsx';

const { screening: screeningWords, tryName: words } = deskTexts;

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
      <h1>{tried === null ? words.title : words.titles[tried.screening.outcome]}</h1>
      <RegistryNav current="try" />
      <div className={tried === null ? 'try' : 'try try-done'}>
        {tried !== null && <Tried tried={tried} values={values} />}
        <TryForm values={values} isEmpty={isEmpty} />
      </div>
    </>
  );
}

const fields: readonly { name: Field; label: string; hint: string }[] = (
  ['organisation', 'name', 'billingName', 'email'] as const
).map((name) => ({ name, ...words.form.fields[name] }));

function TryForm({ values, isEmpty }: { values: TriedValues; isEmpty: boolean }) {
  return (
    <form className="registry-form" method="post" action={paths.deskTry()}>
      <FormErrors
        title={words.form.errorsTitle}
        items={isEmpty ? [{ fieldId: 'try-organisation', message: words.form.empty }] : []}
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
        <Button>{words.form.try}</Button>
      </div>
      <p className="hint">{words.form.notStored}</p>
    </form>
  );
}

function Tried({ tried, values }: { tried: TriedShown; values: TriedValues }) {
  const { screening, listing } = tried;
  const changes = [
    ...tried.otherwise.map(({ change, outcome }) => words.otherwise.outcome(changeWords(change), outcome)),
    ...staffWordsFor(screening),
  ];
  return (
    <section className="review tried">
      <h2>{screening.outcome === 'clear' ? words.inOneSentence : words.donorReads}</h2>
      <blockquote className="statement">
        {reasonsOf(screening).map(({ sentence }) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </blockquote>
      <dl className="standing">
        <div>
          <dt>{words.because}</dt>
          <dd>{screeningWords.ruleReason(screening.rule)}</dd>
        </div>
        {screening.listing !== null && (
          <div>
            <dt>{isForOwnWords(screening) ? words.nearestListing : words.restsOn}</dt>
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
          <h2>{words.otherwise.title}</h2>
          <ul className="otherwise">
            {changes.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function changeWords(change: TriedShown['otherwise'][number]['change']): string {
  switch (change.kind) {
    case 'registry-ready':
      return words.otherwise.registryReady;
    case 'without':
      return words.otherwise.without(change.field);
    case 'moved':
      return words.otherwise.moved(change.from, change.to);
  }
}

/** Whether the payer is held for a name's own words first, and not for a listing. */
function isForOwnWords({ rule }: Screening): boolean {
  return rule === 'calls-itself-political';
}

/** What staff teach is about a listing; where none was resembled, only a clear payer can still be one. */
function staffWordsFor(screening: Screening): readonly string[] {
  const { outcome, listing } = screening;
  if (isForOwnWords(screening)) return [words.otherwise.ownWordsForgiven];
  return outcome === 'clear' || listing !== null ? words.otherwise.staff[outcome] : [];
}

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
