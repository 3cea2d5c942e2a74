/** What the site offers to do at once that it does by its own clock. */
import { action, line, type Action } from '#app/sandbox/control/action.ts';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';

export const SITE_ACTIONS: readonly Action[] = [
  action('site', { name: line }, async (engine, { name }) => {
    const found = engine.siteActions.find((offered) => offered.name === name);
    if (!found) throw new ControlRefusal(400, `name: the site offers nothing called '${name}'`);
    await found.run();
    return { done: name };
  }),
];
