/** What a check is: a look at a scene that has come to rest, which answers what is wrong, one line each. */
import type { Scene } from './scene.ts';

export type Check = (scene: Scene) => Promise<readonly string[]>;

/** A check that is a query: each row that it finds is a fault, in the words of its one column. */
export const none =
  (sql: string): Check =>
  async (scene) =>
    (await scene.query<{ fault: string }>(sql)).map(({ fault }) => fault);
