/** The part of bidi-js that we call: its own types describe its CommonJS file as if that were a module. */
declare module 'bidi-js/dist/bidi.mjs' {
  export default function createBidi(): {
    /** `levels`: the embedding level of each UTF-16 unit; odd ones go from right to left. */
    getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): { readonly levels: Uint8Array };
  };
}
