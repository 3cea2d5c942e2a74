/** Loader data that only the rendering on the server reads, and the pages made of it, kept while it stays the same. */

/**
 * Remix writes out all that a loader returns, for scripts in the page, whether or not the page carries any; for an article
 * that takes a third as long as rendering it. A private field is not seen, so nothing of the value is written.
 *
 * A page of such data must be made of it and its address alone: nothing of the reader, no time of day.
 */
export class ServerData<T> {
  readonly #value: T;
  #page: { readonly url: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;

  constructor(value: T) {
    this.#value = value;
  }

  /** Made of `parts`: the very same data, and with it its page, for as long as each part is the very same object. */
  static of<T>(parts: readonly [object, ...object[]], make: () => T): ServerData<T> {
    const last = lastOf.get(parts[0]);
    if (last?.parts.every((part, at) => part === parts[at])) return last.data as ServerData<T>;
    const data = new ServerData(make());
    lastOf.set(parts[0], { parts, data });
    return data;
  }

  /** The value behind what `useLoaderData` or `meta` was given; throws on data of another kind. */
  static read<Loader>(data: unknown): ServerDataOf<Loader> {
    if (!(data instanceof ServerData)) throw new TypeError('this loader does not return ServerData');
    return data.#value as ServerDataOf<Loader>;
  }

  /** The page at `url`, rendered unless this data was last rendered for the same one. */
  pageAt(url: string, render: () => string): Uint8Array<ArrayBuffer> {
    if (this.#page?.url !== url) this.#page = { url, bytes: new TextEncoder().encode(render()) };
    return this.#page.bytes;
  }
}

/** By the first part. */
const lastOf = new WeakMap<
  object,
  { readonly parts: readonly object[]; readonly data: ServerData<unknown> }
>();

type ServerDataOf<Loader> = Loader extends (...args: never[]) => Promise<ServerData<infer T>> ? T : never;
