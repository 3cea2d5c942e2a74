/** The words in a source of ours that somebody would read, told from its codes, fields and classes. */
import ts from 'typescript';

/** Attributes that name, address or dress an element, or choose how a component shows: nobody reads them. */
const silentAttributes: ReadonlySet<string> = new Set([
  ...[
    'action',
    'aria-current',
    'aria-describedby',
    'aria-labelledby',
    'autoComplete',
    'className',
    'encType',
  ],
  ...['fieldId', 'href', 'htmlFor', 'id', 'inputMode', 'key', 'method', 'name', 'rel', 'role', 'scope'],
  ...['type', 'value', 'current', 'decision', 'Heading', 'kind', 'tone'],
]);

/** In any place: what begins with a capital, or has a letter beside a blank, is no code, field or class. */
const reads = /^\P{L}*\p{Lu}\p{Ll}|\p{L}\P{L}*\s|\s\P{L}*\p{L}/u;

/** Where only words stand, as in the text of an element, any letter is one. */
const hasLetter = /\p{L}/u;

/** Every text of a source that somebody would read, with its line. */
export function wordsIn(name: string, text: string): string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const note = (node: ts.Node, words: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${name}:${String(line + 1)}: ${words.trim()}`);
  };
  const visit = (node: ts.Node, isShown: boolean): void => {
    if (isSilent(node)) return;
    if (ts.isJsxText(node)) {
      if (hasLetter.test(node.text)) note(node, node.text);
    } else if (isText(node) && (isShown ? hasLetter : reads).test(node.text)) note(node, node.text);
    for (const child of node.getChildren()) visit(child, isShownIn(node, child, isShown));
  };
  visit(source, false);
  return found;
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
}

function isSilent(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  // Whoever reads the log reads it, and nobody at the desk.
  if (ts.isThrowStatement(node)) return true;
  if (isKey(node)) return true;
  return ts.isJsxAttribute(node) && silentAttributes.has(node.name.getText());
}

/** The name of a header, a field or a parameter: what is set under it, or asked for by it. */
function isKey(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isStringLiteral(node)) return false;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    parent.expression.name.text === 'get'
  );
}

/** Whether what the child is stands on the page as it is: through braces, choices and lists, not as an argument or a key. */
function isShownIn(parent: ts.Node, child: ts.Node, isShown: boolean): boolean {
  if (ts.isJsxAttribute(parent)) return child === parent.initializer && ts.isStringLiteral(child);
  if (ts.isJsxExpression(parent)) return !ts.isJsxAttribute(parent.parent);
  if (ts.isConditionalExpression(parent)) return isShown && child !== parent.condition;
  if (ts.isBinaryExpression(parent)) return isShown && isOutcome(parent, child);
  return isShown && (ts.isTemplateExpression(parent) || ts.isTemplateSpan(parent) || isWrapping(parent));
}

/** Of `a ?? b`, `a || b` and `a + b` either side may be what is shown, of `a && b` the right one, of `a === b` none. */
function isOutcome({ operatorToken, right }: ts.BinaryExpression, side: ts.Node): boolean {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.PlusToken:
      return true;
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return side === right;
    default:
      return false;
  }
}

/** Braces, lists of pieces, and what the parser wraps them in. */
const isWrapping = (node: ts.Node): boolean =>
  ts.isParenthesizedExpression(node) || node.kind === ts.SyntaxKind.SyntaxList;
