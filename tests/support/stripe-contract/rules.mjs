/** Rules that the schema cannot say, from Stripe's documentation. A false alarm is mended here, never waved through. */

/** The least charges that Stripe publishes, in minor units (docs.stripe.com/currencies). */
const MIN = {
  usd: 50,
  aed: 200,
  ars: 50,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  cop: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  idr: 50,
  ils: 50,
  inr: 50,
  jpy: 50,
  krw: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  php: 50,
  pln: 200,
  ron: 200,
  rub: 50,
  sek: 300,
  sgd: 50,
  thb: 1000,
  zar: 50,
};
const WHOLE = new Set(['isk', 'ugx']);
const THREE = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);
/** Violations of what types cannot say: amounts, metadata, combinations of parameters. */
export function rules(op, p, now) {
  const e = [];
  const no = (cond, msg) => {
    if (cond) e.push(msg);
  };
  const meta = (m, at) => {
    if (!m || typeof m !== 'object') return;
    no(Object.keys(m).length > 50, `${at}: more than 50 keys`);
    for (const [k, v] of Object.entries(m)) {
      no(k.length > 40, `${at}.${k}: key longer than 40 characters`);
      no(/[[\]]/.test(k), `${at}.${k}: square brackets in key`);
      no(String(v).length > 500, `${at}.${k}: value longer than 500 characters`);
    }
  };
  const scan = (o, at) => {
    if (o && typeof o === 'object')
      for (const [k, v] of Object.entries(o)) {
        const q = at ? `${at}.${k}` : k;
        if (k === 'metadata') meta(v, q);
        else scan(v, q);
      }
  };
  scan(p, '');
  const least = (a, cur, at) => {
    const x = cur?.toLowerCase();
    no(a > 0 && a < (MIN[x] ?? 0), `${at}: ${a} ${x} is below Stripe's minimum ${MIN[x]}`);
  };
  const amount = (a, cur, at) => {
    if (a === undefined || !cur) return;
    const x = cur.toLowerCase();
    no(cur !== x, `${at}: currency must be lower case`);
    no(a > 999999999999, `${at}: more than twelve digits`);
    no(WHOLE.has(x) && a % 100, `${at}: ${x} is charged in whole units, told in hundredths`);
    no(THREE.has(x) && a % 10, `${at}: three-decimal currency ${x} must be a multiple of 10`);
  };
  const suffix = (s) => {
    if (s === undefined) return;
    no(s.length > 22, 'statement_descriptor_suffix longer than 22');
    no(/[<>\\'"*]/.test(s), 'statement_descriptor_suffix has one of < > \\ \' " *');
    no(!/[A-Za-z]/.test(s), 'statement_descriptor_suffix needs a letter');
  };
  const k = `${op.method} ${op.path}`;
  if (k === 'POST /v1/checkout/sessions') {
    const mode = p.mode;
    const ui = p.ui_mode ?? 'hosted_page';
    no(!mode, 'mode is missing (payment | setup | subscription)');
    no(
      ['payment', 'subscription'].includes(mode) && !p.line_items?.length,
      `line_items is required in ${mode} mode`,
    );
    no(mode === 'setup' && p.line_items, 'line_items is not allowed in setup mode');
    no(
      mode === 'setup' && !p.currency && !p.allowed_payment_method_types,
      'currency is required in setup mode when allowed_payment_method_types is not set',
    );
    no(
      mode !== 'payment' && p.payment_intent_data,
      `payment_intent_data is only for payment mode, not ${mode}`,
    );
    no(mode !== 'setup' && p.setup_intent_data, `setup_intent_data is only for setup mode, not ${mode}`);
    no(
      mode !== 'subscription' && p.subscription_data,
      `subscription_data is only for subscription mode, not ${mode}`,
    );
    no(mode === 'setup' && p.submit_type, 'submit_type is only for payment or subscription mode');
    no(
      mode === 'subscription' && p.customer_creation,
      'customer_creation is only for payment and setup mode',
    );
    no(p.customer && p.customer_email, 'customer and customer_email exclude each other');
    no(p.customer_update && !p.customer, 'customer_update needs customer');
    no(ui === 'hosted_page' && !p.success_url, 'success_url is required for ui_mode hosted_page');
    no(
      ['embedded_page', 'elements'].includes(ui) && (p.success_url || p.cancel_url),
      `success_url/cancel_url are not allowed with ui_mode ${ui}`,
    );
    no(
      p.expires_at && (p.expires_at < now + 1790 || p.expires_at > now + 86460),
      'expires_at must lie 30 minutes to 24 hours ahead',
    );
    no(
      p.client_reference_id && !/^[\w-]{1,200}$/.test(p.client_reference_id),
      'client_reference_id: letters, digits, - and _ only, at most 200',
    );
    no(
      p.allowed_payment_method_types && p.excluded_payment_method_types,
      'allowed_ and excluded_payment_method_types together',
    );
    for (const t of ['submit', 'after_submit', 'terms_of_service_acceptance'])
      no((p.custom_text?.[t]?.message?.length ?? 0) > 1200, `custom_text.${t}.message longer than 1200`);
    suffix(p.payment_intent_data?.statement_descriptor_suffix);
    const lines = Array.isArray(p.line_items) ? p.line_items : [];
    // Stripe's least amount is one of the session's total, so a small line may stand beside a larger one.
    if (lines.every((l) => l.price_data)) {
      const total = lines.reduce((sum, l) => sum + l.price_data.unit_amount * (l.quantity ?? 1), 0);
      least(total, lines[0]?.price_data.currency, 'the total of line_items');
    }
    lines.forEach((l, i) => {
      const d = l.price_data,
        at = `line_items[${i}]`;
      no(!l.price === !d, `${at}: exactly one of price or price_data`);
      no(l.quantity === undefined, `${at}: quantity is missing`);
      if (d) {
        no(!d.product === !d.product_data, `${at}.price_data: exactly one of product or product_data`);
        no(
          (d.unit_amount === undefined) === (d.unit_amount_decimal === undefined),
          `${at}.price_data: exactly one of unit_amount or unit_amount_decimal`,
        );
        no(mode === 'payment' && d.recurring, `${at}.price_data.recurring in payment mode`);
        amount(d.unit_amount * (l.quantity ?? 1), d.currency, at);
      }
    });
    no(
      mode === 'subscription' &&
        Array.isArray(p.line_items) &&
        !p.line_items.some((l) => l.price || l.price_data?.recurring),
      'subscription mode needs a recurring line item',
    );
  }
  if (k === 'POST /v1/subscriptions') {
    no(!p.customer && !p.customer_account, 'customer is missing');
    no(!p.items?.length, 'items is missing');
    (Array.isArray(p.items) ? p.items : []).forEach((l, i) => {
      no(!l.price && !l.price_data && !l.plan, `items[${i}]: price or price_data`);
      if (l.price_data) {
        no(
          !l.price_data.product,
          `items[${i}].price_data.product must be an existing product id (no product_data here)`,
        );
        amount(l.price_data.unit_amount, l.price_data.currency, `items[${i}].price_data`);
        least(l.price_data.unit_amount, l.price_data.currency, `items[${i}].price_data`);
      }
    });
  }
  if (k === 'POST /v1/refunds')
    no(!p.charge === !p.payment_intent, 'exactly one of charge or payment_intent');
  if (k === 'POST /v1/billing_portal/sessions') no(!p.customer && !p.customer_account, 'customer is missing');
  if (k === 'POST /v1/payment_intents') {
    amount(p.amount, p.currency, 'amount');
    least(p.amount, p.currency, 'amount');
  }
  if (k === 'GET /v1/events') {
    no(p.type && p.types, 'type and types exclude each other');
    no((p.types?.length ?? 0) > 20, 'at most 20 types');
  }
  if (op.method === 'GET') {
    no(p.limit !== undefined && (p.limit < 1 || p.limit > 100), 'limit must be 1..100');
    no(p.starting_after && p.ending_before, 'starting_after and ending_before exclude each other');
  }
  return e.map((msg) => ({ side: 'request', kind: 'rule', at: k, msg, severity: 'error' }));
}
