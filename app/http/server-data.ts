/** Loader data that only the rendering on the server reads. */

/**
 * Remix writes out all that a loader returns, for scripts in the page, whether or not the page carries any; for an article
 * that takes a third as long as rendering it. A private field is not seen, so nothing of the value is written.
 */
export class ServerData<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value behind what `useLoaderData` or `meta` was given; throws on data of another kind. */
  static read<Loader>(data: unknown): ServerDataOf<Loader> {
    if (!(data instanceof ServerData)) throw new TypeError('this loader does not return ServerData');
    return data.#value as ServerDataOf<Loader>;
  }
}

type ServerDataOf<Loader> = Loader extends (...args: never[]) => Promise<ServerData<infer T>> ? T : never;
