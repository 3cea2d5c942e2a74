/** Reads BRAND_FILE and the files that it names, once at the start; what is wrong is refused in one line with the mend. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brandStyle, logoSize, type Brand, type Logo, type SocialImage } from '#app/domain/brand/brand.ts';
import { readBrandWords, type BrandWords } from '#app/domain/brand/brand-file.ts';
import type { NewImage } from '#app/ports/articles.ts';
import { checkSvg } from './check-svg.ts';

/** A file of the brand as it is served. */
export interface BrandFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface ReadBrand {
  readonly brand: Brand;
  /** By their addresses. */
  readonly files: ReadonlyMap<string, BrandFile>;
}

const kilobyte = 1024;
const bytesMax = { words: 64 * kilobyte, svg: 64 * kilobyte, raster: 2 * kilobyte * kilobyte };
/** From how many pixels on previews show a picture large, and how many anybody's decoder takes. */
const socialMin = { width: 600, height: 315 };
const socialMax = 4096;
/** How far two pictures of one logo may be apart in shape before the page would jump. */
const shapeTolerance = 0.02;

/** Throws with the one line to print where anything is wrong. */
export function readBrand(path: string, helped: Helped): ReadBrand {
  return new BrandReader(path, helped).read();
}

/** What others do for the reader. */
export interface Helped {
  /** An image as it may be served, or why not, in words that follow its name. */
  readonly readImage: (bytes: Buffer) => NewImage | { readonly problem: string };
  /** The address of a file of the brand. */
  readonly addressOf: (name: string) => string;
}

class BrandReader {
  readonly #path: string;
  readonly #helped: Helped;
  readonly #files = new Map<string, BrandFile>();

  constructor(path: string, helped: Helped) {
    this.#path = path;
    this.#helped = helped;
  }

  read(): ReadBrand {
    const reading = readBrandWords(this.#bytesOf(this.#path, bytesMax.words, 'BRAND_FILE').toString('utf8'));
    if (!reading.ok) throw this.#fault(reading.fault);
    const { words } = reading;
    const style = this.#keep('style', 'css', 'text/css; charset=utf-8', Buffer.from(brandStyle(words)));
    const brand: Brand = {
      name: words.name,
      description: words.description ?? null,
      logo: this.#logo(words.logo),
      accent: words.accent,
      icon: words.icon === undefined ? null : this.#svg('icon', 'icon', words.icon).address,
      footerLinks: words.footerLinks ?? [],
      socialImage: words.socialImage === undefined ? null : this.#social(words.socialImage),
      style,
    };
    return { brand, files: this.#files };
  }

  #logo(logo: BrandWords['logo']): Logo | null {
    if (logo === undefined) return null;
    if ('text' in logo) return { kind: 'text', text: logo.text };
    const light = this.#svg('logo', 'logo.file', logo.file);
    const dark = logo.fileDark === undefined ? null : this.#svg('logo-dark', 'logo.fileDark', logo.fileDark);
    if (dark && Math.abs((dark.width * light.height) / (dark.height * light.width) - 1) > shapeTolerance) {
      throw this.#fault(
        `logo.fileDark: ${logo.fileDark ?? ''} is ${dark.width} by ${dark.height} and ${logo.file} ${light.width} by ${light.height}, so the masthead would jump; draw both in one viewBox`,
      );
    }
    return { kind: 'image', address: light.address, darkAddress: dark?.address ?? null, ...logoSize(light) };
  }

  #svg(name: string, place: string, file: string): { address: string; width: number; height: number } {
    const bytes = this.#bytesOf(join(dirname(this.#path), file), bytesMax.svg, place);
    const reading = checkSvg(bytes.toString('utf8'));
    if (!reading.ok)
      throw this.#fault(
        `${place}: ${file} may hold a still picture alone: expected ${reading.expected}, got ${reading.got}; save it as plain SVG`,
      );
    const { width, height } = reading;
    return { address: this.#keep(name, 'svg', 'image/svg+xml', bytes), width, height };
  }

  #social({ file, alt }: NonNullable<BrandWords['socialImage']>): SocialImage {
    const place = 'socialImage.file';
    const bytes = this.#bytesOf(join(dirname(this.#path), file), bytesMax.raster, place);
    const image = this.#helped.readImage(bytes);
    if ('problem' in image) throw this.#fault(`${place}: ${file} ${image.problem}`);
    if (image.type !== 'image/png' && image.type !== 'image/jpeg')
      throw this.#fault(`${place}: ${file} is ${image.type} by its content; save it as PNG or JPEG`);
    const { type, width, height } = image;
    const isSmall = width < socialMin.width || height < socialMin.height;
    if (isSmall || width > socialMax || height > socialMax) {
      throw this.#fault(
        `${place}: ${file} is ${width} by ${height} pixels, expected from ${socialMin.width} by ${socialMin.height} to ${socialMax} by ${socialMax}; save it as 1200 by 630`,
      );
    }
    const address = this.#keep('social', type === 'image/png' ? 'png' : 'jpg', type, image.bytes);
    return { address, type, width, height, alt };
  }

  #bytesOf(path: string, most: number, place: string): Buffer {
    try {
      const { size } = statSync(path);
      if (size > most)
        throw this.#fault(
          `${place}: ${path} has ${Math.ceil(size / kilobyte)} KB, at most ${most / kilobyte} KB are taken; make it smaller`,
        );
      return readFileSync(path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      const reason = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
      throw this.#fault(`${place}: ${path} ${reason}; put it there, or name another`);
    }
  }

  /** Its address holds what it says: it may be kept for as long as anybody likes. */
  #keep(name: string, ending: string, type: string, bytes: Uint8Array): string {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    const address = this.#helped.addressOf(`${name}-${hash}.${ending}`);
    this.#files.set(address, { type, bytes });
    return address;
  }

  #fault(words: string): Error {
    return new Error(`BRAND_FILE ${this.#path}: ${words.replace(/^BRAND_FILE: /, '')}.`);
  }
}
