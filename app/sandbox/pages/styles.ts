/** How the sandbox's pages look: paper and ink. */

const BASE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#faf8f3, #161513);
  --sheet: light-dark(#ffffff, #1e1d1a);
  --ink: light-dark(#1a1916, #efebe1);
  --soft: light-dark(#5d594f, #a39d8f);
  --rule: light-dark(#d9d4c7, #3a372f);
  --wash: light-dark(#f1ede3, #232119);
  --refuse: light-dark(#7a2e1d, #f0a08a);
  --serif: Newsreader, 'Iowan Old Style', 'Palatino Linotype', Georgia, serif;
  --sans: 'Public Sans', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/24px var(--sans); }
h1, h2 { font-family: var(--serif); font-weight: 500; letter-spacing: -0.01em; text-wrap: balance; margin: 0; }
p { margin: 0; }
a { color: inherit; text-underline-offset: 3px; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
input, select, button { font: inherit; color: inherit; border-radius: 0; }
input, select { min-height: 44px; width: 100%; padding: 8px 12px; border: 1px solid var(--soft); background: var(--sheet); appearance: none; }
select { background-image: linear-gradient(45deg, transparent 50%, var(--soft) 50%), linear-gradient(-45deg, transparent 50%, var(--soft) 50%); background-position: right 17px center, right 12px center; background-size: 5px 5px; background-repeat: no-repeat; padding-right: 36px; }
input[type='checkbox'] { appearance: auto; width: 20px; min-height: 20px; height: 20px; margin: 0; accent-color: var(--ink); }
button { min-height: 44px; padding: 8px 16px; border: 1px solid var(--ink); background: var(--sheet); font-weight: 600; cursor: pointer; }
button:hover { background: var(--wash); }
button.primary { background: var(--ink); color: var(--paper); }
button.primary:hover { background: var(--ink); text-decoration: underline; text-underline-offset: 4px; }
.soft { color: var(--soft); }
.figures { font-variant-numeric: tabular-nums; }
.banner { background: var(--wash); border-bottom: 1px solid var(--ink); padding: 8px 16px; text-align: center; font-size: 15px; font-weight: 600; }
@media print { .banner { border: 1px solid; } }
`;

/** For the payment page and the bank's question. */
export const CHECKOUT_CSS = `${BASE}
main { max-width: 1040px; margin: 0 auto; padding: 36px 16px 56px; display: grid; gap: 36px; }
@media (min-width: 880px) {
  main.two { grid-template-columns: 5fr 6fr; gap: 88px; padding-top: 72px; align-items: start; }
  .order { position: sticky; top: 36px; }
}
main > * { min-width: 0; }
main.one { max-width: 560px; }
main.one h1 { font-size: 30px; line-height: 36px; }
h1 + .soft { margin-top: 8px; overflow-wrap: anywhere; }
.back { display: inline-block; min-height: 24px; margin-bottom: 24px; font-size: 15px; }
.merchant { font-size: 15px; font-weight: 600; }
.order h1 { font-size: 26px; line-height: 32px; margin-top: 4px; }
.total { font-family: var(--serif); font-size: 56px; line-height: 64px; letter-spacing: -0.02em; margin: 12px 0 24px; }
.lines { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--rule); }
.lines li { display: flex; justify-content: space-between; gap: 16px; padding: 12px 0; border-bottom: 1px solid var(--rule); }
.lines small { display: block; font-size: 14px; line-height: 20px; color: var(--soft); }
.sum { font-weight: 600; }
h2 { font-size: 22px; line-height: 28px; }
form { display: grid; gap: 24px; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; display: grid; gap: 16px; }
legend { padding: 0; margin-bottom: 12px; font-family: var(--serif); font-size: 22px; line-height: 28px; font-weight: 500; }
.field { display: grid; gap: 4px; min-width: 0; align-content: start; }
.field label { font-size: 15px; font-weight: 600; }
.field .hint { font-size: 14px; line-height: 20px; color: var(--soft); }
.pair { display: grid; gap: 16px; grid-template-columns: 1fr 1fr; }
@media (max-width: 340px) { .pair { grid-template-columns: 1fr; } }
.fixed { padding: 10px 0; overflow-wrap: anywhere; }
.wrong { border-left: 4px solid var(--ink); padding-left: 12px; }
.wrong .problem { color: var(--refuse); font-size: 15px; font-weight: 600; }
.summary { border: 1px solid var(--ink); border-left-width: 8px; padding: 12px 16px; background: var(--sheet); }
.summary h2 { font: 600 16px/24px var(--sans); letter-spacing: 0; }
.summary ul { margin: 4px 0 0; padding-left: 20px; }
.order .submit-note { margin-top: 12px; }
.cards li { flex-wrap: wrap; align-items: center; }
form.inline { display: flex; flex-wrap: wrap; gap: 8px; }
.submit-note { font-size: 15px; line-height: 22px; color: var(--soft); }
button.primary { width: 100%; min-height: 52px; font-size: 17px; }
details { border: 1px solid var(--rule); background: var(--sheet); }
summary { padding: 12px 16px; min-height: 44px; font-weight: 600; cursor: pointer; }
details table { width: 100%; border-collapse: collapse; font-size: 15px; line-height: 20px; }
details th, details td { text-align: left; font-weight: 400; padding: 8px 16px; border-top: 1px solid var(--rule); vertical-align: top; }
details th { white-space: nowrap; font-variant-numeric: tabular-nums; user-select: all; }
@media (max-width: 420px) { details th, details td { padding: 8px; } details table { font-size: 14px; } }
details p { padding: 0 16px 12px; font-size: 15px; }
.choices { display: grid; gap: 12px; }
`;

/** For the control panel. */
export const PANEL_CSS = `${BASE}
body { font-size: 15px; line-height: 22px; }
main > * { min-width: 0; }
main { max-width: 1200px; margin: 0 auto; padding: 24px 16px 56px; display: grid; gap: 36px; }
h1 { font-size: 34px; line-height: 40px; }
h2 { font-size: 22px; line-height: 28px; margin-bottom: 12px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 24px; margin-top: 8px; }
nav a { min-height: 24px; }
.facts { display: flex; flex-wrap: wrap; gap: 16px 48px; margin: 0; }
.facts dt { color: var(--soft); font-size: 14px; }
.facts dd { margin: 0; font-size: 20px; line-height: 28px; }
.group { border-top: 1px solid var(--ink); padding-top: 12px; display: grid; gap: 16px; scroll-margin-top: 12px; }
.group h2 { margin: 0; }
.group > header p { max-width: 68ch; }
@media (min-width: 880px) { .group { grid-template-columns: 240px minmax(0, 1fr); gap: 36px; } }
.controls { display: grid; gap: 24px 36px; grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr)); }
.control p { overflow-wrap: anywhere; }
.control { display: grid; gap: 12px; align-content: start; min-width: 0; }
h3 { font: 600 15px/22px var(--sans); margin: 0; }
.tables { display: grid; gap: 36px; min-width: 0; }
.tables > * { min-width: 0; }
form { display: grid; gap: 12px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
.row > form { display: block; }
label { display: grid; gap: 4px; font-weight: 600; }
label input, label select { font-weight: 400; }
label.check { display: flex; gap: 12px; align-items: center; min-height: 44px; font-weight: 400; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: 14px; }
th, td { padding: 6px 16px 6px 0; border-bottom: 1px solid var(--rule); vertical-align: top; white-space: nowrap; }
td code { font: 13px/22px ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
td .row { flex-wrap: nowrap; }
td .line { display: flex; gap: 8px; }
td .line select { width: 220px; min-height: 32px; padding: 2px 36px 2px 8px; }
td .line input { width: 120px; min-height: 32px; padding: 2px 8px; }
td button { min-height: 32px; padding: 2px 12px; }
.on { font-weight: 650; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; }
`;
