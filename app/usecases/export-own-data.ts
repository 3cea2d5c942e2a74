/** All that we know of one donor, for the donor who is signed in. */
import { ownDataFile, type OwnDataFile } from '#app/domain/own-data.ts';
import type { Ports } from '#app/ports.ts';

export async function exportOwnData(
  ports: Pick<Ports, 'ownData' | 'site' | 'clock'>,
  donorId: string,
): Promise<OwnDataFile> {
  return ownDataFile(await ports.ownData.read(donorId), ports.site, ports.clock.now());
}
