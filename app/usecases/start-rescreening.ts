/** Notices that the screening rests on something else than before, and has open and past donations screened again. */
import {
  causesOf,
  rulesVersion,
  type RescreeningCause,
  type ScreeningBasis,
} from '#app/domain/rescreening.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import type { Ports } from '#app/ports.ts';

/** Safe to call from several processes at once. One look runs at a time; what changes meanwhile makes the next. */
export async function startRescreening(
  ports: Pick<Ports, 'rescreenings' | 'registry' | 'jobs' | 'clock' | 'ids'>,
): Promise<'nothing-new' | 'started' | 'unfinished'> {
  const [last] = await ports.rescreenings.latest(1);
  if (last && last.finishedAt === null) {
    // It may be under way, or its process may have ended: asking again is for whoever does it to refuse.
    if (last.retryAt === null || last.retryAt <= ports.clock.now())
      await ports.jobs.send('rescreen-past', last.id);
    return 'unfinished';
  }
  const basis: ScreeningBasis = { ...(await ports.rescreenings.basis()), rules: rulesVersion };
  const isEmpty = Object.keys(basis.editions).length === 0;
  if (isEmpty || (last?.basis && sameBasis(last.basis, basis))) return 'nothing-new';
  const sources = ports.registry.sources();
  const labelOf = (id: string) => {
    const source = sources.find(({ sourceId }) => sourceId === id);
    return source ? `${source.sourceLabel}, ${source.editionLabel}` : id;
  };
  return begin(ports, last?.id ?? null, causesOf(last?.basis ?? null, basis, labelOf), basis);
}

/**
 * Has past donations screened again where one was screened before the last time that was done, and taken after: its payer was nobody's, and
 * it was not here yet, as the lists learned who they are.
 */
export async function rescreenOutrun(
  ports: Pick<Ports, 'rescreenings' | 'jobs' | 'clock' | 'ids'>,
): Promise<'nothing-new' | 'started' | 'unfinished'> {
  const [last] = await ports.rescreenings.latest(1);
  if (!last?.basis || last.finishedAt === null || !(await ports.rescreenings.isOutrun(last.startedAt)))
    return 'nothing-new';
  return begin(ports, last.id, [{ kind: 'outrun' }], last.basis);
}

async function begin(
  ports: Pick<Ports, 'rescreenings' | 'jobs' | 'clock' | 'ids'>,
  previousId: string | null,
  causes: readonly RescreeningCause[],
  basis: ScreeningBasis,
): Promise<'started' | 'unfinished'> {
  const cause = deskTexts.rescreening.causes(causes);
  const run = { id: ports.ids.row(), cause, basis, startedAt: ports.clock.now() };
  if ((await ports.rescreenings.start(run, previousId)) === 'late') return 'unfinished';
  await ports.jobs.send('rescreen-past', run.id);
  return 'started';
}

function sameBasis(a: ScreeningBasis, b: ScreeningBasis): boolean {
  const editionsOf = ({ editions }: ScreeningBasis) => JSON.stringify(Object.entries(editions).sort());
  return (
    editionsOf(a) === editionsOf(b) &&
    (['aliases', 'aliasesWithdrawn', 'allowlist', 'allowlistWithdrawn', 'rules'] as const).every(
      (part) => a[part] === b[part],
    )
  );
}
