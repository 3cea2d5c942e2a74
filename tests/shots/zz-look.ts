import { readdirSync, writeFileSync } from 'node:fs';
import { openBrowser } from '#tests/support/browser.ts';
const [dir, out, filter, per, w, h] = process.argv.slice(2);
const files = readdirSync(dir!).filter((f) => new RegExp(filter!).test(f));
const b = await openBrowser();
const n = Number(per);
for (let i = 0; i < files.length; i += n) {
  const part = files.slice(i, i + n);
  const html = `<body style="margin:8px;display:flex;gap:8px;flex-wrap:nowrap;align-items:flex-start;background:#888">${part.map((f) => `<div style="width:${w}px"><div style="font:12px sans-serif">${f}</div><div style="max-height:${h}px;overflow:hidden"><img src="file://${dir}/${f}" width="${w}"></div></div>`).join('')}`;
  writeFileSync(`/tmp/bs/look/p.html`, html);
  const page = await b.newPage({
    viewport: { width: 16 + part.length * (Number(w) + 8), height: Number(h) + 40 },
  });
  await page.goto('file:///tmp/bs/look/p.html');
  await page.screenshot({ path: `${out}-${String(i / n)}.png` });
  await page.close();
}
await b.close();
