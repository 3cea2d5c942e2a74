/** Puts the fact-checks in place: imported with their images, one corrected, one withdrawn. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArticle } from '#app/domain/article/parse-article.ts';
import type { NewImage } from '#app/ports/articles.ts';
import { correctFactCheck } from '#app/usecases/correct-fact-check.ts';
import { importArticle } from '#app/usecases/import-article.ts';
import { withdrawFactCheck } from '#app/usecases/withdraw-fact-check.ts';
import { ferryPicture, shotFactChecks } from './fact-checks.ts';
import type { ShotSite } from './shot-site.ts';

export interface FilledFactChecks {
  /** The one that has whatever text can have; corrected too. */
  readonly slug: string;
  readonly rightToLeft: string;
  readonly withdrawn: string;
}

export async function fillFactChecks(site: ShotSite): Promise<FilledFactChecks> {
  const { ports, env } = site.deps;
  await drawPicture(site, join(env.dataDir, ferryPicture.name));
  const read = ports.imageFiles.inFolder(env.dataDir);
  const slugs: string[] = [];
  for (const file of shotFactChecks()) {
    const images = new Map<string, NewImage>();
    const parsed = parseArticle(file, {
      imageOf: (reference) => {
        const image = read(reference);
        if ('problem' in image) return image;
        images.set(image.sha256, image);
        const { bytes: _kept, ...data } = image;
        return data;
      },
    });
    const imported = await importArticle(ports, parsed, { images });
    if (imported.kind === 'refused') throw new Error(JSON.stringify(imported.problems));
    slugs.push(imported.article.slug);
  }
  const [slug = '', rightToLeft = ''] = slugs;
  const withdrawn = slugs.at(-1) ?? '';
  await correctFactCheck(ports, {
    slug,
    note: 'An earlier version said that the line to Northpoint skips two stops. It skips three.',
  });
  await withdrawFactCheck(ports, {
    slug: withdrawn,
    note: 'We had read a study that was taken back since. We are looking for another.',
  });
  return { slug, rightToLeft, withdrawn };
}

async function drawPicture({ browser }: ShotSite, file: string): Promise<void> {
  const { svg, width, height } = ferryPicture;
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<style>body{margin:0}</style>${svg}`);
  writeFileSync(file, await page.screenshot());
  await page.close();
}
