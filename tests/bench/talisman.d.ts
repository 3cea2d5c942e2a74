/** Talisman brings no types of its own. */
declare module 'talisman/metrics/jaro-winkler.js' {
  /** 0 to 1. */
  export default function jaroWinkler(a: string, b: string): number;
}
