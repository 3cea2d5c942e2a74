/** A picture in a fact-check, with its caption. */
import type { ReactNode } from 'react';
import type { ArticleImage } from '#app/domain/article/article.ts';
import { paths } from '#app/paths.ts';

/** From this shape and size on a picture may use more than the column of the text. */
const wide = { ratio: 1.4, width: 800 };

export function Figure({ image, caption }: { image: ArticleImage; caption: ReactNode }) {
  return (
    <figure className={`figure${shapeOf(image)}`}>
      <img
        src={paths.image(image)}
        alt={image.alt}
        width={image.width}
        height={image.height}
        loading="lazy"
        decoding="async"
      />
      {image.caption.length > 0 && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

function shapeOf({ width, height }: ArticleImage): '' | ' figure-tall' | ' figure-wide' {
  if (height > width) return ' figure-tall';
  return width >= wide.width && width >= wide.ratio * height ? ' figure-wide' : '';
}
