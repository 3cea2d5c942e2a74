/** Every form of the desk that changes something is hidden from those who may not send it. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

const folder = new URL('../../../app/ui/desk/', import.meta.url);

/** Whose form is for everybody who sees it, or is offered by whoever shows the component, and why. */
const open: Readonly<Record<string, string>> = {
  'desk-frame.tsx': 'everybody signs out',
  'desk-error.tsx': 'everybody signs out',
  'own-account.tsx': 'one’s own sessions',
  'own-password-form.tsx': 'one’s own password',
  'sign-in-pages.tsx': 'before anybody is known',
  'tried-payer.tsx': 'changes nothing',
  'import-form.tsx': 'its page is closed to everybody else',
  'refund-form.tsx': 'shown where the loader offers it: who may, and which gift can go back',
  'refunds-made.tsx': 'as above',
  'late-refusal-part.tsx': 'as above',
  'staff-list.tsx': 'its parts are shown by whoever may manage',
  'invite-form.tsx': 'shown by whoever may manage',
};

/** The functions of a source that hold a form which posts, and neither ask `useMay` themselves nor stand in one that does. */
function unasked(name: string, text: string): string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node, isAsked: boolean, within: string): void => {
    const isFunction = ts.isFunctionDeclaration(node) && node.body !== undefined;
    const asks = isAsked || (isFunction && /\buseMay\(/.test(node.getText()));
    const place = isFunction ? (node.name?.text ?? '') : within;
    if (
      ts.isJsxOpeningElement(node) &&
      node.tagName.getText() === 'form' &&
      /method="post"/.test(node.getText())
    )
      if (!asks) found.push(`${name}: ${place}`);
    ts.forEachChild(node, (child) => {
      visit(child, asks, place);
    });
  };
  visit(source, false, '');
  return found;
}

const sources = readdirSync(folder).filter((name) => name.endsWith('.tsx'));
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

test('each asks who looks, or says here why it need not', () => {
  const found = sources.flatMap((name) => (name in open ? [] : unasked(name, read(name))));
  expect(found).toEqual([]);
});

test('whoever need not ask is still there, and has a form', () => {
  for (const name of Object.keys(open)) expect(unasked(name, read(name)), name).not.toEqual([]);
});

test('a form that does not ask would be found, and one that asks would not', () => {
  const form = 'return <form method="post"></form>; }';
  expect(unasked('x.tsx', `function Close() { ${form}`)).toEqual(['x.tsx: Close']);
  expect(unasked('x.tsx', `function Close() { const may = useMay('review'); ${form}`)).toEqual([]);
});
