/** What every component of the desk may ask: when and where it is shown, and what whoever looks at it may do. */
import { createContext, useContext } from 'react';
import type { Place } from '#app/domain/moments.ts';
import { may, type Permission, type StaffRole } from '#app/domain/permissions.ts';

export interface DeskContext {
  readonly now: Date;
  readonly place: Place;
  readonly role: StaffRole | null;
}

const Context = createContext<DeskContext | null>(null);

export const DeskProvider = Context.Provider;

export function useDesk(): DeskContext {
  const desk = useContext(Context);
  if (!desk) throw new Error('a component of the desk stands outside its frame');
  return desk;
}

/** Whether to show what a form does; the server asks the same again when it is sent. */
export function useMay(permission: Permission): boolean {
  return may(useDesk(), permission);
}
