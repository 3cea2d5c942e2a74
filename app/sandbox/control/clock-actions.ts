/** The clock: on by a while, to a time, back to the real one. */
import { z } from 'zod';
import { type Action, action, SECONDS_MAX, type Told } from '#app/sandbox/control/action.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import { bringForward } from '#app/sandbox/deliveries.ts';
import { changeSetting, DEFAULTS } from '#app/sandbox/settings.ts';

const clock = {
  advanceSeconds: z.number().min(0).max(SECONDS_MAX).optional(),
  to: z.iso.datetime({ offset: true }).or(z.int().min(0).max(99_999_999_999)).optional(),
};

async function moveClock(engine: Engine, input: z.output<z.ZodObject<typeof clock>>): Promise<Told> {
  const { advanceSeconds, to } = input;
  if ((advanceSeconds === undefined) === (to === undefined)) {
    throw new ControlRefusal(400, 'clock: expected exactly one of advanceSeconds and to');
  }
  if (advanceSeconds !== undefined) {
    return setOffset(engine, (before) => before + advanceSeconds * 1000);
  }
  const target = typeof to === 'number' ? to * 1000 : Date.parse(to ?? '');
  return setOffset(engine, () => target - engine.realNow().getTime());
}

async function setOffset(engine: Engine, to: (before: number) => number): Promise<Told> {
  await engine.sql.transaction(async (sql) => {
    let back = 0;
    await changeSetting(sql, 'clockOffsetMs', (before) => {
      const after = Math.round(to(before));
      back = before - after;
      return after;
    });
    if (back > 0) await bringForward(sql, back);
  });
  await engine.refresh();
  return { now: engine.now().toISOString() };
}

export const CLOCK_ACTIONS: readonly Action[] = [
  action('clock', clock, moveClock),
  action('clock-reset', {}, (engine) => setOffset(engine, () => DEFAULTS.clockOffsetMs)),
];
