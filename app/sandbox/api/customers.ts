/** /v1/customers: read and list. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';

const listParams = z.strictObject({ ...p.paging, email: p.text().optional() });

export const CUSTOMERS: Area = {
  endpoints: [
    readOne('customer', 'customers', 'id'),
    endpoint('GET /v1/customers', listParams, (operation, { email, ...page }) =>
      answerList(operation, 'customer', '/v1/customers', page, matching({ email })),
    ),
  ],
  expandable: {},
};
