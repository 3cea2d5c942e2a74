/** The images beside the files that are imported: read from that folder and from nowhere else. */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { ImageFiles } from '#app/ports/articles.ts';
import { imageBytesMax, readImage, tooManyBytes } from './read-image.ts';

type Found = ReturnType<ReturnType<ImageFiles['inFolder']>>;

/** Each image once, however often a file names it and by whichever names (`a.png`, `./a.png`). */
export const imageFiles: ImageFiles = {
  inFolder: (folder) => {
    const known = new Map<string, Found>();
    return (reference) => {
      const name = `the image "${reference.slice(0, 80)}"`;
      const found = findPlace(folder, reference);
      if ('problem' in found) return { problem: `${name} ${found.problem}` };
      const image = known.get(found.place) ?? readFrom(found.place);
      known.set(found.place, image);
      return 'problem' in image ? { problem: `${name} ${image.problem}` } : image;
    };
  },
};

function findPlace(
  folder: string,
  reference: string,
): { readonly place: string } | { readonly problem: string } {
  const refusal = refuseReference(reference);
  if (refusal !== null) return { problem: refusal };
  const root = realpathSync(folder);
  const place = placeOf(root, reference);
  if (place === null) return { problem: 'is not there: expected it beside the file' };
  if (!place.startsWith(root + sep))
    return { problem: 'leads out of the file’s folder: expected it beside the file' };
  return { place };
}

/** What follows the image's name where it is a problem. */
function readFrom(place: string): Found {
  const bytes = tryToRead(place);
  return typeof bytes === 'string' ? { problem: bytes } : readImage(bytes);
}

/** Why nothing is looked for at all. */
function refuseReference(reference: string): string | null {
  if (/^(?:https?:)?\/\//i.test(reference))
    return 'is an address: expected a file. Save it beside this one and write its name, so that readers get it from you';
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return 'is no name of a file: expected one beside this one';
  const parts = reference.split('/');
  if (
    /[\\\0]/.test(reference) ||
    reference.startsWith('/') ||
    parts.includes('..') ||
    reference.trim() === ''
  )
    return 'leads out of the file’s folder: expected one beside the file, such as photo.jpg or images/photo.jpg';
  return null;
}

/** The file behind all links, by its name as it is written, else by what a %20 in it stands for; null where there is none. */
function placeOf(root: string, reference: string): string | null {
  for (const name of new Set([reference, decoded(reference)])) {
    try {
      if (name !== null && refuseReference(name) === null) return realpathSync(join(root, name));
    } catch {
      // Not under this name.
    }
  }
  return null;
}

function decoded(reference: string): string | null {
  try {
    return decodeURIComponent(reference);
  } catch {
    return null;
  }
}

/** Its bytes, or why they cannot be had. */
function tryToRead(place: string): Buffer | string {
  try {
    return readBytes(place);
  } catch (error) {
    return `cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : String(error)})`;
  }
}

/** Never more than an image may have, and never from what is no file: a pipe would keep us waiting. */
function readBytes(place: string): Buffer | string {
  const file = openSync(place, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return 'is no file';
    if (found.size > imageBytesMax) return tooManyBytes(found.size);
    const bytes = Buffer.alloc(found.size);
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}
