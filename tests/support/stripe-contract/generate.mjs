/** Writes the contract (operations, parameter and response schemas, events) from the SDK's own types: `node generate.mjs SDK_DIR OUT_FILE`. */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import ts from 'typescript';

const [dir, out] = process.argv.slice(2).map((argument) => path.resolve(argument));
const sdk = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'))).version;
const apiVersion = /ApiVersion = '([^']+)'/.exec(
  fs.readFileSync(path.join(dir, 'esm/apiVersion.js'), 'utf8'),
)[1];
const esm = path.join(dir, 'esm');
const program = ts.createProgram([path.join(esm, 'stripe.esm.node.d.ts')], {
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
});
const ck = program.getTypeChecker();
const F = ts.TypeFlags;

// ---------- operations: method + path from JS, types from d.ts
function jsOps(file) {
  // className -> method -> {method,path}
  const src = ts.createSourceFile(
    file,
    fs.readFileSync(file, 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
    ts.ScriptKind.JS,
  );
  const res = {};
  const visit = (n) => {
    if (ts.isClassDeclaration(n) && n.name)
      for (const m of n.members) {
        if (!ts.isMethodDeclaration(m)) continue;
        const find = (x) => {
          if (ts.isCallExpression(x) && x.expression.getText(src).endsWith('._makeRequest')) {
            const [a, b] = x.arguments;
            const p = ts.isTemplateExpression(b)
              ? b.head.text +
                b.templateSpans
                  .map((s) => `{${/\((\w+)\)/.exec(s.expression.getText(src))?.[1] ?? 'x'}}${s.literal.text}`)
                  .join('')
              : b.text;
            (res[n.name.text] ??= {})[m.name.getText(src)] ??= { method: a.text, path: p };
          }
          ts.forEachChild(x, find);
        };
        find(m);
      }
    ts.forEachChild(n, visit);
  };
  visit(src);
  return res;
}

// ---------- type -> JSON schema
const defs = {},
  ids = new Map(),
  used = new Set();
// TypeScript has only `number`; these are the known non-integers, everything else is an integer in Stripe's API
const FLOATS = /(rate|percent|percentage|percent_off|latitude|longitude|score|multiplier)$/;
function nameFor(type) {
  const s = type.aliasSymbol && !type.symbol ? type.aliasSymbol : type.symbol;
  let n = ck
    .getFullyQualifiedName(s)
    .replace(/^"[^"]*\/resources\//, '')
    .replace(/^"[^"]*\/esm\//, '')
    .replace(/"/g, '');
  const args = ck.getTypeArguments?.(type) ?? [];
  if (type.objectFlags & ts.ObjectFlags.Reference && args.length)
    n += '<' + args.map((a) => (a.symbol ? nameFor(a) : ck.typeToString(a))).join(',') + '>';
  return n.replace(/[^\w.]/g, '_');
}
const isOpen = (t) => t.flags & F.Intersection && t.types.some((x) => x.flags & F.String);
function schema(t, prop = '') {
  if (t.flags & (F.Any | F.Unknown)) return {};
  if (t.flags & F.StringLiteral) return { enum: [t.value] };
  if (t.flags & F.NumberLiteral) return { enum: [t.value] };
  if (t.flags & F.BooleanLiteral) return { enum: [t.intrinsicName === 'true'] };
  if (t.flags & F.Boolean) return { type: 'boolean' };
  if (t.flags & F.String || isOpen(t)) return { type: 'string' };
  if (t.flags & F.Number) return { type: FLOATS.test(prop) ? 'number' : 'integer' };
  if (t.flags & F.Null) return { type: 'null' };
  if (t.flags & (F.Undefined | F.Void | F.Never)) return null;
  if (t.flags & F.TemplateLiteral) return { type: 'string' };
  if (t.isUnion()) {
    const lits = [],
      rest = [];
    let open = false,
      bools = 0;
    for (const m of t.types) {
      if (m.flags & (F.Undefined | F.Void)) continue;
      if (m.flags & F.StringLiteral) lits.push(m.value);
      else if (isOpen(m)) open = true;
      else if (m.flags & F.BooleanLiteral) {
        bools++;
        if (bools === 1) rest.push(m);
      } else rest.push(m);
    }
    const alts = rest
      .map((m) => (m.flags & F.BooleanLiteral && bools === 2 ? { type: 'boolean' } : schema(m, prop)))
      .filter(Boolean);
    if (lits.length) alts.unshift(open ? { enum: lits, 'x-open': true } : { enum: lits });
    else if (open) alts.unshift({ type: 'string' });
    return alts.length === 1 ? alts[0] : { anyOf: alts };
  }
  if (
    /^Decimal(Impl)?$/.test(t.symbol?.name ?? '') ||
    /^Decimal$/.test(t.aliasSymbol?.name ?? '') ||
    (t.isIntersection() && t.types.some((x) => x.symbol?.name === 'Decimal'))
  )
    return { type: 'string', 'x-decimal': true };
  if (t.symbol?.name === 'Date' || t.symbol?.name === 'Buffer' || t.symbol?.name === 'Uint8Array') return {};
  if (ck.isArrayType(t)) return { type: 'array', items: schema(ck.getTypeArguments(t)[0], prop) ?? {} };
  if (t.symbol?.name === 'ApiList' || t.symbol?.name === 'ApiListPromise') {
    const el = ck.getTypeArguments(t)[0];
    return listOf(schema(el));
  }
  if (t.flags & (F.Object | F.Intersection)) {
    if (ids.has(t)) return { $ref: '#/$defs/' + ids.get(t) };
    let n = t.symbol && t.symbol.name !== '__type' ? nameFor(t) : 'anon' + ids.size;
    while (used.has(n)) n += '_'; // same printed name, different type
    used.add(n);
    ids.set(t, n);
    const d = { type: 'object' };
    defs[n] = d;
    const props = ck.getPropertiesOfType(t);
    const idx = ck.getStringIndexType?.(t) ?? t.getStringIndexType();
    d.properties = {};
    const req = [];
    for (const p of props) {
      const pt = ck.getTypeOfSymbol(p);
      const s = schema(pt, p.name);
      if (s === null) continue;
      d.properties[p.name] = s;
      if (!(p.flags & ts.SymbolFlags.Optional)) req.push(p.name);
    }
    if (req.length) d.required = req;
    d.additionalProperties = idx ? (schema(idx) ?? true) : props.length ? false : true;
    return { $ref: '#/$defs/' + n };
  }
  return {};
}
function listOf(item) {
  return {
    type: 'object',
    required: ['object', 'data', 'has_more', 'url'],
    additionalProperties: false,
    properties: {
      object: { enum: ['list'] },
      data: { type: 'array', items: item },
      has_more: { type: 'boolean' },
      url: { type: 'string' },
      total_count: { type: 'integer' },
      next_page: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    },
  };
}
// search endpoints return object:'search_result'
const operations = [];
for (const sf of program.getSourceFiles()) {
  if (!sf.fileName.includes('/esm/resources/') || sf.fileName.endsWith('index.d.ts')) continue;
  const js = sf.fileName.replace(/\.d\.ts$/, '.js');
  if (!fs.existsSync(js)) continue;
  const ops = jsOps(js);
  ts.forEachChild(sf, (n) => {
    if (!ts.isClassDeclaration(n) || !ops[n.name.text]) return;
    const done = new Set();
    for (const m of n.members) {
      if (!ts.isMethodDeclaration(m)) continue;
      const name = m.name.getText(sf),
        o = ops[n.name.text][name];
      if (!o || done.has(name) || !o.path?.startsWith('/v1/')) continue;
      done.add(name);
      const pp = m.parameters.find((p) => p.name.getText(sf) === 'params');
      let pschema = null,
        prequired = false;
      if (pp?.type) {
        pschema = schema(ck.getTypeFromTypeNode(pp.type));
        prequired = !pp.questionToken;
      }
      let rt = ck.getTypeFromTypeNode(m.type),
        rs;
      if (rt.symbol?.name === 'ApiListPromise') rs = listOf(schema(ck.getTypeArguments(rt)[0]));
      else if (rt.symbol?.name === 'ApiSearchResultPromise') {
        rs = listOf(schema(ck.getTypeArguments(rt)[0]));
        rs.properties.object = { enum: ['search_result'] };
      } else {
        // Promise<Response<T>>
        const tn = m.type.typeArguments?.[0],
          inner = tn?.typeArguments?.[0] ?? tn;
        rs = inner ? schema(ck.getTypeFromTypeNode(inner)) : {};
      }
      operations.push({
        id: `${path.relative(esm + '/resources', js).replace(/\.js$/, '')}.${name}`,
        method: o.method,
        path: o.path,
        params: pschema,
        paramsRequired: prequired,
        response: rs,
      });
    }
  });
}
// ---------- events
const events = {};
const ev = program.getSourceFiles().find((s) => s.fileName.endsWith('/resources/Events.d.ts'));
ts.forEachChild(ev, (n) => {
  if (!ts.isInterfaceDeclaration(n) || !n.name.text.endsWith('Event') || !n.heritageClauses) return;
  const t = ck.getTypeAtLocation(n);
  const ty = ck.getPropertyOfType(t, 'type');
  if (!ty) return;
  const lit = ck.getTypeOfSymbol(ty);
  if (!(lit.flags & F.StringLiteral)) return;
  const obj = ck.getPropertyOfType(ck.getTypeOfSymbol(ck.getPropertyOfType(t, 'data')), 'object');
  events[lit.value] = schema(ck.getTypeOfSymbol(obj));
});
const base = ev.statements.find((n) => ts.isInterfaceDeclaration(n) && n.name.text === 'EventBase');
const envelope = schema(ck.getTypeAtLocation(base));
fs.writeFileSync(
  out,
  JSON.stringify({
    source: `stripe@${sdk} type definitions`,
    apiVersion,
    operations,
    events,
    envelope,
    $defs: defs,
  }),
);
