import { expect, test } from 'vitest';
import { aroundReceiptNumbers } from '#app/domain/receipt/number-in-text.ts';
import { receiptNumber } from '#app/domain/receipt/receipt.ts';
import { everyMail } from '#tests/support/every-mail.ts';

test('the number of a receipt stands alone among the parts of a text, whatever is around it', () => {
  const numbers = [receiptNumber('', 2026, 0, 42), receiptNumber('UN-', 2026, 3, 42)];
  for (const number of numbers)
    expect(aroundReceiptNumbers(`Received · receipt ${number}.`)).toEqual([
      'Received · receipt ',
      number,
      '.',
    ]);
  for (const none of ['', '2026-11-29', '+1 555-010-1234', 'x'.repeat(40)])
    expect(aroundReceiptNumbers(none)).toEqual([none]);
});

test('no line of a mail ends within the number of a receipt', () => {
  const { html } = everyMail()['receipt-copy'];
  const free = html
    .replaceAll(/<title>.*?<\/title>/g, '')
    .replaceAll(/<span style="white-space:nowrap">[^<]*<\/span>/g, '');
  expect(html).toContain('2026-000042');
  expect(free).not.toContain('2026-000042');
});
