/** One HTML page with every picture: a row for each page, small and wide, light and dark, each leading to itself in full. */
import { groups } from './shots.ts';
import type { Picture, Taken } from './camera.ts';

const style = `
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { margin: 0 auto; padding: 24px; max-width: 1400px; }
nav { columns: 14rem; margin-block: 16px 32px; }
nav a { display: block; }
h2 { margin-top: 56px; border-top: 2px solid; padding-top: 8px; }
section > p { margin: 0 0 8px; }
.row { display: flex; gap: 12px; align-items: start; overflow-x: auto; }
.row a { display: block; max-height: 640px; overflow: hidden; outline: 1px solid #8888; }
img { display: block; height: auto; }
`;

export function contactSheet(taken: readonly Taken[], { title }: { title: string }): string {
  const parts = groups
    .map((group) => ({ group, items: taken.filter(({ shot }) => shot.group === group) }))
    .filter(({ items }) => items.length > 0);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
<h1>${escape(title)}</h1>
<nav>${taken.map(({ shot }) => `<a href="#${shot.name}">${escape(shot.name)}</a>`).join('')}</nav>
${parts.map(({ group, items }) => `<h2>${escape(group)}</h2>\n${items.map(row).join('\n')}`).join('\n')}
</html>
`;
}

function row({ shot, status, pictures }: Taken): string {
  const where = `${shot.pattern ?? 'the local Stripe'}${status === null ? '' : `, ${String(status)}`}`;
  return `<section id="${shot.name}"><h3>${escape(shot.name)}</h3><p>${escape(where)}</p>
<div class="row">${pictures.map(picture).join('')}</div></section>`;
}

function picture({ file, width, scheme }: Picture): string {
  const shown = width < 600 ? 195 : 480;
  return `<a href="${file}"><img loading="lazy" src="${file}" width="${String(shown)}" alt="${String(width)} px, ${scheme}"></a>`;
}

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
