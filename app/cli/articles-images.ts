/** The images that a file to be imported may show: those that stand beside it, or in the folder that is named for them. */
import { basename, dirname, extname } from 'node:path';
import type { ImageOf } from '#app/domain/article/article-images.ts';
import { imageNames, lastPartOf } from '#app/domain/article/image-names.ts';
import type { ImageFiles, NewImage } from '#app/ports/articles.ts';

interface FoundImages {
  /** Each that was asked for, by its hash, once it was read. */
  readonly images: ReadonlyMap<string, NewImage>;
  readonly imageOf: ImageOf;
}

/** A folder, and under which names in it the file of a reference may stand. */
interface Place {
  readonly folder: string;
  readonly namesOf: (reference: string) => readonly string[];
}

export function imagesBeside(file: string, files: ImageFiles): FoundImages {
  return imagesIn([{ folder: dirname(file), namesOf: (reference) => [reference] }], files);
}

/** Browsers put what a page shows into a folder beside it that has its name: `page.html`, `page_files/`. */
export function imagesOfPage(file: string, imagesDir: string | null, files: ImageFiles): FoundImages {
  const saved = `${basename(file, extname(file))}_files`;
  const beside = {
    folder: dirname(file),
    namesOf: (reference: string) => [reference, `${saved}/${lastPartOf(reference)}`],
  };
  return imagesIn([beside, ...placesOf(imagesDir)], files);
}

/** An export holds addresses; the files themselves are a folder of the system's that was copied. */
export function imagesOfExport(imagesDir: string | null, files: ImageFiles): FoundImages {
  return imagesIn(placesOf(imagesDir), files);
}

function placesOf(imagesDir: string | null): Place[] {
  return imagesDir === null ? [] : [{ folder: imagesDir, namesOf: imageNames }];
}

function imagesIn(places: readonly Place[], files: ImageFiles): FoundImages {
  const images = new Map<string, NewImage>();
  const readers = places.map(({ folder, namesOf }) => ({ read: files.inFolder(folder), namesOf }));
  const imageOf: ImageOf = (reference) => {
    const name = `the image "${reference.slice(0, 200)}"`;
    if (readers.length === 0) return { problem: `${name} has no folder to stand in: --images DIR names one` };
    const found = readers.flatMap(({ read, namesOf }) => namesOf(reference).map((each) => () => read(each)));
    let problem = `${name} is not there: expected its file in ${places.map(({ folder }) => folder).join(' or ')}`;
    for (const read of found) {
      const image = read();
      if (!('problem' in image)) {
        images.set(image.sha256, image);
        const { sha256, type, width, height } = image;
        return { sha256, type, width, height };
      }
      // A file that is there and cannot be taken says more than the names under which there is none.
      if (!image.problem.includes(' is not there') && !image.problem.includes(' is an address'))
        ({ problem } = image);
    }
    return { problem };
  };
  return { images, imageOf };
}
