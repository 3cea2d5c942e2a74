/** /v1/test_helpers/test_clocks: create, read, list, advance and delete. */
import { z } from 'zod';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { answerList } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';
import { advanceClock, createClock, deleteClock } from '#app/sandbox/billing/test-clocks.ts';

const PATH = 'test_helpers/test_clocks';
const createParams = z.strictObject({
  expand: p.expand,
  frozen_time: p.integer(0),
  name: p.text(300).optional(),
});
const advanceParams = z.strictObject({ expand: p.expand, frozen_time: p.integer(0) });

export const TEST_CLOCKS: Area = {
  endpoints: [
    endpoint(`POST /v1/${PATH}`, createParams, (operation, { frozen_time: frozenTime, name = null }) =>
      createClock(operation, { frozenTime, name }),
    ),
    endpoint(`GET /v1/${PATH}`, z.strictObject(p.paging), (operation, page) =>
      answerList(operation, 'test_helpers.test_clock', `/v1/${PATH}`, page),
    ),
    readOne('test_helpers.test_clock', PATH, 'test_clock'),
    endpoint(`POST /v1/${PATH}/:id/advance`, advanceParams, (operation, params, id) =>
      advanceClock(operation, id, params.frozen_time),
    ),
    endpoint(`DELETE /v1/${PATH}/:id`, z.strictObject({}), (operation, _params, id) =>
      deleteClock(operation, id),
    ),
  ],
  expandable: {},
};
