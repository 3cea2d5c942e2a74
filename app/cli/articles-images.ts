/** The images that a file to be imported may show: those that stand beside it. */
import { dirname } from 'node:path';
import type { ImageOf } from '#app/domain/article/article-images.ts';
import type { ImageFiles, NewImage } from '#app/ports/articles.ts';

/** `images` has each that was asked for, by its hash, once it was read. */
export function imagesBeside(
  file: string,
  { inFolder }: ImageFiles,
): { readonly images: ReadonlyMap<string, NewImage>; readonly imageOf: ImageOf } {
  const images = new Map<string, NewImage>();
  const read = inFolder(dirname(file));
  const imageOf: ImageOf = (reference) => {
    const image = read(reference);
    if ('problem' in image) return image;
    images.set(image.sha256, image);
    const { sha256, type, width, height } = image;
    return { sha256, type, width, height };
  };
  return { images, imageOf };
}
