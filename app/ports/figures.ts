/** The figures of a period, and up to when a demo's public ones were brought. */
import type { FiguresPeriod } from '../domain/public-figures.ts';
import type { Figures } from '../domain/register.ts';

export interface FiguresStore {
  /** One row a currency, from the first moment of the period's year to its end. */
  read(period: FiguresPeriod, yearFrom: Date): Promise<Figures[]>;
}

/** In a demo somebody may bring the public figures up to now; elsewhere they go by the clock alone. */
export interface FiguresMark {
  /** When somebody last did; null where nobody ever did. */
  read(): Promise<Date | null>;
}
